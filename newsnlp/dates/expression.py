"""The notation for what was said, its parts and how it is written down.

A point in time is a row of steps from coarse to fine, each a field with an absolute value (`month=10`,
`month=1..9`, `holiday=春节`) or a distance from the anchor (`year-1`). Steps are joined by blanks; a point of year,
month and day alone is written as in ISO 8601 with X for what is missing (`2023-02-11`, `XXXX-02`, `XXXX-XX-11`).
An expression is `P`, `P to Q`, `since P`, `before P`, `until P`, `after P`, `from P`; a length of time (`P5Y`) or
two lengths (`P3M..P6M`); or a length counted from the anchor (`past P3Y`, `next P3Y`, `P3Y ago`, `P3Y later`,
`before P3Y`; `P15B later` counts working days). `ending=3` behind a point is the three months that end with it.
The empty string says nothing that could be resolved; `same -1` is the period of the anchor a year before,
`same year-1` that period in the year before publication.
"""

import re
from functools import lru_cache
from typing import NamedTuple


class Step(NamedTuple):
    """One field of a point: `low`..`high` absolute, the same as a signed distance, or a name."""

    field: str
    low: int = 0
    high: int = 0
    relative: bool = False
    name: str = ""


Point = tuple[Step, ...]


class Expression(NamedTuple):
    """What was said: `form` is point, to, since, before, until, after, from, duration, past, next, ago, later, none."""

    form: str
    first: Point = ()
    last: Point = ()
    length: str = ""


NOTHING = Expression("none")
_STEP = re.compile(r"(\w+?)(?:=(-?\d+)(?:\.\.(-?\d+))?|([+-]\d+)(?:\.\.([+-]\d+))?|=(\S+))")
_ISO = re.compile(r"(\d{4}|XXXX|XX\d\d)(?:-(\d\d|XX))?(?:-(\d\d))?(?= |$)")
_LENGTH = re.compile(r"(?:(past|next|before) )?(P[\dTYMDBWHSP.]+)(?: (ago|later))?")


def absolute(field: str, low: int, high: int | None = None) -> Step:
    """Make a step with an absolute value or span of values.

    >>> absolute("month", 1, 9)
    Step(field='month', low=1, high=9, relative=False, name='')
    """
    return Step(field, low, low if high is None else high)


@lru_cache(4096)
def parse_point(text: str) -> Point:
    """Read the notation of a point.

    >>> [step.field for step in parse_point("XXXX-02-11 daypart=下午")]
    ['month', 'day', 'daypart']
    """
    steps: list[Step] = []
    head = _ISO.match(text)
    if head:
        year, month, day = head.groups()
        if year[:2] != "XX":
            steps.append(absolute("year", int(year)))
        elif year != "XXXX":
            steps.append(absolute("yy", int(year[2:])))
        if month and month != "XX":
            steps.append(absolute("month", int(month)))
        if day:
            steps.append(absolute("day", int(day)))
        text = text[head.end() :]
    for word in text.split():
        found = _STEP.fullmatch(word)
        if not found:
            raise ValueError(f"{word!r} is no step of a date expression")
        field, low, high, near, far, name = found.groups()
        if name is not None:
            steps.append(Step(field, name=name))
        elif low is not None:
            steps.append(absolute(field, int(low), int(high) if high else None))
        else:
            steps.append(Step(field, int(near), int(far or near), True))
    return tuple(steps)


def write_point(point: Point) -> str:
    """Write a point down, in the manner of ISO 8601 as far as it goes.

    >>> write_point(parse_point("month=2 day=11")), write_point(parse_point("year-1 month=10"))
    ('XXXX-02-11', 'year-1 month=10')
    """
    parts = {"year": "XXXX", "month": "XX", "day": ""}
    taken = 0
    order = ["year", "month", "day"]
    for step in point:
        field = "year" if step.field == "yy" else step.field
        if field not in order or step.relative or step.low != step.high or not 0 < step.low < 10000:
            break
        order = order[order.index(field) + 1 :]
        width = 4 if step.field == "year" else 2
        parts[field] = ("XX" if step.field == "yy" else "") + f"{step.low:0{width}d}"
        taken += 1
    words = []
    if taken:
        text = "-".join(parts.values()).rstrip("-")
        words.append(text.removesuffix("-XX"))
    words += [_write_step(step) for step in point[taken:]]
    return " ".join(words)


def _write_step(step: Step) -> str:
    if step.name:
        return f"{step.field}={step.name}"
    if step.relative:
        return f"{step.field}{step.low:+d}" + (f"..{step.high:+d}" if step.high != step.low else "")
    return f"{step.field}={step.low}" + (f"..{step.high}" if step.high != step.low else "")


@lru_cache(4096)
def write(expression: Expression) -> str:
    """Write an expression down; `parse` reads it back.

    >>> write(Expression("to", parse_point("2011"), parse_point("2013")))
    '2011 to 2013'
    """
    form, first, last, length = expression
    if form == "none":
        return ""
    if form == "point":
        return write_point(first)
    if form == "to":
        return f"{write_point(first)} to {write_point(last)}"
    if form == "duration":
        return length
    if form in ("past", "next") or (form == "before" and length):
        return f"{form} {length}"
    if form in ("ago", "later"):
        return f"{length} {form}"
    return f"{form} {write_point(first)}"


@lru_cache(4096)
def parse(text: str) -> Expression:
    """Read an expression from its notation.

    Raises ValueError for a string that is none.

    >>> parse("since 2011").form, parse("P3Y ago").length
    ('since', 'P3Y')
    """
    if not text:
        return NOTHING
    length = _LENGTH.fullmatch(text)
    if length:
        ahead, size, behind = length.groups()
        return Expression(ahead or behind or "duration", length=size)
    head, _, tail = text.partition(" ")
    if head in ("since", "before", "until", "after", "from"):
        return Expression(head, parse_point(tail))
    first, to, last = text.partition(" to ")
    if to:
        return Expression("to", parse_point(first), parse_point(last))
    return Expression("point", parse_point(text))
