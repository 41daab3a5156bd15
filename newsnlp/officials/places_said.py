"""The place of a post: as written before its organ, or the one a level letter (市, 区) stands for."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from newsnlp.places import Context, Division, above, former_names, resolve

from .units import Page
from .values import Jurisdiction
from .words import LETTERS

_SHARE: Final = (
    0.6  # what part of a document's mentions a division must have to be the one that 市 or 区 means
)
_BRANCH: Final = re.compile("局([\u4e00-\u9fff]{2,3})分局$")
_NOWHERE: Final = Context({}, {})
_LOOK: Final = 20  # mentions looked back over within a sentence
_REGION: Final = "自治区"
_MUCH: Final = 3
_TAIL: Final = re.compile("[^省市县区旗州镇乡]{1,8}[镇乡村]$")


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
            return Jurisdiction(self.division.name, self.division.code or None)
        return Jurisdiction(self.name, None, tuple(d.code for d in self.candidates))

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
        found = _matching(place, letter)
        if found is not None:
            return found
    if hopeful:
        return _of_document(page, letter, before)
    home = _of_document(page, letter, before)
    if home is None and letter in "镇乡村":
        return _small(page, letter, before)
    number = page.sentence[before]
    index = bisect_left(page.place_starts, before)
    first = max(0, index - _LOOK)
    while index > first and page.sentence[page.place_starts[index - 1]] == number:
        index -= 1
        mention = page.places[index]
        here = PlaceSaid(
            mention.name, mention.end, mention.candidates, page.context.decide(mention.candidates)
        )
        if here.division is not None and _fits(here.division, letter):
            if (
                home is not None
                and home.division is not None
                and _outdone(page, here.division, home.division)
            ):
                return home
            return PlaceSaid(here.division.name, here.end, here.candidates, here.division)
    return home


def _outdone(page: Page, here: Division, home: Division) -> bool:
    """Say whether the document is so clearly about another division that the one in the sentence is only passed by."""
    named = page.context.named
    return named.get(home, 0) >= _MUCH * named.get(here, 0)


def _small(page: Page, letter: str, before: int) -> PlaceSaid | None:
    """Give the town or village named last that no list knows: 镇农技站 after 车辐山镇."""
    for entity in reversed(page.small_places):
        if entity.end <= before and page.text[entity.end - 1] == letter:
            found = _TAIL.search(page.text, entity.start, entity.end)
            if found is not None:
                return PlaceSaid(found[0], before, (), None)
    return None


def _of_document(page: Page, letter: str, before: int) -> PlaceSaid | None:
    division = _home(page.context.named, letter)
    return None if division is None else PlaceSaid(division.name, before, (division,), division)


def main_place(page: Page, before: int) -> PlaceSaid | None:
    """Give the one prefecture or county that a document is about, where one clearly leads."""
    tally = Counter({d: n for d, n in page.context.named.items() if d.level in {"prefecture", "county"}})
    division = _leader(tally) or next(
        (one for one in tally if all(one == other or other.contains(one) for other in tally)), None
    )
    return None if division is None else PlaceSaid(division.name, before, (division,), division)


def _fits(division: Division, letter: str) -> bool:
    """Say whether a level letter may mean this division."""
    if letter == _REGION:
        return division.level == "province" and division.name.endswith(_REGION)
    return (
        division.level in LETTERS[letter]
        and division.name.endswith(letter)
        and not division.name.endswith(_REGION)
    )


def _matching(place: PlaceSaid, letter: str) -> PlaceSaid | None:
    """Give the place itself if the letter fits it, or the division above it that the letter fits."""
    fitting = tuple(d for d in place.candidates if _fits(d, letter))
    if fitting:
        name = fitting[0].name
        return PlaceSaid(name, place.end, fitting, place.division)
    for upper in above(place.division) if place.division is not None else ():
        if _fits(upper, letter):
            return PlaceSaid(upper.name, place.end, (upper,), upper)
    return None


def _home(counts: dict[Division, int], letter: str) -> Division | None:
    """Give the division that a level letter means in a whole document, where one clearly leads or holds the others."""
    said_as = {division.code: division for division in counts if division.former}
    tally: Counter[Division] = Counter()
    for named, count in counts.items():
        division = said_as.get(named.code, named) if named.code else named
        if _fits(division, letter):
            tally[division] += count
        elif (
            letter in {"省", _REGION}
            or division.level == "township"
            or division.name.endswith(("区", "县", "旗"))
        ):
            upper = next((upper for upper in above(division) if _fits(upper, letter)), None)
            if upper is not None:
                tally[upper] += count
    if not tally:
        return _renamed(counts, letter)
    return _leader(tally) or next(
        (one for one in tally if all(one == other or one.contains(other) for other in tally)), None
    )


def _renamed(counts: dict[Division, int], letter: str) -> Division | None:
    """Give the former division that a letter means in an older text: 县 where 玉环, a city today, is told of."""
    leader = _leader(Counter({d: n for d, n in counts.items() if d.level == "county"}))
    former = former_names().get(leader.code, ()) if leader is not None else ()
    return next((division for division in former if _fits(division, letter)), None)


def _leader(tally: Counter[Division]) -> Division | None:
    """Give the division that is named far more often than the others."""
    if not tally:
        return None
    (best, count), *others = tally.most_common(2)
    second = others[0][1] if others else 0
    return best if count >= _SHARE * sum(tally.values()) or count >= max(4, 2 * second) else None
