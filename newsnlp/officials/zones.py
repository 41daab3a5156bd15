"""Bodies of development zones: 开发区管委会, 管委会 and 区招商局 of the zone that the document has named."""

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from newsnlp.resources import lines

from .phrases import Element
from .places_said import said
from .reading import Reading
from .units import ZONE_LABELS, Page

_OF_AREA: Final = re.compile("区(?![域块间内])")  # 区招商局, but not 区域合作局
_ONLY: Final = ("区",)  # under what the only zone of a document is remembered
_BODIES: Final = ("管委会", "党工委", "纪工委")
_REACH: Final = 240  # characters looked back for the zone of a body
_ZONE: Final = re.compile(
    "((?:经济|经济技术|高新技术产业|产业|工业)?开发区|高新区|经开区|产业集聚区|(?:产业|工业)?园区|新区|度假区|风景区|景区|自贸区)"
    "(?=管委会|管理委员会|党工委|工委|纪工委|[\u4e00-\u9fff]{2,8}局|[\u4e00-\u9fff]{2,10}(?:办公室|中心))"
)


@cache
def zone_endings() -> tuple[str, ...]:
    """Give how the names of zones end."""
    return tuple(lines("zone_endings.txt"))


@cache
def _body() -> re.Pattern[str]:
    bodies = "管委会|管理委员会|党工委|工委|纪工委|[\u4e00-\u9fff]{2,8}局"
    return re.compile(f"(.{{0,20}}(?:{'|'.join(zone_endings())}))(?:{bodies})?")


def of_zone(page: Page, post: Element, own: str, last: Reading | None) -> Reading | None:
    """Give the body of a zone in full, or None where an organ is none: 开发区管委会 -> 池州经济技术开发区管委会.

    区招商局 is of a zone where it is of no district: who calls has looked for one.
    """
    if (own.startswith(_BODIES) or _OF_AREA.match(own)) and (last is None or not last.organ):
        span = zone_said(page, post.start)
        if span is None:
            return None
        rest = own.removeprefix("区")
        whole = page.text[slice(*span)] + rest
        found = _pointed(page, post, whole) or _in_short(page, whole)
        return found or Reading(whole, said(page, *span), rest, True)
    return _pointed(page, post, own) or _in_short(page, own)


def zone_said(page: Page, before: int) -> tuple[int, int] | None:
    """Give the span of the zone named last in the paragraph, else of the only one of the document: 开发区|党工委."""
    line = page.text.rfind("\n", max(0, before - _REACH), before)
    index = bisect_left(page.organ_ends, before + 1)
    while index and page.organ_ends[index - 1] > max(before - _REACH, line):
        index -= 1
        zone = _zone(page, page.organ_ends[index])
        if zone is not None:
            return zone
    if _ONLY not in page.only_organ:
        page.only_organ[_ONLY] = _only_zone(page)
    return page.only_organ[_ONLY]


def _only_zone(page: Page) -> tuple[int, int] | None:
    """Give the span of the zone that all zones of a document are, said in full or in short."""
    spans = [span for end in page.organ_ends if (span := _zone(page, end)) is not None]
    named = {page.text[slice(*span)]: span for span in reversed(spans)}
    longest = max(named, key=len, default=None)
    return named[longest] if longest and all(zone in longest for zone in named) else None


def _zone(page: Page, end: int) -> tuple[int, int] | None:
    """Give the span of the zone that an entity is, or whose body it is."""
    entity = page.organ_at_end[end]
    if entity.label == "GPE":
        return None
    found = _body().fullmatch(page.text, entity.start, end)
    return found.span(1) if found is not None else None


def _pointed(page: Page, post: Element, own: str) -> Reading | None:
    """Name the zone that an organ only points to: 开发区管委会 -> 池州经济技术开发区管委会."""
    zone = _ZONE.match(own)
    if zone is None:
        return None
    found = None
    for end in page.organ_ends:
        entity = page.organ_at_end[end]
        if entity.label not in {*ZONE_LABELS, "EVENT"}:
            continue
        cut = page.text.find(zone[1], entity.start + 1, end)
        if cut > 0:
            found = entity.start, cut + len(zone[1])
            if end > post.start:
                break
        if end > post.start and found is not None:
            break
    if found is None:
        return None
    name, rest = page.text[slice(*found)], own[len(zone[1]) :]
    return Reading(name + rest, said(page, *found), rest, True)


def _in_short(page: Page, own: str) -> Reading | None:
    """Name in full the zone that an organ names in short: 火炬高新区管委会 -> 厦门火炬高新区管委会."""
    for cut in (at + 1 for at in range(len(own) - 3, 2, -1) if own[at] == "区"):
        names = [name for name in page.zones if len(name) > cut and name.endswith(own[:cut])]
        if len(names) == 1:
            return Reading(names[0] + own[cut:], said(page, *page.zones[names[0]]), own[cut:], True)
    return None
