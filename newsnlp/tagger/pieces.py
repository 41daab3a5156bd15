"""Where a text is cut before it is read: at sentence ends, so that no cut is seen in the result, and at bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsnlp.resources.signs import BULLET

_ENDS: Final = re.compile(
    rf"{BULLET}[ \u3000]*"
    rf"|(?:[^\n。！？；·•]|(?<=[\u4e00-\u9fffA-Za-z])[·•])*(?:[。！？；]+[”’」』）)]*|\n+|(?={BULLET})|\Z)"
)
# A sentence longer than this is a table or a list: it is cut at its last comma, or where no sign is at hand.
LONGEST: Final = 400
_PAUSES: Final = "，、,;： \u3000"


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield half-open spans that tile a text, each a sentence with what closes it.

    >>> list(pieces("他说：“好。”\\n完"))
    [(0, 7), (7, 8), (8, 9)]
    >>> list(pieces("·张明·李"))
    [(0, 1), (1, 5)]
    """
    start = 0
    while start < len(text):
        match = _ENDS.match(text, start)
        end = match.end() if match else len(text)
        yield from _short(text, start, end)
        start = end


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind(sign, start + LONGEST // 2, start + LONGEST) for sign in _PAUSES) + 1
        cut = cut or start + LONGEST
        yield start, cut
        start = cut
    yield start, end
