"""A name found in part, or with a word too many, is taken as the document has it elsewhere: 神州|租车, 用|兖矿集团."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources.tree import pattern

from .agreement import stands
from .words import level

#: Of each label, the least length of a name that was found whole once, and more than once.
_LEAST: Final = {
    "ORG": (4, 2),
    "FAC": (4, 3),
    "EVENT": (4, 3),
    "PROJECT": (4, 3),
    "LOC": (99, 3),
    "PERSON": (99, 3),
}
_PARTS: Final = frozenset(("GPE", *_LEAST))
_LONGEST: Final = 24
_MOST: Final = 3  # parts for each time that a name was found whole; beyond, the whole was the mistake
_SMALL_WORDS: Final = frozenset("用据对向在为从由被把让给和与及是以按指至经")
_PURCHASE: Final = re.compile("(?<=政府)采购")  # 政府采购 is a word
_NAMED: Final = re.compile("(?!第)[\u4e00-\u9fff].*[\u4e00-\u9fff]")


def made_whole(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, those found in part made whole.

    >>> text = "神州租车说，神州租车购车"
    >>> found = made_whole(text, [Entity(0, 4, "ORG"), Entity(6, 8, "GPE")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('神州租车', 'ORG'), ('神州租车', 'ORG')]
    """
    labels = _wholes(text, names)
    if not labels:
        return list(names)
    names = [_without_small_word(text, name, labels) for name in names]
    starts = {name.start: name for name in names}
    taken = bytearray(len(text))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    made: dict[str, list[tuple[Entity, list[Entity]]]] = {}
    for hit in pattern(labels).finditer(text):
        start, end = hit.span()
        first = starts.get(start)
        if first is None or first.end >= end or _PURCHASE.match(text, end):
            continue
        inside = [starts[at] for at in range(start, end) if at in starts]
        last = inside[-1].end
        apart = last <= end and not any(taken[last:end])
        doubtful = (
            labels[hit[0]][1] == 1 and is_known(text[start : first.end]) and level(text[first.end : end])
        )
        if doubtful:
            continue  # 浙江|医药 of 浙江医药企业 where a firm is called so once
        if apart and all(one.label in _PARTS for one in inside) and stands(text, start, end):
            made.setdefault(hit[0], []).append((Entity(start, end, labels[hit[0]][0]), inside))
    chosen = [pair for name, pairs in made.items() if len(pairs) <= _MOST * labels[name][1] for pair in pairs]
    gone = {part for _, parts in chosen for part in parts}
    return sorted([*(name for name, _ in chosen), *(name for name in names if name not in gone)])


def _without_small_word(text: str, name: Entity, labels: dict[str, tuple[str, int]]) -> Entity:
    """Take off a small word before what is a name elsewhere: 用|兖矿集团战略研究院."""
    rest = text[name.start + 1 : name.end]
    if text[name.start] in _SMALL_WORDS and labels.get(rest, ("", 0))[0] == name.label:
        return name._replace(start=name.start + 1)
    return name


def _wholes(text: str, names: Sequence[Entity]) -> dict[str, tuple[str, int]]:
    """Give the names that may be found in part, with their label and how often they were found whole."""
    tally = Counter((text[start:end], label) for start, end, label in names if label in _LEAST)
    return {
        name: (label, count)
        for (name, label), count in sorted(tally.items(), key=lambda item: item[1])
        if _LEAST[label][count > 1] <= len(name) <= _LONGEST
        and _NAMED.fullmatch(name)
        and level(name) == 0
        and not is_known(name)
    }
