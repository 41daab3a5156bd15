"""Place mentions as spans: divisions and countries, cities of other countries, villages and rivers."""

from functools import cache
from re import Pattern, compile

from newsnlp.places import find as find_places
from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .nature import villages, waters
from .span import NameSpan
from .words import level

_NO_PLACE = compile(
    "族|人种|菜系|帮菜|话剧团|时间\\d|(?<=蒙古)(?<!内蒙古)包(?![头钢商机括联])"
)  # 蒙古|族, 北京|时间8时
CROSSING = 4
_COMMON = 6  # a word of everyday use, which a place across it can not be
_SHORT = (2, 3)
_CITY = "城市"  # 应城市 is a city, but in 适应城市 the word is meant
_FROM = "从中"  # it is a word too, but in 从中国 the place is meant


@cache
def _cities() -> Pattern[str]:
    return pattern(lines("foreign_cities.txt"))


def place_spans(text: str) -> list[NameSpan]:
    """Give the divisions and countries, cities abroad, villages and rivers named in a text.

    >>> [span[:3] for span in place_spans("在扬州市召开")]
    [(1, 4, 'GPE')]
    >>> [span[:3] for span in place_spans("蒙古族村民在伦敦")]
    [(6, 8, 'GPE')]
    """
    spans = [
        NameSpan(found.start, found.end, "GPE", "place")
        for found in find_places(text)
        if not _NO_PLACE.match(text, found.end) and not across(text, found.start, found.end)
    ]
    taken = {at for span in spans for at in range(span.start, span.end)}
    ends = {span.end: index for index, span in enumerate(spans)}
    for hit in _cities().finditer(text):
        start, end = hit.span()
        if taken.isdisjoint(range(start, end)) and level(text[end - 1 : end + 1]) < CROSSING:
            if start in ends:  # 美国|纽约
                spans[ends[start]] = spans[ends[start]]._replace(end=end)
            else:
                spans.append(NameSpan(start, end, "GPE", "city"))
    spans.sort()
    natural = [*waters(text, spans), *villages(text, spans)]
    covered = {at for span in natural for at in range(span.start, span.end)}
    return sorted([*natural, *(span for span in spans if covered.isdisjoint(range(span.start, span.end)))])


def across(text: str, start: int, end: int) -> bool:
    """Say whether a place of two or three characters lies across two common words: 其中|国家, 新增|城镇, 适应|城市."""
    before = text[start - 1 : start + 1]
    if end - start not in _SHORT or not start or before == _FROM or level(before) < _COMMON:
        return False
    if end - start == 3:
        return text.endswith(_CITY, start, end)
    return level(text[start + 1 : end + 1]) >= _COMMON > level(text[end : end + 2])  # 一日|本人 in 日本|人士
