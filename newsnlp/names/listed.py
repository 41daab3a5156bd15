"""What the head of a list says of its members: stations that a line calls at, roads told by two characters each."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsnlp.labels import Entity

_ITEM: Final = "[\u4e00-\u9fff]{2,6}?"
_JOIN: Final = "(?:、|和|及|以及)"
_COUNT: Final = "(?:等)?[0-9一二三四五六七八九十两]{1,3}"
_ITEMS: Final = f"{_ITEM}(?:、{_ITEM}){{1,20}}(?:{_JOIN}{_ITEM})?"
#: 设三江、新民、万盛等6个上下客站; 8座车站分别是海州、连云. Items are short and hold no mark: a list is read once.
_STATIONS: Final = re.compile(
    f"(?:(?:设立|设置|设有|新建|新设|增设|停靠|途经|设)(?P<before>{_ITEMS}){_COUNT}[个座]"
    "(?:上下客|客运|火车|高铁|地铁|轨道)?(?:车站|站点|客站)(?![\u4e00-\u9fff]?长))"
    f"|(?:[个座](?:车站|站点|客站|客运站)分别[是为][:：]?(?P<behind>{_ITEMS})(?=[。；;\n，,（(]))"
)
_ROADS: Final = re.compile(
    f"(?P<before>{_ITEM}(?:、{_ITEM}){{1,12}}(?:{_JOIN}{_ITEM})?){_COUNT}条(?:高速公路|高速|铁路|高铁)"
)
_SPLIT: Final = re.compile("、|以及|和|及(?!$)")
_ROAD: Final = re.compile("[\u4e00-\u9fff]{2,3}")
_SITES: Final = frozenset(("GPE", "LOC", "FAC"))
_PLACES: Final = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON"))


def listed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, the members of such lists as facilities.

    >>> text = "沿线设三江、新民、万盛等6个客站"
    >>> [(text[start:end], label) for start, end, label in listed(text, [Entity(3, 5, "GPE"), Entity(9, 11, "GPE")])]
    [('三江', 'FAC'), ('新民', 'FAC'), ('万盛', 'FAC')]
    """
    found = [*_stations(text, names), *_roads(text)]
    if not found:
        return list(names)
    ends = {name.end: name for name in names}
    made = []
    for one in found:
        inner = ends.get(one.end)  # 以|马平: a member begins where a name found in it does
        made.append(one if inner is None or inner.start < one.start else one._replace(start=inner.start))
    inside = {at: one for one in made for at in range(one.start, one.end)}
    crossed = {
        at
        for name in names
        if name.label not in _PLACES or inside.get(name.start) is not inside.get(name.end - 1)
        for at in range(name.start, name.end)
    }
    made = [one for one in made if crossed.isdisjoint(range(one.start, one.end))]
    taken = {at for one in made for at in range(one.start, one.end)}
    return sorted([*made, *(name for name in names if taken.isdisjoint(range(name.start, name.end)))])


def _stations(text: str, names: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the members of lists of stations, one of which at least is a place by itself: not 便民、快递2个站点."""
    if "站" not in text:
        return
    places = {name.end for name in names if name.label in _SITES}
    for found in _STATIONS.finditer(text):
        members = list(_members(text, *found.span("before" if found["before"] else "behind")))
        if any(one.end in places for one in members):
            yield from members


def _roads(text: str) -> Iterator[Entity]:
    if "条高速" not in text and "条铁路" not in text:
        return
    for found in _ROADS.finditer(text):
        members = list(_members(text, *found.span("before")))
        if all(_ROAD.fullmatch(text, one.start, one.end) for one in members):
            yield from members


def _members(text: str, start: int, end: int) -> Iterator[Entity]:
    for mark in _SPLIT.finditer(text, start, end):
        yield Entity(start, mark.start(), "FAC")
        start = mark.end()
    yield Entity(start, end, "FAC")
