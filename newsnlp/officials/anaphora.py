"""The organ of a role that stands without one: the organ of its kind that the text has just named."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.resources import table

from .phrases import Element
from .units import Page

_MANY: Final = 200  # mentions of organs that are counted
_REACH: Final = 160  # characters looked back for an organ of the right kind
_LEFT: Final = re.compile(r"\A|[^\u4e00-\u9fffA-Za-z0-9）)]|[由据和与及向对让请的任]")
_BARE: Final = frozenset(
    ("公司", "集团", "该公司", "医院", "学校", "该校", "该院", "该行", "企业", "协会", "合作社")
)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    return {row["role"]: tuple(row["endings"].split("|")) for row in table("post_kinds.tsv")}


def organ_said(page: Page, post: Element, title: str) -> tuple[int, int] | None:
    """Give the span of the organ that a bare role belongs to.

    It is the nearest one before it in the paragraph of a kind that has such a role, else the only one of the document.
    """
    endings = next((ends for role, ends in _kinds().items() if title.endswith(role)), None)
    left = page.text[max(0, post.start - 4) : post.start]
    own = post.organ_start < post.organ_end or left.endswith(tuple(_BARE))
    if endings is None or not (own or _LEFT.search(page.text, max(0, post.start - 1), post.start)):
        return None
    ends = page.organ_ends
    index = bisect_left(ends, post.start + 1)
    line = page.text.rfind("\n", max(0, post.start - _REACH), post.start)
    while index > 0 and ends[index - 1] > max(post.start - _REACH, line):
        index -= 1
        organ = page.organ_at_end[ends[index]]
        if _may_hold(page, organ, endings):
            return organ.start, organ.end
        court = page.text.find("法院", organ.start, organ.end) if "法院" in endings else -1
        if court > organ.start:  # 某某县人民法院刑事审判庭
            return organ.start, court + 2
    return _only(page, endings)


def _may_hold(page: Page, organ: Entity, endings: tuple[str, ...]) -> bool:
    word = page.text[organ.start : organ.end]
    return (organ.label == "ORG" or "村" in endings) and word.endswith(endings) and word not in _BARE


def _only(page: Page, endings: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the first mention of the organ of a kind that a document names most; of those named as often, the first."""
    if endings not in page.only_organ:
        fitting = [organ for organ in page.organ_at_end.values() if _may_hold(page, organ, endings)]
        first: dict[str, Entity] = {}
        tally: Counter[str] = Counter()
        for organ in fitting[:_MANY]:
            word = page.text[organ.start : organ.end]
            name = page.full_name(word) or word
            first.setdefault(name, organ)
            tally[name] += 1
        chosen = first[tally.most_common(1)[0][0]] if tally else None
        page.only_organ[endings] = (chosen.start, chosen.end) if chosen is not None else None
    return page.only_organ[endings]


def bare(organ: str) -> bool:
    """Say whether a word only points back to an organ: 公司, 医院."""
    return organ in _BARE
