"""The place of a post: as written before its organ, or the one a level letter (市, 区) stands for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from newsnlp.places import Context, Division, above, resolve

from .homes import fits, headlined, home, outdone, written
from .units import Page
from .values import Jurisdiction
from .words import LETTERS

_BRANCH: Final = re.compile("局([\u4e00-\u9fff]{2,3})分局$")
_NOWHERE: Final = Context({}, {})
_PARAGRAPH: Final = 600  # characters of a paragraph looked back over
_BESIDE: Final = 24  # characters between a place and a letter that goes on with it
_OPENING, _HEADING = 6, 18  # characters in which a paragraph says where it is set, of a heading above it
_JOINS: Final = re.compile("[、和与及]|同(?![时样日])")  # two places at once set no scene
_LOOK: Final = 20  # mentions looked back over within a sentence
_STOPS: Final = frozenset("，,。；;：:！？\n\u3000")
_TAIL: Final = re.compile("[^省市县区旗州镇乡]{1,8}(?:[镇乡村]|街道|社区|嘎查)$")
_TOWN_IN: Final = {
    letter: re.compile(f"[^省市县区旗州镇乡]{{1,12}}{letter}(?![省市县区旗州江海])") for letter in "镇乡"
}
_VILLAGE: Final = re.compile("$|[\u4e00-\u9fff]{1,8}(?:村|社区|嘎查)$")


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place said for a post: as written, where it ends, what it could mean and what is decided."""

    name: str
    end: int
    candidates: tuple[Division, ...]
    division: Division | None

    def jurisdiction(self) -> Jurisdiction | None:
        """Give it as a post shows it; None for countries."""
        if all(d.level == "country" for d in self.candidates):
            return None
        if self.division is not None:
            return Jurisdiction(self.division.name, self.division.own_code or None)
        return Jurisdiction(self.name, None, tuple(d.code for d in self.candidates))

    def is_province(self) -> bool:
        """Say whether the place is a province."""
        return self.division is not None and self.division.level == "province"

    def full_for(self, title: str) -> str:
        """Give the division a head of government heads: 抚顺 before 市长 is 抚顺市."""
        letter, division = title[-2:-1], self.division
        if letter in LETTERS and division is not None and division.name.startswith(self.name):
            return division.name if division.name.endswith(letter) else self.name
        return self.name


def said(page: Page, start: int, end: int) -> PlaceSaid | None:
    """Give the place an organ begins with, or None."""
    mention = page.place_at_start.get(start) if start < end else None
    if mention is None or mention.end > end + 1:
        return None
    return PlaceSaid(mention.name, mention.end, mention.candidates, page.context.decide(mention.candidates))


def branch(place: PlaceSaid, organ: str) -> Division | None:
    """Give the district that a branch office is named after: 沈阳市公安局和平分局 -> 和平区."""
    found = _BRANCH.search(organ)
    if found is None or place.division is None:
        return None
    for kind in ("区", "县", "市"):
        named = resolve(found[1] + kind, _NOWHERE)
        inside = [d for d in (named if isinstance(named, tuple) else (named,)) if place.division.contains(d)]
        if len(inside) == 1:
            return inside[0]
    return None


def for_letter(
    page: Page, letter: str, before: int, chain: list[PlaceSaid], *, hopeful: bool = False
) -> PlaceSaid | None:
    """Give the place that a level letter stands for: from the list, the sentence, else the document where certain."""
    for place in chain:
        found = _matching(page, place, letter)
        if found is not None:
            return found
    if hopeful:
        return _of_document(page, letter, before)
    town = _town(page, letter, before) if letter in _TOWN_IN else None
    if town is not None:
        return town
    main = _of_document(page, letter, before)
    if main is None and letter in "镇乡村":
        return small_place(page, letter, before)
    near = _near(page, letter, before, lambda place: page.sentence[place] == page.sentence[before])
    if (
        near is not None
        and near.division is not None
        and (
            main is None
            or main.division is None
            or before - near.end < _BESIDE
            or not outdone(page, near.division, main.division)
        )
    ):
        return near
    scene = _scene(page, letter, before)
    if scene is not None and (main is None or _rivals(page, scene, main)):
        return scene
    if main is not None:
        return main
    line = max(page.text.rfind("\n", max(0, before - _PARAGRAPH), before), before - _PARAGRAPH)
    behind = page.text.find("\n", before, before + _PARAGRAPH)
    end = behind if behind >= 0 else before + _PARAGRAPH
    near = _near(page, letter, before, lambda place: place > line, only=True)
    ahead = _near(page, letter, end, lambda place: place > line, only=True) if near is None else None
    if ahead is not None and _seated(page, ahead.end):
        near = ahead
    if near is not None:
        return near
    division = headlined(page, letter)
    return PlaceSaid(written(page, division), before, (division,), division) if division is not None else None


def _scene(page: Page, letter: str, before: int) -> PlaceSaid | None:
    """Give the place that opens the paragraph, or stands in a short heading above it: 在靖边，…县财政局."""
    line = page.text.rfind("\n", max(0, before - _PARAGRAPH), before) + 1
    if not line and before > _PARAGRAPH:
        return None
    above_it = page.text.rfind("\n", max(0, line - _HEADING - 2), max(0, line - 1)) + 1
    start = above_it if line - above_it <= _HEADING else line
    index = bisect_left(page.place_starts, start)
    if index == len(page.places) or page.places[index].start > min(before, line + _OPENING):
        return None
    mention = page.places[index]
    division = page.context.decide(mention.candidates)
    if index + 1 < len(page.places) and (within := page.places[index + 1]).start <= mention.end + 1:
        inner = page.context.decide(within.candidates)  # 宝鸡：岐山县…
        if division and inner and division.contains(inner) and fits(inner, letter) and within.start < before:
            mention, division = within, inner
    if division is None or not fits(division, letter) or _JOINS.match(page.text, mention.end):
        return None
    return PlaceSaid(written(page, division), mention.end, mention.candidates, division)


def _rivals(page: Page, scene: PlaceSaid, main: PlaceSaid) -> bool:
    """Say whether a paragraph is set in a place that the document tells of as well as of its main one."""
    here, there = scene.division, main.division
    if here is None or there is None:
        return False
    return not (here.contains(there) or there.contains(here) or outdone(page, here, there))


def _near(
    page: Page, letter: str, before: int, within: Callable[[int], bool], *, only: bool = False
) -> PlaceSaid | None:
    """Give the nearest place before a point in the text that a level letter fits; the one there is if `only` is set."""
    near: PlaceSaid | None = None
    index = bisect_left(page.place_starts, before)
    first = max(0, index - _LOOK)
    while index > first and within(page.place_starts[index - 1]):
        index -= 1
        mention = page.places[index]
        division = page.context.decide(mention.candidates)
        if division is not None and fits(division, letter):
            if not only:
                return PlaceSaid(written(page, division), mention.end, mention.candidates, division)
            if near is not None and near.division != division:
                return None
            near = PlaceSaid(written(page, division), mention.end, mention.candidates, division)
    return near


def small_place(page: Page, ending: str, before: int) -> PlaceSaid | None:
    """Give the town, street or village named last before a point in the text: 镇农技站 after 车辐山镇."""
    for entity in reversed(page.small_places):
        if entity.end <= before and page.text.endswith(ending, entity.start, entity.end):
            found = _TAIL.search(page.text, entity.start, entity.end)
            if found is not None:
                name = found[0].rpartition("苏木")[2]
                return _by_name(name, before, resolve(name, page.context))
    return None


def _by_name(name: str, end: int, known: Division | tuple[Division, ...]) -> PlaceSaid:
    division = known if isinstance(known, Division) else None
    return PlaceSaid(name, end, (division,) if division else (), division)


def _town(page: Page, letter: str, before: int) -> PlaceSaid | None:
    """Give the town named last in the paragraph, with or without a village behind it: 梁垛镇临塔村."""
    line = max(page.text.rfind("\n", max(0, before - _PARAGRAPH), before), before - _PARAGRAPH)
    for index in range(bisect_right(page.organ_ends, before) - 1, -1, -1):
        entity = page.organ_at_end[page.organ_ends[index]]
        if entity.start <= line:
            return None
        found = _TOWN_IN[letter].search(page.text, entity.start, entity.end)
        if found is None:
            continue
        known = resolve(found[0], page.context)
        divisions = (known,) if isinstance(known, Division) else known
        town = any(division.level == "township" for division in divisions)  # 内乡 is a county
        named = entity.label == "GPE" and _VILLAGE.match(page.text, found.end(), entity.end) is not None
        if town or (named and not divisions):  # 柳杜乡卫生院, not 村镇银行
            return _by_name(found[0], before, known)
    return None


def _seated(page: Page, end: int) -> bool:
    """Say whether a place that ends here begins a longer name, or a clause: not 向兰考县学习."""
    place = page.place_at_end[end]
    name = page.organ_at_start.get(place.start)
    return (name is not None and name.end > end) or page.text[place.start - 1 : place.start] in _STOPS


def _of_document(page: Page, letter: str, before: int) -> PlaceSaid | None:
    division = home(page, letter)
    if division is None:
        return None
    return PlaceSaid(written(page, division), before, (division,), division)


def _matching(page: Page, place: PlaceSaid, letter: str) -> PlaceSaid | None:
    """Give the place itself if the letter fits it, or the division above it that the letter fits."""
    fitting = tuple(d for d in place.candidates if fits(d, letter))
    if fitting:
        name = written(page, fitting[0]) if len(fitting) == 1 else fitting[0].name
        return PlaceSaid(name, place.end, fitting, place.division)
    for upper in above(place.division) if place.division is not None else ():
        if fits(upper, letter):
            return PlaceSaid(written(page, upper), place.end, (upper,), upper)
    return None
