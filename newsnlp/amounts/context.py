"""What surrounds a number and decides that it is none: set phrases, names, codes, slogans, list numbers."""

import re
from functools import cache
from itertools import chain
from typing import Final

from newsnlp.resources import lines

from .beside import WINDOW
from .divisions import LEVELS, divisions_counted, states_counted
from .grammar import Grammar
from .model import ARABIC, Term
from .units import Unit

__all__ = ["blocked_until", "is_amount", "is_name"]

_NUMERAL_CHARS: Final = frozenset("一二两三四五六七八九十百千万萬亿数几0123456789")
_GOES_ON: Final = _NUMERAL_CHARS | frozenset(".．%％点個个")
_ASCII: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LETTERS: Final = frozenset(_ASCII + "".join(chr(ord(char) + 0xFEE0) for char in _ASCII) + "_")
_CHINESE: Final = frozenset("一二两兩三四五六七八九十")
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
        and text[start] in _CHINESE
        and bool(_QUOTED.match(text, end))
    )


def is_name(text: str, term: Term) -> bool:
    """Say whether a lone formal digit is a surname or a place: 陆家嘴."""
    return term.numeral_end - term.start == 1 and text[term.start] in _FORMAL


def is_amount(
    text: str, begin: int, edge: int, first: Term, last: Term, unit: Unit | None, g: Grammar
) -> bool:
    """Say whether the number that begins at `begin`, sign included, is an amount and no name, code, rank or article."""
    if unit is None or unit.label == "CARDINAL":
        return _counts(text, first, last, g)
    start, before = first.start, text[begin - 1 : begin] if begin > edge else ""
    if before and (before in _LETTERS or before in "%=&"):
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


_HEADED: Final = (":", "：", "（", "(")
_MAGNITUDES: Final = "百千万亿"
_COLONS: Final = (":", "：")


def _counts(text: str, term: Term, last: Term, g: Grammar) -> bool:
    """Say whether a number with a measure word or with none counts something here."""
    start, surface = term.start, text[term.start : term.numeral_end]
    before = text[start - 1] if start else ""
    if before and (before in _LETTERS or before == "第"):
        return False
    lone = len(surface) <= 3 and all(char in _CHINESE for char in surface)
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
            return _one_counts(text, start, last)
        if len(surface) == 1 and surface in "百千万亿":
            return before in tuple("近上约超逾过达")
        return True
    if last.unit is not None:
        return last.rule != "half" or surface == "一"
    return _bare(text, term, last, g)


_ONE_COUNTED: Final = re.compile("(?:仅有?|只有?|共有?|不足|不到|至少|唯一|多达|多出|少了|增加|减少)$")
_ONE_AMONG: Final = frozenset("是像成为作从新又上这那每哪任同统唯另再进逐某下头首第无—-一”")
_ONE_WORDS: Final = re.compile("[龙心街样律般面也都不没]|[^，。；]一|的?[是为]|对一")
_ONE_OF_WHICH: Final = re.compile("(?:是|为|成)[^，。；！？]*的$")
_ONE_PRAISED: Final = re.compile("重[要大]|主要|关键|核心|配套|长期|基[本础]|有[力效]|崭新|[生主]力")
"""What follows 一 with a measure word where it is an article behind 的: 是再造兰州的一支重要力量."""
_ONE_ELSE: Final = {
    "家": re.compile("[二三四五六七八九十两0-9]+口|之|[比人老亲情全搬住]|独大|生活"),
    "次": re.compile("[性过网就放通要得需可办成]|能源|设备|分配|到位"),
}
"""What makes a family of 一家, and all at once of 一次: 一家五口, 一次性."""
_OWN_HOUSE: Final = re.compile("[他她你我们如像]")


@cache
def _one_measures() -> frozenset[str]:
    return frozenset(lines("measures_one.txt"))


def _one_counts(text: str, start: int, last: Term) -> bool:
    """Say whether 一 with a measure word counts: where it is stressed, or one thing of its kind is told of."""
    if _ONE_COUNTED.search(text, max(0, start - 3), start):
        return True
    return (
        last.name in _one_measures()
        and text[start - 1 : start] not in _ONE_AMONG
        and not text.startswith(last.name, last.end)  # 一座座
        and not _ONE_WORDS.match(text, last.end)
        and not (
            _ONE_OF_WHICH.search(text, max(0, start - WINDOW), start) and _ONE_PRAISED.match(text, last.end)
        )
        and not (last.name == "家" and _OWN_HOUSE.search(text, max(0, start - 1), start))
        and not (last.name in _ONE_ELSE and _ONE_ELSE[last.name].match(text, last.end))
    )


def _measured(text: str, start: int, surface: str, last: Term, g: Grammar) -> bool:
    """Say whether the measure word is one: not the head of 车道, and the number is no rank, code or 二次."""
    if surface in ("零", "〇", "一多") or (surface == "二" and last.name not in ("人", "名", "位")):
        return False
    if (
        len(surface) > 1
        and last.low == last.high
        and all(char in _CHINESE for char in surface)
        and "十" not in surface
    ):
        return False
    if surface[0] in "百千万亿" and any(char in _CHINESE for char in surface):
        return False
    if last.name == "款" and _YEAR.fullmatch(surface):
        return False  # 2011款凯美瑞
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


_ONLY: Final = {
    "期": ("分", re.compile("[间望货权刊限]")),
    "地": ("", re.compile("[区方铁下面级段块形势市址点位处质热理球主税产]")),
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


def _bare(text: str, term: Term, last: Term, g: Grammar) -> bool:
    """Say whether a number without unit or measure word counts something: 惠及10万儿童, 全省100县."""
    start, end = term.start, last.end
    surface = text[start:end]
    back = max(0, start - 2)
    if _CODE_BEFORE.search(text, back, start) or _CODE_AFTER.match(text, end):
        return False
    if text[start - 1 : start] in _BLANKS and _ROW.search(text, max(0, start - 40), start):
        return False
    if end - start == 1 and _in_chain(text, start):
        return False
    following = text[end : end + 1]
    if following in _LEVELS and all(char in _CHINESE for char in surface):
        return (states_counted if following in "国部" else divisions_counted)(text, start, end)
    big = term.numeral.scale >= 4 or last.numeral.scale >= 4
    if text[end : end + 1] in ("”", "’") and _QUOTED_NAME.search(text, max(0, start - 8), start):
        return False
    if surface[0] in ARABIC:
        listed = _OPENING.search(text, back, start) and _LIST_AFTER.match(text, end)
        named = _NAMED.search(text, back, start) or _CODE.fullmatch(surface) or g.not_after.match(text, end)
        return big or not (listed or named)
    if text[start - 1 : start] == "是" and surface in _CHINESE:
        return _CLAUSE_END.match(text, end) is not None
    # 成千上万 counts only with a measure word: 成百上千家企业
    if len(surface) == 1 or surface[0] in "万亿成" or _QUOTE.search(text, back, start):
        return False
    # a bare ten is most often the number of a point: 十二是
    if len(surface) == 2 and surface[0] in _CHINESE and surface[1] in "多余":
        return False  # a name: no one says 三多 of a number
    said = big or any(char in "百千佰仟万亿点" for char in surface) or term.numeral.modifier is not None
    return said and (_GREAT.match(text, end) is not None or not g.not_after.match(text, end))


_LEVELS: Final = frozenset(LEVELS + "国部")
_CHAIN: Final = re.compile("(?:[1-9][\u4e00-\u9fff]){3,}")
"""A slogan of figures, each with one word: 5桥8路2坝1园."""


def _in_chain(text: str, start: int) -> bool:
    back = max(2, start - 12)
    while start >= back and text[start - 2].isdigit() and not text[start - 1].isdigit():
        start -= 2
    return _CHAIN.match(text, start) is not None


_CODE_BEFORE: Final = re.compile("[-—–－_/.．:：∶#＃№@*＊×·^=&?%~+第月比图表秒]$|[A-Za-z] $")
"""A number after one of these is part of a code, a score, a date or a model: 3:2, iPhone 4."""
_CODE_AFTER: Final = re.compile(
    "[-—–_/／:：∶#@*×·^A-Za-zＡ-Ｚａ-ｚ]|[+＋][0-9NXＮ]|[ \u3000\t]{1,4}[-－−+]?[.0-9]|[.．][A-Za-z]|[”’\"]号|[’']s"
)
_BLANKS: Final = (" ", "\u3000", "\t")
_ROW: Final = re.compile("(?:[-－−+]?[0-9][0-9.,]*%?[ \u3000\t]{1,4}){2}$")
"""A row of a table, of which no number is told: 122.63 123.03 122.83."""
_QUOTED_NAME: Final = re.compile("[“‘][^“”‘’，。]{1,6}$")
"""What opens a name that ends in a number: “雪龙2”, “豹2”."""
_OPENING: Final = re.compile("(?:^|[\\s；;。:：（(【\\[])$")
_LIST_AFTER: Final = re.compile("[、.．)）】\\]],?|(?<=[0-9])[,，]")
_NAMED: Final = re.compile(
    '[“‘"]$|(?:[国省县乡]道|高速|拨打|致电|电话|热线|邮编|代码|编号|附件|型号|品种|主力|合约)$'
)
_CODE: Final = re.compile(
    "0[0-9]+(?:[^0-9.].*)?|(?:1[89]|20)[0-9]{2}(?:[^0-9.](?:1[89]|20)?[0-9]{2})?|[0-9]{7,}"
)
_YEAR: Final = re.compile("20(?:0[1-9]|[1-3][0-9])")
_GREAT: Final = re.compile("大[关军奖]")
"""百亿大关: what 大 begins after a number, when the number is no title as in 十大."""
_CLAUSE_END: Final = re.compile("[而不却那这，。；]|$")
_QUOTE: Final = re.compile('[“"《（(]$')
