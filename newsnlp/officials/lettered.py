"""Organs and heads of government whose place is only a level letter: 市公安局, 副市长."""

import re
from typing import Final

from .phrases import Element
from .places_said import PlaceSaid, for_letter
from .reading import Reading
from .states import PREMIERS, is_country
from .units import Page
from .words import LETTERS, organs, titles

_REGIONS: Final = ("自治区", "地区")
_OF_PREFECTURE: Final = ("行署", "行政公署", "地委")
_NO_LETTER: Final = frozenset(
    "场块域镇江村舰长"
)  # 市场监督管理局, 区块链, 村镇银行 begin with no level letter
_LETTERED: Final = re.compile(
    "[镇乡村](?![长民级区内])[\u4e00-\u9fff]{2,8}(?:站|所|院|中学|小学|办|队|支部|党委|政府|协会)"
    "|[省市区县州旗](?![场民域级块间内长直值属会政区道])[\u4e00-\u9fff]{2,12}(?:[局厅委办院处馆]|公司|中心|协会|学会|商会|指挥部|领导小组|办公室|支队|大队|医院|中学|小学)"
)
GOVERNMENTS: Final = ("政府", "人民政府", "过渡政府", "看守政府", "临时政府")
"""A government, whose head has its place or country as organ."""

_OFFICES: Final = ("行政公署", "行署")
_POINTING: Final = frozenset("我该本全各此两")


def letter_of(title: str) -> str:
    """Give the level letter in the title of a head of government: 副市长 -> 市."""
    title = title.removesuffix("助理")
    known = titles().get(title)
    return title[-2] if known and known.head_of and len(title) > 1 and title[-2] in LETTERS else ""


def heads_government(rest: str, title: str, place: str) -> bool:
    """Say whether a title is that of a head of government, who has the place alone as his organ: 自治区政府副主席.

    >>> heads_government("人民政府", "市长", "南通市"), heads_government("政府", "秘书长", "南通市")
    (True, False)
    >>> heads_government("政府", "总理", "尼泊尔")
    True
    """
    if rest in GOVERNMENTS:
        return (
            bool(letter_of(title))
            or (title in PREMIERS and is_country(place))
            or (place.endswith("自治区") and title.endswith("主席"))
        )
    return rest in _OFFICES and title.endswith("盟长")


def unknown_place(text: str, start: int, letter: str) -> bool:
    """Say whether a place that no list knows stands before the title: 某某市 before 市长, but not 我市, 该市."""
    return text[:start].endswith(letter) and text[start - 2 : start - 1] not in _POINTING


def lettered(page: Page, post: Element, own: str, title: str, chain: list[PlaceSaid]) -> Reading | None:
    """Put a place before an organ that begins with a level letter: 市公安局 in 南通 -> 南通市公安局."""
    if own.startswith(_OF_PREFECTURE):
        return _of_prefecture(page, post, own, chain)
    if own[0] in LETTERS and own[0] == own[1:2] and own[1:3] in organs():
        own = own[1:]  # 该市|市委
    head = next((word for word in _REGIONS if own.startswith(word)), own[0])
    given = page.organ_at_start.get(post.organ_start)
    marked = given is not None and given.label == "ORG" and own[1:2] not in _NO_LETTER
    if head not in _REGIONS and not (head in LETTERS and (marked or begins_with_level(own))):
        return None
    if own[1:2] in _NO_LETTER and "总局" in own:
        return None  # 市场监管总局 is of the country
    found = for_letter(page, head, post.start, chain, hopeful=post.status == "candidate")
    if found is None:
        return None if head == "村" else Reading(own, None, own, False)
    rest = own[len(head) :]
    if heads_government(rest, title, found.name):
        return Reading(found.name, found, "", True)
    # 歙县|县委 and 党家村|村委会 keep their letter
    kept = (
        own if own.startswith(("村委", "村民")) or (len(found.name) == 2 and rest.startswith("委")) else rest
    )
    return Reading(found.name + kept, found, rest, True)


def _of_prefecture(page: Page, post: Element, own: str, chain: list[PlaceSaid]) -> Reading | None:
    """Put the prefecture before its office: 行署 -> 阿勒泰地区行署, 地委 -> 阿勒泰地委."""
    letters = ("地区",) if own.startswith("地委") else ("地区", "盟")
    found = next(
        (place for letter in letters if (place := for_letter(page, letter, post.start, chain))), None
    )
    if found is None:
        return None
    name = found.name.removesuffix("地区") if own.startswith("地委") else found.name
    return Reading(name + own, found, own, True)


def begins_with_level(own: str) -> bool:
    """Say whether a level letter and an organ begin this text: 市委组织部, 区发改委, 市工务局."""
    return bool(_LETTERED.match(own)) or any(
        own[:size] in organs() or own[1:size] in organs() for size in range(2, min(len(own), 16) + 1)
    )
