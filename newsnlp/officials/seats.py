"""The county or city whose government a document speaks for: that of its 县委 and 县长, where no place is said."""

from collections import Counter
from typing import Final

from newsnlp.places import Division, above

from .homes import home, leader, written
from .lettered import letter_of
from .places_said import PlaceSaid
from .units import Page
from .words import organs

_LETTERS: Final = frozenset("市区县旗州盟")
_SEAT: Final = ""  # key beside the level letters


def seat(page: Page, before: int) -> PlaceSaid | None:
    """Give the county or prefecture that a department without a place belongs to: 水利局 in a text of 县委, 县长."""
    if _SEAT not in page.homes:
        page.homes[_SEAT] = _by_letters(page) or _by_names(page)
    division = page.homes[_SEAT]
    return None if division is None else PlaceSaid(written(page, division), before, (division,), division)


def named_within(page: Page, organ: str, before: int) -> PlaceSaid | None:
    """Give the division of the document with whose short name an organ begins: 定远盐化工业园."""
    named = page.context.named
    for division in dict.fromkeys(one for inner in named for one in (inner, *above(inner))):
        short = division.name[:-1] if len(division.name) > 2 else division.name
        if division.level in {"county", "prefecture"} and organ.startswith(short):
            return PlaceSaid(division.name, before, (division,), division)
    return None


def _by_letters(page: Page) -> Division | None:
    """Give what the level letter means that most organs and heads of the document bear without a place."""
    tally: Counter[str] = Counter()
    for role in page.roles:
        letter = letter_of(page.text[role.start : role.end])
        if letter in _LETTERS and role.start not in page.place_at_end:
            tally[letter] += 1
    for start, organ in page.organ_at_start.items():
        if (
            organ.label == "ORG"
            and page.text[start] in _LETTERS
            and _is_lettered(page.text[start : organ.end])
        ):
            tally[page.text[start]] += 1
    for letter, _ in tally.most_common():
        division = home(page, letter)
        if division is not None:
            return division
    return None


def _is_lettered(organ: str) -> bool:
    """Say whether a level letter begins an organ: 县委, 市公安局; not 州河大桥."""
    return any(
        organ[:size] in organs() or organ[1:size] in organs() for size in range(2, min(len(organ), 12) + 1)
    )


def _by_names(page: Page) -> Division | None:
    """Give the one county a document names far more than others, else the prefecture; nested ones count as one."""
    named = page.context.named
    counties = Counter({d: n for d, n in named.items() if d.level == "county"})
    cities = Counter({d: n for d, n in named.items() if d.level == "prefecture"})
    county, city = leader(counties), leader(cities)
    if county is not None and (city is None or not city.contains(county) or counties[county] >= cities[city]):
        return county
    return city or county
