"""Persons with a Chinese name, found by the name's characters and the words around it."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile, escape
from typing import NamedTuple

from newsnlp.resources import lines, table
from newsnlp.resources.tree import pattern

from .likeness import surnames
from .person_features import features
from .words import cut, level, levels

_CLOSED = frozenset(
    "还也在的了是与对向将已就都又则并及等称说被把让给任率赴"
)  # words after a name that end none


@cache
def _opening() -> Pattern[str]:
    longer = "|".join(escape(name) for name in sorted(surnames()) if len(name) > 1)
    single = "".join(name for name in sorted(surnames()) if len(name) == 1)
    return compile(f"(?=((?:{longer})|[{single}])[\u4e00-\u9fff])")


class Roles(NamedTuple):
    """Where the role words of a document begin and end."""

    starts: frozenset[int]
    ends: frozenset[int]


def candidates(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield `(start, end, length of the surname)` for every surname with one and with two characters after it."""
    size = len(text)
    for found in _opening().finditer(text):
        start, family = found.start(), len(found[1])
        head = start + family
        if text[head] == text[start]:  # 张张: no name, and runs of one letter cost nothing
            continue
        yield start, head + 1, family
        if head + 1 < size and "\u4e00" <= text[head + 1] <= "\u9fff":
            yield start, head + 2, family
        if family == 2 and head < size:
            yield start, head, 1
            yield start, head + 1, 1


@cache
def _weights() -> dict[str, float]:
    rows = lines("person_weights.tsv")
    next(rows)
    pairs = (row.rpartition("\t") for row in rows)
    return {name: float(weight) for name, _, weight in pairs}


def scored(text: str) -> Iterator[tuple[float, int, int]]:
    """Yield `(score, start, end)` for every candidate; the score is the log odds of a person's name."""
    weights = _weights()
    for start, end, family in candidates(text):
        found = features(text, start, end, family)
        if found is not None:
            yield sum(weights.get(name, 0.0) for name in found), start, end


BARE = 0.3  # log odds that a name needs by itself
LISTED = -2.2  # beside another name in a list
REPEATED = -3.5  # where the same characters were a name elsewhere in the document
OVER_PLACE = 3.0  # a place mention on the same characters asks for that much more
LED = 0.5  # behind a role word a place that the name goes beyond weighs half: 副书记|石泉生
BEFORE_BODY = 4.0  # and so does 林场, 集团, 项目 right after them
AFTER_ROLE = 3.5  # what a role word just before adds
CROSSED = 1.5  # a common word that begins with the name's last character
BEFORE_ROLE = 2.0  # and one just behind a name of three characters
COMMON = 5  # from this level on


def _free(held: bytearray, start: int, end: int) -> bool:
    return not any(held[start:end])


@cache
def _other_words() -> frozenset[str]:
    tags = frozenset("tdmvpcrfzuly")
    return frozenset(lines("not_persons.txt")) | frozenset(
        word for word, (rank, tag) in levels().items() if tag[0] in tags and (len(word) > 2 or rank > 3)
    )


def _no_name(name: str, led: bool) -> bool:
    """Tell whether a candidate is a common word of another kind (凌晨, 于是) or a family as a whole (苏氏).

    A name `led` by a role word may be a word too (副县长万达).
    """
    return name[-1] == "氏" or (len(name) > 2 and name[-1] in _CLOSED) or (not led and name in _other_words())


@cache
def _bodies() -> Pattern[str]:
    return pattern(row["head"] for row in table("name_heads.tsv") if len(row["head"]) > 1)


def _crossed(text: str, end: int) -> bool:
    """Tell whether a common word begins with the last character of a candidate: 李明|天气, but not 王卫民|主持."""
    if level(text[end - 1 : end + 1]) <= COMMON:
        return False
    return all(last != end for _, last in cut(text, end - 1, min(len(text), end + 3)))


@cache
def _leading() -> tuple[Pattern[str], dict[str, float]]:
    force = {row["word"]: float(row["force"]) for row in table("name_led.tsv")}
    return pattern(force), force


def led_by(text: str) -> dict[int, float]:
    """Map the end of each word that a name often follows to its force.

    >>> led_by("被告人张明")
    {3: 4.0}
    """
    words, force = _leading()
    return {found.end(): force[found[0]] for found in words.finditer(text)}


def _context(text: str, held: bytearray, in_place: bytearray, roles: Roles, start: int, end: int) -> float:
    """Give what the document around a candidate adds to its score."""
    bonus = -OVER_PLACE * (in_place[start] + in_place[end - 1])
    if start in roles.ends and not in_place[end - 1]:
        bonus *= LED
    crossed = _crossed(text, end)
    if crossed:
        bonus -= CROSSED
    elif (
        start in roles.ends
        and text[start] not in "和与及"
        and (end - start > 2 or level(text[start:end]) < COMMON)
    ):
        bonus += AFTER_ROLE
    if end in roles.starts and end - start > 2:
        bonus += BEFORE_ROLE
    if end < len(text) and not held[end] and _bodies().match(text, end):
        bonus -= BEFORE_BODY
    return bonus


def decide(text: str, held: bytearray, in_place: bytearray, roles: Roles) -> dict[tuple[int, int], str]:
    """Choose the names of a document among the scored candidates: `(start, end) -> rule`.

    The likeliest goes first and takes its characters; then names in a list with one found, then repetitions.
    """
    led = led_by(text)
    pool = [
        (
            score
            + led.get(start, 0.0) * (not _crossed(text, end))
            + _context(text, held, in_place, roles, start, end),
            start,
            end,
        )
        for score, start, end in scored(text)
        if score > REPEATED and _free(held, start, end) and not _no_name(text[start:end], start in roles.ends)
    ]
    chosen: dict[tuple[int, int], str] = {}

    def take(start: int, end: int, rule: str) -> None:
        if _free(held, start, end):
            held[start:end] = b"\1" * (end - start)
            chosen[start, end] = rule

    for score, start, end in sorted(pool, key=lambda case: (-case[0], case[1])):
        if score > BARE:
            take(start, end, "person.context")
    names = {text[start:end] for start, end in chosen}
    for _, start, end in sorted(pool, key=lambda case: (-case[0], case[1])):
        if text[start:end] in names:
            take(start, end, "person.repeat")
    listed = [case for case in pool if case[0] > LISTED]
    ends = {end for _, end in chosen}
    for _, start, end in sorted(listed, key=lambda case: (case[1], -case[0])):
        if start > 1 and text[start - 1] in "、 和与及" and start - 1 in ends and _free(held, start, end):
            take(start, end, "person.list")
            ends.add(end)
    starts = {start for start, _ in chosen}
    for _, start, end in sorted(listed, key=lambda case: (-case[2], -case[0])):
        if end + 1 in starts and text[end] in "、 " and _free(held, start, end):
            take(start, end, "person.list")
            starts.add(start)
    return chosen
