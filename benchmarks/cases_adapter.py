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
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

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

_LENGTH = re.compile(r"(?:(?P<form>past|next|before) )?(?P<code>P[^ ]+)(?: (?P<form2>ago|later))?")
_TOLD = re.compile(r"(?:day|month|year)[+-]\d+(?: daypart|$)")
_HOURS = re.compile("time=|daypart=")
_CLOCK = re.compile(r"time=(\d\d):(\d\d)(?::(\d\d))?")
_PART = re.compile(r"daypart=(\S+)(?= (?!time)|$)")
# the hours that the parts of a day cover
_PARTS = {
    **dict.fromkeys(("凌晨",), (0, 6)),
    **dict.fromkeys(("清晨", "早晨", "早上", "早间", "清早", "一早", "拂晓"), (4, 12)),
    "上午": (8, 12),
    **dict.fromkeys(("中午", "正午", "午间"), (12, 14)),
    **dict.fromkeys(("下午", "午后"), (12, 18)),
    **dict.fromkeys(("傍晚",), (16, 19)),
    **dict.fromkeys(("晚上", "晚间", "夜间", "夜里", "深夜"), (18, 24)),
    "白天": (6, 18),
    "午夜": (0, 1),
    "上半夜": (20, 24),
    "下半夜": (2, 5),
}

Row = dict  # type: ignore[type-arg]


class Reference(NamedTuple):
    """The moment a case is told at: its first instant, the day to resolve against, how many parts of it are known."""

    first: datetime | None
    day: date | None
    known: int


def extract(
    text: str, ref_time: str | None = None, types: list[str] | None = None, opts: Row | None = None
) -> list[Row]:
    """Give what is found in a case as rows of start, end, type, value, unit and the numeral inside (num, num_value)."""
    asked = set(types or ())
    try:
        rows = [_amount_row(text, 0, len(text), parse(text), asked, whole=True)]
    except AmountError:
        rows = _found(text, asked)
    reference = _reference(ref_time, opts)
    readings = dates.Conventions(
        prefer="next" if (opts or {}).get("ret_future") else "near", seasons="terms", ends="long"
    )
    dated = [_date_row(text, span, asked, reference) for span in dates.find(text, reference.day, readings)]
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
    if unit == "折":  # the peers give a discount in percent
        amount, kind, unit = amount.to("%"), "percent", "%"
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


def _reference(ref_time: str | None, opts: Row | None) -> Reference:
    """Give the moment to resolve against; where only its year or month is known, a day in the middle."""
    if not ref_time:
        return Reference(None, None, 5)
    first = datetime.fromisoformat(ref_time)
    known = len((opts or {}).get("ref_partial") or (0,) * 6)
    day = first.date()
    if known < 3:
        day = day.replace(month=7, day=1) if known == 1 else day.replace(day=15)
    return Reference(first, day, known)


def _date_row(text: str, span: dates.DateSpan, asked: set[str], reference: Reference) -> Row:
    value = span.value
    length = _LENGTH.fullmatch(value.said)
    form = (length["form"] or length["form2"]) if length else None
    if length and (value.duration or form or ".." in length["code"]):
        here = reference.day and value.anchor in (None, "published") and ".." not in length["code"]
        counted = _counted(text, span, length["code"], form, reference) if here else None
        if counted and ("date" in asked or "time" in asked):
            return counted
        if not form:
            return _length_row(text, span)
    if value.anchor is None and value.start is None and _TOLD.match(value.said) and reference.day:
        # what goes on from a day told before is counted from the reference where nothing was told
        value = dates.resolve(replace(value, anchor="published"), reference.day)
    if value.start is None and value.end is None:
        unresolved = _unresolved(span)
        if unresolved:
            return unresolved
    clock = _clock_row(span, value, reference) if _HOURS.search(value.said) else None
    return clock or _days_row(span, value, reference)


def _days_row(span: dates.DateSpan, value: DateValue, reference: Reference) -> Row:
    first = f"{value.start}T00:00:00" if value.start else None
    now = reference.first if reference.known > 3 else None
    if now and (value.said.endswith("now+0") or value.said.startswith("since")):
        # what goes on till now ends at the moment itself
        return _row(span.start, span.end, "date", [first, now.isoformat()], None)
    if now and value.said.startswith("before") and first is None and value.end and value.end > now.date():
        first = now.isoformat()  # a term to come runs from the moment
    # 或之前 is written with the day itself as its end
    after = timedelta(not value.said.startswith("until"))
    last = f"{value.end + after}T00:00:00" if value.end and value.end < date.max else None
    return _row(span.start, span.end, "date", [first, last], None)


def _counted(
    text: str, span: dates.DateSpan, code: str, form: str | None, reference: Reference
) -> Row | None:
    """Give the days of a length that is counted from the reference: 3天内, 三年来, 半小时后."""
    day, now = reference.day, reference.first
    if day is None or now is None:
        return None
    since = bool(re.search("(?<!未)来$", text[span.start : span.end])) and form is None
    within = form is None and text[span.start : span.end].endswith("内")
    clock = "T" in code and reference.known > 3
    step = timedelta(seconds=_seconds(code)) if "T" in code else None
    if clock and step and form in ("ago", "later", "before"):
        there = now + step if form == "later" else now - step
        unit = {"S": 1, "M": 60, "H": 3600}[code[-1]]
        ends = (
            [None, there.isoformat()]
            if form == "before"
            else [there.isoformat(), (there + timedelta(seconds=unit)).isoformat()]
        )
        return _row(span.start, span.end, "time", ends, None)
    if clock and step and (within or form in ("past", "next")):
        ends = [now - step, now] if form == "past" else [now, now + step]
        return _row(span.start, span.end, "time", [end.isoformat() for end in ends], None)
    half = re.fullmatch(r"P(?:\d+D)?T\d+H", code) if since else None
    if half and reference.known > 2:
        # half days back lead to an hour, and the day or hour known is part of the time
        begin = now - timedelta(seconds=_seconds(code))
        end = now + timedelta(days=1) if reference.known == 3 else now + timedelta(hours=reference.known == 4)
        return _row(span.start, span.end, "time", [begin.isoformat(), end.isoformat()], None)
    if since or within:
        if text[span.start : span.end].endswith(("工作日内", "交易日内")):
            code = code.replace("D", "B")
        said = f"{code} {'ago' if since else 'later'}"
        point = dates.resolve(replace(span.value, said=said, anchor="published"), day)
        if point.start is None or point.end is None:
            return None
        known = _period(now.date(), reference.known)
        first, last = (point.start, known[1]) if since else (known[0], point.end)
        ends = [f"{first}T00:00:00", f"{last + timedelta(1)}T00:00:00"]
        if reference.known > 3:
            ends[1 if since else 0] = now.isoformat()
        return _row(span.start, span.end, "date", ends, None)
    if reference.known > 3 and re.match("近|过去", span.value.text) and form in (None, "past"):
        there = dates.resolve(replace(span.value, said=f"past {code}", anchor="published"), day).start
        begin = datetime.combine(there, now.time() if code[-1] in "DW" else time()) if there else None
        return _row(span.start, span.end, "date", [begin and begin.isoformat(), now.isoformat()], None)
    if form and reference.known < 3:
        return _days_row(span, dates.resolve(span.value, now.date()), reference)
    return None


def _period(day: date, known: int) -> tuple[date, date]:
    """Give the year, month or day of a reference of which no more is known."""
    if known == 1:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if known == 2:
        first = day.replace(day=1)
        return first, (first + timedelta(32)).replace(day=1) - timedelta(1)
    return day, day


def _length_row(text: str, span: dates.DateSpan) -> Row:
    """Give a length in seconds, one of working days in those; 以下 behind it makes it an upper bound."""
    seconds: list[float] = [_seconds(part) for part in span.value.said.split()[-1].split("..")]
    unit = "s"
    if text[span.start : span.end].endswith(("工作日", "交易日")):
        seconds, unit = [count / _SECONDS["D"] for count in seconds], "workday"
    if len(seconds) == 1 and text.startswith("以下", span.end):
        seconds = [0, *seconds]
    return _row(span.start, span.end, "duration", seconds if len(seconds) > 1 else seconds[0], unit)


def _clock_row(span: dates.DateSpan, value: DateValue, reference: Reference) -> Row | None:
    """Give the hours of a day and of its parts; a time of day alone is that of the reference day."""
    halves = value.said.split(" to ")
    form = re.match("(?:before|until|after|since) ", value.said)
    start, end = value.start or value.end or reference.day, value.end or value.start or reference.day
    if start is None or end is None:
        start = end = date(2000, 1, 1)
    exact = ":" in span.value.text or "：" in span.value.text  # 3:00 is a minute, 3点 an hour
    first = (
        _moments(halves[0], start, exact)
        if _HOURS.search(halves[0])
        else (datetime.combine(start, time()), None)
    )
    last = _moments(halves[-1], end, exact)
    if first is None or last is None:
        return None
    # 3点到8点 ends where the hour of the second begins, 七八点 where it ends
    pair = re.search("(?:一二|两三|二三|三四|四五|五六|六七|七八|八九)点", span.value.text)
    whole = (
        len(halves) == 2 and not exact and not pair and _CLOCK.search(halves[1]) and halves[1].endswith(":00")
    )
    ends = [first[0], last[0] if whole else last[1]]
    if form:
        ends = [None, first[0]] if form.group() in ("before ", "until ") else [first[0], None]
    elif len(halves) > 1 and ends[1] and ends[0] and ends[1] <= ends[0]:
        ends[1] += timedelta(1)
    return _row(span.start, span.end, "time", [moment and moment.isoformat() for moment in ends], None)


def _moments(said: str, day: date, exact: bool) -> tuple[datetime, datetime] | None:
    """Give the first and last moment of an hour, a minute or a part of a day."""
    clock, part = _CLOCK.search(said), _PART.search(said)
    midnight = datetime.combine(day, time())
    if clock:
        first = midnight + timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
        size = timedelta(seconds=1) if clock[3] else timedelta(minutes=1 if exact or clock[2] != "00" else 60)
        return first, first + size
    hours = _PARTS.get(part[1]) if part else None
    return (midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1])) if hours else None


def _unresolved(span: dates.DateSpan) -> Row | None:
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
