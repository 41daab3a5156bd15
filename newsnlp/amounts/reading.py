"""Read the amount that begins at a numeral: its terms, what stands beside them, and what they mean together."""

import re
from typing import Final, NamedTuple

from . import context
from .beside import a_piece, after, before, before_each, bounded, each, limit, strength
from .grammar import Grammar
from .model import NUMBER, Term, minus
from .ranges import AND, NO_UNIT, Joint, joined, shared, stepped
from .senses import degree, is_oil, is_piece, is_rank_moved, money_said, of_people
from .terms import term_at
from .units import TIME, Unit
from .value import Amount

__all__ = ["Reading", "read_at"]

_NEGATIVE: Final = re.compile("零下|[负負－−-]")
_CLOCK: Final = frozenset(("h", "s", "min"))


class Reading(NamedTuple):
    """An amount with the offsets of it and of everything read for it, modifiers and denominator included."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    label: str
    amount: Amount
    rule: str
    term: Term


def read_at(
    text: str, start: int, end: int, edge: int, g: Grammar, whole: bool
) -> tuple[Reading | None, int]:
    """Read the amount whose first numeral run is `text[start:end]`, and say where to go on.

    Nothing before `edge` belongs to it. `whole`: the string is said to be an amount, so nothing is refused as a name.
    """
    first = term_at(text, start, end, g, whole)
    if first is None:
        return None, end
    first = stepped(text, first, edge)
    joint = joined(text, first, g, whole)
    last = joint.last
    if TIME in (first.unit and first.unit.kind, last.unit and last.unit.kind):
        return None, last.end
    beside = before(text, first, edge, g)
    if not whole and context.is_name(text, first):
        return None, last.end
    sign = joint.sign or beside.sign
    unit, joint = _unit(text, joint, first, sign, g, whole)
    if unit is NO_UNIT:
        return None, last.end
    last = joint.last
    if (
        not whole
        and joint.rule not in ("context", "shared")
        and not context.is_amount(text, beside.start, edge, first, last, unit, g)
    ):
        return None, last.end
    low, high = joint.low, joint.high
    if _NEGATIVE.search(beside.scale):
        low, high = minus(high), minus(low)
    if unit is not None and unit.kind == "angle":
        unit = degree(text, beside.start, last, low, beside.scale, unit, whole)
    unit = unit or NUMBER
    word_after, per, outer_end = after(text, last.end, g, unit.kind)
    if outer_end == last.end and text[outer_end : outer_end + 1] in _STRENGTHS:
        word_after, outer_end = strength(text, last.end, unit.kind, joint.rule)
    outer_start = beside.outer
    if per is None and unit.kind == "money" and word_after is None and last.name != "分":  # 四分一升
        per, outer_end = a_piece(text, last.end, g)
    if per is None:
        per, outer_start = each(text, outer_start, edge, unit.kind, g)
        if per is not None and beside.modifier is None:
            modifier, outer_start = before_each(text, first, outer_start, edge, unit.kind, g)
            beside = beside._replace(modifier=modifier)
    if per == "桶" and is_oil(text, start, max(last.end, outer_end)):
        per = "barrel"
    inside = first.numeral.modifier or (last.numeral.modifier if last is not first else None)
    low, high, modifier = bounded(
        low,
        high,
        inside,
        beside.modifier or limit(text, beside.start, edge, unit.kind, joint.rule),
        word_after,
    )
    kind = "speed" if unit.kind == "length" and per in _CLOCK else unit.kind
    kind = _KINDS.get(kind, kind)
    begin = beside.start
    told_twice = beside.sign in _TOLD_TWICE and last.unit is not None and last.unit.kind == "money"
    if told_twice and not whole and not beside.scale:
        begin = first.start
    if (
        (text[begin] in _ROUND or text.startswith(_TENFOLD, begin))
        and begin > edge
        and text[begin - 1] == "上"
        and beside.modifier == "over"
    ):
        begin -= 1  # 上百款 is one word
    stop = last.end
    if unit.kind == "volume" and per == "s" and text.startswith("每秒", stop):
        stop = outer_end  # of a flow 立方米每秒 is the unit
    amount = Amount(low, high, unit.code or None, kind, modifier, per, text[begin:stop])
    reading = Reading(begin, stop, outer_start, outer_end, unit.label, amount, joint.rule, first)
    return reading, max(last.end, end, outer_end)


_STRENGTHS: Final = ("强", "弱")
_ROUND: Final = frozenset("百千万亿")
_TENFOLD: Final = ("十万", "十亿")
_TOLD_TWICE: Final = frozenset(("人民币", "人民幣"))
"""Before a sum with its own unit this is no part of it (人民币|3亿元); without one it is the unit (人民币3亿)."""

_KINDS: Final = dict.fromkeys(
    (
        "frequency",
        "pressure",
        "voltage",
        "current",
        "charge",
        "sound",
        "substance",
        "light",
        "dose",
        "flux",
        "angle",
    ),
    "number",
)
"""Measures that have no kind of their own."""


def _unit(
    text: str, joint: Joint, first: Term, sign: str, g: Grammar, whole: bool
) -> tuple[Unit | None, Joint]:
    """Give the unit by what is said beside the number, where its own unit is none, 块 or a sign's."""
    last, unit = joint.last, joint.last.unit
    headed = last.name == "个"
    if (
        (unit is None or headed)
        and not sign
        and not whole
        and last is first
        and text[last.end : last.end + 1] in AND
    ):
        common, low, high = shared(text, first, g)
        if common is not None and (not headed or common.code == "pp"):
            return common, joint._replace(low=low, high=high, rule="shared")
    if not whole and unit is not None and unit.kind == "money" and is_piece(text, last):
        return Unit("块", "count"), joint
    if last.name == "口" and not of_people(text, first.start, last.end):
        return Unit("口", "count"), joint
    if last.name == "位" and is_rank_moved(text, first.start):
        return Unit("位", "count"), joint
    if sign and (unit is None or unit.kind in ("money", "count")):
        if unit is not None and unit.kind == "count":
            joint = joint._replace(last=last._replace(end=last.numeral_end, unit=None, name=""))
        if unit is None or unit.kind != "money" or unit.code == "CNY":
            unit = Unit(g.signs[sign], "money")
    if unit is None and money_said(text, first.start, first, last, g):
        return Unit("CNY", "money"), joint._replace(rule="context")
    return unit, joint
