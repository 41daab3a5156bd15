"""Damage made from clean text by the mechanism that makes it on the web: for tests, training and benchmarks."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any, NamedTuple

from newsnlp.resources import table

_PAUSES = (b"\xa3\xa1", b"\xa3\xbf", b"\xa1\xa2")  # ！ ？ 、 , which the splitter knows


class Shifted(NamedTuple):
    """A damaged text, and its runs: `(start, end)` in the clean text, `(start, end)` in the damaged one."""

    text: str
    runs: list[tuple[int, int, int, int]]


def traditional(text: str) -> str:
    """Give a text in traditional script, names of people included.

    >>> traditional("铁路运输")
    '鐵路運輸'
    """
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def pinyin(text: str, characters: str = "", share: float = 1.0, seed: int = 0) -> str:
    """Put the reading in brackets behind traditional characters: those of `characters`, or a `share` of all.

    >>> pinyin("鐵路", "鐵")
    '鐵(tiě)路'
    """
    readings, chance = _readings(), random.Random(seed)
    chosen = set(characters) or {mark for mark in sorted(readings) if chance.random() < share}
    return "".join(
        f"{mark}({readings[mark]})" if mark in chosen and mark in readings else mark for mark in text
    )


@cache
def _readings() -> dict[str, str]:
    return {mark: row["reading"] for row in table("pinyin_traditional.tsv") for mark in row["characters"]}


def shift(text: str, *, marked: bool = False, orphan: str = "?", long: bool = False) -> Shifted:
    """Cut GBK bytes between the two of a full stop, and read on one byte late.

    A pair that is none is dropped (`marked`: shown as `?`); the byte left of the full stop is shown as `orphan`.
    The splitter puts the bytes right at its own signs, or (`long`) does not, and only ASCII does.

    >>> shift("把工作落到实处。”广东省委常委、副省长").text
    '把工作落到实处?！惫愣∥Ｎ?、副省长'
    """
    data = text.encode("gbk", "replace")
    pieces: list[str] = []
    runs = []
    place = shown = read = 0  # in the bytes, the damaged text, the clean text
    while place < len(data):
        if (
            data[place] == 0xA1
            and data[place + 1] == 0xA3
            and data[place + 2 : place + 3] in (b"\xa1", b"\xbf")
        ):
            piece, end = _late(data, place + 1, marked, long)
            piece = orphan + piece
            clean = (text.encode("gbk", "replace")[place:end]).decode("gbk", "replace")
            runs.append((read, read + len(clean), shown, shown + len(piece)))
            read, place = read + len(clean), end
        else:
            step = 1 if data[place] < 0x80 else 2
            piece = data[place : place + step].decode("gbk", "replace")
            place, read = place + step, read + 1
        pieces.append(piece)
        shown += len(piece)
    return Shifted("".join(pieces), runs)


def _late(data: bytes, place: int, marked: bool, long: bool) -> tuple[str, int]:
    """Read from a trail byte until the bytes come right; give what is shown and where that is."""
    shown: list[str] = []
    begin = place
    while place < len(data):
        first, second = data[place], data[place + 1] if place + 1 < len(data) else 0
        if first < 0x80:
            return "".join([*shown, chr(first)]), place + 1
        if second < 0x40:
            return "".join([*shown, "?"]), place + 1
        if not long and place > begin and data[place + 1 : place + 3] in _PAUSES:
            return "".join([*shown, "?"]), place + 1
        character = bytes((first, second)).decode("gbk", "ignore")
        shown.append(character or "?" * marked)
        place += 2
        if second < 0x80:
            return "".join(shown), place
    return "".join(shown), place


def misplaced_marks(text: str, characters: str, chance: float = 1.0) -> str:
    """Put marks in by replacing bytes in GBK, so that pairs across two characters are hit as well.

    >>> misplaced_marks("群眾檢查", "姍")
    '群眾?shān)z查'
    """
    data = text.encode("gbk", "replace")
    for character in characters:
        pair, mark = character.encode("gbk"), _readings()[character]
        data = data.replace(pair, pair + b"(" + mark.encode("gb18030") + b")")
    shown, place = [], 0
    while place < len(data):
        if data[place] < 0x80:
            shown.append(chr(data[place]))
            place += 1
            continue
        pair = data[place : place + 2]
        valid = len(pair) == 2 and pair[1] >= 0x40
        shown.append(pair.decode("gbk", "ignore") if valid else "?")  # a `?` eats the bracket
        place += 2
    return "".join(shown)


def mojibake(text: str, encoding: str = "gbk") -> str:
    """Give UTF-8 read in another encoding, what cannot be read left out; `latin-1` reads as browsers do.

    >>> mojibake("中国", "latin-1")
    'ä¸\\xadå›½'
    """
    data = text.encode()
    if encoding != "latin-1":
        return data.decode(encoding, "ignore")
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def litter(text: str, seed: int = 0, every: int = 60) -> str:
    """Strew tags, entities, zero-width and control characters over a text, and widen some digits.

    Tags that break a line stand inside no number and no Latin word, as nobody's page has them there.
    """
    chance = random.Random(seed)
    junk = ("&nbsp;", "<br/>", "</span>", "<div", "\u200b", "\ufeff", "\x07", "\ue000", '<p style="x">')
    wide = {code: code + 0xFEE0 for code in b"0123456789"}
    pieces = []
    for found in re.finditer(rf"[^\n]{{1,{every}}}|\n", text):
        piece, put = found[0], chance.choice(junk)
        within = (piece[-1:] + text[found.end() : found.end() + 1]).isalnum() and piece[-1:].isascii()
        if put == "&nbsp;" or put == "<div":  # only where a blank, or a text, can follow
            put = put if piece[-1:] in "。；" else "\u200b"
        if put in ("<br/>", '<p style="x">') and within:
            put = "\u200b"
        pieces.append((piece.translate(wide) if chance.random() < 0.3 else piece) + put * (piece != "\n"))
    return "".join(pieces)
