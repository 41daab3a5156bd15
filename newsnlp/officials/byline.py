"""The outlet that a reporter or editor of a byline works for: said in the line, in the dateline, or as the source."""

import re
from typing import Final

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .phrases import Element
from .units import Page
from .unvouched import past_verbs
from .words import organ_forms

_HEAD: Final = 6  # lines at the start of a document in which a dateline stands
_FAR: Final = 400  # characters of a line looked back over
_LINE: Final = 120  # characters of a line that are looked at
_BEFORE: Final = 60  # characters before a role within its line
_PRESS: Final = ("记者", "实习生", "编辑", "主编")
_NAME: Final = rf"(?P<name>(?!本[报刊网台社]|据)[\u4e00-\u9fff]{{1,10}}?{tree(lines('media_endings.txt'))})"
_WHEN: Final = r"(?:[\u4e00-\u9fff]{0,8}?[ \u3000]*(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专?电|讯|消息|报道|专讯))"
_DATELINE: Final = re.compile(
    rf"[【《]?{_NAME}[】》]?(?:{_WHEN}|[：:]"
    r"|[ \u3000·—]*[（(]?(?:驻[\u4e00-\u9fff]{2,4})?[\u4e00-\u9fff]{0,4}(?:记者|通讯员)"
    r"|(?=[·\d]))"
)
_INSIDE: Final = re.compile(rf"{_NAME}{_WHEN}?[ \u3000]*[（(【]?[^（(）)。\n]{{0,30}}$")
_SOURCE: Final = re.compile(
    r"(?:来源|稿源)[：:丨|｜][ \u3000]*(?P<name>[\u4e00-\u9fff]{2,12})(?=[ \u3000丨|｜；;，,）)\n]|$)"
)
# No part of another word: 日本报道, 成本报告, 基本报价.
_POINTED: Final = re.compile("(?:(?<![\u4e00-\u9fff])|(?<=[对向受致给据与由]))本[报刊](?!告|到)")


def is_ours(organ: str) -> bool:
    """Say whether an organ only points to the outlet that prints the text: 本报.

    >>> is_ours("本报"), is_ours("闽南日报")
    (True, False)
    """
    return organ in organ_forms("ours")


def of_press(title: str) -> bool:
    """Say whether a role stands in bylines and belongs to an outlet; a 通讯员 belongs to none.

    >>> of_press("首席记者"), of_press("通讯员")
    (True, False)
    """
    return title.endswith(_PRESS)


def outlet(page: Page, post: Element) -> str | None:
    """Give the outlet of a byline whose own words leave it out: 某某晚报讯（记者 A）, 来源：某某发布 编辑：A."""
    text = page.text
    line = text.rfind("\n", max(0, post.start - _FAR), post.start) + 1
    line = line or max(0, post.start - _FAR)
    source = _SOURCE.search(text, max(line, post.start - _LINE), post.start)
    if source is not None:
        return source["name"]
    if post.start - line <= _BEFORE:
        inside = _DATELINE.match(text, line, post.role.start) or _INSIDE.search(text, line, post.start)
        if inside is not None and past_verbs(text, *inside.span("name")) == inside.start("name"):
            return inside["name"]
        ours = next((word for word in organ_forms("ours") if text.startswith(word, line)), None)
        if ours is not None:
            return ours
    return _of_document(page)


def _of_document(page: Page) -> str | None:
    """Give the outlet whose dateline opens the document or one of its first lines, else 本报 where it is said."""
    if "outlet" not in page.notes:
        ours = _POINTED.search(page.text)
        page.notes["outlet"] = _opening(page.text) or (ours[0] if ours is not None else None)
    return page.notes["outlet"]


def _opening(text: str) -> str | None:
    start = 0
    for _ in range(_HEAD):
        found = _DATELINE.match(text, start, start + _LINE)
        if found is not None:
            return found["name"]
        start = text.find("\n", start) + 1
        if not start:
            break
    return None
