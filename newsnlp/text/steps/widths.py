"""Full-width letters and digits, and other forms of the same, as plain ones; Chinese punctuation keeps its width."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from newsnlp.text.edits import Edit

from .invisible import usual_forms

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋]+|(?<=[０-９0-9])．(?=[０-９0-9])")
_ANY = re.compile("[０-９Ａ-Ｚａ-ｚ％＋．\u2e80-\u2fd5\ufb00-\ufb06\U0001d400-\U0001d7ff]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Radicals that PDF files write for characters, ligatures, bold and slanted letters of mathematics.
_FORMS = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06\U0001d400-\U0001d7ff]")


def edits(text: str) -> Sequence[Edit]:
    """Find full-width letters, digits, `％`, `＋`, a full-width point between digits; forms of characters.

    >>> edits("２０11年，Ｎ３")[0].after
    '20'
    >>> [edit.after for edit in edits("⼈⺠")]
    ['人', '民']
    """
    if text.isascii() or _ANY.search(text) is None:
        return ()
    found = [
        Edit(match.start(), match.end(), match[0].translate(_NARROW), "widths")
        for match in _WIDE.finditer(text)
    ]
    forms = [Edit(match.start(), match.end(), _plain(match[0]), "widths") for match in _FORMS.finditer(text)]
    return sorted(found + forms, key=lambda edit: edit.start) if forms else found


def _plain(mark: str) -> str:
    return usual_forms().get(ord(mark)) or normalize("NFKC", mark)
