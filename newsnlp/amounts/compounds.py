"""What follows a unit in smaller units: 5元3角, 三斤半, 1米75, 九块九."""

import re
from fractions import Fraction
from typing import Final

from .grammar import Grammar
from .model import Bound, plus
from .numerals import read
from .units import Unit, codes

__all__ = ["HALF_AFTER", "compound"]

HALF_AFTER: Final = re.compile("[径成年导月天日小价数]")
"""What 半 is the head of, when it is no half of the unit before it: 3米半径."""


def compound(
    text: str, stop: int, low: Bound, high: Bound, unit: Unit, g: Grammar
) -> tuple[int, Bound, Bound, str]:
    """Add what follows in smaller units: 5元3角, 三斤半, 1米75, 九块九."""
    rule = "unit"
    for _ in range(4):
        if low is None or low != high:
            return stop, low, high, rule
        char = text[stop : stop + 1]
        if char == "半" and not HALF_AFTER.match(text, stop + 1):
            half = Fraction(unit.ratio) / 2
            return stop + 1, plus(low, half), plus(low, half), "compound"
        at = stop + 1 if char in ("零", "又") and char else stop
        run = g.numeral.match(text, at)
        if run is None or run.end() - at > 6:
            return stop, low, high, rule
        end = run.end()
        value = read(text[at:end])
        if text[end - 1] in "两兩" and end - at > 1:
            end -= 1
            value = read(text[at:end])
        if value is None or value.low is None or value.low != value.high:
            return stop, low, high, rule
        smaller = g.unit.match(text, end)
        other = g.names[smaller.group()] if smaller else None
        factor = _smaller(unit, other)
        if factor and smaller:
            stop, low = smaller.end(), plus(low, Fraction(value.low) * factor)
            high, unit, rule = low, Unit(unit.code, unit.kind, factor, unit.flag), "compound"
        elif at == stop and _tail(unit, other, text, at, end):
            # 九块九, 1米75: the digits after the unit are its decimals
            part = Fraction(value.low) / 10 ** (end - at) * unit.ratio
            return end, plus(low, part), plus(low, part), "compound"
        else:
            return stop, low, high, rule
    return stop, low, high, rule


def _tail(unit: Unit, other: Unit | None, text: str, at: int, end: int) -> bool:
    """Say whether the digits `text[at:end]` after a unit are its decimals: one for money, two for metres."""
    if other is not None and (other.code != unit.code or other.ratio != 1):
        return False
    places = 1 if unit.kind == "money" else 2 if unit.code == "m" else 0
    digits = text[at:end]
    if digits == "一" and _WORD.match(text, end):
        return False  # 三元一直, 五元一斤
    return (
        end - at <= places
        and (digits.isdecimal() or digits in _DIGITS)
        and (other is not None or not _OTHER.match(text, end))
    )


_DIGITS: Final = tuple("一二三四五六七八九")
_WORD: Final = re.compile("[\u4e00-\u9fff]")
_OTHER: Final = re.compile("[月年日号—.%％至到×、*A-Za-z-]")


def _smaller(unit: Unit, other: Unit | None) -> Fraction | None:
    """Give how many of the first unit's code one of the second is, when it is a smaller unit of the same kind."""
    if other is None or other.kind != unit.kind:
        return None
    if unit.kind == "money":
        same = other.code == unit.code or other.code == "CNY"
        return Fraction(other.ratio) if same and other.ratio < unit.ratio else None
    ours, theirs = codes().get(unit.code), codes().get(other.code)
    if ours is None or theirs is None or theirs[1] >= ours[1] * unit.ratio:
        return None
    return theirs[1] / ours[1]
