"""A firm or person is one wherever the name stands: what most of a document's mentions say decides for the others."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .words import level

_SHORTEST, _LONGEST = 2, 8
_FULL: Final = ("公司", "集团", "银行")
_MISTAKEN: Final = ("PERSON", "GPE", "LOC", "FAC")
_NO_PERSON: Final = ("ORG", "GPE", "LOC", "FAC")
_FULL_NAME: Final = (2, 3)
_SITE: Final = "网"  # 当当网 is 当当 as well


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lines("surnames.txt"))


def agreed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, firms and persons found again where they were missed or mistaken.

    A short name counts as a firm's where more mentions are one than are something else, at least two or one beside the
    full name, and where it is no common word and no place; likewise a person's of a family name and one or two more
    characters. Names that hold it are left alone, unless a place follows it in them, as in 维格斯重庆工厂.

    >>> text = "维格斯称，维格斯投产，维格斯重庆工厂"
    >>> found = agreed(text, [Entity(0, 3, "ORG"), Entity(5, 8, "ORG"), Entity(11, 16, "GPE")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('维格斯', 'ORG'), ('维格斯', 'ORG'), ('维格斯', 'ORG'), ('重庆', 'GPE')]
    >>> text = "文迪波被查，不清楚文迪波去向"
    >>> [(text[start:end], label) for start, end, label in agreed(text, [Entity(0, 3, "PERSON")])]
    [('文迪波', 'PERSON'), ('文迪波', 'PERSON')]
    """
    votes: dict[str, Counter[str]] = {}
    for start, end, label in names:
        if _SHORTEST <= end - start <= _LONGEST:
            votes.setdefault(text[start:end], Counter())[label] += 1
    labels = dict.fromkeys(_firms(text, names, votes), "ORG") | dict.fromkeys(_persons(votes), "PERSON")
    if not labels:
        return list(names)
    at = {name.start: name for name in names}
    taken = bytearray(len(text))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    kept = dict(at)
    for hit in pattern(labels).finditer(text):
        start, end = hit.span()
        if start not in at:
            if not any(taken[start:end]) and _stands(text, start, end):
                kept[start] = Entity(start, end, labels[hit[0]])
            continue
        name = at[start]
        rest = text[end : name.end]
        if labels[hit[0]] == "PERSON":
            if name.end == end and name.label in _NO_PERSON:
                kept[start] = Entity(start, end, "PERSON")
        elif (
            name.label in _MISTAKEN
            and name.end >= end
            and (not rest or (name.label != "FAC" and is_known(rest)))
        ):
            kept[start] = Entity(start, end, "ORG")
            if rest:
                kept[end] = Entity(end, name.end, "GPE")
    return sorted(kept.values())


def _firms(text: str, names: Sequence[Entity], votes: dict[str, Counter[str]]) -> set[str]:
    full_names = {
        text[start:end] for start, end, label in names if label == "ORG" and text.endswith(_FULL, start, end)
    }
    firms = {
        name
        for name, tally in votes.items()
        if tally["ORG"] > sum(tally[label] for label in _MISTAKEN)
        and (tally["ORG"] > 1 or (len(name) > _SHORTEST and any(name in full for full in full_names)))
    }
    firms |= {name[:-1] for name in firms if name.endswith(_SITE) and len(name) > _SHORTEST}
    return {name for name in firms if level(name) == 0 and not is_known(name)}


def _persons(votes: dict[str, Counter[str]]) -> set[str]:
    return {
        name
        for name, tally in votes.items()
        if len(name) in _FULL_NAME
        and tally["PERSON"] > sum(tally[label] for label in _NO_PERSON)
        and name[0] in _surnames()
        and level(name) == 0
        and not is_known(name)
        and (len(name) > _SHORTEST or tally["PERSON"] > 1)
    }


def _stands(text: str, start: int, end: int) -> bool:
    """Say whether no listed word crosses the edges of a name."""
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return (len(before) < 2 or level(before) == 0) and (len(behind) < 2 or level(behind) == 0)
