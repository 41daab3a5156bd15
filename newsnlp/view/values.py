"""The values of a record in a few words."""

import re
from typing import Any, Final

_NUMBER: Final = re.compile(r"(?P<sign>-?)(?P<whole>\d+)(?P<part>(?:\.\d+)?)")
_SIGNS: Final = {"approx": "≈ ", "over": "> ", "under": "< "}


def amount_text(amount: dict[str, Any]) -> str:
    """Write an amount as a number with its unit, thousands set apart.

    >>> amount_text({"low": "12800000000", "high": "12800000000", "unit": "CNY", "modifier": None, "per": None})
    '12,800,000,000 CNY'
    >>> amount_text({"low": "-0.5", "high": "-0.5", "unit": "C", "modifier": None, "per": None})
    '-0.5 C'
    >>> amount_text({"low": "5", "high": "8", "unit": "CNY", "modifier": "approx", "per": "m2"})
    '≈ 5–8 CNY per m2'
    """
    low, high = (_grouped(amount[end]) for end in ("low", "high"))
    unit = amount["unit"] or ""
    number = low if low == high else f"{low}–{high}" if low and high else low or high
    per = f" per {amount['per']}" if amount["per"] else ""
    return f"{_SIGNS.get(amount['modifier'], '')}{number} {unit}{per}".rstrip()


def _grouped(number: str | None) -> str | None:
    found = _NUMBER.fullmatch(number or "")  # 1/3 is left as it is
    return f"{found['sign']}{int(found['whole']):,}{found['part']}" if found else number


def date_text(date: dict[str, Any]) -> str:
    """Write a date as its day, the days from and to, or its duration.

    >>> date_text({"start_date": "2023-02-01", "end_date": "2023-02-28", "duration": None})
    '2023-02-01 to 2023-02-28'
    """
    start, end = date["start_date"], date["end_date"]
    day = start if start == end else f"{start or ''} to {end or ''}".strip()
    return date["duration"] or day or "unresolved"
