"""The entity finder: every kind of name, then one choice where they overlap."""

import re
from collections.abc import Iterable, Iterator, Set

from newsnlp.resources.signs import BULLET

from .brands import brands
from .campaigns import campaigns, festivals, sessions
from .companies import companies
from .headed import headed
from .left import Anchors
from .person_spans import persons
from .places_in import place_spans
from .roles import roles, weak
from .span import NameSpan
from .works import works

_FIRST = {"LAW": 0, "WORK_OF_ART": 0, "TITLE": 1, "PERSON": 3, "GPE": 4}
_CREDIT = frozenset("丨|｜：:/")
_BULLET = re.compile(BULLET)
_NAMES = 2  # the rank of all other labels: before persons and places, since those stand inside names


def _choose(size: int, spans: Iterable[NameSpan]) -> list[NameSpan]:
    taken = bytearray(size)
    chosen: list[NameSpan] = []
    for span in sorted(spans, key=lambda s: (_FIRST.get(s.label, _NAMES), s.start - s.end, s.start)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            chosen.append(span)
    return sorted(chosen)


def hold(held: bytearray, spans: Iterable[NameSpan]) -> None:
    """Mark the characters of the spans.

    >>> held = bytearray(3)
    >>> hold(held, [NameSpan(0, 2, "TITLE", "role")])
    >>> list(held)
    [1, 1, 0]
    """
    for span in spans:
        held[span.start : span.end] = b"\1" * (span.end - span.start)


def beside(
    text: str, titles: list[NameSpan], people: list[NameSpan], bodies: Set[int] = frozenset()
) -> Iterator[NameSpan]:
    """Yield the role words, those too general to stand alone only beside a person or where a body's name ends.

    >>> titles, people = [NameSpan(0, 2, "TITLE", "role")], [NameSpan(2, 4, "PERSON", "")]
    >>> [len(list(beside("代表张明", titles, found))) for found in ([], people)]
    [0, 1]
    """
    starts = {span.start for span in people}
    starts |= {start - 1 for start in starts if start and text[start - 1] in _CREDIT}  # 编辑丨王明
    ends = {span.end for span in people}
    sides = weak()
    for title in titles:
        side = sides.get(text[title.start : title.end])
        led = (side == "organ" and title.start in bodies) or (side == "either" and title.start in ends)
        if side is None or title.end in starts or led:
            yield title


def outside(spans: list[NameSpan], places: list[NameSpan]) -> list[NameSpan]:
    """Leave out the spans that are a part of a place name: 西亚 in 马来西亚.

    >>> outside([NameSpan(2, 4, "LOC", "known")], [NameSpan(0, 4, "GPE", "place")])
    []
    """
    inside = {at: place for place in places for at in range(place.start, place.end)}
    return [
        span
        for span in spans
        if not (place := inside.get(span.start)) or span.end > place.end or span[:2] == place[:2]
    ]


def find(text: str) -> list[NameSpan]:
    """Find the names in a text: sorted spans without overlap.

    Labels: PERSON TITLE ORG GPE LOC FAC PROJECT EVENT LAW WORK_OF_ART. Offsets are characters of `text`.

    >>> [(text[s.start:s.end], s.label) for text in ["县长李建国说"] for s in find(text)]
    [('县长', 'TITLE'), ('李建国', 'PERSON')]
    """
    text = _BULLET.sub(" ", text)
    spans = [*works(text), *campaigns(text)]
    held = bytearray(len(text))
    hold(held, spans)
    names_held = bytes(held)
    known = brands(text)
    crossed = {place for span in known for place in range(span.start + 1, span.end)}
    titles = [span for span in roles(text) if span.end not in crossed]
    hold(held, titles)
    starts = {span.start for span in titles}
    places = [p._replace(end=p.end - 1) if p.end - 1 in starts else p for p in place_spans(text)]  # 重庆|市长
    known = outside(known, places)
    people = persons(text, places + [span for span in known if span.end - span.start > 2], titles)
    held = bytearray(names_held)  # role words too general to stand alone may be part of a name: 交通警察大队
    hold(held, [*people, *beside(text, titles, people)])
    brands_here = companies(text, titles, places, known, held)
    known += [
        span for span in brands_here if span.rule == "brand.role" or text[span.end : span.end + 2] != "公司"
    ]
    anchors = Anchors.of(len(text), places, known, held)._replace(roles=starts)
    bodies = list(headed(text, anchors))
    spans += people + known + places + bodies
    spans += beside(text, titles, people, {span.end for span in bodies if span.label == "ORG"})
    spans += festivals(text)
    spans += sessions(text, anchors.names)
    return _choose(len(text), spans)
