"""UTF-8 that was read as Latin-1 or Windows-1252, once or twice."""

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.text.edits import Edit

from .latin import is_text, latin_bytes

# Characters with the place where each begins in the text and where it ends.
Placed = list[tuple[str, int, int]]
_TURNS = 3
_LEAD = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u2122]|[\xe4-\xe9] [\x80-\xbf\u0152-\u2122]")
_HAN = re.compile("[\u3400-\u9fff]")
# Signs that stand alone between Chinese characters, and letters that GB 2312 knows: the rest of two bytes is chance.
_SIGNS = "·×°±÷§¥"
# What stands in quotes or before a dash ends in a letter with an accent: “Beyoncé”……
_ACCENTED = re.compile("[A-Za-z][\xc0-\xff][“”‘’…–—]{2,}")
_ORDINARY = re.compile("[\xa0-\xff\u0391-\u03c9\u0410-\u044f\u0100-\u017f\u01ce-\u01dc]")


def utf8_as_latin(text: str) -> Iterator[Edit]:
    """Find what reads as UTF-8: three bytes are proof, two only in a text with proof or between Chinese.

    >>> next(utf8_as_latin("Ã¤Â¸Â\\xadÃ¥â€ºÂ½")).after
    '中国'
    """
    if _LEAD.search(text) is None:
        return
    words = {match.start() + 1 for match in _ACCENTED.finditer(text)}
    found = [match for match in _pattern().finditer(text) if match.start() not in words]
    proof = any(_proves(match[0]) for match in found) or any(
        _twice(found[first:last]) for first, last in _runs(found)
    )
    chinese = _HAN.search(text) is not None
    for first, last in _runs(found):
        run = [match for match in found[first:last] if _holds(text, match, proof, chinese)]
        for part in _touching(run):
            placed = _again([(_decoded(match[0]), *match.span()) for match in part])
            start = placed[0][1]
            sure = 0.95 if any(" " in match[0] for match in part) else 1.0
            after = "".join(mark for mark, _, _ in placed)
            parts = tuple((begin, end) for _, begin, end in placed)
            yield Edit(start, placed[-1][2], after, "mojibake", sure, parts)


@cache
def _pattern() -> re.Pattern[str]:
    follow = "[" + "".join(re.escape(mark) for mark, byte in latin_bytes().items() if byte < 0xC0) + "]"
    blank = f"[\xe4-\xe9](?: {follow}|{follow} )"  # A0, which became a blank
    return re.compile(f"[\xe1-\xef]{follow}{{2}}|[\xf0-\xf4]{follow}{{3}}|[\xc2-\xdf]{follow}|{blank}")


def _decoded(seen: str) -> str:
    """Decode one character; empty where its bytes are none."""
    table = latin_bytes()
    return bytes(table.get(mark, 0xA0) for mark in seen).decode("utf-8", "ignore")


def _twice(run: list[re.Match[str]]) -> bool:
    """Say whether a run, decoded, is UTF-8 read wrongly once more."""
    return any(
        _proves(match[0]) for match in _pattern().finditer("".join(_decoded(match[0]) for match in run))
    )


def _proves(seen: str) -> bool:
    """Say whether letters in a row can only be UTF-8: three bytes of a character that text has, or four."""
    mark = _decoded(seen)
    if " " in seen or not mark or len(seen) == 2:
        return False
    return len(seen) == 4 or "\u2010" <= mark <= "\u2027" or mark == "\ufeff" or is_text(mark)


def _holds(text: str, match: re.Match[str], proof: bool, chinese: bool) -> bool:
    seen, mark = match[0], _decoded(match[0])
    if not mark:
        return False
    if " " in seen:  # only among others
        return proof and is_text(mark) and "\u4e00" <= mark <= "\u9fff" and _beside(text, match)
    if len(seen) > 2:
        return proof or _proves(seen)
    if proof:
        return seen[0] in "\xc2\xc3" or _ORDINARY.match(mark) is not None
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return chinese and mark in _SIGNS and _HAN.search(around) is not None


def _beside(text: str, match: re.Match[str]) -> bool:
    """Say whether a character of three bytes without a blank touches the match."""
    before = _pattern().fullmatch(text, max(0, match.start() - 3), match.start())
    behind = _pattern().match(text, match.end())
    return any(other is not None and len(other[0]) == 3 for other in (before, behind))


def _runs(found: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of matches that touch."""
    first = 0
    for place in range(1, len(found) + 1):
        if place == len(found) or found[place].start() != found[place - 1].end():
            yield first, place
            first = place


def _touching(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    for first, last in _runs(run):
        if run[first:last]:
            yield run[first:last]


def _again(placed: Placed) -> Placed:
    """Decode what was encoded twice, or more often."""
    for _ in range(_TURNS):
        text = "".join(mark for mark, _, _ in placed)
        found = [match for match in _pattern().finditer(text) if _proves(match[0]) and len(match[0]) > 2]
        if not found:
            break
        done, made = 0, []
        for match in found:
            made += placed[done : match.start()]
            made.append((_decoded(match[0]), placed[match.start()][1], placed[match.end() - 1][2]))
            done = match.end()
        placed = made + placed[done:]
    return placed
