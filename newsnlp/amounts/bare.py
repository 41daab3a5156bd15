"""Whether a number without unit or measure word counts something, or is a code, a score, a rank, a name."""

import re
from typing import Final

from .divisions import LEVELS, divisions_counted, states_counted
from .grammar import Grammar
from .model import ARABIC, CHINESE, Term

__all__ = ["bare_counts"]


def bare_counts(text: str, term: Term, last: Term, g: Grammar) -> bool:
    """Say whether a number without unit or measure word counts something: 惠及10万儿童, 全省100县."""
    start, end = term.start, last.end
    surface = text[start:end]
    back = max(0, start - 2)
    if surface[0] in ARABIC:
        if _is_telephone(text, start, surface):
            return False
        if term is last and (_is_score(text, start, end) or _is_medals(text, start, end)):
            return True
    if _CODE_BEFORE.search(text, back, start) or _CODE_AFTER.match(text, end):
        return False
    if text[start - 1 : start] in _BLANKS and _ROW.search(text, max(0, start - 40), start):
        return False
    if end - start == 1 and _in_chain(text, start):
        return False
    following = text[end : end + 1]
    if following in _LEVELS and all(char in CHINESE for char in surface):
        return (states_counted if following in "国部" else divisions_counted)(text, start, end)
    big = term.numeral.scale >= 4 or last.numeral.scale >= 4
    if text[end : end + 1] in ("”", "’") and _QUOTED_NAME.search(text, max(0, start - 8), start):
        return False
    if surface[0] in ARABIC:
        listed = _OPENING.search(text, back, start) and _LIST_AFTER.match(text, end)
        named = _NAMED.search(text, back, start) or _CODE.fullmatch(surface) or g.not_after.match(text, end)
        return big or not (listed or named)
    if text[start - 1 : start] == "是" and surface in CHINESE:
        return _CLAUSE_END.match(text, end) is not None
    # 成千上万 counts only with a measure word: 成百上千家企业
    if len(surface) == 1 or surface[0] in "万亿成" or _QUOTE.search(text, back, start):
        return False
    # a bare ten is most often the number of a point: 十二是
    if len(surface) == 2 and surface[0] in CHINESE and surface[1] in "多余":
        return False  # a name: no one says 三多 of a number
    said = big or any(char in "百千佰仟万亿点" for char in surface) or term.numeral.modifier is not None
    return said and (_GREAT.match(text, end) is not None or not g.not_after.match(text, end))


_BEFORE_TELEPHONES: Final = ("拨", "打", "过", "）", ")", " ", "-")
_DIALLED: Final = re.compile("拨打?$")
_CALLED: Final = re.compile("打过?$")
_AREA: Final = re.compile("[（(]0?[0-9]{2,4}[)）][ -]?$")


def _is_telephone(text: str, start: int, surface: str) -> bool:
    """Say whether a number is one to call: 请拨12380, 先打96110, （0830）12388."""
    if len(surface) < 3 or text[start - 1 : start] not in _BEFORE_TELEPHONES or not surface[:3].isdecimal():
        return False
    if _DIALLED.search(text, max(0, start - 2), start) or _AREA.search(text, max(0, start - 8), start):
        return True
    return (
        len(surface) >= 5
        and surface.isdecimal()
        and _CALLED.search(text, max(0, start - 2), start) is not None
    )


_SCORE: Final = re.compile("[0-9]{1,3}(?:\\.[0-9]{1,2})?比[0-9]{1,3}(?:\\.[0-9]{1,2})?(?![0-9])")
_SCORE_BEFORE: Final = re.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,2})?比$")


def _is_score(text: str, start: int, end: int) -> bool:
    """Say whether a number is one side of a score or of a proportion: 62比61, 1比1.6."""
    if text.startswith("比", end):
        return _SCORE.match(text, start) is not None
    return (
        text[start - 1 : start] == "比" and _SCORE_BEFORE.search(text, max(0, start - 8), start) is not None
    )


_MEDALS: Final = re.compile("金[、，]?[0-9]++枚?银|银[、，]?[0-9]++枚?铜")
_BRONZE: Final = re.compile("[0-9]银[、，]?$")


def _is_medals(text: str, start: int, end: int) -> bool:
    """Say whether a number counts medals in a row of them: 20金7银2铜."""
    if _MEDALS.match(text, end):
        return True
    return text.startswith("铜", end) and _BRONZE.search(text, max(0, start - 3), start) is not None


_LEVELS: Final = frozenset(LEVELS + "国部")
_CHAIN: Final = re.compile("(?:[1-9][\u4e00-\u9fff]){3}")
"""A slogan of figures, each with one word: 5桥8路2坝1园."""


def _in_chain(text: str, start: int) -> bool:
    back = max(2, start - 12)
    while start >= back and text[start - 2].isdigit() and not text[start - 1].isdigit():
        start -= 2
    return _CHAIN.match(text, start) is not None


_CODE_BEFORE: Final = re.compile("[-—–－_/.．:：∶#＃№@*＊×·^=&?%~+第月比图表秒]$|[A-Za-z] $")
"""A number after one of these is part of a code, a score, a date or a model: 3:2, iPhone 4."""
_CODE_AFTER: Final = re.compile(
    "[\ufe0f\u20e3]|[-—–_/／:：∶#@*×·^A-Za-zＡ-Ｚａ-ｚ]|[+＋][0-9NXＮ]|[ \u3000\t]{1,4}[-－−+]?[.0-9]"
    "|[.．][A-Za-z]|[”’\"]号|[’']s"
)
"""A number before one of these is part of a code; the first two make a keycap of it."""
_BLANKS: Final = (" ", "\u3000", "\t")
_ROW: Final = re.compile("(?:[-－−+]?[0-9][0-9.,]*%?[ \u3000\t]{1,4}){2}$")
"""A row of a table, of which no number is told: 122.63 123.03 122.83."""
_QUOTED_NAME: Final = re.compile("[“‘][^“”‘’，。]{1,6}$")
"""What opens a name that ends in a number: “雪龙2”, “豹2”."""
_OPENING: Final = re.compile("(?:^|[\\s；;。:：（(【\\[])$")
_LIST_AFTER: Final = re.compile("[、.．)）】\\]],?|(?<=[0-9])[,，]")
_NAMED: Final = re.compile(
    '[“‘"]$|(?:[国省县乡]道|高速|拨打|致电|电话|热线|邮编|代码|编号|附件|型号|品种|主力|合约|[^电]器)$'
)
_CODE: Final = re.compile(
    "0[0-9]+(?:[^0-9.].*)?|(?:1[89]|20)[0-9]{2}(?:[^0-9.](?:1[89]|20)?[0-9]{2})?|[0-9]{7,}"
)
_GREAT: Final = re.compile("大[关军奖]")
"""百亿大关: what 大 begins after a number, when the number is no title as in 十大."""
_CLAUSE_END: Final = re.compile("[而不却那这，。；]|$")
_QUOTE: Final = re.compile('[“"《（(]$')
