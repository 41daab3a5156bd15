"""No name ends inside a Latin word or in a sign, and none holds half a pair of quotation marks or brackets."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity

# ’ is left out: in Latin names it is an apostrophe. Brackets of both widths close each other.
_QUOTES: Final = {"“": "”", "「": "」", "『": "』"}
_CLOSING: Final = _QUOTES | {"(": ")）", "（": ")）", "《": "》"}
_OPENING: Final = {"”": "“", "」": "「", "』": "『", ")": "(（", "）": "(（", "》": "《"}
_MARKS: Final = re.compile("[" + re.escape("".join({*_CLOSING, *_OPENING})) + "]")
_TURNS: Final = 4  # half pairs in one name that are mended
_FAR: Final = 20  # characters between a quotation mark and the name that it is half of
_ASIDE: Final = 3  # a longer word in brackets at the end is no part of the name: 周（秋季）, 广场（市政府）
_STOP: Final = re.compile("[。；！？\n]")
#: Categories of Unicode of what no name begins or ends with: ▸ and ❸, blanks.
_SIGNS: Final = frozenset(("So", "No", "Zs", "Cc"))
_LETTERS: Final = re.compile("[A-Za-z]+")
_LAST_LETTERS: Final = re.compile("[A-Za-z]+$")
#: Names that may begin in brackets: 2011（第三届）优秀企业评选.
_LONG: Final = frozenset(("EVENT", "PROJECT"))


def mended(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, with edges that cut no Latin word and no pair of marks.

    A name grows to the other half of a pair of quotation marks near by, or loses its half; what then lies inside of
    another name goes.

    >>> text = "“春天里的中国”对话会在黄河“几字弯”举行，志高CMV到场"
    >>> found = mended(text, [Entity(5, 11, "EVENT"), Entity(12, 18, "LOC"), Entity(22, 26, "ORG")])
    >>> [text[start:end] for start, end, _ in found]
    ['“春天里的中国”对话会', '黄河“几字弯”', '志高CMV']
    """
    kept: list[Entity] = []
    for place, name in enumerate(names):
        if kept and name.start < kept[-1].end:  # the one before has grown
            if name.end <= kept[-1].end:
                continue
            name = name._replace(start=kept[-1].end)
        limit = names[place + 1].start if place + 1 < len(names) else len(text)
        before = kept[-1] if kept else None
        bare = _bare(text, name)
        if bare.start == bare.end:
            continue
        whole = _paired(text, _latin(text, bare, before.end if before else 0, limit), before)
        whole = _bare(text, whole)
        if whole.start >= whole.end:
            continue
        while kept and kept[-1].end > whole.start:
            kept.pop()
        kept.append(whole)
    return kept


def _bare(text: str, name: Entity) -> Entity:
    """Give a name without the signs at its edges."""
    start, end = name.start, name.end
    while start < end and unicodedata.category(text[start]) in _SIGNS:
        start += 1
    while start < end and (
        unicodedata.category(text[end - 1]) in _SIGNS or (text[end - 1] == "’" and "‘" not in text[start:end])
    ):
        end -= 1
    return name._replace(start=start, end=end)


def _latin(text: str, name: Entity, done: int, limit: int) -> Entity:
    """Give a name with its Latin words whole, as far as no other name stands in the way."""
    start, end = name.start, name.end
    if _LETTERS.match(text, start) and (before := _LAST_LETTERS.search(text, max(done, start - _FAR), start)):
        start = before.start()
    if _LETTERS.match(text, end - 1) and (behind := _LETTERS.match(text, end, limit)):
        end = behind.end()
    return name._replace(start=start, end=end)


def _paired(text: str, name: Entity, before: Entity | None) -> Entity:
    """Give a name with whole pairs only; empty where nothing but marks is left."""
    for _ in range(_TURNS + 1):
        whole = _with_one_mended(text, name, before)
        if whole == name or whole.start >= whole.end:
            return whole
        name = whole
    return name._replace(end=name.start)


def _with_one_mended(text: str, name: Entity, before: Entity | None) -> Entity:
    """Give a name with its first half pair mended; as it is where it has none."""
    opened: list[int] = []
    for found in _MARKS.finditer(text, *name[:2]):
        mark, at = found[0], found.start()
        if mark in _CLOSING:
            opened.append(at)
        elif opened and text[opened[-1]] in _OPENING[mark]:
            opened.pop()
        else:
            return _closed_inside(text, name, at, before)
    return _opened_inside(text, name, opened[0]) if opened else name


def _closed_inside(text: str, name: Entity, at: int, before: Entity | None) -> Entity:
    """Give a name that holds a closing mark only, at `at`: 春天里的|中国”对话会."""
    marks = _OPENING[text[at]]
    opening = max(text.rfind(mark, max(0, name.start - _FAR), name.start) for mark in marks)
    near = opening >= 0 and not _STOP.search(text, opening, name.start)
    closed = near and any(mark in text[opening : name.start] for mark in _CLOSING[text[opening]])
    if at + 1 == name.end or not near or closed:
        return name._replace(end=at) if at > name.start else name._replace(start=at + 1)
    if text[opening] in _QUOTES or name.label in _LONG:
        return name._replace(start=opening)
    if before is not None and before.end == opening:  # 中国|（海南）自由贸易试验区
        return name._replace(start=before.start)
    return name._replace(end=at)


def _opened_inside(text: str, name: Entity, at: int) -> Entity:
    """Give a name that holds an opening mark only, at `at`: 黄河“几字弯|”, “星谷|”."""
    closed = text.startswith(tuple(_CLOSING[text[at]]), name.end)
    if at == name.start:
        return name._replace(start=at + 1)
    if closed and (text[at] in _QUOTES or name.end - at - 1 <= _ASIDE):
        return name._replace(end=name.end + 1)
    return name._replace(end=at)
