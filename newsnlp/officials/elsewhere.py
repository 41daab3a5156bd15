"""The organ of a post as the document names it elsewhere: in full, before a part of it, just before a bare role."""

import re
from functools import cache
from typing import Final

from newsnlp.resources.tree import tree

from .anaphora import event_said, of_kind, organ_said
from .departments import without_party
from .institutions import is_institution, is_public
from .lettered import begins_with_level, lettered
from .parts import body_of_event, part_of, pointer_before, pointers
from .phrases import Element
from .places_said import said
from .reading import Reading
from .states import heads_state, is_country
from .units import Page, name_before
from .words import organs

_INNER: Final = ("部", "事业部", "中心", "处", "科", "室", "委员会")
_PUBLIC_INSIDE: Final = re.compile("^(?:国家|国务院|中央|全国|中国)|[省市县区州旗局委厅署院](?=.)|部(?=..)")
_STANDING: Final = "常委会"
_PRESIDING: Final = "执行主席"  # before the name it presides over a session, unless a firm stands there
_ABBREVIATED: Final = (
    "公司",
    "法院",
    "检察院",
    "科学院",
    "执行局",
    "新闻办公室",
    "综合执法局",
)  # with a place or without


def in_full(page: Page, read: Reading, post: Element, title: str) -> Reading:
    """Give an organ whose place is not said the fuller name that it has elsewhere in the document."""
    made = page.firm_and_part(read.organ) if read.organ else None
    if made is not None and (read.place is None or len(read.rest) > len(made[1])):
        return Reading(made[0] + made[1], read.place, made[0] + made[1], True)
    full = page.full_name(read.organ) if read.organ else None
    if read.organ is None or full is None or full not in page.organ_names:
        return read
    if is_country(read.organ):
        return read  # not 智利国家铜业公司
    written = page.organ_at_end.get(post.organ_end)
    if read.place is not None and not read.rest and (written is None or written.label != "ORG"):
        return read  # 俄罗斯|总统 is not of 俄罗斯天然气工业公司
    if (
        read.organ not in page.announced
        and read.place is not None
        and (not full.endswith(_ABBREVIATED) or read.organ[:2] not in full)
    ):
        return read
    return whole(page, post, full, title)


def whole(page: Page, post: Element, full: str, title: str) -> Reading:
    """Give an organ by the full name that stands elsewhere in the document."""
    start = page.organ_names[full]
    place = said(page, start, start + len(full))
    if place is None:
        return lettered(page, post, full, title, []) or Reading(full, None, full, True)
    return Reading(full, place, page.text[place.end : start + len(full)], True)


def of_part(page: Page, post: Element, own: str, last: Reading | None) -> Reading | None:
    """Put its institution before a part that stands alone: 急诊科 -> 靖西市人民医院急诊科."""
    made = page.firm_and_part(own)
    if made is None and last is not None and last.organ and _is_inner(own):
        firm = _firm_of(page, last.organ)
        if firm is not None:  # 华为|某某委员会主任、流程管理部负责人
            return Reading(firm + own, None, own, True)
    if own.startswith(_STANDING) and len(own) > len(_STANDING):  # 全国人大|常委会代表资格审查委员会
        span = of_kind(page, post.start, (f"人大{_STANDING}",))
        if span is not None:
            return _behind(page, post, span, own[len(_STANDING) :])
    if made is not None:
        start, beside = page.organ_names[made[0]], _behind_place(page, post)
        ending = made[0].endswith(own[: -len(made[1])]) and not beside  # 采购中心|采购二科
        return _behind(page, post, (start, start + len(made[0])), made[1]) if ending else None
    body = body_of_event(own)
    if body is not None:
        event = event_said(page, post.start)
        return None if event is None else _behind(page, post, event, body)
    part = part_of(pointer_before(page.text, post.organ_start, own) + own)
    if part is None or _headed(page, own):
        return None
    name, endings = part
    if last is not None and last.organ is not None:
        base, rest = without_party(last.organ), without_party(last.rest)
        if base != last.organ or base.endswith(endings):  # 总工会党组书记、书记处第一书记
            return Reading(base + name, last.place, rest + name, True)
    span = of_kind(page, post.start, endings)
    return None if span is None or page.text[slice(*span)] == own else _behind(page, post, span, name)


def _is_inner(own: str) -> bool:
    """Say whether an organ may be a part of a firm and is neither a public body nor a firm: 流程与IT管理部."""
    public = any(own[:size] in organs() or own[1:size] in organs() for size in range(2, len(own) + 1))
    return own.endswith(_INNER) and not (public or _PUBLIC_INSIDE.search(own) or is_institution(own))


def _firm_of(page: Page, organ: str) -> str | None:
    """Give the firm, named elsewhere in the document, with which the name of its part begins."""
    names = (organ[:size] for size in range(len(organ) - 2, 1, -1) if organ[:size] in page.organ_names)
    firm = next(names, None)
    return None if firm is None or is_public(firm) else firm


def _behind_place(page: Page, post: Element) -> bool:
    """Say whether a place stands before an organ: 如东县的|服务中心办公室."""
    return (
        post.organ_start - (page.text[post.organ_start - 1 : post.organ_start] == "的") in page.place_at_end
    )


def _headed(page: Page, own: str) -> bool:
    """Say whether a part begins with the name of what it belongs to: 三一采购部 beside 三一, 泸江春酒业采购科."""
    return any(own[:size] in page.organ_names for size in range(2, len(own) - 1))


def _behind(page: Page, post: Element, span: tuple[int, int], part: str) -> Reading:
    """Give the organ that a part makes with the institution or event said at a span."""
    word = page.text[slice(*span)]
    place, full = said(page, *span), page.full_name(word)
    unsaid = place is None and full is None and begins_with_level(word)
    whose = lettered(page, post, word, "", []) if unsaid else None
    if whose is not None and whose.organ is not None:  # 市人民医院|急诊科
        return Reading(whose.organ + part, whose.place, whose.rest + part, True)
    rest = word if place is None else page.text[place.end : span[1]]
    return Reading((full or word) + part, place, rest + part, True)


def told(page: Page, post: Element, title: str) -> Reading | None:
    """Take the organ from what the paragraph or the document has named."""
    if title == _PRESIDING:
        chaired = page.text.endswith(("大会", "会议", "主席团"), 0, post.role.start)
        span = event_said(page, post.start) if chaired else None
        return (
            Reading(page.text[slice(*span)], None, "", True)
            if span is not None
            else Reading(None, None, "", False)
        )
    span = None if heads_state(title) else _pointed(page, post) or organ_said(page, post, title)
    if span is None:
        return None
    name = name_before(page, post.start) if title == "主席" else ""
    if name and (page.says(f"{page.text[slice(*span)]}主席") or page.says(f"国家主席{name}")):
        return None  # 全国政协主席王安民 has been named: 张远山主席 is of another body
    place = said(page, *span)
    word = page.text[span[0] : span[1]]
    part = of_part(page, post, word, None) if place is None else None
    if part is not None:  # 海南大学把|航天学院|搬来，院长…
        return part
    if place is None:
        return lettered(page, post, word, title, []) or Reading(word, None, "", True)
    return Reading(word, place, page.text[place.end : span[1]], True)


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(f"该({tree(pointers('that'))})的?$")


def _pointed(page: Page, post: Element) -> tuple[int, int] | None:
    """Give the span of the body that 该组织 and the like before a role point back to."""
    found = _pointing().search(page.text, max(0, post.start - 5), post.start)
    return of_kind(page, found.start(), pointers("that")[found[1]]) if found is not None else None
