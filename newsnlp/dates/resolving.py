"""From a value and a day of publication to the days meant. Pure: no clock is read, nothing is remembered."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from . import calendar
from .counting import YEARS, Interval, months
from .expression import Expression, Point, absolute, parse
from .values import DateValue

PUBLISHED = "published"
NEXT = "published next"
LAST = "published last"
COMING = "published coming"
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWDBHS])")
_CLOCK = re.compile(
    r"(?:(?:(?:daypart|time)=\S+|to|since|before|after|until|from)(?: |$))+"
)  # a clock time that stands alone names no day
Days = tuple[date | None, date | None]
_DAY = timedelta(1)


def resolve(value: DateValue, published: date | None) -> DateValue:
    """Resolve a value again, with another day of publication or none.

    A value that says everything itself (2023-02-11) stays as it is; one that needs the day of publication gets
    no days when `published` is None.

    >>> value = DateValue(None, None, "day", "published", False, None, "XXXX-02-11", "2月11日")
    >>> resolve(value, date(2023, 2, 14)).start
    datetime.date(2023, 2, 11)
    """
    start, end = days(value.said, value.anchor, published)
    return replace(value, start=start, end=end)


@lru_cache(4096)
def days(said: str, anchor: str | None, published: date | None) -> Days:
    """Give the first and last day of an expression with its anchor; None for a side left open or unknown.

    >>> days("year-1 month=10", "published", date(2023, 2, 14))
    (datetime.date(2022, 10, 1), datetime.date(2022, 10, 31))
    """
    if _CLOCK.fullmatch(said):
        return None, None
    mode = "near"
    base: date | None = None
    if anchor in (NEXT, LAST, COMING):
        base, mode = published, anchor.removeprefix("published ")
    elif anchor == PUBLISHED:
        base = published
    elif anchor:
        inner, _, outer = anchor.partition(" @ ")
        before = days(inner, outer or None, published)
        base, mode = before[0] or before[1], "inside"
        if said.startswith("same "):
            return _same(parse(inner), before, said.removeprefix("same "), published)
    if said.startswith("same"):
        return None, None
    return _expression(parse(said), base, mode)


def _same(said: Expression, period: Days, which: str, published: date | None) -> Days:
    """The same period of another year: 上年同期 counts from its own year, 去年同期 from that of publication."""
    if period[0] is None or period[1] is None:
        return None, None
    own = period[0].year
    if said.form == "since" and own != period[1].year:
        return None, None  # what began years ago has no like in another year
    if which.startswith("year="):
        distance = int(which.removeprefix("year=")) - own
    elif which.startswith("year"):
        distance = int(which.removeprefix("year")) + (published.year - own if published else 0)
    else:
        distance = int(which)
    if said.form == "point" and said.first and said.first[-1].field in ("holiday", "period"):
        # a holiday lies elsewhere in another year
        return calendar.point((absolute("year", own + distance), said.first[-1]), None) or (None, None)
    return _shift_years(period[0], distance), _shift_years(period[1], distance)


def _shift_years(day: date, distance: int) -> date | None:
    year = day.year + distance
    if year not in YEARS:
        return None
    if (day.month, day.day) == (2, 29) or (day.month, day.day) == (2, 28):
        # the end of February stays the end of February
        last = months(year, 2, 2)
        return last[1] if last and (day + _DAY).month == 3 else day.replace(year=year)
    return day.replace(year=year)


def _expression(expression: Expression, base: date | None, mode: str) -> Days:
    form, first, last, length = expression
    if form in ("none", "duration"):
        return None, None
    if length:
        return _counted(form, length, base)
    span = calendar.point(first, base, mode)
    if span is None:
        return None, None
    if form == "point":
        return span
    if form == "to":
        return _range(span, first, last, base, mode)
    if form == "since":
        return span[0], base if base and base >= span[0] else None
    if form == "from":
        return span[0], None
    if form == "until":
        return None, span[1]
    if form == "before":
        # ahead of us 2025年前 sets a term and includes it; behind us 2008年以前 leaves it out
        behind = (
            base is not None and span[1] < base and first[-1].name != "end" and first[-1].field != "holiday"
        )
        return None, span[0] - _DAY if behind and span[0] > date.min else span[1]
    if span[0] == span[1]:
        return span[0], None
    return span[1] + _DAY if span[1] < date.max else None, None


def _range(span: Interval, first: Point, last: Point, base: date | None, mode: str) -> Days:
    """The second half takes from the first what it does not say, and does not lie before it."""
    end: Interval | None
    if last[0].field == "now":
        return span[0], base
    if last[0].relative:
        end = calendar.point(last, base, mode)
    else:
        end = calendar.point(last, span[0], "inside")
        if end and end[1] < span[0]:
            end = calendar.point(last, span[0], "next")
    if end is None or end[1] < span[0]:
        return None, None
    return span[0], end[1]


def _counted(form: str, length: str, base: date | None) -> Days:
    """Lengths counted from the anchor; a year or month ago is that whole year or month."""
    if base is None:
        return None, None
    sign = 1 if form in ("next", "later") else -1
    try:
        there, unit = _move(base, length, sign)
    except (ValueError, OverflowError):
        return None, None
    if form in ("past", "next") and not _PARTS.search(length.partition("T")[0]):
        return None, None  # 未来24小时 is told in hours, which are no days
    if form == "past":
        return there, base
    if form == "next":
        return base, there - _DAY if there > base else there
    span: Days = there, there
    if unit == "Y":
        span = calendar.whole_year(there.year) or (None, None)
    elif unit == "M":
        span = months(there.year, there.month, there.month) or (None, None)
    return (None, span[1]) if form == "before" else span


def _move(base: date, length: str, sign: int) -> tuple[date, str]:
    day_part, _, time_part = length.rpartition("..")[2].partition("T")
    moved, days_moved, unit = 0, 0.0, "D"
    for number, code in _PARTS.findall(day_part):
        unit = code
        count = float(number)
        if code in "YM":
            moved += round(count * (12 if code == "Y" else 1))
        elif code == "B":
            return _working(base, sign * int(count)), "D"
        else:
            days_moved += count * (7 if code == "W" else 1)
    if time_part:
        unit = "T"
    index = base.year * 12 + base.month - 1 + sign * moved
    target = months(index // 12, index % 12 + 1, index % 12 + 1)
    if target is None:
        raise ValueError(length)
    day = target[0].replace(day=min(base.day, target[1].day))
    return day + timedelta(sign * int(days_moved)), unit


def _working(base: date, count: int) -> date:
    """Go so many working days on or back: weekends are left out, holidays are not known."""
    step, day = timedelta(1 if count > 0 else -1), base
    while day.weekday() > 4:
        day -= step
    weeks, left = divmod(abs(count), 5)
    day += step * 7 * weeks
    while left:
        day += step
        left -= day.weekday() < 5
    return day
