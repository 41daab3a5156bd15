"""The pieces a post is read from: entities, role words, mentions of places, all found by their offsets."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import Context, Division, PlaceMention, is_known

from .evidence import Evidence
from .full_names import before_national, called, full_name, part_behind
from .words import LETTERS, organs, title_lexicon, titles

ORGAN_LABELS: Final = frozenset({"ORG", "GPE", "FAC", "LOC", "PROJECT", "EVENT"})
ZONE_LABELS: Final = frozenset({"ORG", "FAC", "GPE", "LOC"})
_NAMES: Final = 300  # organs of a document that are compared with a shorter name
_PAD: Final = "\n" * 16  # longer than any role word, so that none is cut off at the end of the text
_NO_NAMES: Final = frozenset(
    {"原", "前", "代", "兼", "时", "任", "该", "本"}
)  # small words that spans may mistake for a surname
_CJK: Final = re.compile("[\u4e00-\u9fff]")
_AFTER: Final = re.compile(
    "丨|兼|和|及|与|暨|的|由|一职|职务|同志|候选人|人选|提名人|等|以及|在内|后|期间|时|并|[（(]"
)
_COURT: Final = re.compile(".{2,16}?人民(?:法院|检察院)(?=.)")
_SMALL: Final = ("镇", "乡", "村", "街道", "社区", "嘎查")
_OFTEN, _LEADS = 3, 0.6  # mentions, and share of those of foreign countries, that the one a text is about has
_STOP: Final = frozenset("。！？；!?;\n\r")


@dataclass(slots=True)
class Page:
    """A text with everything the grammar looks at."""

    text: str
    context: Context
    persons: list[Entity] = field(default_factory=list)
    roles: list[Entity] = field(default_factory=list)
    organ_at_end: dict[int, Entity] = field(default_factory=dict)
    event_ends: list[int] = field(default_factory=list)
    organ_ends: list[int] = field(default_factory=list)
    only_organ: dict[tuple[str, ...], tuple[int, int] | None] = field(default_factory=dict)
    organ_at_start: dict[int, Entity] = field(default_factory=dict)
    small_places: list[Entity] = field(default_factory=list)
    organ_names: dict[str, int] = field(default_factory=dict)
    full_names: dict[str, str | None] = field(default_factory=dict)
    announced: dict[str, str] = field(default_factory=dict)
    made_of: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    zones: dict[str, tuple[int, int]] = field(default_factory=dict)
    written: dict[Division, str] = field(default_factory=dict)
    homes: dict[str, Division | None] = field(default_factory=dict)
    notes: dict[str, str | None] = field(default_factory=dict)
    place_at_end: dict[int, PlaceMention] = field(default_factory=dict)
    place_at_start: dict[int, PlaceMention] = field(default_factory=dict)
    places: list[PlaceMention] = field(default_factory=list)
    place_starts: list[int] = field(default_factory=list)
    role_starts: frozenset[int] = frozenset()
    person_starts: list[int] = field(default_factory=list)
    abroad: dict[str, set[str]] = field(default_factory=dict)
    diplomatic: bool | None = None
    mourned: list[Entity] | None = None
    main_abroad: str | None = None
    sentence: list[int] = field(default_factory=list)
    sought: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, entities: Sequence[Entity], places: Sequence[PlaceMention]) -> "Page":
        """Index a text; linear in its length."""
        names = bytearray(len(text) + 1)
        for entity in entities:
            if entity.label == "PERSON":
                names[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
        # 顾维民|和县旅游局局长: no place crosses a name
        places = [place for place in places if not any(names[place.start : place.end])]
        evidence = Evidence(text, entities)
        places = evidence.supported(places)
        page = cls(text, Context.of(text, evidence.told(places)), places=places)
        page.place_starts = [place.start for place in page.places]
        taken = bytearray(len(text) + 1)
        given = sorted(entities)
        announced: dict[str, set[str]] = {}
        for entity in given:
            if entity.label == "PERSON" and text[entity.start : entity.end] in _NO_NAMES:
                continue
            if entity.label == "PERSON":
                page.persons.append(entity)
                taken[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
            elif entity.label in ORGAN_LABELS:
                page.organ_at_end[entity.end] = entity
                page.organ_at_start[entity.start] = entity
                if entity.label == "GPE" and text.endswith(_SMALL, entity.start, entity.end):
                    page.small_places.append(entity)
                if (
                    entity.label in ZONE_LABELS
                    and "区" in text[entity.start : entity.end]
                    and len(page.zones) < _NAMES
                ):
                    page.zones.setdefault(text[entity.start : entity.end], (entity.start, entity.end))
                if entity.label == "ORG" and len(page.organ_names) < _NAMES:
                    begin = entity.start + before_national(text[entity.start : entity.end])
                    page.organ_names.setdefault(text[begin : entity.end], begin)
                    court = _COURT.match(text, begin, entity.end)
                    if court is not None:  # 渠县人民法院|执行局
                        page.organ_names.setdefault(court[0], begin)
                    short = called(text, entity.end)
                    if short is not None:
                        announced.setdefault(short, set()).add(text[begin : entity.end])
        page.announced = {short: names.pop() for short, names in announced.items() if len(names) == 1}
        page.event_ends = [end for end, one in page.organ_at_end.items() if one.label == "EVENT"]
        page.organ_ends = sorted(page.organ_at_end)
        page.roles = _roles(text, given, taken)
        page.person_starts = [person.start for person in page.persons]
        page.role_starts = frozenset(role.start for role in page.roles)
        for place in places:
            page.place_at_end[place.end] = place
            page.place_at_start[place.start] = place
        foreign = {place.candidates: place.name for place in places if is_foreign(place)}
        for name in foreign.values():
            page.abroad.setdefault(name[0], set()).add(name)
        tally = Counter(place.candidates for place in places if is_foreign(place))
        main, count = tally.most_common(1)[0] if tally else ((), 0)
        if len(tally) == 1 or (count >= _OFTEN and count >= _LEADS * tally.total()):
            page.main_abroad = foreign[main]
        number = 0
        for character in text:
            page.sentence.append(number)
            number += character in _STOP
        page.sentence.append(number)
        return page

    def says(self, phrase: str) -> bool:
        """Say whether a phrase stands in the text; each is sought once."""
        if phrase not in self.sought:
            self.sought[phrase] = phrase in self.text
        return self.sought[phrase]

    def full_name(self, short: str) -> str | None:
        """Give the fuller name that the document gives an organ elsewhere, if there is one."""
        if short not in self.full_names:
            self.full_names[short] = self.announced.get(short) or full_name(short, self.organ_names)
        return self.full_names[short]

    def firm_and_part(self, organ: str) -> tuple[str, str] | None:
        """Give the company in full and the part of which an organ's name is made, if it is: 洪药|党委."""
        if organ not in self.made_of:
            self.made_of[organ] = part_behind(organ, self.organ_names)
        return self.made_of[organ]


def name_before(page: Page, place: int) -> str:
    """Give the name of the person that ends at a place in the text, or nothing."""
    index = bisect_left(page.person_starts, place) - 1
    if index < 0 or page.persons[index].end != place:
        return ""
    return page.text[page.persons[index].start : place]


def is_foreign(place: PlaceMention) -> bool:
    """Say whether a place is a country other than China."""
    return place.name != "中国" and all(division.level == "country" for division in place.candidates)


def _roles(text: str, entities: Sequence[Entity], taken: bytearray) -> list[Entity]:
    """Unite given TITLE spans with role words of the grammar: a given span stays, unless it leaves out its 副."""
    given = {
        (e.start, e.end)
        for e in entities
        if e.label == "TITLE" and title_lexicon().get(text[e.start : e.end]) is not False
    }
    spans = set(given)
    for start, end, is_role in title_lexicon().find(text + _PAD):
        name = taken.find(1, start, end)
        if name > start and title_lexicon().get(text[start:name]):
            end, is_role = name, True  # 总裁|库克 is no 总裁库, 书记|员小军 no 书记员
        if is_role and end <= len(text) and not any(taken[start:end]) and _firm(text, start, end, taken):
            spans.add((start, end))
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if any(taken[span[0] : span[1]]):
            continue
        if kept and span[0] < kept[-1][1]:
            kept[-1] = _better(text, kept[-1], span, given)
        else:
            kept.append(span)
    return [Entity(*_trim(text, *span), "TITLE") for span in kept]


def _better(
    text: str, one: tuple[int, int], two: tuple[int, int], given: set[tuple[int, int]]
) -> tuple[int, int]:
    """Of two role words that overlap give the one to read."""
    if (one in given) != (two in given):
        ours, theirs = (two, one) if one in given else (one, two)
        deputy = ours[1] == theirs[1] and ours[0] < theirs[0] and text.startswith(("副", "常务副"), ours[0])
        return ours if deputy else theirs
    return two if two[1] - two[0] > one[1] - one[0] else one


def _firm(text: str, start: int, end: int, taken: bytearray) -> bool:
    """Say whether a role word of the grammar is a word of its own: beside a person, or nothing grows out of it."""
    beside = bool(taken[end]) or (start > 0 and bool(taken[start - 1]))
    return beside or not _CJK.match(text, end) or _AFTER.match(text, end) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut an organ off that stands before the role word in an imperfect span: 市委书记 -> 书记, but 值班站长 stays."""
    word = text[start:end]
    if word in titles():
        return start, end
    for cut in range(1, len(word) - 1):
        if word[cut:] in titles() and _ends_organ(word, cut):
            return start + cut, end
    return start, end


def _ends_organ(word: str, cut: int) -> bool:
    """Say whether what stands before a role word is an organ: 市委|书记, 自治区|主席, 城区处|处长."""
    before = word[:cut]
    if before == "自治区" or (word[cut] in "处科局厅部室所站" and before[-1] == word[cut] and cut > 1):
        return True
    if word[cut] in LETTERS and is_known(before):
        return True  # 重庆|市长
    return word[0] in LETTERS and (before in organs() or before[1:] in organs())
