"""The organ before a role word: of known pieces, or of what only its ending or the role vouches for."""

import re
from typing import Final

from newsnlp.labels import Entity

from .organ_free import before_bracket, firm_start, free_start, tail_start, with_missed
from .organ_pieces import known_word, walk
from .passed import AND, past_area, past_field, past_section, past_team, past_trade
from .quoted import quoted_organ
from .units import Page
from .words import organ_forms, organs, role_words, title_of

_BRACKET: Final = 40  # characters of a note in brackets behind an organ, at most
_SMALL_PART: Final = re.compile("[\u4e00-\u9fff]{1,4}(?:队|部|科|室|组|班)")
_SHARED: Final = frozenset("部局厅院校行社会处科所站省市区县州镇乡台厂馆")


def read_organ(page: Page, floor: int, end: int, role: Entity) -> tuple[int, int]:
    """Give the span of the organ that ends at `end`, or in the first letter of the role; empty if there is none."""
    text, word = page.text, page.text[role.start : role.end]
    if end > floor and text[end - 1] in "+＋":  # 某某晚报+记者
        end -= 1
    if end > floor and text[end - 1] in "）)":  # 某某集团（国有）总经理
        opening = max(text.rfind(mark, max(floor, end - _BRACKET), end) for mark in "（(")
        entity = page.organ_at_end.get(opening)
        end = opening if entity is not None and entity.label == "ORG" and entity.start >= floor else end
    quoted = quoted_organ(page, floor, end)
    if quoted is not None:
        return quoted.start, quoted.end
    end = past_team(page, floor, end)
    end = past_section(page, floor, end)
    end = past_area(page, floor, end)
    start = _organ_start(page, floor, end, word)
    start = past_trade(page, start, end)
    if start == end and (_of_field(word) or text[end - 1] in AND):  # 公共关系与|市场经理
        start, end = past_field(page, floor, end, place=word in role_words("field"))
    if start == end == role.start:
        shared = _shared_organ(page, floor, role)
        if shared is not None:
            return shared, role.start + 1
    return start, end


def _organ_start(page: Page, floor: int, end: int, role: str) -> int:
    """Give where the organ that ends at `end` begins; `end` itself where there is none."""
    text = page.text
    if text.startswith(organ_forms("ours"), end - 2) and end - 2 >= floor:
        return end - 2
    here = walk(page, floor, end)
    if here == end or _says_nothing(text[here:end]):
        here = _wider(page, floor, end, here, role)
    if here < end and _SMALL_PART.fullmatch(text, here, end):
        whole = tail_start(page, floor, end)  # 北川供电公司维护|操作队
        here = (
            min(here, walk(page, floor, whole)) if whole is not None and whole in page.organ_at_end else here
        )
    known = title_of(role)
    company = known is not None and known.family == "company"
    if company and here < end and here in page.organ_at_start and here not in page.place_at_start:
        here = with_missed(page, floor, here)
    if floor < here < end and text[floor:here].endswith(organ_forms("branch")):  # 工商银行|南通分行
        here = min(here, free_start(page, floor, here))
    if text[here - 1 : here] in {"(", "（"} and _unbalanced(text[here:end]):  # 台泥(安顺)水泥有限公司
        here = before_bracket(page, floor, here)
    return here


def _unbalanced(organ: str) -> bool:
    return organ.count(")") + organ.count("）") > organ.count("(") + organ.count("（")


def _says_nothing(organ: str) -> bool:
    """Say whether an organ word needs more before it: 办公室, 组委会, 党组."""
    known = organs().get(organ)
    return (known is not None and known.needs_place == "") or organ in {"中心", "采购中心"}


def _wider(page: Page, floor: int, end: int, here: int, role: str) -> int:
    """Look for the organ where no known piece ends, or where the piece says nothing by itself."""
    text = page.text
    tail = tail_start(page, floor, end)
    if tail is not None:
        return min(here, walk(page, floor, tail))
    free = free_start(page, floor, end)
    if free < end:
        return min(here, free)
    known = title_of(role)
    if here == end and (
        _of_field(role) or text[end - 1] in AND
    ):  # 某某证券有色行业|分析师: the field stands outside
        firm = past_field(page, floor, end, place=False)
        if firm[0] < firm[1] or role in role_words("field"):
            return end
    if here == end and known is not None and known.family == "company":
        return firm_start(page, floor, end)
    return here


def _of_field(role: str) -> bool:
    """Say whether a field of work may stand before a role: 分析师, 行业分析师."""
    return role.endswith(tuple(role_words("field")))


def known_organ(page: Page, floor: int, end: int) -> int:
    """Give where an organ that ends before a name begins (中山大学|王刚教授); `end` itself where there is none."""
    entity = page.organ_at_end.get(end)
    if entity is not None and entity.label == "ORG":
        return entity.start
    tail = tail_start(page, floor, end)
    if tail is not None:
        return walk(page, floor, tail)
    return free_start(page, floor, end)


def _shared_organ(page: Page, floor: int, role: Entity) -> int | None:
    """Find an organ whose last character is the role's first: 组织部长, 公安局长, 抚顺市长."""
    text, end = page.text, role.start + 1
    if text[role.start] not in _SHARED:
        return None
    start = _organ_start(page, floor, end, "") if known_word(page, floor, end) else end
    return start if start < role.start else None
