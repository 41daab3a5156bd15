"""The values of amounts and dates as people write them into marked-up text, and back."""

import re
from typing import Any

from newsnlp.amounts.units import codes, names
from newsnlp.errors import SeedError

_NUMBER = r"(-?\d+(?:\.\d+)?(?:/\d+)?)?"
_AMOUNT = re.compile(rf"(~?){_NUMBER}(\.\.)?{_NUMBER}(?:\s+([^\s/]\S*))?(?:\s+/(\S+))?")
_DAY = r"(\d{4}-\d\d-\d\d)?"
_DATE = re.compile(rf"(?=.*\d){_DAY}(\.\.)?{_DAY}")
_DURATION = re.compile(r"P(?=[\dT])[\dYMWDTHS.]+")
_PER_TIME = {"小时": "h", "秒": "s", "分钟": "min"}
_COUNTED = frozenset(("方",))  # the sides of an agreement; a volume is written m3


def read_amount(value: str | None, where: str) -> dict[str, Any]:
    """Read an amount's value; raises `SeedError`, beginning with `where`."""
    found = _AMOUNT.fullmatch((value or "").strip())
    if not found or not (found[2] or found[4]):
        raise SeedError(f"{where}: an amount needs a value such as `5000000000 CNY`, found {value!r}")
    approx, low, dots, high, unit, per = found.groups()
    if not dots:
        high = low
    modifier = "approx" if approx else "over" if high is None else "under" if low is None else None
    unit, per = _code(unit), _code(per)
    return {
        "kind": _kind(unit),
        "low": low,
        "high": high,
        "unit": unit,
        "modifier": modifier,
        "per": per,
    }


def _code(unit: str | None) -> str | None:
    """Give the code of a unit of measurement that is written by its name: ℃, 两, 小时; a measure word stays."""
    if unit is None or unit in codes() or unit not in names() or unit in _COUNTED:
        return _PER_TIME.get(unit or "", unit)
    known = names()[unit]
    return known.code if known.code in codes() and known.kind != "money" else _PER_TIME.get(unit, unit)


def _kind(unit: str | None) -> str:
    if unit is None:
        return "number"
    if unit in codes():
        kind, _ = codes()[unit]
        return "money" if kind == unit else kind
    # What is no code is a measure word, and 块 among them counts pieces: money is written CNY.
    kind = names()[unit].kind if unit in names() and unit not in _COUNTED else "count"
    return "count" if kind == "money" else kind


def read_date(value: str | None, where: str) -> dict[str, Any]:
    """Read a date's value; raises `SeedError`, beginning with `where`."""
    dates: dict[str, Any] = {"start_date": None, "end_date": None, "duration": None}
    value = (value or "").strip()
    if found := _DATE.fullmatch(value):
        dates["start_date"], dates["end_date"] = found[1], found[3] if found[2] else found[1]
    elif _DURATION.fullmatch(value):
        dates["duration"] = value
    elif value != "-":
        raise SeedError(f"{where}: a date needs `2024-03-17`, `FROM..TO`, `P5Y` or `-`, found {value!r}")
    return dates


def amount_text(amount: dict[str, Any]) -> str:
    """Write an amount's value; its kind follows from its unit."""
    low, high = amount["low"], amount["high"]
    number = low if low == high else f"{low or ''}..{high or ''}"
    unit = f" {amount['unit']}" if amount["unit"] else ""
    per = f" /{amount['per']}" if amount["per"] else ""
    return f"{'~' if amount['modifier'] == 'approx' else ''}{number}{unit}{per}"


def date_text(value: dict[str, Any]) -> str:
    """Write a date's value."""
    start, end = value["start_date"], value["end_date"]
    if start is None and end is None:
        return value["duration"] or "-"
    return str(start) if start == end else f"{start or ''}..{end or ''}"
