"""Full-width letters and digits, as ASCII; Chinese punctuation keeps its width."""

import re
from collections.abc import Sequence

from newsnlp.text.edits import Edit

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋]+|(?<=[０-９0-9])．(?=[０-９0-9])")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def edits(text: str) -> Sequence[Edit]:
    """Find full-width letters, digits, `％`, `＋`, and a full-width point between digits.

    >>> edits("２０11年，Ｎ３")[0].after
    '20'
    """
    if text.isascii():
        return ()
    return [
        Edit(match.start(), match.end(), match[0].translate(_NARROW), "widths")
        for match in _WIDE.finditer(text)
    ]
