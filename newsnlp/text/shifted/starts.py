"""Where a run of late bytes may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.text.ngrams import model, normal
from newsnlp.text.steps.pinyin import SYLLABLE, readings

from .gbk import charset
from .paths import GAP

_ORPHAN, _LOST = 4.0, 3.0  # the evidence of a `?` before the mark, and of one behind it
_COMMON = 2600  # characters that make up 98% of the news


class Start(NamedTuple):
    """A place to read on from: where the full stop or the mark is seen, and what the first byte can be.

    `stop` is the raw span of the orphan byte that was the full stop's; `bonus` the evidence for the damage.
    """

    start: int
    begin: int
    stop: bool
    half: int
    leads: frozenset[int]
    bonus: float


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The pair A3A1 or A3BF, shown as ！ or ？: its first byte ends a full stop (A1A3), its second begins the
    # next character. Behind it stands text that has a rare character soon, or a `?`.
    common = r"\x20->@-\x7e" + "".join(_common())
    shifted = (
        rf"\?[！？!?](?=[^\n！？!?]|\?(?![！？!?]))|！(?=\?(?![！？!?]))"
        rf"|[！？!?](?=[^\n！？!?][^\n]{{0,4}}?[^{common}\n])"
    )
    # A mark put in behind a pair that lies across two characters: the bracket was eaten with the orphan byte.
    marked = rf"(?<=[\u3400-\u9fff)])\?\(?({SYLLABLE})\)"
    return re.compile(shifted), re.compile(marked)


def starts(text: str) -> Iterator[Start]:
    """Yield the places where a run may begin, from left to right; most of them are sound text all the same."""
    if "！" not in text and "？" not in text and "!" not in text and "?" not in text:
        return
    shifted, marked = _patterns()
    found = [_shifted(match) for match in shifted.finditer(text)]
    found += [start for match in marked.finditer(text) if (start := _marked(text, match))]
    yield from sorted(found)


def _shifted(match: re.Match[str]) -> Start:
    orphan = len(match[0]) == 2
    half = 0xA1 if match[0][-1] in "！!" else 0xBF
    bonus = _ORPHAN if orphan else _LOST * match.string.startswith("?", match.end())
    return Start(match.start(), match.end() - 1, True, half, frozenset(), bonus)


def _marked(text: str, match: re.Match[str]) -> Start | None:
    place = match.start() - 1
    if text[place] == ")":
        place = text.rfind("(", 0, place) - 1
    before = text[place].encode("gb18030", "ignore") if place >= 0 else b""
    if len(before) != 2:
        return None
    leads = set()
    for character in readings().get(match[1], ""):
        data = character.encode("gb18030")
        if len(data) == 2 and data[0] == before[1]:
            leads.add(data[1])
    return Start(match.start(), match.end(), False, GAP, frozenset(leads), 6.0) if leads else None


def _common() -> list[str]:
    """Give the commonest characters of simplified text."""
    import numpy as np

    characters = sorted(set(charset(False).characters.values()))
    counts = model().known(np.array([ord(normal(character)) for character in characters], np.uint64))
    ranked = sorted(zip(counts, characters, strict=True), reverse=True)
    return [character for _, character in ranked[:_COMMON]]
