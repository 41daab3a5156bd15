"""Where a stretch taken for an organ is half a sentence: 会议听取了|全国人大宪法和法律委员会."""

from functools import cache
from typing import Final

from newsnlp.names.words import cut, levels
from newsnlp.resources import lines

_USUAL: Final = 5  # from this commonness on a verb is one of everybody's
_PARTICLES: Final = "了着过"


@cache
def _in_organs() -> frozenset[str]:
    return frozenset(lines("organ_verbs.txt"))


def past_verbs(text: str, start: int, end: int) -> int:
    """Give where `text[start:end]` goes on behind its last verb that stands in no organ's name; `start` if it has none.

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
        if tag == "v" and rank >= _USUAL and word not in _in_organs():
            behind = last + (text[last : last + 1] in _PARTICLES and last < end)
    return behind
