"""UTF-8 that was read as GBK, with the bytes that got lost guessed by what Chinese text says."""

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.text.edits import Edit
from newsnlp.text.ngrams import likelihood, normal

from .guessing import guess
from .latin import is_text
from .tokens import Token, tokens

_LOST = re.compile("(?:锟斤拷)+")
_LEAST = 3  # characters in a stretch
_WHOLE, _KEPT = 0.4, 0.6  # share of characters whose bytes are all there; share that text has
_SAMPLE = 30
_AROUND = 60  # characters before and behind a sign of damage that are looked at


def utf8_as_gbk(text: str) -> Iterator[Edit]:
    """Find stretches whose bytes make sense as UTF-8; what is guessed makes an edit doubtful.

    >>> [(edit.after, edit.confidence) for edit in utf8_as_gbk("涓鍥戒汉姘戦摱")]
    [('中国人民银', 0.5)]
    """
    for start, end in _regions(text):
        done = start
        for lost in _LOST.finditer(text, start, end):  # U+FFFD itself: nothing of the text is left
            yield from _stretches(text, done, lost.start())
            yield Edit(lost.start(), lost.end(), lost[0], "mojibake", 0.0)
            done = lost.end()
        yield from _stretches(text, done, end)


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of lines that lie around signs of damage."""
    start = last = -1
    for match in _trigger().finditer(text):
        if start >= 0 and (match.start() > last + 2 * _AROUND or "\n" in text[last : match.start()]):
            yield start, _until(text, last)
            start = -1
        if start < 0:
            start = max(
                last,
                text.rfind("\n", max(0, match.start() - _AROUND), match.start()) + 1,
                match.start() - _AROUND,
            )
        last = match.end()
    if start >= 0:
        yield start, _until(text, last)


def _until(text: str, last: int) -> int:
    end = text.find("\n", last, last + _AROUND)
    return end if end >= 0 else min(len(text), last + _AROUND)


@cache
def _trigger() -> re.Pattern[str]:
    """Give the pattern of two pairs in a row that hold the bytes of UTF-8, the first ones of it common signs' own."""
    begins, across = [], []
    for lead in range(0x81, 0xFE):
        for trail in range(0x80, 0xFF):
            mark = bytes((lead, trail)).decode("gb18030", "ignore")
            if len(mark) != 1:
                continue
            if (0xE3 <= lead <= 0xE9 or lead == 0xEF) and trail <= 0xBF:
                begins.append(mark)
            elif lead <= 0xBF and (0xE3 <= trail <= 0xE9 or trail == 0xEF):
                across.append(mark)
    # 锟斤拷 with them and no alternative beside: a pattern that begins with one class is the fastest to search.
    first, second = "".join(begins) + "锟", "".join(across) + "斤"
    return re.compile(f"[{first}](?:[{second}\ue000-\uf8ff]|[\ufffd?]?[{first}\ufffd])")


def _stretches(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield an edit for each stretch of a run that reads as UTF-8."""
    stretch: list[Token] = []
    for token in tokens(text, start, end):
        if token.known == "" and (not stretch or stretch[-1].known == ""):
            yield from _edit(text, stretch)
            stretch = []
        else:
            stretch.append(token)
    yield from _edit(text, stretch)


def _edit(text: str, stretch: list[Token]) -> Iterator[Edit]:
    stretch = _trimmed(stretch)
    if len(stretch) < _LEAST:
        return
    start, end = stretch[0].start, stretch[-1].end
    size = sum(1 for token in stretch if not token.plain)
    # Two bytes of UTF-8 are what pairs of clean text look like as well.
    whole = sum(
        1 for token in stretch if len(token.known) == 1 and token.known > "\u2000" and is_text(token.known)
    )
    if size < _LEAST or whole < _WHOLE * size:
        return
    after = guess(text[max(0, start - 4) : start], stretch, text[end : end + 2])
    if sum(1 for mark in after if mark > "\x7f" and is_text(mark)) < _KEPT * size or not _likelier(
        text, start, after, end
    ):
        return
    doubtful = any(len(token.known) != 1 for token in stretch)
    parts = tuple((token.start, token.end) for token in stretch)
    yield Edit(start, end, after, "mojibake", 0.5 if doubtful else 0.99, parts)


def _trimmed(stretch: list[Token]) -> list[Token]:
    """Leave what is no part of a reading off both ends: bytes that are nothing, ASCII, halves of characters."""
    first, last = 0, len(stretch)
    while first < last and (not stretch[first].known or stretch[first].plain or stretch[first].inner):
        first += 1
    while first < last and (not stretch[last - 1].known or stretch[last - 1].plain):
        last -= 1
    return stretch[first:last]


def _likelier(text: str, start: int, after: str, end: int) -> bool:
    """Say whether the reading is likelier than the text as it stands, by the first characters of both."""
    before = text[max(0, start - 4) : start]
    size = len(after)
    read, seen = after[:_SAMPLE], text[start : start + max(1, min(_SAMPLE, size) * (end - start) // size)]
    return likelihood(normal(before), read) > likelihood(normal(before), seen)
