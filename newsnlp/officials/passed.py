"""What may stand between an organ and a role and is neither: a field of work, an area, a department, a trade."""

import re
from typing import Final

from .units import Page
from .unvouched import past_verbs

_TRADE: Final = re.compile("[\u4e00-\u9fff]{1,6}(?:公司|厂商|制造商|服务商|数据商|运营商|机构|巨头)")
_SECTION: Final = re.compile(
    "(?![和与及等、])[\u4e00-\u9fff]{1,6}(?:部门|业务)|(?:海外|国内|国际|[东南西北华中]{1,2}部?)市场"
)
_TEAM: Final = re.compile("的?[\u4e00-\u9fff]{0,6}(?:团队|班子|管理层|高管|成员)(?:包括|有)")
_GLOSS: Final = re.compile(r"[（(][A-Za-z .&·-]+[）)]$")  # a firm's name in Latin letters behind it
_NOTE: Final = 40  # characters of it, at most
AND: Final = ("和", "与", "及")
_FIELD: Final = re.compile(r"[\u4e00-\u9fffA-Z]{1,8}$")


def past_area(page: Page, floor: int, end: int) -> int:
    """Step over the area that a role at a firm is for: 厦工机械|台湾|总代理."""
    area = page.organ_at_end.get(end)
    if area is None or area.label not in {"GPE", "LOC"}:
        return end
    note = _GLOSS.search(page.text, max(floor, area.start - _NOTE), area.start)
    before = note.start() if note is not None else area.start
    firm = page.organ_at_end.get(before)
    return before if firm is not None and firm.label == "ORG" and firm.start >= floor else end


def past_trade(page: Page, start: int, end: int) -> int:
    """Step over what only says the trade of the firm that follows: 调研公司|J.D. Power."""
    firm = page.organ_at_end.get(end)
    if firm is None or firm.label != "ORG" or not start < firm.start:
        return start
    return firm.start if _TRADE.fullmatch(page.text, start, firm.start) else start


def past_section(page: Page, floor: int, end: int) -> int:
    """Step over a department, business or market without a name: 华为|终端部门|副总裁, 海信|海外市场|负责人."""
    for here in range(end - 3, max(floor, end - 9), -1):
        entity = page.organ_at_end.get(here)
        if entity is None or entity.start < floor or _SECTION.fullmatch(page.text, here, end) is None:
            continue
        if entity.label == "ORG" or page.text[end - 2 : end] != "市场":  # 南通|国际市场 is a place
            return here
    return end


def _is_field(page: Page, start: int, end: int) -> bool:
    """Say whether a stretch may be a field of work: no verb is in it, and it is more than an 和."""
    return (
        _FIELD.match(page.text, start, end) is not None
        and page.text[start:end] not in AND
        and past_verbs(page.text, start, end) == start
    )


def past_team(page: Page, floor: int, end: int) -> int:
    """Step over the team that roles are counted up of: 万科|核心管理团队包括|总裁."""
    for here in range(end - 4, max(floor, end - 13), -1):
        entity = page.organ_at_end.get(here)
        if entity is not None and entity.start >= floor and _TEAM.fullmatch(page.text, here, end):
            return here
    return end


def past_field(page: Page, floor: int, end: int, *, place: bool) -> tuple[int, int]:
    """Step over a field of work to the organ (or the `place`) before it: 国金证券|电力行业|分析师."""
    labels = {"ORG", "GPE"} if place else {"ORG"}
    for here in range(end - 1, max(floor, end - 9), -1):
        entity = page.organ_at_end.get(here)
        if entity is not None and entity.label in labels and entity.start >= floor:
            return (entity.start, here) if _is_field(page, here, end) else (end, end)
    return end, end
