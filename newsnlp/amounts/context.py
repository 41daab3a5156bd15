"""What surrounds a number and decides that it is none: set phrases, names, codes, slogans, list numbers."""

import re
from functools import cache
from itertools import chain
from typing import Final

from newsnlp.resources import lines

from .bare import bare_counts
from .beside import WINDOW
from .grammar import Grammar
from .model import ARABIC, CHINESE, LETTERS, Term
from .one import has_things, one_counts
from .units import Unit

__all__ = ["blocked_until", "is_amount", "is_name"]

_NUMERAL_CHARS: Final = frozenset("一二两三四五六七八九十百千万萬亿数几0123456789")
_GOES_ON: Final = _NUMERAL_CHARS | frozenset(".．%％点個个")
_FORMAL: Final = frozenset("壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟")
_QUOTED: Final = re.compile('[^“”‘’"，。；]{0,8}[”’"]')


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Index the set phrases by their first numeral character and the next: (what stands before, the rest)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase in chain(lines("not_amounts.txt"), lines("not_amounts_places.txt")):
        for at, char in enumerate(phrase):
            if char in _NUMERAL_CHARS:
                found.setdefault(phrase[at : at + 2], []).append((phrase[:at], phrase[at:]))
    return {key: tuple(sorted(pairs, key=lambda pair: -len(pair[1]))) for key, pairs in found.items()}


def blocked_until(text: str, start: int) -> int:
    """Give where the set phrase ends that covers the numeral at `start`, or 0."""
    for before, rest in _phrases().get(text[start : start + 2], ()):
        end = start + len(rest)
        if rest[-1] in _NUMERAL_CHARS and text[end : end + 1] in _GOES_ON:
            continue  # 从0到1, but 从0到1.5亿元
        if text.startswith(rest, start) and (not before or text.endswith(before, 0, start)):
            return end
    return 0


def _is_slogan(text: str, start: int, end: int) -> bool:
    """Say whether a small Chinese numeral opens a short quotation: “两个确保”, “十四个坚持”."""
    return (
        start > 0
        and text[start - 1] in '“‘"「『'
        and text[start] in CHINESE
        and bool(_QUOTED.match(text, end))
    )


def is_name(text: str, term: Term) -> bool:
    """Say whether a lone formal digit is a surname or a place: 陆家嘴."""
    return term.numeral_end - term.start == 1 and text[term.start] in _FORMAL


def is_amount(
    text: str, begin: int, edge: int, first: Term, last: Term, unit: Unit | None, g: Grammar
) -> bool:
    """Say whether the number that begins at `begin`, sign included, is an amount and no name, code, rank or article."""
    if text[first.start] == "0" and _NUMBERED.match(text, first.start):
        return False
    if unit is None or unit.label == "CARDINAL":
        return _counts(text, first, last, g)
    start, before = first.start, text[begin - 1 : begin] if begin > edge else ""
    if before and (before in LETTERS or before in "%=&"):
        return False
    if before in _ADDED and _MARK.search(text, max(0, begin - 6), begin):
        return False
    if before in _COLONS and text[begin - 2 : begin - 1].isdigit():
        return False
    if unit.kind == "money" and before in _HEADED and not text[start : first.numeral_end].strip(_MAGNITUDES):
        # the head of a table: 单位：万元, （亿元）
        return g.after.match(text, last.end) is not None
    if first.numeral_end - start == 1 and text[start] in "百千":
        # the head of a unit in 元/千克, 每千瓦时
        return g.unit.match(text, start) is None
    return True


_NUMBERED: Final = re.compile("0[0-9]++(?![.．])")
"""No count begins with a zero: 01组, 04 钱."""
_MARK: Final = re.compile("[Kk][0-9]{1,4}[+＋]$|[0-9][Kk][+＋]$")
"""What stands in a kilometre mark before its metres: 191K+500m, K12+300米."""
_HEADED: Final = (":", "：", "（", "(")
_MAGNITUDES: Final = "百千万亿"
_COLONS: Final = (":", "：")


def _counts(text: str, term: Term, last: Term, g: Grammar) -> bool:
    """Say whether a number with a measure word or with none counts something here."""
    start, surface = term.start, text[term.start : term.numeral_end]
    before = text[start - 1] if start else ""
    if before == "第" or (before and before in LETTERS and surface[0] in ARABIC):
        return False
    if last.name == "折":
        return True
    lone = len(surface) <= 3 and all(char in CHINESE for char in surface)
    if last.unit is not None and last.unit.kind != "number":
        if last is not term:
            return not g.not_measure.match(text, last.end - len(last.name))
        if last.name == "番" and "翻" not in text[max(0, start - 6) : start]:
            return False  # 经历一番风雨
        if last.unit.kind != "multiple" and not _measured(text, start, surface, last, g):
            return False
        if lone and _is_slogan(text, start, last.end):
            return False
        if surface == "一" and last.unit.kind != "multiple":
            return one_counts(text, start, last)
        if len(surface) == 1 and surface in "百千万亿":
            return before in _ROUNDED or last.name in _ROUND_THINGS
        return True
    if last.unit is not None:
        return last.rule != "half" or surface == "一"
    return bare_counts(text, term, last, g)


def _measured(text: str, start: int, surface: str, last: Term, g: Grammar) -> bool:
    """Say whether the measure word is one: not the head of 车道, and the number is no rank, code or 二次."""
    if surface in ("零", "〇", "一多") or (surface == "二" and last.name not in ("人", "名", "位")):
        return False
    if (
        len(surface) > 1
        and last.low == last.high
        and all(char in CHINESE for char in surface)
        and "十" not in surface
    ):
        return False
    if surface[0] in "百千万亿" and any(char in CHINESE for char in surface):
        return False
    if last.name == "款" and _YEAR.fullmatch(surface):
        return False  # 2011款凯美瑞
    if (last.name == "强" and surface not in _BEST) or (
        surface == "两" and last.name == "头" and not has_things(text, last)
    ):
        return False
    if last.name in _ONLY:
        before, after = _ONLY[last.name]
        if not text.endswith(before, 0, start) or after.match(text, last.end):
            return False
    if _RANKED.search(text, max(0, start - 6), start) or text[start - 1 : start] in _ADDED:
        return False
    if (
        last.name == "位"
        and _PLACE_END.match(text, last.end)
        and _PLACE.search(text, max(0, start - WINDOW), start)
    ):
        return False
    if last.name in ("届", "次") and surface[0] not in ARABIC and _MEETING.match(text, last.end - 1):
        return False
    return not g.not_measure.match(text, last.end - len(last.name))


_BEST: Final = frozenset("三四五八")
"""行业三强 and 八强 are counted; 500强 is a name."""
_ROUNDED: Final = frozenset("近上约超逾过达破")
_ROUND_THINGS: Final = frozenset("架辆艘盏匹")
"""What is counted by a lone 百 or 千 as well: 千架无人机, against 百家争鸣."""
_ONLY: Final = {
    "期": (("分", "办", "各"), re.compile("[间望货权刊限]")),
    "地": (("",), re.compile("[区方铁下面级段块形势市址点位处质热理球主税产震州]")),
}
"""Measure words that are most often another word: what must and must not stand beside the number: 分三期, 渝黔两地."""
_MEETING: Final = re.compile(
    "届[“一二三四五六七八九十人政历全中省市区县州常]|次(?:[、和][一二三四五六七八九十]{1,3}次)*(?:全会|会议|全体|代表大会|党代会|常委)"
)
_ADDED: Final = ("+", "＋")
_RANKED: Final = re.compile(
    "(?:排名|位居|位列|名列|列居|排在|排行)$|第[0-9一二三四五六七八九十]{1,3}届?[、和及与至到]$|届、$"
)


_PLACE: Final = re.compile("(?:排[名行在]|[位列]居|位列|名列)[^，。；、！？0-9第前]{0,10}$")
_PLACE_END: Final = re.compile("$|[，。；、！？）)”\\s]|左右|以内|之[前后]|开外|的[^位]")
"""A place in a ranking: 排名总榜单的59位."""
_YEAR: Final = re.compile("20(?:0[1-9]|[1-3][0-9])")
