"""Reads one point in time from a place in the text: pieces from coarse to fine, as far as they go."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import clock, numbers, numerals, pieces, special
from .expression import Point, Step, absolute
from .numbers import SEPARATOR
from .pieces import Atom
from .words import LEVELS, first_characters


class Reading(NamedTuple):
    """A point read: where it ends, its steps, what completes it, and the second half where it is a range."""

    end: int
    steps: Point
    tie: str
    last: Point = ()


_READERS = (
    pieces.part,
    numbers.united,
    pieces.word,
    pieces.counted,
    numbers.whole,
    numbers.era,
    pieces.time,
    special.quoted_holiday,
)
_SPECIAL = (
    special.numbered_day,
    special.same_period,
    special.business_year,
    special.lunar,
    special.plan,
    special.common_era,
)
_COMPLETE = ("year", "decade", "century", "plan")
_SHARED = re.compile(rf"(?P<n>{numerals.YEAR}|{numerals.COUNT}) ?(?:{SEPARATOR} ?|/(?=(?:\d\d)?\d\d年度))")
_HOUR = r"(?:\d{1,2}|十?[一二两三四五六七八九]|十|二十[一二三四]?)"
_HOURS = re.compile(
    rf"(?P<n>{_HOUR}){SEPARATOR}(?P<m>{_HOUR})(?P<unit>[时点])(?![0-9一二三四五六七八九十间候段期代建意要])"
)
# 七八点: between neighbouring hours
_AROUND_HOURS = re.compile(
    r"(?P<n>[一二两三四五六七八九])(?P<m>[二三四五六七八九])(?P<unit>点(?:多?钟)?|时)(?![0-9一二三四五六七八九十间候段期代建意要])"
)
_COMMA = re.compile("[，,] ?")
_LISTED = re.compile(
    r"(?P<n>\d{1,4}|[一二三四五六七八九])(?P<more>(?:[、,，](?:\d{1,2}|[一二三四五六七八九])){0,9})"
    r"[、,，](?=(?:\d{1,4}|十[一二]?|[一二三四五六七八九])[年月日](?!\d))"
)
_SEPARATORS = re.compile("[、,，]")
_UNITS = {
    "year": range(1000, 3000),
    "yy": range(1000, 3000),
    "month": range(1, 13),
    "day": range(1, 32),
    "quarter": range(1, 5),
}


@cache
def _firsts() -> frozenset[str]:
    """What a piece can begin with: a figure, a word of the tables, a part such as 底, 前 of 前五个月, a quote."""
    return first_characters() | frozenset(
        '0123456789〇零○一二两俩三四五六七八九十百廿卅年月日天初底末尾内开全早晚前期中最头首第后明清元“"‘「'
    )


def point(text: str, start: int) -> Reading | None:
    """Read the longest point in time that begins at `start`, or None.

    >>> point("去年10月底", 0).end
    6
    """
    if start >= len(text):
        return None
    for reader in _SPECIAL:
        atom = reader(text, start)
        if atom:
            continued = (
                _chain(text, start, True, atom) if reader is special.common_era and atom.steps else None
            )
            return continued or Reading(*atom)
    read = _chain(text, start)
    return (_named_day(text, read) if read else None) or read


def _named_day(text: str, read: Reading) -> Reading | None:
    """周日，2月10日 is one day, named first."""
    comma = _COMMA.match(text, read.end) if [step.field for step in read.steps] == ["weekday"] else None
    day = _chain(text, comma.end()) if comma and not read.last else None
    told = day is not None and not day.last and [step.field for step in day.steps][-2:] == ["month", "day"]
    return day if told else None


def _chain(text: str, start: int, shared: bool = True, head: Atom | None = None) -> Reading | None:
    """Read pieces as far as they go; `shared` allows a range whose halves share their unit to end them."""
    steps: Point = head.steps if head else ()
    tie, level, end = "", LEVELS[steps[-1].field] if steps else -1, head.end if head else start
    while True:
        follow = _next(text, end, level, steps, shared)
        if follow is None:
            break
        if isinstance(follow, Reading):
            return Reading(follow.end, (*steps, *follow.steps), tie or follow.tie, follow.last)
        opened = steps and follow.steps[:1] and follow.steps[0].field == "weekday" and text[end] in "（("
        closed = opened and text[follow.end : follow.end + 1] in ("）", ")")
        steps, tie, end = (*steps, *follow.steps), tie or follow.tie, follow.end + bool(closed)
        if not steps or tie == "vague":
            break
        level = LEVELS[steps[-1].field]
    if end == start:
        return None
    if steps and steps[0].field in _COMPLETE and not steps[0].relative and tie == "published":
        tie = ""
    return Reading(end, steps, tie)


def _next(text: str, end: int, level: int, steps: Point, shared: bool) -> Atom | Reading | None:
    """The next piece, or the two halves of a range that share their unit."""
    hours = _hours(text, end, level, steps)
    if hours:
        return hours
    for place in _places(text, end, steps):
        if place >= len(text):
            return None
        if text[place] not in _firsts():
            continue
        for reader in _READERS:
            atom = reader(text, place, level, steps)
            if atom:
                return atom
        halves = _shared_unit(text, place, level) if shared and place == end else None
        if halves:
            return halves
    return None


def _places(text: str, end: int, steps: Point) -> Iterator[int]:
    """Where the next piece may begin: at once, behind a blank or 的, a weekday also behind a comma or bracket."""
    yield end
    here = text[end : end + 1]
    if steps and here in (" ", "的", "\u3000"):
        yield end + 1
    elif steps and steps[-1].field == "day" and here in ("，", ",", "（", "("):
        follow = end + 1 + (text[end + 1 : end + 2] == " ")
        if text.startswith(("周", "星期", "礼拜"), follow):
            yield follow


def _hours(text: str, at: int, level: int, steps: Point) -> Reading | None:
    """Hours that share their unit: 9日8至11时, 晚上9~11点, 8-11时."""
    if level >= LEVELS["time"] or (steps and level < LEVELS["day"] and steps[0].field != "daypart"):
        return None
    found = _HOURS.match(text, at) or _around_hours(text, at)
    if (
        not found
        or (not steps and not found["n"].isascii())
        or (at and not steps and text[at - 1] in "0123456789.:：-/第")
    ):
        return None
    if not steps and found["unit"] != "时":
        return None  # 3至5点 may be points of a list
    part = steps[-1].name if steps and steps[-1].field == "daypart" else ""
    first, last = (clock.read(found[name] + "时", 0, part, True) for name in ("n", "m"))
    if first is None or last is None:
        return None
    return Reading(found.end(), (Step("time", name=first[1]),), "time", (Step("time", name=last[1]),))


def _around_hours(text: str, at: int) -> "re.Match[str] | None":
    found = _AROUND_HOURS.match(text, at)
    return found if found and numerals.pair(found["n"] + found["m"]) else None


def _shared_unit(text: str, at: int, level: int) -> Reading | None:
    """A range whose first half leaves the unit to the second: 1至8月, 2007-2012年, 22-24日, 七、八月."""
    if at and text[at - 1] in "0123456789.-/":
        return None
    found = _SHARED.match(text, at) or _LISTED.match(text, at)
    count = numerals.read(found["n"]) if found else None
    rest = _chain(text, found.end(), shared=False) if found and count is not None else None
    if found is None or count is None or rest is None or not rest.steps or rest.last:
        return None
    head = rest.steps[0]
    if head.relative or head.name or head.field not in _UNITS or LEVELS[head.field] <= level:
        return None
    if found["n"] == "一" and text[found.end()].isdigit():
        return None  # 一到6月 is 一到, not 1月到6月
    if count not in _UNITS[head.field]:
        return None
    if found.re is _LISTED and head.low != count + 1 + len(_SEPARATORS.findall(found["more"])):
        return None
    field = "year" if count >= 1000 else head.field
    tie = "" if field == "year" else "published"
    if field == head.field and len(rest.steps) == 1 and count < head.low:
        return Reading(rest.end, (absolute(field, count, head.low),), tie)
    return Reading(rest.end, (Step(field, count, count),), tie, rest.steps)
