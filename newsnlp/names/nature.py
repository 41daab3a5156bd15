"""Villages, and rivers and mountains that the words behind them show to be such."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .span import NameSpan
from .words import SINGLES, actions, cut, level

RARE = 3  # a listed word at most this common may be the name of a village
LONGEST = 3
WINDOW = 7
_VILLAGE = compile("村(?![民官镇庄务口头里外级落小史规寨民]|干部|企业|集体)|村(?=民(?:委员会|小组))")
_HANZI = compile("[\u4e00-\u9fff]")
_NO_START = frozenset("多第其余该本各每某从至往经由翻过去到在于驻进离回建两几全为把被")
_BASIN = "流域"
_KINDS = frozenset("三两各全沿滨临跨大小内外界上下本该主支干母此过沙青")  # before 江 and 河: no name


@cache
def _not() -> frozenset[str]:
    return frozenset(lines("villages_not.txt"))


@cache
def _water() -> Pattern[str]:
    return compile(f"[江河湖溪山](?={tree(lines('water_contexts.txt'))})")


def _name(text: str, end: int, ends: Mapping[int, int]) -> tuple[int, bool] | None:
    """Give the start of the unlisted or rare word that ends at `end`, and whether its left boundary is plain."""
    low = end
    while low > max(0, end - WINDOW) and _HANZI.match(text[low - 1]) and low not in ends:
        low -= 1
    pieces = cut(text, low, end)
    start = end
    for first, last in reversed(pieces):
        word = text[first:last]
        if len(word) > 1:
            if start == end and level(word) <= RARE and len(word) <= LONGEST:
                start = first
            break
        if word in SINGLES or word in _NO_START or word in actions() or end - first > LONGEST:
            break
        start = first
    return (start, start == low) if end - start > 0 else None


def villages(text: str, places: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Yield the villages that no list has; one right behind a place makes one mention with it.

    >>> text = "水退后，军坝村的村民"
    >>> [text[s.start:s.end] for s in villages(text, [])]
    ['军坝村']
    """
    ends = {span.end: span.start for span in places}
    inside = {at for span in places for at in range(span.start, span.end)}
    for found in _VILLAGE.finditer(text):
        at = found.start()
        if at in inside:
            continue
        hit = _name(text, at, ends)
        if hit is None:
            continue
        start, _ = hit
        name = text[start:at]
        if len(name) < 2 or any(name.endswith(word) for word in _not() if len(word) > 1) or name in _not():
            continue
        if level(name[-1] + "村") or level(name + "村") or level(text[at : at + 2]) > RARE:
            continue
        yield NameSpan(ends.get(start, start), at + 1, "GPE", "village")


def waters(text: str, places: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Yield rivers, lakes and mountains by what follows them, 流域 included.

    >>> text = "漳河水位上涨，清水江流域治理"
    >>> [text[s.start:s.end] for s in waters(text, [])]
    ['漳河', '清水江流域']
    """
    starts = {span.end: span.start for span in places}
    for found in _water().finditer(text):
        at = found.start()
        end = found.end() + (len(_BASIN) if text.startswith(_BASIN, found.end()) else 0)
        if found.end() in starts:  # a city named after its river
            if found.end() - starts[found.end()] == 2 and text[at - 1] not in _KINDS:
                yield NameSpan(starts[found.end()], end, "LOC", "water")
            continue
        hit = _name(text, at, starts)
        start = hit[0] if hit else at
        if start == at:
            low = at - 2
            whole = low >= 0 and level(text[low:at]) and text[low:at] not in _not()
            if not whole or (low and _HANZI.match(text[low - 1]) and text[low - 1] not in SINGLES):
                continue
            start = low
        elif at - start == 1 and level(text[start : at + 1]) > RARE:
            continue
        if text[start:at] not in _KINDS:
            yield NameSpan(start, end, "LOC", "water")
