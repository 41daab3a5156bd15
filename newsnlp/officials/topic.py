"""Posts told of the person a paragraph is about, sentences after the name: a life, an obituary, a notice."""

import re
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity

from .careers import working
from .held import Held, all_of
from .notices import fate
from .phrases import PROPOSED, Element
from .units import Page
from .words import status_of

_EARLY, _HEAD = 6, 300  # persons and characters in which an obituary says who has died
_LED: Final = re.compile(
    r".*[他她].*|[\d年月日初底起后，,、]*[\u4e00-\u9fff]{0,4}"
)  # nobody else is the subject
_REACH: Final = 320  # characters between the name and what is told
_LIFE: Final = re.compile(
    r"^(?:同志)?(?:[（(][^（）()\n]{1,30}[）)])?[，,](?:[男女][，,。；]|[^，,。；\n]{2,16}(?:人|出生|生)[，,。；])"
)
_YEARS: Final = re.compile(  # （1879年－1954年2月25日），日本东洋史学家，…
    r"^[（(][^（）()\n]{0,60}?\d{3,4}年[^（）()\n]{0,12}[-－—–~～至][^（）()\n]{0,20}[）)][，,]"
)
_VERB: Final = re.compile(
    r"(?:^|[，,。；;、\d年月日起后又并先]|(?P<pronoun>[他她])(?:原本?|曾经?|从前|过去|已经?|还|如今)?)"
    r"(?P<verb>是|原任|原是|此前是|此前任|此前担任|曾是|当过|历任|先后担任过?|先后任|曾先后任|曾担任|曾任|做过|当过|现任|时任|拟任|担任过?|任|出任|调任|转任|升任"
    r"|改任|当选为?|被任命为|来[\u4e00-\u9fff]{1,4}前[是任]|之前[是任]|[从以]前[是任]|退[休役]前[是任]|如今是|现在是)$"
)
_ANEW: Final = re.compile("^[^\n]*\n[他她][^\n]*$")  # a paragraph that goes on with the person by a pronoun
_PRONOUN: Final = re.compile("[他她]")
_OPENING: Final = 40  # characters before the name of whom a paragraph is about
_CLAUSE: Final = re.compile(r"[，,；;]$")
_CLOSED: Final = re.compile(rf"(?:{PROPOSED.pattern})?(?:等职|等职务|职务|等|[，,。；;、（(）)\n]|$)")
_PAST: Final = ("来", "之前", "做过", "当过", "原", "此前", "曾是", "从前", "以前", "退休前", "退役前")


def told_of(page: Page, group: Sequence[Element], number: int, index: int) -> list[Held]:
    """Give a list of posts to the last person named in the paragraph, where the words before it tell of a life."""
    if index < 0:
        return []
    mourned = _of_mourned(page, group, number, index)
    if mourned:
        return mourned
    person, first = page.persons[index], group[0]
    start = first.organ_start if first.organ_start < first.organ_end else first.role.start
    gap = page.text[person.end : start]
    if (
        len(gap) > _REACH
        or (gap.count("\n") and not _ANEW.search(gap))
        or not _CLOSED.match(page.text, group[-1].role.end)
    ):
        return []
    verb = _VERB.search(gap)
    if verb is not None:
        word = verb["verb"]
        if word == "是" and not verb["pronoun"]:
            return []
        near = page.sentence[person.end] == page.sentence[start] and _PRONOUN.search(gap)
        person = person if near else _first_of_paragraph(page, index)
        status = status_of(word) or ("former" if word.startswith(_PAST) else None)
        return all_of(person, group, number, "life", status)
    if (_LIFE.match(gap) or _YEARS.match(gap)) and _CLAUSE.search(page.text[person.end : first.start]):
        return all_of(person, group, number, "life")
    return []


def _of_mourned(page: Page, group: Sequence[Element], number: int, index: int) -> list[Held]:
    """Give a list of posts to whom an obituary is about, where nobody is named before it in a sentence of the life."""
    first = group[0]
    start = first.organ_start if first.organ_start < first.organ_end else first.role.start
    begin = max(page.text.rfind(stop, max(0, start - _REACH), start) for stop in "。！？；\n") + 1
    mourned = _mourned(page)
    if mourned is None or page.persons[index].end > begin or not _CLOSED.match(page.text, group[-1].role.end):
        return []
    said = page.text[begin:start]
    at_work = working(page, first, "在于到")
    if at_work is not None and _LED.fullmatch(page.text, begin, at_work.start):
        return all_of(mourned, [at_work, *group[1:]], number, "life", "former")
    verb = _VERB.search(said)
    if verb is None or (verb["verb"] == "是" and not verb["pronoun"]):
        return []
    status = status_of(verb["verb"]) or "former"
    return all_of(mourned, group, number, "life", status)


def _mourned(page: Page) -> Entity | None:
    """Give the person whose death an obituary tells as it begins."""
    if page.mourned is None:
        early = [one for one in page.persons[:_EARLY] if one.start < _HEAD]
        dead = next((one for one in early if fate(page, one) == "deceased"), None)
        page.mourned = [dead] if dead is not None else []
    return page.mourned[0] if page.mourned else None


def _first_of_paragraph(page: Page, index: int) -> Entity:
    """Give the person with whom the paragraph begins, whom it is about, or else the last one named."""
    start = page.text.rfind("\n", 0, page.persons[index].start) + 1
    first = index
    while first and page.persons[first - 1].start >= start:
        first -= 1
    return page.persons[first if page.persons[first].start - start <= _OPENING else index]
