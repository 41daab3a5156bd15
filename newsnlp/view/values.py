"""The values of a record in a few words."""

from typing import Any, Final

_SIGNS: Final = {"approx": "≈ ", "over": "> ", "under": "< "}


def amount_text(amount: dict[str, Any]) -> str:
    """Write an amount as a number with its unit.

    >>> amount_text({"low": "5", "high": "8", "unit": "CNY", "modifier": "approx", "per": "m2"})
    '≈ 5–8 CNY per m2'
    """
    low, high, unit = amount["low"], amount["high"], amount["unit"] or ""
    number = low if low == high else f"{low}–{high}" if low and high else low or high
    per = f" per {amount['per']}" if amount["per"] else ""
    return f"{_SIGNS.get(amount['modifier'], '')}{number} {unit}{per}".rstrip()


def date_text(date: dict[str, Any]) -> str:
    """Write a date as its day, the days from and to, or its duration.

    >>> date_text({"start_date": "2023-02-01", "end_date": "2023-02-28", "duration": None})
    '2023-02-01 to 2023-02-28'
    """
    start, end = date["start_date"], date["end_date"]
    day = start if start == end else f"{start or ''} to {end or ''}".strip()
    return date["duration"] or day or "unresolved"
