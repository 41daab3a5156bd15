"""To which division a post belongs: institutions to none, organs to the place they are said of or speak for."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .institutions import is_institution, is_public
from .places_said import branch
from .reading import Reading
from .seats import named_within, seat
from .units import Page
from .values import Jurisdiction
from .words import title_of

_PRIVATE: Final = frozenset({"company", "media", "hospital"})
_ZONE: Final = re.compile("管委会|管理委员会|党工委|纪工委|[区园](?:[\u4e00-\u9fff]{2,8}局)$")
# Teams, but no police: 新疆滑雪队, 交警大队; the armed police, but not that of the forests of a division.
_TEAM: Final = re.compile("(?<![支大中总疗援察作查防警])队$|武警(?!.*森林)")
_WITHIN: Final = re.compile("经济(?:技术)?开发区|经济合作区|工业园|项目区")


@cache
def _beyond() -> re.Pattern[str]:
    return pattern(lines("post_beyond_divisions.txt"))


def jurisdiction(page: Page, read: Reading, title: str, start: int) -> Jurisdiction | None:
    """Give the division of a post whose organ was read; None where it belongs to none, or none is certain."""
    organ = read.organ or ""
    if (
        is_institution(organ)
        or _beyond().search(organ)
        or _TEAM.search(organ)
        or _private(organ, read.rest, title)
    ):
        return None
    place = read.place
    if place is None and _ZONE.search(organ):
        place = named_within(page, organ, start) or (seat(page, start) if _WITHIN.search(organ) else None)
    elif place is not None and place.is_province() and _ZONE.search(organ):
        place = named_within(page, organ.removeprefix(place.name), start) or place
    if place is None:
        return None
    district = branch(place, organ)
    return place.jurisdiction() if district is None else Jurisdiction(district.name, district.own_code)


def _private(organ: str, rest: str, title: str) -> bool:
    """Say whether a role of business, press, school or hospital is held at no organ of government: 湖南海螺|副总裁."""
    known = title_of(title)
    return (
        bool(rest)
        and known is not None
        and known.family in _PRIVATE
        and not is_public(organ)
        and not title.endswith("台长")
    )
