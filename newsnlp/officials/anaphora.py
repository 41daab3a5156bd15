"""The organ of a role that stands without one: the organ of its kind that the text has just named."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.resources import lines, table

from .full_names import before_national, trades
from .institutions import is_institution, is_public
from .parts import whose_body
from .phrases import Element
from .units import Page
from .words import organs

_MANY: Final = 200  # mentions of organs that are counted
_SHORT: Final = 8  # characters of the short name of a firm, at most
_EVENTS: Final = 8  # events looked back over
_REACH: Final = 160  # characters looked back for an organ of the right kind
_HEADING: Final = re.compile(r"[ \u3000·•●◆◎▲\-]*(?P<name>[^：:\n，。]{2,20})[：:]")  # 天瑞化工：董事长辞职
_PARTY: Final = "中共"
_PLENARY: Final = re.compile("全会$|全体会议$|第[一二三四五六七八九十]{1,4}次会议$")
_NOT_HELD: Final = re.compile("(?:会议)?(?:精神|以来|报告)")  # an event that is only spoken of
_COMMITTEE: Final = re.compile("[省市县区州旗镇乡地党工团]委$")  # no 发改委
_VILLAGE: Final = re.compile("[^省市县区旗州镇乡]{1,8}村$")
_BOARD: Final = re.compile("(?<=...)(?:董事会|监事会|党委|纪委|工会)$")
_OFFICES: Final = frozenset(("办公室", "中心"))  # each is some body's
_WHOLE: Final = frozenset(  # endings behind which the name of a part may follow
    ("法院", "检察院", "医院", "公司", "大学", "公安局", "中学", "小学")
)


@cache
def _bare() -> frozenset[str]:
    return frozenset(lines("organs_bare.txt"))


@cache
def _no_team() -> tuple[str, ...]:
    return tuple(lines("organs_no_team.txt"))


@cache
def _no_firm() -> tuple[str, ...]:
    return tuple(lines("organs_no_firm.txt"))


@cache
def _no_brand() -> tuple[str, ...]:
    return tuple(lines("organs_no_brand.txt"))


@cache
def _kinds() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    firm = "|".join(("企业", *trades()))
    kinds: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in sorted(table("post_kinds.tsv"), key=lambda row: -len(row["role"])):
        endings = tuple(row["endings"].replace("@firm", firm).split("|"))
        kinds.setdefault(row["role"], []).append((endings, row.get("reach") == "paragraph"))
    return kinds


def organ_said(page: Page, post: Element, title: str) -> tuple[int, int] | None:
    """Give the span of the organ that a bare role belongs to: one of a kind that has such a role."""
    kinds: list[tuple[tuple[str, ...], bool]] = next(
        (kinds for role, kinds in _kinds().items() if title.endswith(role)), []
    )
    spans = (of_kind(page, post.start, endings, near=near) for endings, near in kinds)
    return next((span for span in spans if span is not None), None)


def of_kind(
    page: Page, before: int, endings: tuple[str, ...], *, near: bool = False
) -> tuple[int, int] | None:
    """Give the span of the organ of a kind that is meant before a place in the text.

    It is the nearest one before it in the paragraph (of firms, the nearest that a clause is about), else, unless `near`
    is set, the one that the document names most.
    """
    ends = page.organ_ends
    index = bisect_left(ends, before + 1)
    line = page.text.rfind("\n", max(0, before - _REACH), before)
    heading = _heading(page, before) if "公司" in endings else None
    if heading is not None:
        return heading
    firms: list[tuple[int, tuple[int, int]]] = []  # how unlikely each is, and its span; the nearest first
    while index > 0 and ends[index - 1] > max(before - _REACH, line):
        index -= 1
        organ = page.organ_at_end[ends[index]]
        found = _fitting(page, organ, endings)
        if "公司" not in endings:
            if found is not None:
                return found
        elif found is not None or _brand(page, organ):
            rank = 0 if _begins_clause(page, organ.start) else 1 + (found is None)
            firms.append((rank, found or (organ.start, organ.end)))
    if firms:
        return min(firms, key=lambda one: one[0])[1]
    return None if near else _only(page, endings)


def _begins_clause(page: Page, start: int) -> bool:
    """Say whether an organ stands where the subject of a clause does, behind a place at most."""
    place = page.organ_at_end.get(start - (page.text[start - 1 : start] == "的"))
    if place is not None and place.label == "GPE":
        start = place.start
    return start == 0 or page.text[start - 1] in "。；，！？：:\n"


def _heading(page: Page, before: int) -> tuple[int, int] | None:
    """Give the span of the firm that heads the line: 天瑞化工：董事长辞职; no organ of government, no outlet."""
    line = page.text.rfind("\n", max(0, before - _REACH), before) + 1
    if not line and before > _REACH:
        return None
    found = _HEADING.match(page.text, line, before)
    organ = page.organ_at_end.get(found.end("name")) if found is not None else None
    if found is None or organ is None or organ.label != "ORG" or organ.start != found.start("name"):
        return None
    name = found["name"]
    return (
        None if is_public(name) or name.endswith(_no_firm()) or name in organs() else (organ.start, organ.end)
    )


def event_said(page: Page, before: int) -> tuple[int, int] | None:
    """Give the span of the event named last before a place in the text, without a meeting of its body."""
    index = bisect_left(page.event_ends, before)
    for end in reversed(page.event_ends[max(0, index - _EVENTS) : index]):
        event = page.organ_at_end[end]
        name = whose_body(page.text[event.start : event.end])
        if name is not None and not _NOT_HELD.match(page.text, end):
            return event.start, event.start + len(name)
    return None


def _fitting(page: Page, organ: Entity, endings: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the institution of a kind that an organ is, or that begins it: 某某县人民法院|刑事审判庭."""
    word = page.text[organ.start : organ.end]
    if organ.label == "EVENT" and _PLENARY.search(word):  # 县纪委|第一次全会
        ends = [organ.start + at + len(end) for end in endings if (at := word.find(end)) > 0]
        begin = organ.start + (len(_PARTY) if word.startswith(_PARTY) else before_national(word))
        return (begin, max(ends)) if ends else None
    if (
        word in _bare()
        or word in _OFFICES
        or not (organ.label == "ORG" or (organ.label == "GPE" and "村" in endings))
    ):
        return None
    if "队" in endings and word.endswith(_no_team()):
        return None
    if word.endswith("委") and _COMMITTEE.search(word):
        endings = tuple(ending for ending in endings if ending != "委")
    if "公司" in endings:
        board = _BOARD.search(word)
        if board is not None:
            organ, word = organ._replace(end=organ.start + board.start()), word[: board.start()]
        endings = (*endings, *trades())
    if word.endswith(endings) or ("公司" in endings and _firm(page, word)):
        village = _VILLAGE.search(word) if organ.label == "GPE" else None
        return organ.start + (village.start() if village is not None else 0), organ.end
    for ending in endings:
        cut = word.find(ending) if ending in _WHOLE else -1
        if cut > 1:
            return organ.start, organ.start + cut + len(ending)
    return None


def _firm(page: Page, word: str) -> bool:
    """Say whether an organ is short for a firm that the document names in full: 鹏跃."""
    return len(word) <= _SHORT and (page.full_name(word) or "").endswith(("公司", "集团"))


def _brand(page: Page, organ: Entity) -> bool:
    """Say whether an organ may be a firm that is said by its brand alone: 诺基亚西门子, 谷满仓."""
    word = page.text[organ.start : organ.end]
    return (
        organ.label == "ORG"
        and len(word) <= _SHORT
        and word not in _bare()
        and word not in organs()
        and organ.end not in page.place_at_end
        and organ.start not in page.place_at_start
        and not (is_public(word) or is_institution(word) or word.endswith((*_no_firm(), *_no_brand())))
    )


def _only(page: Page, endings: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the first mention of the organ of a kind that a document names most; of those named as often, the first."""
    if endings not in page.only_organ:
        first: dict[str, tuple[int, int]] = {}
        tally: Counter[str] = Counter()
        for organ in page.organ_at_end.values():
            span = _fitting(page, organ, endings)
            if span is None:
                continue
            word = page.text[slice(*span)]
            name = page.full_name(word) or word
            first.setdefault(name, span)
            tally[name] += 1
            if len(tally) > _MANY:
                break
        page.only_organ[endings] = first[tally.most_common(1)[0][0]] if tally else None
    return page.only_organ[endings]


def bare(organ: str) -> bool:
    """Say whether a word only points back to an organ: 公司, 医院."""
    return organ in _bare()
