"""Numbers said as parts: 百分之十, 三分之一, 1/3, 一半, 八成五, 九折."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from .grammar import Grammar
from .model import NUMBER, PERCENT, Bound, Term, minus, plus, times
from .numerals import Numeral, read
from .units import TIME, Unit

__all__ = ["percentage", "special", "takes_parts"]

_FRACTION: Final = re.compile(r"[ ]?(?:分[ ]?之[ ]?)")
_TENTH: Final = re.compile(
    r"成(?!为|了|立|功|员|都|本|果|长|熟|交|份|绩|群|片|型|品|分|人|套|因|就|千|百|对|名|家)([半一二三四五六七八九])?"
)
_MORE: Final = re.compile("[多余餘](?=[，。；、！？）以是的在为了来]|$)")
_DISCOUNT: Final = re.compile(r"折(?!腾|叠|合|旧|射|扣率|返|线|迭|桂|算)([半])?")


def special(text: str, start: int, end: int, numeral: Numeral, g: Grammar, loose: bool) -> Term | None:
    """Read 百分之十, 三分之一, 一又二分之一, 1/3, 一半, 八成五, 九折."""
    following = text[end : end + 1]
    if not following:
        return None
    if following == " " and (fraction := _MIXED.match(text, end)):
        return _mixed(text, start, end, fraction, numeral, g)
    if following == "半":
        if text[start:end] not in ("一", "1") or (
            text[end + 1 : end + 2] in _HALF_OF and text[end + 1 : end + 2]
        ):
            return None
        return Term(start, end, end + 1, numeral, Fraction(1, 2), Fraction(1, 2), NUMBER, "半", "half")
    if following == "又":
        run = g.numeral.match(text, end + 1)
        part = special(text, run.start(), run.end(), read(run.group()) or numeral, g, loose) if run else None
        if part is None or part.name not in ("分之", "/") or numeral.low is None or part.low is None:
            return None
        total = Fraction(numeral.low) + Fraction(part.low)
        return part._replace(start=start, low=total, high=total)
    if found := _FRACTION.match(text, end):
        return _fraction(text, start, end, found.end(), numeral, g)
    if following in "/／":
        return _slash(text, start, end, numeral, g, loose)
    if found := _TENTH.match(text, end):
        if numeral.high is None or numeral.high > 10 or not numeral.low or numeral.scale > 1:
            return None
        extra = found.group(1)
        more = (
            Decimal(5)
            if extra == "半"
            else Decimal("一二三四五六七八九".index(extra) + 1)
            if extra
            else Decimal(0)
        )
        if not extra and _MORE.match(text, found.end()):
            # 两成多: the word that opens the number stands behind its unit
            over = numeral._replace(high=None, modifier="over")
            return Term(start, end, found.end() + 1, over, numeral.low * 10, None, PERCENT, "成", "tenths")
        return Term(start, end, found.end(), numeral, numeral.low * 10 + more, numeral.high * 10 + more,
                    PERCENT, found.group(), "tenths")  # fmt: skip
    if found := _DISCOUNT.match(text, end):
        return _discount(text, start, end, found.end(), numeral, loose)
    return None


_HALF_OF: Final = frozenset("个天年月日小价径成导夜岁斤里米公亩张块瓶箱")
_POWERS: Final = {"百": 0, "佰": 0, "万": -2, "十万": -3, "百万": -4, "千万": -5, "亿": -6}


def _fraction(text: str, start: int, end: int, after: int, numeral: Numeral, g: Grammar) -> Term | None:
    """Read the numerator: of a hundred or another power of ten a percentage, else a fraction."""
    negative = text[after : after + 1] in ("负", "負", "-")
    run = g.numeral.match(text, after + negative)
    if run is None or not numeral.low or numeral.low != numeral.high:
        return None
    stop = run.end()
    while (above := read(text[run.start() : stop])) is None:
        # 百分之七十百分位: the numerator ends where it stops making a number
        stop -= 1
        if stop <= run.start() or run.end() - stop > 3:
            return None
    surface = text[start:end]
    low: Bound = above.low
    high: Bound = above.high
    if negative:
        low, high = minus(high), minus(low)
    if surface in ("千", "仟"):
        return Term(start, stop, stop, above, low, high, Unit("‰", "percent"), "千分之", "fraction")
    if surface in _POWERS:
        name = surface + "分之"
        low, high = times(low, percentage(name)), times(high, percentage(name))
        return Term(start, stop, stop, above, low, high, PERCENT, name, "fraction")
    below = 1 / Fraction(numeral.low)
    low = None if low is None else Fraction(low) * below
    high = None if high is None else Fraction(high) * below
    return Term(start, stop, stop, above, low, high, NUMBER, "分之", "fraction")


def _mixed(
    text: str, start: int, end: int, part: "re.Match[str]", numeral: Numeral, g: Grammar
) -> Term | None:
    """Read 4 1/2美分, where a unit follows; after two decimals the fraction is of the last place (7.36 1/2美元)."""
    above, below = int(part["above"]), int(part["below"])
    unit = g.unit.match(text, part.end() + text.startswith(" ", part.end()))
    places = len(text[start:end].partition(".")[2])
    if unit is None or not takes_parts(g.names[unit.group()], "/") or numeral.low is None:
        return None
    if above >= below or places not in (0, 2) or numeral.scale or not text[start:end].isascii():
        return None
    value = plus(numeral.low, Fraction(above, below * 10**places))
    return Term(start, part.end(), part.end(), numeral, value, value, NUMBER, "/", "fraction")


def takes_parts(unit: Unit, name: str) -> bool:
    """Say whether a unit may follow a fraction: one of measurement, and after 1/2 money and 倍 too."""
    if unit.label == "QUANTITY":
        return unit.kind != TIME
    return name == "/" and unit.kind in ("money", "multiple")


def percentage(name: str) -> Decimal:
    """Give how many percent one of 百分之, 万分之, 百万分之 is.

    >>> percentage("百分之"), percentage("万分之")
    (Decimal('1'), Decimal('0.01'))
    """
    return Decimal(10) ** _POWERS.get(name.removesuffix("分之"), 0)


def _slash(text: str, start: int, end: int, numeral: Numeral, g: Grammar, loose: bool) -> Term | None:
    """Read 1/3; in running text only a small proper fraction, since 3/15 is a day, or one of an inch (5/16英寸)."""
    run = g.numeral.match(text, end + 1)
    below = read(run.group()) if run else None
    if run is None or below is None or not below.low or below.low != below.high or numeral.low is None:
        return None
    value = Fraction(numeral.low) / Fraction(below.low)
    small = below.low <= 10 or (below.low in _INCH_PARTS and _INCH.match(text, run.end()))
    proper = text[start] not in "0０" and value < 1 and small and not _DATED.match(text, run.end())
    if not loose and (not proper or (value.denominator != below.low and _measured(text, run.end(), g))):
        return None  # 3/6升 are two sizes
    return Term(start, run.end(), run.end(), numeral, value, value, NUMBER, "/", "fraction")


def _measured(text: str, at: int, g: Grammar) -> bool:
    unit = g.unit.match(text, at)
    return unit is not None and takes_parts(g.names[unit.group()], "")


_TENTHS: Final = Unit("折", "count")
"""A discount as it is said; where a whole string is one, it is the percentage that is left to pay."""


def _discount(text: str, start: int, end: int, stop: int, numeral: Numeral, loose: bool) -> Term | None:
    """Read 九折, 八五折 (8.5折) and 半折, as 9, 8.5 and 5 折 in a text, as 90 %, 85 % and 50 % alone."""
    surface, low = text[start:end], numeral.low
    half = Decimal(5) if text[stop - 1] == "半" else Decimal(0)
    if low is None or (low != numeral.high and not _TWO_DIGITS.fullmatch(surface)):
        return None
    if surface == "半":
        value = Decimal(50)  # half the price, and no half of a tenth
    elif _TWO_DIGITS.fullmatch(surface):
        value = Decimal(surface.translate(_DIGIT_FORMS))
    elif low <= 10:
        value = low * 10 + half
    elif low < 100 and surface.isdigit():
        value = Decimal(low)
    else:
        return None
    if loose:
        return Term(start, end, stop, numeral, value, value, PERCENT, "折", "tenths")
    said = times(value, Fraction(1, 10))
    return Term(start, end, stop, numeral, said, said, _TENTHS, "折", "discount")


_MIXED: Final = re.compile(" (?P<above>[1-9]|1[0-5])/(?P<below>2|3|4|8|16)(?![0-9/.])")
_INCH_PARTS: Final = (16, 32, 64)
_INCH: Final = re.compile(" ?(?:英寸|英吋|吋|寸|inch)")
_DATED: Final = re.compile("[/.月日号0-9-]")
_TWO_DIGITS: Final = re.compile("[一二三四五六七八九]{2}")
_DIGIT_FORMS: Final = str.maketrans("一二三四五六七八九", "123456789")
