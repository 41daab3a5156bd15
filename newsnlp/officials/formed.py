"""Bodies that another one forms or sends: 和平区成立工作专班：, and below it 组长：张三; 黄冈市委派出的督导组组长."""

import re
from typing import Final

from .phrases import Element
from .places_said import said
from .reading import Reading
from .units import Page

_REACH: Final = 400  # characters of the list below its heading
_HEADING: Final = re.compile(
    r"(?:成立|组建|设立|组成)了?(?P<body>[\u4e00-\u9fff“”]{0,24}?(?:专班|领导小组|工作组|专案组|指挥部|组委会|委员会))"
    r"[^\n。；]{0,24}[：:][ \u3000]*(?=\n)"
)


_SENT: Final = re.compile("(?:派出|派来|派驻|下派|委派)的$")


def sent(page: Page, post: Element, own: str) -> tuple[int, str] | None:
    """Give where the organ that sent a group begins, and the name of both: 黄冈市委派出的|督导组."""
    found = _SENT.search(page.text, max(0, post.organ_start - 3), post.organ_start)
    sender = page.organ_at_end.get(found.start()) if found is not None else None
    if sender is None or sender.label != "ORG" or not own.endswith("组"):
        return None
    return sender.start, page.text[sender.start : sender.end] + own


def formed(page: Page, post: Element) -> Reading | None:
    """Give the body whose heading stands above a line that begins with a role and a colon, or None."""
    text, start = page.text, post.start
    if text[post.role.end : post.role.end + 1] not in {"：", ":"}:
        return None
    if start and text[text.rfind("\n", max(0, start - 8), start) + 1 : start].strip(" \u3000"):
        return None
    above = text.rfind("。\n", max(0, start - _REACH), start) + 1
    headings = list(_HEADING.finditer(text, max(above, start - _REACH), start))
    if not headings:
        return None
    heading = headings[-1]
    place = page.place_at_end.get(heading.start())
    if place is None:
        return Reading(heading["body"], None, heading["body"], True)
    return Reading(place.name + heading["body"], said(page, place.start, place.end), heading["body"], True)
