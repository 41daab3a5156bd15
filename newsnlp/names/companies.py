"""Companies that no list has and no company word ends: by the post behind them, by a bracket that names them short."""

from collections.abc import Mapping
from functools import cache
from re import compile

from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .left import LETTERS
from .span import NameSpan
from .words import SINGLES, cut, level, levels

MOST = 8
BRAND = 2
PART = 2  # the length of a noun that goes on a known brand
COMMON = 7  # from this commonness on it is none
_SHORT = compile(
    '[（(](?:以?下?[称简]+称?|以下统称|下称|简称)(?:为|：|:)?[“"]?([\u4e00-\u9fffA-Za-z·]{2,10}?)[”"]?(?:[)）]|，|,|；)'
)
_FULL = compile(
    "(?:公司|集团|[（(]集团[）)]|银行|企业|合伙[）)]?|研究院|协会|大学|医院|委员会|[局部厅委])"
    "(?:[（(][^）)]{1,8}[）)])?$"
)
_HANZI = compile("[\u4e00-\u9fffA-Za-z]")
_NO_BRAND = frozenset("该本其各某两原时任前代现兼副家名位及并为")


@cache
def _titles() -> frozenset[str]:
    return frozenset(lines("company_titles.txt"))


def _noun(word: str) -> bool:
    found = levels().get(word)
    return found is not None and found[1] in ("n", "nz") and found[0] < COMMON


def _company_before(
    text: str, end: int, places: Mapping[int, int], brands: Mapping[int, int], held: bytearray
) -> int | None:
    """Give the start of the company whose name ends at `end`: unlisted letters, or a brand and a noun (包钢|稀土)."""
    low = end
    while (
        low > max(0, end - MOST) and not held[low - 1] and _HANZI.match(text[low - 1]) and low not in places
    ):
        low -= 1
    start = end
    pieces = cut(text, low, end)
    for first, last in reversed(pieces):
        word = text[first:last]
        if last - first == 1 and (word in SINGLES or word in _NO_BRAND or word in LETTERS):
            break
        start = first
    if start == end:
        return None
    opening = [(first, last) for first, last in pieces if first >= start]
    singles = 0
    while singles < len(opening) and opening[singles][1] - opening[singles][0] == 1:
        singles += 1
    if low in brands and end - low <= PART and start == low and _noun(text[low:end]):
        return brands[low]
    bounded = start == low and (low in places or end - low < MOST)
    latin = text[start:end].isascii() and end - start > 1
    if not (bounded and end - start >= BRAND and (singles >= BRAND or latin)):
        return None
    return places.get(start, start)


def companies(
    text: str, titles: list[NameSpan], places: list[NameSpan], known: list[NameSpan], held: bytearray
) -> list[NameSpan]:
    """Give the companies told by the post behind them or named short in brackets, and where their names stand again.

    >>> text = "，桂昌远海董事长说，桂昌远海"
    >>> [span[:2] for span in companies(text, [NameSpan(5, 8, "TITLE", "role")], [], [], bytearray(14))]
    [(1, 5), (10, 14)]
    """
    brands = {span.end: span.start for span in known if span.label == "ORG"}
    ends = {span.end: span.start for span in [*places, *known]}
    found: list[NameSpan] = []
    for title in titles:
        if text[title.start : title.end] in _titles():
            start = _company_before(text, title.start, ends, brands, held)
            if start is not None:
                found.append(NameSpan(start, title.start, "ORG", "brand.role"))
    names = {text[span.start : span.end] for span in found}
    names |= {hit[1] for hit in _SHORT.finditer(text) if _is_short_name(text, hit.start(), hit[1])}
    names -= {text[span.start : span.end] for span in [*places, *known]}
    if names:
        taken = {span.start for span in found}
        found += [
            NameSpan(hit.start(), hit.end(), "ORG", "brand.again")
            for hit in pattern(names).finditer(text)
            if hit.start() not in taken and not any(held[hit.start() : hit.end()])
        ]
    return sorted(found)


def _is_short_name(text: str, at: int, name: str) -> bool:
    """Tell whether a short name stands behind a company's full name and is no common noun: （下称“台泥”）."""
    return bool(_FULL.search(text, max(0, at - 12), at)) and level(name) == 0
