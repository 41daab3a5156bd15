"""Terms that belong together: 3至5亿元, 50±5, 17/23公斤, 2×34万千瓦, and lists that name their unit once."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from .grammar import Grammar
from .model import ARABIC, Bound, Term, plus, times
from .parts import percentage
from .terms import term_at
from .units import TIME, Unit

__all__ = ["AND", "NO_UNIT", "Joint", "joined", "shared", "stepped"]

AND: Final = tuple("、和及与")
"""What joins the members of a list."""

NO_UNIT: Final = Unit("", "none")
"""The unit of a list that is one of days or numbers of houses."""


class Joint(NamedTuple):
    """The last of the joined terms, the bounds of the whole, the rule, the currency sign of the second end."""

    last: Term
    low: Bound
    high: Bound
    rule: str
    sign: str


def joined(text: str, first: Term, g: Grammar, loose: bool) -> Joint:
    """Join the second end of a range, a tolerance or a product to the first term."""
    alone = Joint(first, first.low, first.high, first.rule, "")
    if text[first.end : first.end + 1] in (_OPERATORS if first.unit else _BARE_OPERATORS):
        return _operated(text, first, g, loose) or alone
    found = _second(text, first, g, loose)
    if found is None:
        return alone
    last, sign = found
    low: Bound = first.low
    high = last.high
    if (
        first.rule == "fraction"
        and first.unit is not None
        and first.unit.kind == "percent"
        and last.unit is None
    ):
        last = last._replace(unit=first.unit, name=first.name)
        high = times(high, percentage(first.name))
    elif first.unit is not None:
        same = last.unit is not None and last.unit.code == first.unit.code
        # 0.5个到1个百分点: the first end says only the head of the unit
        if not same and not (first.name == "个" and last.name.startswith("个") and len(last.name) > 1):
            return alone
    elif last.rule == "fraction":
        return alone
    elif last.unit is not None or last.numeral.scale:
        low = _carried(text, first, last)
        if last.unit is not None and last.unit.ratio != 1:
            low = times(low, last.unit.ratio)
        if last.rule == "tenths":
            low = times(low, 10)
    if high is not None and low is not None and (low > high or _is_level(text, first, last, low, high)):
        return alone
    return Joint(last, low, high, "range", sign)


_DIGITS: Final = "一二三四五六七八九"
_LABELS: Final = "初高大周之案段表件其唯类期节章条"
"""What is counted by a number behind it: 方案二、三十万元 is a plan and a price."""
_STEP: Final = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![第{_DIGITS}两十百千万亿{_LABELS}])(?P<digit>[{_DIGITS}两])、$"
)
_TENFOLD: Final = re.compile(rf"[{_DIGITS}][十百千万亿]{{1,2}}")


def stepped(text: str, first: Term, edge: int) -> Term:
    """Give a numeral the digit below it that stands before it, as the low end of a range: 五、六百元."""
    found = _STEP.search(text, max(edge, first.start - 3), first.start)
    if found is None or first.low is None or first.low != first.high:
        return first
    digit = _DIGITS.index(found["digit"].replace("两", "二")) + 1
    if text[first.start] != _DIGITS[digit : digit + 1] or not _TENFOLD.fullmatch(
        text, first.start, first.numeral_end
    ):
        return first
    return first._replace(start=found.start("digit"), low=first.low / (digit + 1) * digit)


def _second(text: str, first: Term, g: Grammar, loose: bool) -> tuple[Term, str] | None:
    """Read the second end of a range and the currency sign before it."""
    edge = first.end
    if first.unit is not None and text[edge : edge + 1] in _PER and (per := g.per.match(text, edge)):
        edge = per.end()  # 10分/千瓦时-14分/千瓦时
    connector = g.connector.match(text, edge)
    between = None if connector else _WITH.match(text, edge)
    start = connector or between
    run = g.numeral.match(text, start.end()) if start else None
    last = term_at(text, run.start(), run.end(), g, loose) if run else None
    if last is None or last.low is None or first.low is None:
        return None
    if between and first.unit is None and last.name in ("间", "間"):
        last = last._replace(end=last.numeral_end, unit=None, name="")
    elif between and not _BETWEEN.match(text, last.end):
        return None
    return last, (connector and connector.group(1)) or ""


_PER: Final = ("/", "／")
_WITH: Final = re.compile("[ ]?[和与與][ ]?")
_BETWEEN: Final = re.compile("[之中][间間]")
"""介于10%和20%之间 is one range, 10%和20% are two amounts."""


def _is_level(text: str, first: Term, last: Term, low: Decimal | Fraction, high: Decimal | Fraction) -> bool:
    """Say whether the two are a change and the level it led to: 上涨8元/吨至784元/吨."""
    if first.unit is None or text[last.start - 1] not in "至到" or not 0 < 5 * low < high:
        return False
    return _CHANGE.search(text, max(0, first.start - 6), first.start) is not None


_CHANGE: Final = re.compile(
    "(?:上涨|下跌|上升|下降|增加|减少|增长|提高|降低|上调|下调|[涨跌升降增减])了?[近约]?$"
)
_OPERATORS: Final = tuple("±×*")
_BARE_OPERATORS: Final = (*_OPERATORS, "/", "／")
_SIZES: Final = frozenset(("weight", "length", "area", "volume"))


def _operated(text: str, first: Term, g: Grammar, loose: bool) -> Joint | None:
    """Read 50±5毫米, an interval, 17/23公斤, its two ends, and 2×34万千瓦, a product of machines and their size."""
    run = g.numeral.match(text, first.end + 1)
    last = term_at(text, run.start(), run.end(), g, loose) if run else None
    if (
        last is None
        or last.low is None
        or first.low is None
        or first.low != first.high
        or last.low != last.high
    ):
        return None
    if text[first.end] in _PER:
        return _sizes(text, first, last)
    if text[first.end] == "±":
        if first.unit is not None and last.unit != first.unit:
            return None
        return Joint(last, plus(first.low, -last.low), plus(first.low, last.low), "tolerance", "")
    if first.unit is not None or last.unit is None or last.unit.kind not in ("power", "energy"):
        return None
    total = times(first.low, last.low)
    return Joint(last, total, total, "product", "")


def _sizes(text: str, first: Term, last: Term) -> Joint | None:
    """Read 17/23公斤 as what runs from 17 to 23; 1/50毫米 is a part, 9/11 alone a day."""
    if first.rule != "bare" or last.unit is None or last.unit.kind not in _SIZES or last.rule != "unit":
        return None
    plain = not first.numeral.scale and not last.numeral.scale and text[first.start] in ARABIC
    if not plain or first.low is None or last.high is None or not 1 < first.low < last.high:
        return None
    if text[first.start - 1 : first.start] in _JOINED:
        return None
    return Joint(last, first.low, last.high, "range", "")


_JOINED: Final = ("/", "／", "-", "—", ".")


def shared(text: str, first: Term, g: Grammar) -> tuple[Unit | None, Bound, Bound]:
    """Give a bare number the unit that its list names once: 20.9、36.2、54个百分点.

    The unit is `NO_UNIT` where the list is one of days, numbers of houses or the like.
    """
    low, high, at = first.low, first.high, first.end
    for _ in range(3):
        run = g.numeral.match(text, at + 1) if text[at : at + 1] in AND else None
        if run is None:
            return None, low, high
        at = run.end()
        if text[at : at + 1] in AND:
            continue
        term = term_at(text, run.start(), at, g)
        if term is not None and term.unit is not None and _is_sum(first, term.unit):
            return term.unit, low, high  # 2410万和0.12美元
        if term is None or (first.numeral.scale >= 4 > term.numeral.scale):
            # 投资5000万、用地30亩 are two things
            return None, low, high
        if term.unit is not None:
            if term.unit.kind == TIME:
                return NO_UNIT, low, high
            if term.rule != "unit" or first.low is None or text[first.start] not in ARABIC:
                return None, low, high
            carried = _carried(text, first, term)
            return term.unit, carried, carried if first.low == first.high else high
        if g.not_after.match(text, term.end):
            return NO_UNIT, low, high
        at = term.end
    return None, low, high


def _is_sum(first: Term, unit: Unit) -> bool:
    """Say whether a bare number of 万 or 亿 is as much of the currency that the list names behind it."""
    return first.numeral.scale >= 4 and unit.kind == "money" and unit.ratio == 1


def _carried(text: str, first: Term, last: Term) -> Decimal:
    """Give the first end the magnitude it shares with the second: 3至5亿 is 3亿至5亿."""
    low = first.numeral.low
    assert low is not None
    scale = last.numeral.scale
    big = scale if scale < 4 else scale - scale % 4
    if first.numeral.scale >= big or not scale:
        return low
    shift = scale if first.numeral.scale == 0 else big
    raised = low * 10**shift
    top = last.numeral.high
    return raised if top is None or raised <= top else low
