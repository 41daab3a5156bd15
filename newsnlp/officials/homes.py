"""Which division a level letter (市, 区) means in a whole document."""

import re
from collections import Counter
from itertools import takewhile
from typing import Final

from newsnlp.places import Division, above, former_names

from .units import Page
from .words import LETTERS

_SHARE: Final = (
    0.6  # what part of a document's mentions a division must have to be the one that 市 or 区 means
)
_REGION: Final = "自治区"
_AUTONOMOUS: Final = re.compile("[\u4e00-\u9fff]{2,}自治[州县旗]$")
_MUCH: Final = 3
_OPENING: Final = 60  # characters in which a text says where it is at home
_TOWARDS: Final = frozenset("赴到往向与和同援对来")  # where these lead, or who is a guest, is not the seat
_VISITORS: Final = ("考察", "代表", "客商", "游客", "来", "援", "医疗队")
_HEADLINE: Final = 40  # characters of a headline, at most
_INSTITUTIONS: Final = (
    "公司",
    "集团",
    "银行",
    "大学",
    "学院",
    "局",
)  # named first, they do not say where a text is at home


def fits(division: Division, letter: str) -> bool:
    """Say whether a level letter may mean this division."""
    if letter == _REGION:
        return division.level == "province" and division.name.endswith(_REGION)
    return (
        division.level in LETTERS[letter]
        and division.name.endswith(letter)
        and not division.name.endswith(_REGION)
    )


def home(page: Page, letter: str) -> Division | None:
    """Give the division that a level letter means in a document, or None where none clearly leads."""
    if letter not in page.homes:
        page.homes[letter] = _home(page, letter)
    return page.homes[letter]


def written(page: Page, division: Division) -> str:
    """Give the name of a division as the document mostly writes it with its level letter: 玉树州."""
    if division not in page.written:
        names = [
            place.name
            for place in page.places
            if place.name.endswith(division.name[-1])
            and place.name.startswith(division.name[:2])
            and page.context.decide(place.candidates) == division
        ]
        tally = Counter(names)
        tally[division.name] += division.name in page.text  # in front of an organ too
        short = _shortened(page.text, division.name)
        if short is not None and not tally[division.name]:
            tally[short] += 1
        page.written[division] = tally.most_common(1)[0][0]
    return page.written[division]


def _shortened(text: str, name: str) -> str | None:
    """Give the form in which a text names an autonomous division without its people: 红河州 in 红河州委."""
    if not _AUTONOMOUS.search(name):
        return None
    return next((form for size in (2, 3, 4) if (form := name[:size] + name[-1]) in text), None)


def outdone(page: Page, here: Division, main: Division) -> bool:
    """Say whether the document is so clearly about another division that the one in the sentence is only passed by."""
    named = page.context.named
    return named.get(main, 0) >= _MUCH * named.get(here, 0)


def _home(page: Page, letter: str) -> Division | None:
    """Give the division that clearly leads, or whose organs the document names first."""
    counts = page.context.named
    tally: Counter[Division] = Counter()
    written = _in_full(page)
    said_as = {division.code: division for division in counts if division.former}
    # 海安县 and 海安市 in one text are one, and 市 means it
    said_as |= {one.code: one for one in written if not one.former and fits(one, letter)}
    for named, count in counts.items():
        division = said_as.get(named.code, named) if named.code else named
        if fits(division, letter):
            tally[division] += count + (division in written)
        elif (
            letter in {"省", _REGION}
            or division.level == "township"
            or division.name.endswith(("区", "县", "旗"))
        ):
            upper = next((upper for upper in above(division) if fits(upper, letter)), None)
            if upper is not None:
                tally[upper] += count
    if not tally:
        return _renamed(counts, letter)
    seat = _first_seat(page, letter)
    best, count = tally.most_common(1)[0]
    if count >= _SHARE * sum(tally.values()) and (seat is None or not seat.contains(best)):
        return best
    if seat is not None and seat in tally:
        opening = page.text[:_OPENING].find(seat.name) >= 0
        if tally[seat] + 1 >= count or (opening and counts.get(seat, 0) >= counts.get(best, 0)):
            return seat
    chosen = leader(tally)
    if chosen is not None:
        return chosen
    city = home(page, "市") if letter == "省" else None  # 省厅 in a text about one city
    if city is not None:
        return next((upper for upper in above(city) if fits(upper, letter)), None)
    nested = all(one == best or one.contains(best) or best.contains(one) for one in tally)
    return best if nested else None


def headlined(page: Page, letter: str) -> Division | None:
    """Give the one division of the headline that a level letter fits."""
    end = page.text.find("\n", 0, _HEADLINE + 1)
    if not 0 < end <= _HEADLINE:
        return None
    found: set[Division] = set()
    for place in takewhile(lambda place: place.end <= end, page.places):
        division = page.context.decide(place.candidates)
        visit = page.text[place.start - 1 : place.start] in _TOWARDS or page.text.startswith(
            _VISITORS, place.end
        )
        if division is not None and fits(division, letter) and not visit:
            found.add(division)
    return found.pop() if len(found) == 1 else None


def _in_full(page: Page) -> set[Division]:
    """Give the divisions whose names stand in full in the text, not only a short form that may be chance: 沙洋."""
    return {
        division
        for place in page.places
        if (division := page.context.decide(place.candidates)) is not None
        and place.name.endswith(division.name)
    }


def _first_seat(page: Page, letter: str) -> Division | None:
    """Give the first division that the letter fits of which an organ or head is named: 中共临湘市委."""
    for place in page.places:
        party = 2 if page.text.startswith("中共", max(0, place.start - 2)) else 0
        organ = page.organ_at_start.get(place.start - party)
        seat = organ is not None and (
            organ.label in {"ORG", "EVENT"}
            and organ.end > place.end
            and not page.text.endswith(_INSTITUTIONS, organ.start, organ.end)
        )
        if seat or place.end in page.role_starts:
            division = page.context.decide(place.candidates)
            if division is not None and fits(division, letter):
                return division
    return None


def _renamed(counts: dict[Division, int], letter: str) -> Division | None:
    """Give the former division that a letter means in an older text: 县 where 玉环, a city today, is told of."""
    for level in ("county", "prefecture"):
        main = leader(Counter({d: n for d, n in counts.items() if d.level == level}))
        former = former_names().get(main.code, ()) if main is not None else ()
        found = next((division for division in former if fits(division, letter)), None)
        if found is not None:
            return found
    return None


def leader(tally: Counter[Division]) -> Division | None:
    """Give the division that is named far more often than the others."""
    if not tally:
        return None
    (best, count), *others = tally.most_common(2)
    second = others[0][1] if others else 0
    return best if count >= _SHARE * sum(tally.values()) or count >= max(4, 2 * second) else None
