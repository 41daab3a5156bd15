"""Who shares what is said of the last person of an enumeration: A（县委书记）、县长B和C当选副主席."""

import re
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity

from .held import Held
from .units import Page

_REACH: Final = 32  # posts looked back for those that stand before a name
_LIST: Final = re.compile(
    r"^(?:[（(][男女]?[，,]?[\u4e00-\u9fff]{0,6}[）)])?(?:[ \u3000\t]+|[ \u3000\t]*(?:、|和|及|与|以及)[ \u3000\t]*)$"
)
_ASIDE: Final = re.compile(r"[（(][^（）()\n。]{1,40}[）)]")
_MOST: Final = 200  # persons of an enumeration
#: What sums an enumeration up: 等七人, 等人, 三人.
SUMMED: Final = "(?:等?[0-9一二三四五六七八九十百两]{1,4}[人名位]|等人?)"
_ALL: Final = re.compile(f"{SUMMED}?[都均]|{SUMMED}")


def follows(between: str) -> bool:
    """Say whether one name of an enumeration follows another: 、 and the like, or a blank.

    >>> follows("（女，回族）、"), follows("说，")
    (True, False)
    """
    return _LIST.match(between) is not None


def aside(page: Page, person: Entity, limit: int) -> int:
    """Give where what stands in brackets behind a name ends, the end of the name where nothing does."""
    found = _ASIDE.match(page.text, person.end, limit)
    return found.end() if found is not None else person.end


def enumerated(page: Page, index: int, held: Sequence[Held], said: str) -> tuple[list[Entity], int]:
    """Give the persons enumerated with one, itself the last, and where the enumeration begins with their own posts.

    `said` is what stands behind the name; where it speaks of all (都是), commas go between as well, unless the one
    before is of another statement: 指挥长：A，B、C均为副指挥长.
    """
    starts = _starts(held)
    commas = _ALL.match(said) is not None
    first = index
    while first and index - first < _MOST:
        person, before = page.persons[first], page.persons[first - 1]
        begin = starts.get(person.start, 0)
        begin = begin if begin >= before.end else person.start
        between = page.text[aside(page, before, begin) : begin].strip() or "\n"
        joins = commas and between in {"，", ","} and (begin < person.start or before.start not in starts)
        if not follows(between) and not joins:
            break
        first -= 1
    return page.persons[first : index + 1], starts.get(page.persons[first].start, page.persons[first].start)


def opens_clause(page: Page, begin: int) -> bool:
    """Say whether an enumeration that begins here opens a clause: another may be the object of a verb."""
    return begin == 0 or page.text[begin - 1] in "，,。；;：:\n"


def _starts(held: Sequence[Held]) -> dict[int, int]:
    """Give where the posts before a name begin, by where the name does."""
    starts: dict[int, int] = {}
    for one in held[-_REACH:]:
        if one.rule == "before":
            known = starts.get(one.person.start, one.element.start)
            starts[one.person.start] = min(one.element.start, known)
    return starts
