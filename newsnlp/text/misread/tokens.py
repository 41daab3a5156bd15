"""The characters of UTF-8 in the bytes of what was read as GBK, whole ones and such as lost a byte."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_GAP = b"[\x00?]?"  # a lost byte, shown as U+FFFD or `?`
# One byte of a character is lost, or with U+FFFD to show it both behind the first.
_TOKEN = re.compile(
    rb"(?P<three>[\xe2-\xef][\x80-\xbf]{2})|(?P<four>[\xf0-\xf4][\x80-\xbf]{3})|(?P<two>[\xc2-\xdf][\x80-\xbf])"
    rb"|(?P<last>[\xe2-\xef][\x80-\xbf]"
    + _GAP
    + rb"(?![\x80-\xbf]))|(?P<middle>[\xe2-\xef][\x00?][\x80-\xbf])"
    rb"|(?P<lead>[\xe3-\xe9](?:\x00[\x00?]?|\?\?)(?![\x80-\xbf]))|(?P<first>\x00[\x80-\xbf]{2})|(?P<plain>[\x01-\x7f])|(?P<none>.)",
    re.DOTALL,
)
_LEADS, _FOLLOWING = range(0xE3, 0xEA), range(0x80, 0xC0)


class Token(NamedTuple):
    """One character at `text[start:end]`: what it can be, nothing where no byte is enough.

    `lost` are those of `known` whose lost byte could not be shown behind it, the likelier ones; `inner` says that it
    begins within a character of the text, `plain` that it is ASCII as it stands.
    """

    known: str
    lost: frozenset[str]
    start: int
    end: int
    inner: bool
    plain: bool


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]`, from left to right; together they hold all of it.

    >>> [token.known for token in tokens("姘戦摱", 0, 3)]
    ['民', '银']
    """
    data, owners = _bytes(text, start, end)
    for match in _TOKEN.finditer(data):
        first, last = match.span()
        kind = match.lastgroup or "none"
        known, lost = _read(match[0], data[last : last + 1], kind)
        inner = first > 0 and owners[first] == owners[first - 1]
        yield Token(known, lost, owners[first], owners[last - 1] + 1, inner, kind == "plain")


def _bytes(text: str, start: int, end: int) -> tuple[bytes, list[int]]:
    """Give the bytes that the characters were read from, 0 for U+FFFD, and the place of each in the text."""
    data, owners = bytearray(), []
    for place in range(start, end):
        mark = text[place]
        if mark == "\ufffd":
            pair = b"\0"
        elif mark == "€":  # what Windows shows 80 as, and GB 18030 A2E3
            follows = text[place + 1 : place + 2].encode("gb18030", "replace")[:1]
            pair = (
                b"\xa2\xe3"
                if b"\x80" <= follows <= b"\xbf" or text[place + 1 : place + 2] == "\ufffd"
                else b"\x80"
            )
        else:
            pair = mark.encode("gb18030", "replace")
        data += pair
        owners += [place] * len(pair)
    return bytes(data), owners


@lru_cache(4096)
def _read(seen: bytes, follows: bytes, kind: str) -> tuple[str, frozenset[str]]:
    """Give what bytes can stand for, and which of it the loss itself speaks for."""
    if kind in ("three", "four", "two", "plain"):
        return seen.decode("utf-8", "ignore"), frozenset()
    found: dict[str, bool] = {}
    if kind == "first":
        for lead in _LEADS:
            _add(found, bytes((lead,)) + seen[1:], True)
    elif kind == "middle":
        for byte in _FOLLOWING:
            _add(found, bytes((seen[0], byte, seen[2])), _unshown(byte, seen[2:]))
    elif kind == "last":
        for byte in _FOLLOWING:
            _add(found, bytes((seen[0], seen[1], byte)), _unshown(byte, follows))
            if len(seen) == 2:
                _add(found, bytes((seen[0], byte, seen[1])), _unshown(byte, seen[1:2]))
    elif kind == "lead":
        for middle, last in product(_FOLLOWING, _FOLLOWING):
            _add(
                found,
                bytes((seen[0], middle, last)),
                _unshown(middle, bytes((last,))) and _unshown(last, follows),
            )
    return "".join(found), frozenset(mark for mark, likely in found.items() if likely)


def _add(found: dict[str, bool], data: bytes, likely: bool) -> None:
    mark = data.decode("utf-8", "ignore")
    wide = (
        "\uff10" <= mark <= "\uff5a" and mark.isalnum()
    )  # which the model takes for the digits that pages have
    if len(mark) == 1 and not wide and len(mark.encode("gb2312", "ignore")) == 2:
        found[mark] = found.get(mark, False) or likely


def _unshown(byte: int, follows: bytes) -> bool:
    """Say whether a byte and the next are no character of GBK, so that it got lost."""
    return byte == 0x80 or not follows.strip(b"\0?") or not bytes((byte, *follows)).decode("gbk", "ignore")
