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
    "(?:上下客|客运|火车|高铁|地铁|轨道)?(?:车站|站点|客站|站)(?![\u4e00-\u9fff]?长))"
    f"|(?:[个座](?:车站|站点|客站|客运站)(?:分别)?(?:是|为|有|包括)[:：]?(?P<behind>{_ITEMS})(?=[。；;\n，,（(]))"
)
_ROADS: Final = re.compile(
    f"(?P<before>{_ITEM}(?:、{_ITEM}){{1,12}}(?:{_JOIN}{_ITEM})?){_COUNT}条(?:高速公路|高速|铁路|高铁)"
)
_SPLIT: Final = re.compile("、|以及|和|及(?!$)")
_ROAD: Final = re.compile("[\u4e00-\u9fff]{2,3}")
_PLACES: Final = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON"))


def listed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, the members of such lists as facilities.

    >>> text = "沿线设三江、新民、万盛等6个客站"
    >>> [(text[start:end], label) for start, end, label in listed(text, [Entity(3, 5, "GPE"), Entity(9, 11, "GPE")])]
    [('三江', 'FAC'), ('新民', 'FAC'), ('万盛', 'FAC')]
    """
    made = [_cut(one, names) for one in (*_stations(text), *_roads(text))]
    if not made:
        return list(names)
    crossed = {
        at
        for name in names
        if name.label not in _PLACES or not _inside(name, made)
        for at in range(name.start, name.end)
    }
    made = [one for one in made if crossed.isdisjoint(range(one.start, one.end))]
    taken = {at for one in made for at in range(one.start, one.end)}
    return sorted([*made, *(name for name in names if taken.isdisjoint(range(name.start, name.end)))])


def _cut(member: Entity, names: Sequence[Entity]) -> Entity:
    """Give a member where a name found in it begins: 以|马平."""
    ends = [name.start for name in names if name.end == member.end and name.start > member.start]
    return member._replace(start=ends[0]) if ends else member


def _inside(name: Entity, made: Sequence[Entity]) -> bool:
    return any(one.start <= name.start and name.end <= one.end for one in made)


def _stations(text: str) -> Iterator[Entity]:
    if "站" not in text:
        return
    for found in _STATIONS.finditer(text):
        yield from _members(text, *found.span("before" if found["before"] else "behind"))


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
