"""UTF-8 that was read as GBK or as Latin-1, read back as far as its bytes survive."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.text.edits import Edit

# What the commonest signs of UTF-8 (，。“” 的 在 是 中 国 有 一) begin with when it is read as GBK: characters that
# Chinese text hardly has.
_GBK_SIGNS = re.compile("[锛銆鈥鐨鍦鏄涓鍥鏈浗鎴鍜]")
_GBK_RUN = re.compile("[^\x00-\x7f]{3,}")
# Whole characters, and such as have lost one byte: it was 80, which no GBK character begins with.
_HAN_BYTES = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}|[\xe2-\xef][\x80-\xbf](?=[\xe2-\xef])")
_SURVIVING = 0.75  # of the bytes of a run must be whole characters
_KEPT = 0.6  # of those must be characters that text has
_LOST = re.compile("(?:锟斤拷)+")


def edits(text: str) -> Sequence[Edit]:
    """Find runs whose bytes make sense as UTF-8.

    >>> edits("ä¸\\xadå›½é“¶è¡Œ")[0].after
    '中国银行'
    """
    found = []
    if not text.isascii():
        latin = _latin()
        if re.search("[ä-éã][\x80-\xbf\u0152-\u2122]", text):
            found += [edit for match in latin.finditer(text) if (edit := _from_latin(match))]
        if _GBK_SIGNS.search(text):
            found += [edit for match in _GBK_RUN.finditer(text) for edit in _from_gbk(match)]
    return sorted(found, key=lambda edit: edit.start)


@cache
def _latin_bytes() -> dict[str, int]:
    """Give the byte of each character of Latin-1 and of Windows-1252."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        table[bytes([byte]).decode("cp1252", "ignore")] = byte
    table.pop("", None)
    return table


@cache
def _latin() -> re.Pattern[str]:
    follow = "[" + "".join(mark for mark, byte in _latin_bytes().items() if byte < 0xC0) + "]"
    return re.compile(f"(?:[\xe2-\xef]{follow}{follow})+")


def _from_latin(match: re.Match[str]) -> Edit | None:
    data = bytes(_latin_bytes()[mark] for mark in match[0])
    try:
        after = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not all(
        "\u2010" <= mark <= "\u2027" or "\u2e80" <= mark <= "\u9fff" or mark >= "\uff00" for mark in after
    ):
        return None
    start = match.start()
    parts = tuple((start + 3 * place, start + 3 * place + 3) for place in range(len(after)))
    return Edit(start, match.end(), after, "mojibake", 1.0, parts)


def _from_gbk(match: re.Match[str]) -> Iterator[Edit]:
    """Read a run back; bytes that are no whole character any more become U+FFFD, in a doubtful edit."""
    for lost in _LOST.finditer(match[0]):  # U+FFFD itself, read as GBK: nothing of the text is left
        yield Edit(match.start() + lost.start(), match.start() + lost.end(), lost[0], "mojibake", 0.0)
    if _LOST.search(match[0]) or not _GBK_SIGNS.search(match[0]):
        return
    data, owners = bytearray(), []
    for place, mark in enumerate(match[0], match.start()):
        pair = mark.encode("gb18030", "replace")
        if len(pair) != 2:
            return
        data += pair
        owners += [place, place]
    whole = [(found.start(), found.end()) for found in _HAN_BYTES.finditer(data)]
    read = [_character(bytes(data[start:end])) for start, end in whole]
    if sum(end - start for start, end in whole) < _SURVIVING * len(data) or sum(
        map(_is_text, read)
    ) < _KEPT * len(read):
        return
    done, after, parts, doubtful = 0, [], [], any(end - start == 2 for start, end in whole)
    for (start, end), mark in zip([*whole, (len(data), len(data))], [*read, ""], strict=True):
        if start > done:
            doubtful = True
            after.append("\ufffd")
            parts.append((owners[done], owners[start - 1] + 1))
        if mark:
            after.append(mark)
            parts.append((owners[start], owners[end - 1] + 1))
        done = end
    tiled = tuple((start, max(start, end)) for start, end in parts)
    yield Edit(match.start(), match.end(), "".join(after), "mojibake", 0.5 if doubtful else 0.99, tiled)


def _character(data: bytes) -> str:
    """Decode a character, where a byte is missing with 80 where that gives a character that text has."""
    tries = [data] if len(data) == 3 else [data[:1] + b"\x80" + data[1:], data + b"\x80"]
    read = [trial.decode("utf-8", "replace") for trial in tries]
    return next(filter(_is_text, read), "\ufffd")[0] if len(data) == 2 else (read[0] or "\ufffd")[0]


def _is_text(mark: str) -> bool:
    """Say whether a character is one that Chinese text is made of: GB 2312 has it."""
    try:
        mark.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
