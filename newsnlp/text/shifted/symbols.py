"""What is seen of a shifted run: characters as byte pairs, ASCII, pinyin marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.text.steps.pinyin import MARK_AFTER

_MARK = re.compile(MARK_AFTER)


class Symbol(NamedTuple):
    """One thing seen at `raw[start:end]`: a pair of bytes, or an ASCII character (`lead` 0), or neither (both 0)."""

    character: str
    start: int
    end: int
    lead: int
    trail: int


def symbols(text: str, start: int) -> Iterator[Symbol]:
    """Yield the symbols from `start` to the end of the line, which counts as a newline; marks are passed over.

    >>> [(hex(symbol.lead), hex(symbol.trail)) for symbol in symbols("比^", 0)]
    [('0xb1', '0xc8'), ('0x0', '0x5e'), ('0x0', '0xa')]
    """
    size = len(text)
    while start < size and text[start] != "\n":
        mark = _MARK.match(text, start)
        if mark:
            start = mark.end()
            continue
        yield _symbol(text[start], start)
        start += 1
    yield Symbol("\n", start, min(start + 1, size), 0, 0x0A)


def _symbol(character: str, start: int) -> Symbol:
    if character < "\x80":
        return Symbol(character, start, start + 1, 0, ord(character))
    try:
        data = character.encode("gb18030")
    except UnicodeEncodeError:
        data = b""
    if len(data) != 2:
        return Symbol(character, start, start + 1, 0, 0)
    return Symbol(character, start, start + 1, data[0], data[1])
