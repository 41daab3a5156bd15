"""Posts told in a career: 在任某县县长期间, 由某处处长转任, 交流到某县任县长, 在某厂当锅炉工, …，2016年起任副州长."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsnlp.labels import Entity

from .held import Held, all_of
from .phrases import Element
from .units import Page

_DURING: Final = re.compile("在?(?:先后)?(?:任|担任|出任|兼任)")
_PERIOD: Final = re.compile("(?:一?职务?)?(?:的)?(?:期间|任上)")
_FROM: Final = re.compile("(?:[^，。；\n]{0,12}[，,])?(?:近日|日前|此前)?由")
_MOVED: Final = re.compile(
    "(?:一?职务?)?(?:转任|调任|升任|交流|改任|提任|提拔|晋升|转岗|调至|调到|调往|到任)"
)
_THERE: Final = re.compile("(?:交流|调|转岗|调任)?(?:到|至|赴|往)")
_THEN: Final = re.compile(
    r"(?:等职|一?职务?)?[，,；;](?:[^，。；\n]{0,16}?(?:起|后|又|再|至今|仍)|[\d年月日]{0,11})?"
    r"(?:任|担任|出任|兼任|转任|调任|升任|改任|继续担任|继续任)(?:了|为)?"
)
_NOW: Final = re.compile("不再担任(?:上述|以上|原|原有)?职务[，,](?:转任|改任|调任|任|担任)")
_WORKED: Final = re.compile("(?:当过?|做过?|任过?|担任过?|出任|兼任|干过?)$")
_AT: Final = frozenset("在于")
_BEFORE: Final = re.compile("[^。；！？\n]{0,20}")
_PAST: Final = re.compile("早年|曾|此前|原|过去|当年|年前|以前|(?:当|做|任|担任|干)过$")


def career(
    page: Page, group: Sequence[Element], number: int, person: Entity, before: Held | None
) -> list[Held]:
    """Give the posts of a list that tells of the career of the person named before it."""
    first, last = group[0], group[-1]
    begin = first.organ_start if first.organ_start < first.organ_end else first.role.start
    gap = page.text[person.end : begin]
    if _DURING.fullmatch(gap) and _PERIOD.match(page.text, last.role.end):
        return all_of(person, group, number, "resume", "former")
    if _FROM.fullmatch(gap) and _MOVED.match(page.text, last.role.end):
        return all_of(person, group, number, "resume", "former")
    if _NOW.fullmatch(gap):
        return all_of(person, group, number, "resume")
    at_work = working(page, first)
    if at_work is not None and _BEFORE.fullmatch(page.text, person.end, at_work.start):
        past = _PAST.search(page.text, person.end, first.role.start)
        return all_of(person, [at_work, *group[1:]], number, "resume", "former" if past else None)
    if before is None or before.person != person or before.group != number - 1:
        return []
    since = page.text[before.element.role.end : begin]
    moved = _moved(page, first, before.element.role.end)
    if moved is not None:
        return all_of(person, [moved, *group[1:]], number, "resume")
    return all_of(person, group, number, "resume") if _THEN.fullmatch(since) else []


def working(page: Page, post: Element) -> Element | None:
    """Give a post with the organ where its holder is said to work: 在玉门油田|当|管道工."""
    verb = _WORKED.search(page.text, max(0, post.start - 3), post.start)
    if verb is None or post.organ_start < post.organ_end:
        return None
    organ = page.organ_at_end.get(verb.start())
    if organ is None or organ.label == "GPE" or page.text[organ.start - 1 : organ.start] not in _AT:
        return None
    return replace(post, start=organ.start - 1, organ_start=organ.start, organ_end=organ.end)


def _moved(page: Page, post: Element, after: int) -> Element | None:
    """Give a post with the place that its holder has moved to: 交流到错那县|任|县长."""
    place = page.organ_at_end.get(post.start - 1)
    if page.text[post.start - 1 : post.start] != "任" or post.organ_start < post.organ_end or place is None:
        return None
    if place.label not in {"GPE", "ORG"} or not _THERE.fullmatch(page.text, after, place.start):
        return None
    return replace(post, organ_start=place.start, organ_end=place.end)
