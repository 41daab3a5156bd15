"""Traditional characters, as simplified ones, by OpenCC's tables of characters and phrases."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from newsnlp.resources import table
from newsnlp.text.edits import Edit
from newsnlp.text.ngrams import likelihood

from .compare import changes
from .script_names import restored
from .traditional import is_traditional, is_traditional_paragraph, telling

_PARAGRAPHS = re.compile("[^\n]+")


def edits(text: str) -> Sequence[Edit]:
    """Find what `tw2s` changes where the text is in traditional script; clean simplified text is left alone.

    `tw2s` knows more phrases than `t2s` (著重 -> 着重, 著作 stays).

    >>> [(edit.start, edit.after) for edit in edits("鐵路沿着海岸發展")]
    [(0, '铁'), (6, '发')]
    """
    if telling()[0].search(text) is None:
        return ()
    whole = is_traditional(text)
    found: list[Edit] = []
    for match in _PARAGRAPHS.finditer(text):
        if not whole and not is_traditional_paragraph(match[0]):
            continue
        for start, end, new in changes(match[0], convert(match[0])):
            found.append(Edit(match.start() + start, match.start() + end, new, "script"))
    return found


def convert(text: str) -> str:
    """Give `text` in simplified script; lone surrogates stay.

    OpenCC's `t2s` and `tw2s` differ over characters that simplified script has too, 著 above all (著重, 原著):
    there the language model chooses.

    >>> convert("沿著鐵路，讀原著")
    '沿着铁路，读原著'
    """
    try:
        general, regional = (str(converter.convert(text)) for converter in _converters())
    except UnicodeEncodeError:
        return text
    if len(general) != len(regional) or len(text) != len(regional):
        return regional
    marks = list(general)
    for place, (one, other) in enumerate(zip(general, regional, strict=True)) if general != regional else ():
        if one != other:
            before, after = "".join(marks[max(0, place - 8) : place]), regional[place + 1 : place + 5]
            marks[place] = max(other, one, key=lambda mark: likelihood(before, mark + after))
    usual = _pattern().sub(lambda match: _words()[match[0]], "".join(marks))
    return restored(text, usual)


@cache
def _words() -> dict[str, str]:
    return {row["converted"]: row["usual"] for row in table("script_words.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words())))


@cache
def _converters() -> tuple[Any, Any]:
    import opencc

    return opencc.OpenCC("t2s"), opencc.OpenCC("tw2s")
