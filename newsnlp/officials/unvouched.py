"""Whether a stretch that nothing vouches for may be an organ: 会议听取了|全国人大宪法和法律委员会 is none."""

import re
from functools import cache
from typing import Final

from newsnlp.names.words import SINGLES, cut, levels
from newsnlp.resources import lines

from .words import organ_forms

_USUAL: Final = 5  # from this commonness on a verb is one of everybody's
_NAMING: Final = frozenset(("n", "nz", "j"))  # parts of speech of which names are made
_PARTICLES: Final = "了着过"
_SOME: Final = re.compile(
    "(?:[一几两某]家|[一某][位名个]|(?<!某)某(?!某))[^该本任，。；！？、：:\n“”]{0,18}?"
    "(?:企业|公司|集团|厂|机构|品牌|商|店|医院|银行|单位|学校|基地|市场)的?$"
)
_REACH: Final = 28  # characters looked back for it


@cache
def _in_organs() -> frozenset[str]:
    return frozenset(lines("organ_verbs.txt"))


@cache
def _openers() -> tuple[str, ...]:
    return organ_forms("opener")


def past_verbs(text: str, start: int, end: int) -> int:
    """Give where `text[start:end]` goes on behind its last verb that stands in no organ's name; `start` if it has none.

    A verb right before the word for what an organ is (招聘公司) is part of its name.

    >>> text = "会议听取了全国人大宪法和法律委员会"
    >>> text[past_verbs(text, 0, len(text)):]
    '全国人大宪法和法律委员会'
    >>> past_verbs("省公共资源交易监督管理局", 0, 12)
    0
    """
    behind = start
    for first, last in cut(text, start, end):
        word = text[first:last]
        rank, tag = levels().get(word, (0, ""))
        verb = tag == "v" and rank >= _USUAL and word not in _in_organs()
        if verb and not text.startswith(organ_forms("head"), last, end):
            behind = last + (text[last : last + 1] in _PARTICLES and last < end)
    return behind


def past_openers(text: str, start: int, end: int) -> int:
    """Step over words that stand before an organ and are no part of it: 会见|恒力集团."""
    words = organ_forms("before")
    while start < end and text.startswith(words, start):
        start += len(next(word for word in words if text.startswith(word, start)))
    return start


def plausible(organ: str) -> bool:
    """Say whether words taken for an organ without any list to vouch for them may be one."""
    return not organ.startswith(_openers()) and not any(word in organ for word in organ_forms("inside"))


def is_function(word: str) -> bool:
    """Say whether a word is one of everybody's that names nothing: 按照, 同, 来自.

    >>> is_function("按照"), is_function("同"), is_function("国电")
    (True, True, False)
    """
    rank, tag = levels().get(word, (0, ""))
    return word in SINGLES or (rank >= _USUAL and tag not in _NAMING)


def of_some(text: str, end: int) -> bool:
    """Say whether a body that nobody names ends here: 一家从事多晶硅生产的企业|负责人, 某品牌|总经理.

    >>> of_some("另一位从事多晶硅生产的国内企业", 16), of_some("一家企业称，公司", 8)
    (True, False)
    """
    return _SOME.search(text, max(0, end - _REACH), end) is not None
