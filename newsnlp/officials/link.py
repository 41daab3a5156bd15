"""From a text and its entities to officials and events."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import PlaceMention
from newsnlp.places import find as find_places

from .attach import attach
from .held import Held
from .merge import Claim, officials, plain
from .notices import fate, lost
from .organs import Filled, fill
from .phrases import lists, no_post
from .terms import event_day, term
from .units import Page
from .values import Event, Linked, Post
from .words import role_words

_TOLD: Final = frozenset({"hold", "resume", "life"})


def link(
    text: str,
    entities: Sequence[Entity],
    *,
    places: Sequence[PlaceMention] | None = None,
    published: date | None = None,
) -> Linked:
    """Link the persons of a text to their posts.

    `entities` are flat spans labelled as in `newsnlp.labels`; PERSON spans are taken as they are, role words and
    organs are read again where the given spans miss them. `places` are found in the text if not given; `published`
    supplies the year of events. Linear in the length of the text. Grammar and tables are this package's own.

    >>> text = "姜堰区委常委、组织部部长张文"
    >>> official, = link(text, [Entity(12, 14, "PERSON")]).officials
    >>> official.name, [(post.organ, post.title) for post in official.posts]
    ('张文', [('姜堰区委', '常委'), ('姜堰区委组织部', '部长')])
    """
    page = Page.of(text, entities, find_places(text) if places is None else places)
    groups = lists(page)
    claims: list[Claim] = []
    events: list[Event] = []
    filled: dict[int, list[Filled]] = {}
    recent: list[Held] = []
    for held in attach(page, groups):
        if no_post(page, held.element):
            continue
        if held.group not in filled:
            first = groups[held.group][0]
            title = text[first.role.start : first.role.end]
            before = _neighbour(page, recent, first.start, title, filled)
            filled[held.group] = fill(page, groups[held.group], before)
        recent = [*recent[-5:], held]
        index = next(
            (i for i, element in enumerate(groups[held.group]) if element.role == held.element.role), 0
        )
        done = filled[held.group][index]
        if held.element != done.element:  # the organ stands before the name: 中山大学王刚教授
            done = fill(page, [held.element])[0]
        if done.organ is None and done.title in role_words("seat"):
            continue
        post = _post(page, held, done, groups[held.group][0].status)
        person = (held.person.start, held.person.end)
        name = plain(text[held.person.start : held.person.end])
        claims.append(Claim(person, name, post, held.rule in _TOLD))
        if held.event is not None:
            day = event_day(text, held.person.start, published)
            events.append(Event(held.event, name, post.title, post.organ, day))
    dead = {plain(text[one.start : one.end]) for one in page.persons if fate(page, one) == "deceased"}
    dead |= {claim.name for claim in claims if claim.post.status == "deceased"}
    return Linked(officials(text, page.persons, claims, dead), tuple(dict.fromkeys(events)))


def _neighbour(
    page: Page, recent: Sequence[Held], start: int, title: str, filled: dict[int, list[Filled]]
) -> Filled | None:
    """Give the post before whose organ a further person shares: 董事长A、总裁B; 主任A，副主任B."""
    for held in reversed(recent):
        chief = next((post for post in filled[held.group] if title == f"副{post.title}" and post.organ), None)
        if chief is None and page.text[max(0, start - 2) : start] in {"接任", "接替", "继任"}:
            chief = next((post for post in filled[held.group] if title == post.title and post.organ), None)
        if chief is not None and page.sentence[held.person.end] == page.sentence[start]:
            return chief
    if not recent or recent[-1].rule != "before":
        return None
    between = page.text[recent[-1].person.end : start].strip()
    last = filled[recent[-1].group][-1]
    if between == "，" and len(title) > 1 and (last.organ or "").endswith(title[-2]):
        return last  # 人武部政委A，部长B
    return filled[recent[-1].group][-1] if between in {"、", "和", "及", "与", "以及"} else None


def _post(page: Page, held: Held, done: Filled, list_status: str | None) -> Post:
    element = done.element
    said = (held.status, element.status) if held.rule == "notice" else (element.status, held.status)
    status = said[0] or said[1] or list_status or "current"
    if status == "appointed" and element.status == "acting":
        status = "acting"
    if element.candidate:
        status = "candidate"
    first, last = term(page.text, element.start)
    if last is not None and status == "current":
        status = "former"
    past = held.rule == "life" and status == "former"
    status = (
        status if past else fate(page, held.person) or ("deceased" if lost(page, element.start) else status)
    )
    span = (min(element.start, held.person.start), max(element.role.end, held.person.end))
    return Post(
        done.title,
        done.organ,
        done.canonical,
        done.inherited,
        done.jurisdiction,
        status,
        first,
        last,
        ((element.role.start, element.role.end),),
        page.text[span[0] : span[1]],
    )
