"""Departments and bodies that stand without their place or institution: 组织部, 党组, 开发区管委会, 水利局."""

import re
from collections.abc import Sequence
from typing import Final

from newsnlp.names.words import cut

from .anaphora import of_kind
from .institutions import is_institution
from .phrases import Element
from .places_said import PlaceSaid, small_place
from .reading import Reading
from .seats import seat
from .units import Page
from .words import LETTERS, organs
from .zones import of_zone, zone_endings

_DEPENDENT: Final = ("党组", "联合党委", "党委", "党总支", "党支部", "党工委", "机关党委")
_PARTS: Final = frozenset(  # bodies that belong to the institution the list has named
    {
        *_DEPENDENT,
        "审判委员会",
        "检察委员会",
        "办公室",
        "办公厅",
        "秘书处",
        "管委会",
        "办事处",
        "街道办事处",
        "工会",
        "纪委",
        "团委",
    }
)
_INSTITUTION: Final = re.compile(
    "大学|学院|学校|中学|公司|集团|医院|银行|研究院|研究所|开发区|高新区|园区|新区|街道"
)
_LOCAL: Final = re.compile(
    "(?!国家|中央|全国|港务)[\u4e00-\u9fff]{2,9}(?:(?<!董事)局|人武部|武装部|供销社)(?:[\u4e00-\u9fff]{2,6}[科股])?"
)
_SECTION: Final = re.compile("(?:[\u4e00-\u9fff]{1,8}(?:[科股室站所]|大队|中队|中心))?")
_ORDINARY: Final = 5  # characters of the name of a bureau that may be all short forms: 煤管局
_PARTY_BODIES: Final = ("党委", "党组", "纪委", "党总支")
_OF_SOME: Final = frozenset(("联合党委", "党总支", "党支部"))  # of the body whose own the paragraph has named
_HOUSES: Final = ("公司", "集团", "大学", "学院", "医院", "银行")
_COMMANDS: Final = ("军分区", "警备区", "卫戍区")
_COMMITTEE: Final = "中共{place}委员会"


def departmental(
    page: Page,
    post: Element,
    own: str,
    chain: Sequence[PlaceSaid],
    last: Reading | None,
    committee: Reading | None,
) -> Reading:
    """Put before a department what the list or the document has said: 姜堰区委常委、组织部部长 -> 姜堰区委组织部."""
    pointed = of_zone(page, post, own, last) or _of_street(page, post, own)
    if pointed is not None:
        return pointed
    if own in _OF_SOME:
        if last is not None and (last.organ or "").endswith(own):
            return Reading(last.organ, last.place, last.rest, True)
        span = of_kind(page, post.organ_start, (own,), near=True)
        if span is not None:
            return Reading(page.text[slice(*span)], None, own, True)
    word = next((own[:size] for size in range(min(len(own), 16), 1, -1) if own[:size] in organs()), "")
    known = organs().get(word)
    if known is None or known.needs_place == "no":
        local = (
            known is None
            and _LOCAL.fullmatch(own) is not None
            and not is_institution(own)
            and not _named(own)
        )
        return _local(page, post, own, chain) if local else Reading(own, None, own, False)
    party = known.canonical.startswith(_COMMITTEE)
    if own in _PARTY_BODIES and (last is None or not last.organ):
        span = of_kind(page, post.start, _HOUSES, near=True)
        if span is not None and span[1] != post.organ_start:
            return Reading(page.text[slice(*span)] + own, None, own, True)
    if last is None or not last.organ:
        part = own[len(word) :]
        if known.needs_place != "yes" or not (part in _DEPENDENT or _SECTION.fullmatch(part)):
            return Reading(own, None, own, False)
        return _local(page, post, own, chain, party=party)
    if word in {"村委会", "村民委员会", "居委会"} and re.match(".*?[村社区]", last.organ):
        return Reading(re.split("党|村委会", last.organ)[0] + own, last.place, "", True)
    if word in _PARTS and (known.needs_place == "" or word == "工会" or _INSTITUTION.search(last.organ)):
        base = without_party(last.organ)
        if own not in base:  # 市教育局党组成员、工会主席
            return Reading(base + own, last.place, without_party(last.rest) + own, True)
    if known.needs_place == "":
        return Reading(own, None, own, False)
    if party and committee is not None and committee.organ:
        return Reading(committee.organ + own, committee.place, committee.rest + own, True)
    if not chain:
        return _local(page, post, own, chain, party=party) if own == word else Reading(own, None, own, False)
    return Reading(_named_by(chain[0], own) + own, chain[0], own, True)


def _named(own: str) -> bool:
    """Say whether a department has a name before the word for what it is: 鹤北|林业局, but not 交通运输局."""
    head = own[: own.rfind("局") + 1]
    if any(head[at:] in organs() for at in range(1, len(head) - 2)):
        return True
    pieces = cut(head, 0, len(head)) if len(head) > _ORDINARY else []
    return len(pieces) > 1 and [end - start for start, end in pieces[:2]] == [1, 1]  # 苏|伊|士|运河|管理局


def without_party(organ: str) -> str:
    """Strip the party body or board of an institution: 市公安局党组 -> 市公安局. A committee (市委, 镇党委) stays.

    >>> without_party("南通市公安局党组"), without_party("南通市委")
    ('南通市公安局', '南通市委')
    """
    for body in (*_DEPENDENT, "审判委员会", "检察委员会"):
        bare_organ = organ.removesuffix(body)
        if not bare_organ:
            return organ
        if (
            bare_organ != organ
            and len(bare_organ) >= 2
            and (bare_organ[-1] not in LETTERS or bare_organ.endswith((*zone_endings(), "社区")))
        ):
            return bare_organ
    return organ


def _local(
    page: Page, post: Element, own: str, chain: Sequence[PlaceSaid], *, party: bool = False
) -> Reading:
    """Put before a department the place of the post before it, else the division the document speaks for."""
    place = next((place for place in chain if _governs(place, own)), None) or seat(page, post.start)
    if place is None:
        return Reading(own, None, own, False)
    body = "" if not party else f"{place.name[-1]}委" if len(place.name) == 2 else "委"
    return Reading(_named_by(place, own) + body + own, place, body + own, True)


def _named_by(place: PlaceSaid, own: str) -> str:
    """Give the name of a place as a body has it: 邢台|军分区, but 邢台市|财政局."""
    if not own.startswith(_COMMANDS) or len(place.name) < 3 or place.name.endswith("自治州"):
        return place.name
    return place.name[:-1] if place.name.endswith(("市", "州", "盟")) else place.name


def _governs(place: PlaceSaid, own: str) -> bool:
    """Say whether a place has departments: a county or city; a town only has a congress."""
    division = place.division
    level = division.level if division is not None else ""
    return level in {"county", "prefecture"} or (level == "township" and own == "人大")


def _of_street(page: Page, post: Element, own: str) -> Reading | None:
    """Name the street office an organ only points to: 街道党工委 -> 万里街道党工委."""
    if not own.startswith(("街道", "社区", "嘎查")):
        return None
    place = small_place(page, own[:2], post.start)
    if place is None:
        return Reading(own, None, own, False)
    return Reading(place.name + own[2:], place, own[2:], True)
