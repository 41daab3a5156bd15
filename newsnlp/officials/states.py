"""The country of a head of state that stands without one: 老挝人民革命党中央总书记、国家主席, 沙特国王…、王储."""

from bisect import bisect_left
from functools import cache
from typing import Final

from newsnlp.places import PlaceMention
from newsnlp.resources import table

from .units import Page

_NEAR: Final = 30  # characters between the country and the role
_LOOK: Final = 8  # mentions of places looked back over


@cache
def _countries() -> dict[str, frozenset[str]]:
    return {
        row["role"]: frozenset(filter(None, row["countries"].split("|"))) for row in table("post_states.tsv")
    }


def state_of(page: Page, title: str, before: int) -> str | None:
    """Give the country that a head of state at a place in the text belongs to.

    It is the foreign one that stands just before, else China for the roles of its own (国家主席), for others the only
    foreign one of the document.
    """
    meant = _countries().get(title)
    if meant is None:
        return None
    own = "中国" if meant else None
    index = bisect_left(page.place_starts, before)
    for place in reversed(page.places[max(0, index - _LOOK) : index]):
        if before - place.end > _NEAR or page.sentence[place.start] != page.sentence[before]:
            break
        if is_foreign(place) and (not meant or place.name in meant):
            return place.name
    if own is not None:
        return own
    return _only(page)


def _only(page: Page) -> str | None:
    """Give the one foreign country that a document names."""
    named = {place.name for place in page.places if is_foreign(place)}
    return named.pop() if len(named) == 1 else None


def is_foreign(place: PlaceMention) -> bool:
    """Say whether a place is a country other than China."""
    return place.name != "中国" and all(division.level == "country" for division in place.candidates)
