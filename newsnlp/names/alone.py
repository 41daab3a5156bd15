"""What is a name in one place only, and nothing in most places where a document has the same words, is none."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources.tree import pattern

from .agreement import stands
from .brands import known
from .place_kinds import abroad

_DOUBTED: Final = frozenset(("ORG", "FAC", "EVENT", "PROJECT", "LOC", "GPE"))
_SHORTEST: Final = 2
_QUOTES: Final = tuple('“‘"「『')
_GOES_ON: Final = re.compile("门|(?<=[0-9A-Za-z])[0-9A-Za-z]")
_PROPER: Final = re.compile("[A-Z][a-z]+(?: [A-Z][a-z]+)*")


def without_strays(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names less those found once whose words stand more than once outside all names.

    Places and firms of the lists stay, and so do names in quotes and Latin words that begin with a capital.

    >>> text = "SC286投产，SC286降价，SC286热销"
    >>> without_strays(text, [Entity(0, 5, "EVENT")])
    []
    """
    tally = Counter(text[start:end] for start, end, label in names if label in _DOUBTED)
    tally.update(text[start:end] for start, end, _ in names if text[start - 1 : start] in _QUOTES)
    once = [name for name, count in tally.items() if count == 1 and len(name) >= _SHORTEST and _open(name)]
    if not once:
        return list(names)
    taken = bytearray(len(text))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    outside = Counter(
        hit[0]
        for hit in pattern(once).finditer(text)
        if not any(taken[hit.start() : hit.end()]) and _apart(text, *hit.span())
    )
    strays = {name for name, count in outside.items() if count > 1}
    return [name for name in names if name.label not in _DOUBTED or text[name.start : name.end] not in strays]


def _open(name: str) -> bool:
    """Say whether nothing but the tagger speaks for a name."""
    listed = is_known(name) or name in known() or name in abroad()
    return not listed and _PROPER.fullmatch(name) is None


def _apart(text: str, start: int, end: int) -> bool:
    """Say whether no other word has the name in it: 教育部|门, BP|O."""
    if _GOES_ON.match(text, end) or not stands(text, start, end):
        return False
    return not (
        text[start - 1 : start].isascii() and text[start - 1 : start].isalnum() and text[start].isascii()
    )
