"""What the parts of the grammar hand each other: a term, and numbers that may be open."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from .numerals import Numeral
from .units import Unit

__all__ = ["ARABIC", "CHINESE", "LETTERS", "NUMBER", "PERCENT", "Bound", "Term", "minus", "plus", "times"]

ARABIC: Final = frozenset("0123456789０１２３４５６７８９")
CHINESE: Final = frozenset("一二两兩三四五六七八九十")
_ASCII: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LETTERS: Final = frozenset(_ASCII + "".join(chr(ord(char) + 0xFEE0) for char in _ASCII) + "_")

Bound = Decimal | Fraction | None
"""A number, or None for an open side."""

PERCENT: Final = Unit("%", "percent")
NUMBER: Final = Unit("", "number")


class Term(NamedTuple):
    """A numeral read at a place with its unit.

    Offsets of the numeral and of the whole; the numeral as written; its bounds in the code of the unit; the unit's
    name; the rule that read it.
    """

    start: int
    numeral_end: int
    end: int
    numeral: Numeral
    low: Bound
    high: Bound
    unit: Unit | None
    name: str
    rule: str


def plus(value: Bound, part: Decimal | Fraction) -> Bound:
    """Add exactly; a finite decimal stays a `Decimal`."""
    return None if value is None else _tidy(Fraction(value) + Fraction(part))


def times(value: Bound, factor: Decimal | Fraction | int) -> Bound:
    """Multiply exactly; a finite decimal stays a `Decimal`."""
    return None if value is None else _tidy(Fraction(value) * Fraction(factor))


def minus(value: Bound) -> Bound:
    """Change the sign."""
    return None if value is None else -value


def _tidy(exact: Fraction) -> Decimal | Fraction:
    quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    return quotient if Fraction(quotient) == exact else exact
