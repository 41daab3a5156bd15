"""All persons of a document: those told by their form first, then those told by characters and context."""

from collections.abc import Iterable
from re import compile

from newsnlp.resources.tree import pattern

from .elements import composed, placed
from .forms import before_roles, forms, spaced
from .persons import Roles, decide
from .seats import abroad, elections, seated
from .span import NameSpan
from .words import level

LONG = 3
_CERTAIN = frozenset(("person.elected", "person.resigned", "person.seat"))  # as short as it may be
_APPOINTED = compile("任命|免去|选举|补选|罢免|推选|选举产生")  # a name follows as behind a role word
_SPLIT = compile(r"[·•・‧]")


def persons(text: str, places: list[NameSpan], titles: list[NameSpan]) -> list[NameSpan]:
    """Find the persons of a document beside its places and role words, sorted.

    >>> text = "县长李建国说"
    >>> [span[:3] for span in persons(text, [], [NameSpan(0, 2, "TITLE", "role")])]
    [(2, 5, 'PERSON')]
    """
    size = len(text)
    held = bytearray(size)
    in_place = bytearray(size)
    for span in titles:
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for span in places:
        in_place[span.start : span.end] = b"\1" * (span.end - span.start)
    found: list[NameSpan] = []
    ends = {span.end for span in titles} | {found.end() for found in _APPOINTED.finditer(text)}
    roles = Roles(frozenset(span.start for span in titles), frozenset(ends))

    def take(spans: Iterable[NameSpan], over_places: bool = False) -> None:
        for said in spans:
            start = said.start
            while start < said.end and held[start]:  # 主|席|买买提: a role word ends in a character of names
                start += 1
            span = said._replace(start=start)
            if (
                span.end - start > 1 - (said.start == start)
                and not any(held[span.start : span.end])
                and (over_places or not in_place[span.start])
            ):
                held[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)

    take([*forms(text), *spaced(text, roles.ends)])
    take([*composed(text), *elections(text), *abroad(text, roles.ends)])
    take(placed(text, roles.ends), over_places=True)
    for (start, end), rule in decide(text, held, in_place, roles).items():
        found.append(NameSpan(start, end, "PERSON", rule))
    listed = {span.end + 1 for span in found if text[span.end : span.end + 1] == "、"}
    take(seated(text, roles.ends | listed), over_places=True)
    take(before_roles(text, titles))
    known = {
        text[s.start : s.end]
        for s in found
        if s.rule in _CERTAIN or (s.end - s.start >= LONG and s.rule != "person.honorific")
    }
    known |= {
        part
        for s in found
        if s.rule == "person.foreign"
        for part in _SPLIT.split(text[s.start : s.end])[-1:]
        if len(part) >= LONG
    }
    known = {name for name in known if level(name) == 0}
    if known:
        for hit in pattern(known).finditer(text):
            if not any(held[hit.start() : hit.end()]):
                found.append(NameSpan(hit.start(), hit.end(), "PERSON", "person.repeat"))
    return sorted(found)
