"""UTF-8 that was read as GBK or as Latin-1, and GBK read as Latin-1, read back as far as the bytes survive."""

import re
from collections.abc import Sequence

from newsnlp.text.edits import Edit
from newsnlp.text.misread import gbk_as_latin, utf8_as_gbk, utf8_as_latin

_LATIN = re.compile("[\xb0-\xf7][\x80-\xff\u0152-\u2122 ]")


def edits(text: str) -> Sequence[Edit]:
    """Find runs whose bytes make sense in another encoding.

    >>> edits("ä¸\\xadå›½é“¶è¡Œ")[0].after
    '中国银行'
    """
    if text.isascii():
        return ()
    found: list[Edit] = []
    if _LATIN.search(text):
        found = _stronger(list(utf8_as_latin(text)), list(gbk_as_latin(text)))
    found += _apart(list(utf8_as_gbk(text)), found)
    return sorted(found, key=lambda edit: edit.start)


def _stronger(ours: list[Edit], theirs: list[Edit]) -> list[Edit]:
    """Give both readings of letters, where they overlap that which reads more of the text."""
    if sum(edit.end - edit.start for edit in ours) < sum(edit.end - edit.start for edit in theirs):
        ours, theirs = theirs, ours
    return sorted(ours + _apart(theirs, ours), key=lambda edit: edit.start)


def _apart(edits: list[Edit], others: list[Edit]) -> list[Edit]:
    """Give the edits that touch none of the others; both are in order."""
    kept, place = [], 0
    for edit in edits:
        while place < len(others) and others[place].end <= edit.start:
            place += 1
        if place == len(others) or others[place].start >= edit.end:
            kept.append(edit)
    return kept
