"""Which mentions of places the entities of a text bear out, and which of them say where the text is at home."""

import re
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import Division, PlaceMention, above, is_wide, named, short_name

_SAYING: Final = frozenset({"GPE", "ORG"})
_VENUES: Final = frozenset({"FAC", "PROJECT", "LOC"})
_MARKS: Final = frozenset(["", *"，,。；;：:！？、\n \u3000“（("])
_NAMELESS: Final = -1
_REST: Final = re.compile("[\u4e00-\u9fff]村")
_SEATS: Final = frozenset(("prefecture", "county"))
_TOWNS: Final = re.compile("[^，。；\n]{0,10}?[两三四五六七八九十几0-9]个?(?:镇|乡|村|街道|社区)")


class Evidence:
    """What the entities of a text say of the places found in it by their names alone.

    >>> entities = [Entity(0, 3, "GPE"), Entity(4, 6, "GPE"), Entity(8, 12, "FAC")]
    >>> from newsnlp.places import find
    >>> text = "尚义县与尚义公开江召公路"
    >>> [place.name for place in Evidence(text, entities).supported(find(text))]
    ['尚义县', '尚义']
    """

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._names = [entity for entity in entities if entity.label not in {"PERSON", "TITLE"}]
        self._places = {text[entity.start : entity.end] for entity in entities if entity.label == "GPE"}
        self._owner = [_NAMELESS] * (len(text) + 1)
        for number, entity in enumerate(self._names):
            self._owner[entity.start : entity.end] = [number] * (entity.end - entity.start)

    def supported(self, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Leave out short names that cross the edge of an entity, and add those that a GPE vouches for: 尚义, 邹城."""
        owner = self._owner
        kept = [
            place
            for place in places
            if not self._of_village(place)
            and (
                owner[place.start] == owner[place.end - 1] or (_with_level(place) and not self._split(place))
            )
        ]
        covered = {place.start for place in kept}
        short = _short_names(kept)
        told = {division for place in kept for division in place.candidates}
        seated = any(division.level in _SEATS for division in told)
        for entity in self._names:
            name = self._text[entity.start : entity.end]
            if entity.label != "GPE" or entity.start in covered:
                continue
            meant = (
                (short[name],) if name in short else self._vouched(name, entity.end, told if seated else None)
            )
            if meant:
                kept.append(PlaceMention(entity.start, entity.end, name, meant))
        return sorted(kept, key=lambda place: place.start)

    def _vouched(self, name: str, end: int, told: set[Division] | None) -> tuple[Division, ...]:
        """Give what a GPE means by a short name that is not safe to find alone: 邹城, where no other seat is told.

        永和 beside a county of another city is some town, and so are 双河、大坪两个镇. `told` are the divisions of the
        text, None where no county or city is among them.
        """
        if _TOWNS.match(self._text, end):
            return ()
        meant = named(name)
        inside = told is None or any(outer in told for inner in meant for outer in (inner, *above(inner)))
        return meant if inside else ()

    def _of_village(self, place: PlaceMention) -> bool:
        """Say whether a short name is but the beginning of a village's, which is a GPE in the text: 平阳|寺村."""
        if _with_level(place) or is_wide(place.name):
            return False
        village = _REST.match(self._text, place.end)
        return village is not None and self._text[place.start : village.end()] in self._places

    def _split(self, place: PlaceMention) -> bool:
        """Say whether a name is a word and the level letter of an organ: 会同|县采购办."""
        number = self._owner[place.end - 1]
        return (
            self._owner[place.start] == _NAMELESS
            and number != _NAMELESS
            and self._text[place.start - 1 : place.start] not in _MARKS
            and self._names[number].start == place.end - 1
            and self._names[number].label == "ORG"
        )

    def told(self, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
        """Give the mentions that say where a text is at home, all of them if none does or no GPE or ORG is known.

        A short name in no entity may be another word; one within the name of a road or venue leads elsewhere.
        """
        if not any(entity.label in _SAYING for entity in self._names):
            return places
        return [place for place in places if self._tells(place)] or places

    def _tells(self, place: PlaceMention) -> bool:
        number = self._owner[place.start]
        if number == _NAMELESS:
            return _with_level(place)
        entity = self._names[number]
        return entity.label not in _VENUES or place.start == entity.start


def _with_level(place: PlaceMention) -> bool:
    """Say whether a place is named with its level: 广州市, not 广州."""
    return any(place.name.endswith(division.name) for division in place.candidates)


def _short_names(places: Sequence[PlaceMention]) -> dict[str, Division]:
    """Give the divisions named, and those above them, by their names without the level."""
    found: dict[str, Division] = {}
    for place in places:
        if len(place.candidates) == 1:
            for division in (place.candidates[0], *above(place.candidates[0])):
                if division.level in {"county", "prefecture"}:
                    found.setdefault(short_name(division.name), division)
    return found
