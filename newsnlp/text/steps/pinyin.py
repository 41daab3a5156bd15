"""Pinyin that a copying site put in brackets behind characters it had converted."""

import re
from collections.abc import Sequence
from functools import cache

from newsnlp.resources import table
from newsnlp.text.edits import Edit

from .traditional import telling

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgɡkhjqxrzcsyw])?"
    f"(?:[aɑeiouü]{{0,2}}[{_TONED}][aɑeiou]{{0,2}}(?:n[gɡ]|n|r)?|[{_TONED}](?:n[gɡ]|n)?)"
)
MARK_AFTER = rf"(?<=[\u3400-\u9fff!-~])\({SYLLABLE}\)"
_MARK = re.compile(rf"([\u3400-\u9fff])\((?:({SYLLABLE})|([a-züɑɡ]{{1,6}}))\)")
_ENOUGH = 3


def edits(text: str) -> Sequence[Edit]:
    """Find pinyin marks; the character and its mark together hold the character.

    A mark has half-width brackets and one syllable with its tone, or without one where that is the
    reading (們(men)). Behind a traditional character it is
    always a mark; behind another only in a text that has several, so that 歙(shè)县 stays as it is written.

    >>> [(edit.start, edit.end, edit.after) for edit in edits("漁(yú)民在閩南(泉州)學(xué)習")]
    [(0, 5, '漁'), (13, 19, '學')]
    """
    if "(" not in text:
        return ()
    marks = list(_MARK.finditer(text))
    some, traditional = sum(1 for match in marks if match[2]) >= _ENOUGH, telling()[0]
    return [
        Edit(match.start(), match.end(), match[1], "pinyin")
        for match in marks
        if (match[2] and (some or traditional.match(match[1])))
        or match[1] in readings().get(_plain(match[3]), "")
    ]


def _plain(reading: str | None) -> str:
    """Write a reading with the usual letters: textbooks print `ɑ` and `ɡ`."""
    return (reading or "").replace("ɑ", "a").replace("ɡ", "g")


@cache
def readings() -> dict[str, str]:
    """Give the traditional characters of each reading.

    >>> "們" in readings()["men"]
    True
    """
    return {row["reading"]: row["characters"] + row["others"] for row in table("pinyin_traditional.tsv")}
