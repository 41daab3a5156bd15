"""What stands beside a number: modifiers, signs, the denominator, and what they do to its bounds."""

import re
from functools import cache
from typing import Final, NamedTuple

from newsnlp.resources import lines

from .grammar import Grammar
from .model import ARABIC, Bound, Term
from .units import TIME

__all__ = ["WINDOW", "Before", "after", "before", "bounded", "each"]

WINDOW: Final = 16
"""How far back a word may begin that bears on a number."""


class Before(NamedTuple):
    """What stands before: where the amount and its modifiers begin, the modifier, a currency sign, a sign or scale."""

    start: int
    outer: int
    modifier: str | None
    sign: str
    scale: str


_SIGNS: Final = frozenset(("-", "－", "−", "+"))


def before(text: str, first: Term, edge: int, g: Grammar) -> Before:
    """Read 约人民币, 超US$, 零下, 华氏 before a term; nothing before `edge` is looked at."""
    start = first.start
    found = None
    if start > edge and text[start - 1] in g.last_before:
        found = g.before.search(text, max(edge, start - WINDOW), start)
    if found is None:
        return Before(start, start, None, "", "")
    scale = found.group("cold")
    if scale in _SIGNS and text[start] not in ARABIC and first.rule != "fraction":
        scale = ""
    begin = found.start("sign") if found.group("sign") else found.start("cold") if scale else start
    modifier, outer = None, begin
    if found.group("mod"):
        modifier, outer = _modifier(text, found.start("mod"), found.end("mod"), start, first.numeral.scale, g)
        if modifier == "not":
            modifier, outer = None, begin
    return Before(begin, min(outer, begin), modifier, found.group("sign") or "", scale)


_REACHED: Final = frozenset(("过", "破", "首破", "已破"))
"""Words that bound a large number wherever it begins: 破3亿, but 破3项纪录."""
_TURNED: Final = {"over": "under", "under": "over"}
_MAGNITUDES: Final = frozenset("十百千万亿佰仟萬億")


@cache
def _false() -> frozenset[str]:
    return frozenset(lines("not_modifiers.txt"))


def _modifier(text: str, low: int, end: int, number: int, scale: int, g: Grammar) -> tuple[str | None, int]:
    """Give the modifier among the words `text[low:end]` before the number, and where it begins."""
    words = text[low:end].rstrip()
    false = _false()
    for size in (2, 3):
        # the tail of another word: 节约, 附近
        for begin in range(max(0, low - size + 1), low + 1):
            if text[begin : begin + size] in false and begin + size > low:
                return None, number
    for start in range(len(words)):
        word = words[start:]
        found = g.modifiers.get(word)
        if found is not None:
            modifier, alone = found
            if alone and text[number] not in _MAGNITUDES and not (word in _REACHED and scale >= 4):
                return None, number
            rest, _ = _modifier(text, low, low + start, number, scale, g) if start else (None, 0)
            if rest == "not":
                rest = _TURNED.get(modifier or "")
            return rest or modifier, low
    return None, number


def after(text: str, at: int, g: Grammar) -> tuple[str | None, str | None, int]:
    """Read the denominator and the modifier that follow: 元/平方米以上."""
    per = None
    if at == len(text):
        return None, None, at
    if text[at] in "/／每 ":
        found = g.per.match(text, at)
        if found:
            per, at = _per_code(found.group("unit"), g), found.end()
    word = g.after.match(text, at)
    if word is None or (word.group("word") in ("多", "余", "许") and _NOT_MORE.match(text, word.end())):
        return None, per, at
    return g.modifiers_after[word.group("word")], per, word.end()


_NOT_MORE: Final = re.compile("[么样元数种媒年个地可晶层功边次所发少项名家极能]")
_TIME_CODES: Final = {"小时": "h", "时": "h", "秒": "s", "秒钟": "s", "分钟": "min", "h": "h", "s": "s"}


def _per_code(name: str, g: Grammar) -> str:
    if name in _TIME_CODES:
        return _TIME_CODES[name]
    unit = g.names.get(name)
    return name if unit is None or unit.kind in (TIME, "count", "people") else unit.code


def each(text: str, start: int, edge: int, g: Grammar) -> tuple[str | None, int]:
    """Read 每亩2万元, 时速200公里: the denominator before the number, and where it begins."""
    low = max(edge, start - WINDOW)
    if text.find("每", low, start) < 0 and text.find("时速", low, start) < 0:
        return None, start
    found = g.each.search(text, low, start)
    if found is None:
        return None, start
    return ("h" if found.group("hour") is not None else _per_code(found.group("unit"), g)), found.start()


def bounded(
    low: Bound, high: Bound, modifier: str | None, before: str | None, after: str | None
) -> tuple[Bound, Bound, str | None]:
    """Apply the words beside a number to its bounds."""
    said = modifier or before or after
    if modifier is None and "over" in (before, after) and said != "under":
        said = "over"
    if said == "over" and high is not None and low == high:
        return low, None, said
    if said == "under" and low is not None and low == high:
        return None, high, said
    return low, high, said
