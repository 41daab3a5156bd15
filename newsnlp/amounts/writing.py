"""Amounts in words a person would write, in Chinese and in English."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from .units import names

if TYPE_CHECKING:
    from .value import Amount

__all__ = ["chinese", "english"]

_BEFORE = {"approx": "约", "over": "超", "under": "不到"}
_ENGLISH = {"approx": "about ", "over": "over ", "under": "under "}
_SCALES = ((12, "万亿", "trillion"), (8, "亿", ""), (4, "万", ""))
_ENGLISH_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_PLAIN_NAMES = {"CNY": "元", "%": "%", "‰": "‰", "C": "摄氏度", "deg": "度"}


def chinese(amount: "Amount") -> str:
    """Write an amount in Chinese: 约50亿元, 3亿至5亿元.

    >>> from .value import Amount
    >>> chinese(Amount(Decimal("5E9"), Decimal("5E9"), "CNY", "money", "approx"))
    '约50亿元'
    """
    unit = _chinese_unit(amount.unit)
    per = f"/{_chinese_unit(amount.per)}" if amount.per else ""
    return _join(amount, _BEFORE, "至", _chinese_number) + unit + per


def english(amount: "Amount") -> str:
    """Write an amount in English: about 5 billion CNY.

    >>> from .value import Amount
    >>> english(Amount(Decimal("5E9"), None, "CNY", "money", "over"))
    'over 5 billion CNY'
    """
    unit = amount.unit or ""
    unit = unit if unit in ("%", "‰", "") else f" {unit}"
    return (
        _join(amount, _ENGLISH, " to ", _english_number) + unit + (f" per {amount.per}" if amount.per else "")
    )


def _join(
    amount: "Amount", words: dict[str, str], to: str, write: Callable[[Decimal | Fraction], str]
) -> str:
    low, high = amount.low, amount.high
    if low is None or high is None:
        said = low if high is None else high
        return "" if said is None else words["over" if high is None else "under"] + write(said)
    lead = words.get(amount.modifier or "", "")
    return lead + (write(low) if low == high else write(low) + to + write(high))


def _chinese_number(value: Decimal | Fraction) -> str:
    from .value import plain

    if isinstance(value, Fraction):
        return f"{value.denominator}分之{value.numerator}"
    for power, word, _ in _SCALES:
        if abs(value) >= Decimal(1).scaleb(power):
            return plain(value.scaleb(-power)) + word
    return plain(value)


def _english_number(value: Decimal | Fraction) -> str:
    from .value import plain

    if isinstance(value, Fraction):
        return str(value)
    for power, word in _ENGLISH_SCALES:
        if abs(value) >= Decimal(1).scaleb(power):
            return f"{plain(value.scaleb(-power))} {word}"
    return f"{value:,f}"


def _chinese_unit(code: str | None) -> str:
    if code is None:
        return ""
    if code in _PLAIN_NAMES:
        return _PLAIN_NAMES[code]
    return next((name for name, unit in names().items() if unit.code == code and unit.ratio == 1), code)
