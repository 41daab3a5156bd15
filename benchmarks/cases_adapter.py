"""What newsnlp says about a case of the peers' collections, in the terms of their common scorer.

Copy this file to `adapters/a_newsnlp.py` beside the scorer and run `scorer.py both --peers newsnlp`, or let
`benchmarks/amounts.py --cases FOLDER` do the scoring in place. `extract` reads the whole string where it is one
amount, else finds amounts, dates and durations in it.

The collections differ in what they mark, not in what is true. Translated here, and nowhere in the package:

- every Arabic numeral is a number for them; here only what counts something is one
- 一打 is twelve where numbers are asked for (一对 and 一双 are two for one collection, and no number for another)
- an age said in weeks or months (三周大) is a duration here
- an ordinal has no value here
- 大于100小于300 is one range there and two bounded amounts here
- a spoonful is given in millilitres, a bare number or a Cantonese 个 is money where only money is asked for
"""

import re
from datetime import date, datetime, timedelta

from newsnlp import dates
from newsnlp.amounts import Amount, find, parse
from newsnlp.amounts.numerals import NUMERAL, read
from newsnlp.dates import DateValue
from newsnlp.errors import AmountError

NAME = "newsnlp"
SUPPORTS = {
    "money", "area", "length", "weight", "volume", "percent", "number", "ordinal", "count", "temperature", "speed",
    "age", "date", "time", "duration",
}  # fmt: skip

_KINDS = {"people": "count", "multiple": "count"} | dict.fromkeys(("energy", "power", "data"), "other")
_UNITS = {"B": "byte", "MWp": "MW"}
_SPEEDS = {("km", "h"): "km/h", ("m", "s"): "m/s", ("mi", "h"): "mph", ("ft", "s"): "ft/s"}
_AGES = ("岁", "歲", "周岁")
_SPOONS = ("tsp", "tbsp")
_ARABIC = re.compile(r"(?<![0-9/])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9/])")
_TIMED = re.compile(f"{NUMERAL}(?=个?[年月日号时点周天小分秒])")
_BETWEEN = re.compile("[ ，,、]*(?:并且?|且|但)?(?:低于|少于|小于|不超过|不到|不足|或|等于)*")
_SECONDS = {"Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400}
_CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}

Row = dict  # type: ignore[type-arg]


def extract(
    text: str, ref_time: str | None = None, types: list[str] | None = None, opts: Row | None = None
) -> list[Row]:
    """Give what is found in a case as rows of start, end, type, value, unit and the numeral inside (num, num_value)."""
    asked = set(types or ())
    try:
        rows = [_amount_row(text, 0, len(text), parse(text), asked, whole=True)]
    except AmountError:
        rows = _found(text, asked)
    dated = [_date_row(text, span) for span in dates.find(text, _reference(ref_time, opts))]
    if "age" in asked:
        rows += [
            row | {"type": "age", "end": row["end"] + 1}
            for row in dated
            if row["type"] == "duration" and text[row["end"] : row["end"] + 1] == "大"
        ]
    return rows + dated


def raw(text: str) -> list[tuple]:
    """Give the calls whose crashes the scorer counts."""
    return [("extract", lambda: extract(text), ())]


def _found(text: str, asked: set[str]) -> list[Row]:
    rows: list[Row] = []
    for span in find(text):
        if span.amount is None:
            rows.append(_ordinal_row(text, span.start, span.end))
        else:
            rows.append(_amount_row(text, span.start, span.end, span.amount, asked))
    if "number" in asked:
        for pattern in (_TIMED, _ARABIC):
            for numeral in pattern.finditer(text):
                start, end = numeral.span()
                said = read(numeral.group())
                if said and not any(row["start"] < end and start < row["end"] for row in rows):
                    rows.append(_row(start, end, "number", _ends(said.low, said.high), None))
        rows = _joined(text, rows)
    return rows


def _row(start: int, end: int, kind: str, value: object, unit: str | None) -> Row:
    return {"start": start, "end": end, "type": kind, "value": value, "unit": unit}


def _ends(low: object, high: object) -> object:
    """Write two bounds as the collections do: one number where they are the same."""
    ends = [None if end is None else float(end) for end in (low, high)]  # type: ignore[arg-type]
    return ends[0] if ends[0] == ends[1] else ends


def _amount_row(text: str, start: int, end: int, amount: Amount, asked: set[str], whole: bool = False) -> Row:
    kind, unit = _KINDS.get(amount.kind, amount.kind), amount.unit
    if kind == "volume" and unit in _SPOONS:
        amount, unit = amount.to("mL"), "mL"
    value = _ends(amount.low, amount.high)
    if kind == "speed" and amount.per:
        unit = _SPEEDS.get((str(unit), amount.per), unit)
    elif kind == "count" and unit in _AGES:
        kind, unit = "age", "year"
    elif unit == "deg":
        kind = "temperature"
    elif kind == "number" and unit:
        kind = "other"
    if unit == "打" and isinstance(value, float) and "number" in asked:
        return _row(start, end, "number", value * 12, None)
    if whole and asked == {"money"} and (kind == "number" or unit in ("个", "個")):
        kind, unit = "money", None
    row = _row(start, end, kind, value, _UNITS.get(unit or "", unit))
    if kind != "number":
        row |= {"num": [start, end], "num_value": value} if whole and kind == "money" else _numeral(text, row)
    return row


def _numeral(text: str, row: Row) -> Row:
    """Give the numeral inside an amount: of a range both ends, else the longest."""
    start, end, value = row["start"], row["end"], row["value"]
    runs = list(re.finditer(NUMERAL, text[start:end]))
    if not runs:
        return {}
    if isinstance(value, list) and None not in value and end - start > 3:
        return {"num": [start, start + runs[-1].end()], "num_value": value}
    best = max(runs, key=lambda run: run.end() - run.start())
    size = len(best.group())
    while size and (said := read(best.group()[:size])) is None:
        size -= 1
    if not size or said is None:
        return {}
    at = start + best.start()
    return {"num": [at, at + size], "num_value": _ends(said.low, said.high)}


def _ordinal_row(text: str, start: int, end: int) -> Row:
    at = text.find("第", start, end) + 1
    stop = end
    while at and stop > at and read(text[at:stop]) is None:
        stop -= 1
    said = read(text[at:stop]) if at else None
    value = None if said is None or said.low is None else float(said.low)
    if value is not None and text.startswith("倒数", start):
        value = -value
    return _row(start, stop, "ordinal", value, None) | {"num": [start + 1, stop], "num_value": value}


def _joined(text: str, rows: list[Row]) -> list[Row]:
    """Join 大于100 and 小于300 beside it into one range."""
    rows = sorted(rows, key=lambda row: row["start"])
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        value = row["value"]
        if last and isinstance(value, list) and value[0] is None and isinstance(last["value"], list):
            low, high = last["value"]
            if high is None and low < value[1] and _BETWEEN.fullmatch(text, last["end"], row["start"]):
                last.update(end=row["end"], value=[low, value[1]])
                continue
        joined.append(row)
    return joined


def _reference(ref_time: str | None, opts: Row | None) -> date | None:
    """Give the day to resolve against; where only its year or month is known, a day in the middle."""
    if not ref_time:
        return None
    day, part = datetime.fromisoformat(ref_time).date(), (opts or {}).get("ref_partial")
    if part and len(part) < 3:
        return day.replace(month=7, day=1) if len(part) == 1 else day.replace(day=15)
    return day


def _date_row(text: str, span: dates.DateSpan) -> Row:
    value: DateValue = span.value
    said = value.said
    if value.duration and said.endswith(value.duration) and said.startswith("P"):
        seconds = [_seconds(part) for part in said.split("..")]
        return _row(span.start, span.end, "duration", seconds if len(seconds) > 1 else seconds[0], "s")
    if value.start is None and value.end is None:
        unresolved = _unresolved(text, span)
        if unresolved:
            return unresolved
    first = f"{value.start}T00:00:00" if value.start else None
    last = f"{value.end + timedelta(1)}T00:00:00" if value.end and value.end < date.max else None
    kind = "time" if "daypart" in said or "time=" in said else "date"
    clock = re.search(r"time=(\d\d):(\d\d)", said)
    if clock and value.start and int(clock[1]) < 24:
        begin = datetime.fromisoformat(f"{value.start}T{clock[1]}:{clock[2]}:00")
        first = begin.isoformat()
        last = (begin + timedelta(minutes=60 if clock[2] == "00" else 1)).isoformat()
    return _row(span.start, span.end, kind, [first, last], None)


def _unresolved(text: str, span: dates.DateSpan) -> Row | None:
    """Give what was said of a date that nothing completes as the collections write it: --05-30, or the length."""
    said = span.value.said
    partial = re.fullmatch(r"XXXX-(\d\d|XX)(?:-(\d\d))?", said)
    if partial:
        month, day = partial.groups()
        written = f"---{day}" if month == "XX" else f"--{month}" + (f"-{day}" if day else "")
        return _row(span.start, span.end, "date", written, None)
    length = re.fullmatch(r"(P[^T ]+) later", said)
    return _row(span.start, span.end, "duration", _seconds(length[1]), "s") if length else None


def _seconds(duration: str) -> float:
    """Give the seconds of an ISO 8601 duration, a month as thirty days."""
    days, _, clock = duration[1:].partition("T")
    parts = [(number, _SECONDS[letter]) for number, letter in re.findall(r"([\d.]+)([YMWD])", days)]
    parts += [(number, _CLOCK_SECONDS[letter]) for number, letter in re.findall(r"([\d.]+)([HMS])", clock)]
    return sum(float(number) * factor for number, factor in parts)
