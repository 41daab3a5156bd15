"""One term: a numeral with what belongs to it up to its unit."""

import re
from fractions import Fraction
from typing import Final

from .beside import WINDOW
from .compounds import HALF_AFTER, compound
from .divisions import ORGANS
from .grammar import Grammar
from .model import ARABIC, NUMBER, Bound, Term, plus, times
from .numerals import Numeral, read
from .parts import special, takes_parts
from .senses import inches, is_force, is_oil, is_part_of_money, is_party, is_score
from .units import TIME, Unit

__all__ = ["term_at"]

_BACK: Final = frozenset("千兆百两兩")
_SINGLE: Final = frozenset(("千瓦", "千克", "千伏", "千卡", "千焦", "千字"))
_SPACED: Final = (" 多", " 余")
_MORE: Final = ("多", "余", "餘")
_MAGNITUDES: Final = tuple("百千万亿")
_DOT_MAG: Final = re.compile(r"[0-9０-９][千兆百]$|[万亿点萬億][一二三四五六七八九十百]*千$")


def term_at(text: str, start: int, end: int, g: Grammar, loose: bool = False) -> Term | None:
    """Read the term whose run of numeral characters is `text[start:end]`; None where it is no numeral.

    `loose`: the whole string is said to be an amount, so units that are also words are taken for units.
    """
    last = text[end - 1]
    if last in _BACK and end - start > 1 and _starts_unit(text, start, end, g):
        end -= 1
    elif last == "百" and end - start > 1 and text.startswith("姓", end):
        end -= 1  # 10万百姓
    surface = text[start:end]
    numeral = read(surface)
    if numeral is None:
        return None
    if text[end : end + 2] in _SPACED:
        end += 1
    more = text[end : end + 1]
    about = more in ("来", "來")
    if more in _MORE or (about and _unit_at(text, end + 1, g)):
        if numeral.modifier != "approx":
            numeral = numeral._replace(
                high=numeral.high if about else None, modifier="approx" if about else "over"
            )
        end += 1
    return _finish(text, start, end, numeral, g, loose)


def _starts_unit(text: str, start: int, end: int, g: Grammar) -> bool:
    """Say whether the last numeral character is the head of a unit: 34万千瓦, 100兆瓦, 三两."""
    last = text[end - 1]
    unit = _unit_at(text, end - 1, g)
    if unit is None:
        return False
    if last in "两兩":
        # 一两个 is one or two, 三十两 is thirty taels
        measured = text[end : end + 1] in (*_MAGNITUDES, "成") or g.unit.match(text, end) is not None
        pair = text[end - 2] in "一壹" and measured
        return unit[1].code == "liang" and not pair and read(text[start : end - 1]) is not None
    if unit[0] == end or (text[start] in "数几數幾" and end - start == 2):
        return False
    if last == "兆" or text[end - 1 : end + 1] in _SINGLE:
        return True
    return read(text[start:end]) is None or _DOT_MAG.search(text, start, end) is not None


def _unit_at(text: str, at: int, g: Grammar) -> tuple[int, Unit, str] | None:
    found = g.unit.match(text, at)
    if found is None and text[at : at + 1] in (" ", "\u3000"):
        found = g.unit.match(text, at + 1)
    if found is None:
        return None
    name = found.group()
    unit = g.names[name]
    if name in ("个", "個"):
        inner = g.unit.match(text, found.end())
        # 六个加仑, 一百个平方米: 个 adds nothing before a unit of measurement
        if inner and inner.end() - inner.start() > 1:
            other = g.names[inner.group()]
            if other.label == "QUANTITY" and other.kind != TIME:
                return inner.end(), other, inner.group()
    return found.end(), unit, name


def _finish(text: str, start: int, end: int, numeral: Numeral, g: Grammar, loose: bool) -> Term | None:
    """Add to a numeral what follows it: a fraction, or a unit and its smaller units."""
    following = text[end : end + 1]
    if following and following in "分成折/／又半 ":
        found = special(text, start, end, numeral, g, loose)
        if found:
            return _measured_part(text, found, g, loose)
    half = text[start:end] == "半"
    named = _unit_at(text, end, g)
    if named and named[2] in _POINTS_OF_RATE and not loose:
        named = end + 1, g.names["个"], "个"
    loose = loose and not (named and named[1].flag == "s")
    party = named is not None and _counted_by(text, start, end, named, loose)
    if named is None or not (loose or party or _readable(named, text, start, end, numeral.scale, g)):
        # 半 is a number only before a unit of measurement: 半公斤
        return (
            None
            if half and not loose
            else Term(start, end, end, numeral, numeral.low, numeral.high, None, "", "bare")
        )
    stop, unit, name = named
    unit = inches(text, start, stop, unit)
    if name in _POINTS and numeral.low is not None and numeral.low > 24:
        # no hour of the day: the points of an index
        unit = Unit(name, "count")
    elif party:
        unit = Unit(name, "count")
    elif name == "桶" and is_oil(text, start, stop):
        unit = Unit("barrel", "volume")
    if half and unit.kind in _NOT_HALVED:
        return None
    low: Bound = numeral.low
    high: Bound = numeral.high
    rule = "unit"
    if unit.ratio != 1:
        low, high = times(low, unit.ratio), times(high, unit.ratio)
    if unit.kind in ("count", "multiple") and not _MORE_AFTER.match(text, stop):
        if low == high and text[stop : stop + 1] == "半" and not HALF_AFTER.match(text, stop + 1):
            low = high = plus(low, Fraction(1, 2))
            stop, rule = stop + 1, "compound"
    elif unit.kind == "money":
        stop, unit = _currency_after(text, stop, unit, g) if name in _WHOLE else (stop, unit)
        stop, low, high, rule = compound(text, stop, low, high, unit, g)
        if rule == "compound":
            stop, unit = _currency_after(text, stop, unit, g)
    elif unit.kind == "multiple" and _MORE_AFTER.match(text, stop):
        stop, high, numeral = stop + 1, None, numeral._replace(high=None, modifier="over")
    elif unit.kind not in _SIMPLE:
        stop, low, high, rule = compound(text, stop, low, high, unit, g)
    return Term(start, end, stop, numeral, low, high, unit, name, rule)


def _counted_by(text: str, start: int, end: int, named: tuple[int, Unit, str], loose: bool) -> bool:
    """Say whether a name that is also a unit's is a measure word here: 三方, 独得28分."""
    stop, _, name = named
    if name == "分":
        return not loose and not is_part_of_money(text, start, stop, name) and is_score(text, start, stop)
    return name == "方" and is_party(text, start, end, stop)


def _measured_part(text: str, part: Term, g: Grammar, loose: bool) -> Term:
    """Give a fraction the unit that follows it: 三分之一公里, 1/2英寸, 4 1/2美分."""
    named = _unit_at(text, part.end, g) if part.rule == "fraction" and part.unit is NUMBER else None
    if named is None or not takes_parts(named[1], part.name):
        return part
    stop, unit, name = named
    if not (loose or _readable(named, text, part.start, part.numeral_end, 0, g)):
        return part
    if unit.ratio != 1:
        part = part._replace(low=times(part.low, unit.ratio), high=times(part.high, unit.ratio))
    return part._replace(end=stop, unit=unit, name=name)


_NOT_HALVED: Final = frozenset(("count", "people", "money", TIME, "multiple"))
_MORE_AFTER: Final = re.compile("[多余餘](?=[，。；、！？）的]|$)")
_SIMPLE: Final = frozenset((TIME, "people", "percent", "multiple"))
_POINTS_OF_RATE: Final = frozenset(("个基点", "個基點"))
"""Basis points: the annotated articles take their 个 for the unit."""
_POINTS: Final = frozenset(("点", "點"))
_PER: Final = ("/", "／")
_WHOLE: Final = frozenset(("元", "圆", "块"))


def _currency_after(text: str, stop: int, unit: Unit, g: Grammar) -> tuple[int, Unit]:
    """Read the name of the currency that follows 元: 三万元欧元, 两块九毛九RMB."""
    found = g.unit.match(text, stop)
    named = g.names[found.group()] if found else None
    if found is None or named is None or len(found.group()) == 1 or named.kind != "money" or named.ratio != 1:
        return stop, unit
    return found.end(), named


_PAID: Final = re.compile("薪|工资|底薪|待遇")


def _readable(named: tuple[int, Unit, str], text: str, start: int, end: int, scale: int, g: Grammar) -> bool:
    """Say whether a unit whose name is also a word may be read here, by its flag."""
    stop, unit, name = named
    if len(name) == 1 and g.not_measure.match(text, stop - 1):
        # of 10万人口, 8部门 and 八部委 the number stays, of 8车身 nothing
        counted = scale >= 4 or (
            g.counted.match(text, stop - 1) if text[start] in ARABIC else text.startswith(ORGANS, stop - 1)
        )
        if counted or unit.label != "CARDINAL":
            return False
    if name == "级":
        return is_force(text, start, stop)
    if unit.flag in ("n", "o"):
        return end - start > 1 or text[start] in ARABIC or (unit.flag == "o" and text[start] == "一")
    if unit.flag == "c":
        return not (end - start == 1 and text[start] in "十百千万亿")
    if unit.flag == "s":
        return _PAID.search(text, max(0, start - WINDOW), start) is not None
    if unit.flag == "u":
        return text[start:end] != "一" and g.unit.match(text, stop) is None
    if unit.flag == "m" and is_part_of_money(text, start, stop, name):
        return True
    return unit.flag != "m" or text[stop : stop + 1] in _PER
