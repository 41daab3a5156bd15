"""The full official name of an organ: 通州区委 -> 中共南通市通州区委员会."""

from typing import Final

from newsnlp.places import Division

from .lettered import letter_of
from .reading import Reading
from .words import organs

_REGION: Final = "自治区"


def canonical(read: Reading, title: str) -> str | None:
    """Give the full official name of an organ whose division is certain."""
    word = read.rest
    if read.place is None:
        known = organs().get(read.organ or "")
        return known.canonical or None if known is not None and known.needs_place == "no" else None
    division = read.place.division
    if division is None or division.level in {"country", "township"}:
        return None
    name = _official_name(division)
    if not word:
        return (
            f"{name}人民政府"
            if letter_of(title) or (title in {"主席", "副主席"} and name.endswith(_REGION))
            else None
        )
    letter = division.name[-1]
    for key in (letter + word, word, word.removeprefix(letter)):
        if key in organs():
            template = organs()[key].canonical
            return (
                template.replace("{place}", name) if template and organs()[key].needs_place == "yes" else None
            )
    for size in range(1, len(word) - 1):
        outer, inner = (
            organs().get(letter + word[:size]) or organs().get(word[:size]),
            organs().get(word[size:]),
        )
        if (
            outer
            and inner
            and inner.canonical.startswith("中共{place}委员会")
            and outer.canonical == "中共{place}委员会"
        ):
            return inner.canonical.replace("{place}", name)
    return None


def _official_name(division: Division) -> str:
    """Give the name as it stands in names of organs: a district behind its city, all others alone."""
    if division.level == "county" and division.name.endswith("区") and division.parents:
        return division.parents[-1] + division.name
    return division.name
