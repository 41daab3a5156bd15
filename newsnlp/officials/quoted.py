"""Organs that stand in quotation marks before a role: “我的木材网”分析师."""

from typing import Final

from newsnlp.labels import Entity

from .units import Page

_OPENING: Final = ("“", '"')
_CLOSING: Final = ("”", '"')


def quoted_organ(page: Page, floor: int, end: int) -> Entity | None:
    """Give the organ whose closing quotation mark ends here, or None."""
    organ = page.organ_at_end.get(end - 1) if page.text[end - 1 : end] in _CLOSING else None
    if organ is None or organ.label not in {"ORG", "PROJECT"}:
        return None
    return organ if page.text[max(floor, organ.start - 1)] in _OPENING else None


def mark_before(page: Page, start: int, end: int) -> int:
    """Give where the mark before an organ stands if it is in quotation marks, else where the organ begins."""
    inside = page.text[start - 1 : start] in _OPENING and page.text[end : end + 1] in _CLOSING
    return start - inside
