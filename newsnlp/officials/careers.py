"""Posts told in a career: 在任某县县长期间, 由某处处长转任, 交流到某县任县长, 在某厂当锅炉工, …，2016年起任副州长."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsnlp.labels import Entity

from .held import Held, all_of
from .phrases import Element
from .units import Page
from .words import LETTERS

_REACH: Final = 80  # characters between a name, or the post before, and a post
_DURING: Final = re.compile("在?(?:先后)?(?:任|担任|出任|兼任)")
_PERIOD: Final = re.compile("(?:一?职务?)?(?:的)?(?:期间|任上)")
# Only this may stand between a person and what he does: 张三的儿子在…, 张三说，… tell of others. No two alternatives
# begin alike, nor can one be cut into others, so that a long run is read one way only.
_OWN: Final = (
    r"(?:[，,]|(?:今年)?\d{2}岁|早年|年轻时|当年|曾经?|从前|过去|以前|此前|原来?|后来|目前|现在?|如今|一直|长期|先后"
    r"|近日|日前|\d{2,4}年(?:\d{1,2}月)?(?:起|前|后|以来)?)*"
)
_FROM: Final = re.compile(f"{_OWN}由")
_MOVED: Final = re.compile(
    "(?:一?职务?)?(?:(?:转任|调任|升任|改任|到任|履新)(?!的)|(?:交流|提拔|晋升|转岗|调动)(?:到|至|任|为)|调[至到往])"
)
_THERE: Final = re.compile("(?:交流|调动?|转岗|调任)?(?:到|至|赴|往)")
_THEN: Final = re.compile(
    r"(?:等职|一?职务?)?[，,；;](?:[^，。；\n]{0,16}?(?:起|后|又|再|至今|仍)|[\d年月日]{0,11})?"
    r"(?:任|担任|出任|兼任|转任|调任|升任|改任|继续担任|继续任)(?:了|为)?"
)
_NOW: Final = re.compile("不再担任(?:上述|以上|原|原有)?职务[，,](?:转任|改任|调任|任|担任)")
_WORKED: Final = re.compile("(?:(?P<past>当过|做过|任过|担任过|干过)|当|做|任|担任)$")
_BEFORE: Final = re.compile(_OWN)
_PAST: Final = re.compile("早年|年轻时|当年|曾|从前|过去|以前|此前|原|前$")
_CLAUSE: Final = frozenset('，,。；;：:！？!?\n“"（( \u3000')


def career(
    page: Page, group: Sequence[Element], number: int, person: Entity, before: Held | None
) -> list[Held]:
    """Give the posts of a list that tells of the career of the person named before it."""
    first, last = group[0], group[-1]
    begin = first.organ_start if first.organ_start < first.organ_end else first.role.start
    gap = page.text[person.end : begin] if begin - person.end <= _REACH else "\n"
    if _DURING.fullmatch(gap) and _PERIOD.match(page.text, last.role.end):
        return all_of(person, group, number, "resume", "former")
    if _FROM.fullmatch(gap) and _MOVED.match(page.text, last.role.end):
        return all_of(person, group, number, "resume", "former")
    if _NOW.fullmatch(gap):
        return all_of(person, group, number, "resume")
    at_work = working(page, first)
    if at_work is not None and _BEFORE.fullmatch(page.text, person.end, at_work.start):
        past = _PAST.search(page.text, person.end, at_work.start) or _past(page, first)
        return all_of(person, [at_work, *group[1:]], number, "resume", "former" if past else None)
    if before is None or before.person != person or before.group != number - 1:
        return []
    moved = _moved(page, first, before.element.role.end)
    if moved is not None:
        return all_of(person, [moved, *group[1:]], number, "resume")
    since = page.text[before.element.role.end : begin] if begin - before.element.role.end <= _REACH else "\n"
    return all_of(person, group, number, "resume") if _THEN.fullmatch(since) else []


def working(page: Page, post: Element, led_by: str = "在于") -> Element | None:
    """Give a post with the organ where its holder is said to work: 在玉门油田|当|管道工; `led_by` stands before it."""
    verb = _WORKED.search(page.text, max(0, post.role.start - 3), post.role.start)
    organ = page.organ_at_end.get(verb.start()) if verb is not None else None
    if organ is None or organ.label == "GPE" or page.text[organ.start - 1 : organ.start] not in set(led_by):
        return None
    return replace(post, start=organ.start - 1, organ_start=organ.start, organ_end=organ.end, status=None)


def attributive(page: Page, post: Element) -> Element | None:
    """Give a post as `working` does where nothing stands before it in its clause: 在某超市当收银员|的张三."""
    at_work = working(page, post)
    if at_work is None or (at_work.start and page.text[at_work.start - 1] not in _CLAUSE):
        return None
    return replace(at_work, status="former") if _past(page, post) else at_work


def _past(page: Page, post: Element) -> bool:
    """Say whether the verb before a role tells of the past: 当过."""
    verb = _WORKED.search(page.text, max(0, post.role.start - 3), post.role.start)
    return verb is not None and verb["past"] is not None


def _moved(page: Page, post: Element, after: int) -> Element | None:
    """Give a post with the place that its holder has moved to: 交流到错那县|任|县长, 调到无为县|任|县委书记."""
    begin = post.organ_start if post.organ_start < post.organ_end else post.role.start
    place = page.organ_at_end.get(begin - 1)
    if page.text[begin - 1 : begin] != "任" or place is None or place.label not in {"GPE", "ORG"}:
        return None
    if place.start - after > _REACH or not _THERE.search(page.text[after : place.start].rpartition("，")[2]):
        return None
    if post.organ_start < post.organ_end:  # the place stands near enough to be that of 县委
        return post if page.text[begin] in LETTERS else None
    return replace(post, organ_start=place.start, organ_end=place.end)
