"""Annotated sentences as the tagger is trained on them: characters, hints of the rules, and the tags that may be right.

A corpus with another label scheme says something about ours all the same: its persons are our persons, its locations
are one of GPE, LOC and FAC, and what it leaves out may still be a title. So each character gets the set of tags that
its corpus allows, and the loss is that of the whole set (partial labels: Tsuboi et al. 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from newsnlp.labels import Entity
from newsnlp.tagger.scheme import (
    BEGIN,
    END,
    INSIDE,
    NAMES,
    OUTSIDE,
    SCHEMES,
    SINGLE,
    size,
    tag,
    tags,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLACES = ("GPE", "LOC", "FAC")

#: What a label of another corpus is in our scheme; a label that is not named says nothing.
MEANINGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "msra": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": _PLACES},
    "cluener": {
        "name": ("PERSON",),
        "position": ("TITLE",),
        "company": ("ORG",),
        "government": ("ORG",),
        "organization": ("ORG", "EVENT"),
        "address": _PLACES,
        "scene": _PLACES,
    },
    "resume": {"NAME": ("PERSON",), "TITLE": ("TITLE",), "ORG": ("ORG",)},
    "uner": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": _PLACES},
}

#: What a character that a corpus leaves out can not be.
COMPLETE: Final[dict[str, tuple[str, ...]]] = {
    "msra": ("PERSON", "GPE"),
    "cluener": ("PERSON",),
    "resume": ("PERSON", "TITLE", "ORG"),
    "uner": ("PERSON", "GPE"),
}

# Words that other schemes mark and ours does not, or cuts otherwise: they say nothing.
_SILENT = re.compile(
    r"本?(?:公司|集团|行|院|所|校|单位|企业)|(?:党委|党组|支部|党支部|团委|工会).*|.*(?:党员|学生|专家|艺术家|选手|群众|战士|民警)|[中美日俄英法德韩华苏港澳台欧印朝]"
)
# Schemes that mark what nobody in particular is (专家, 学生): in ours that is outside.
_OCCUPATIONS: Final = frozenset({"cluener"})
_HONORIFIC = re.compile(r"先生|女士|小姐|太太|夫人|大爷|大妈|大娘|大嫂|大姐|大伯|大叔|阿姨|老师傅")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its scheme, the tags of that scheme, those that ours allows ([characters, tags]), and the hints.

    `taught` are the scores of a teacher, for our tags and then those of the other heads that learn from the sentence.
    """

    text: str
    scheme: str
    own: NDArray[np.int32]
    allowed: NDArray[np.bool_]
    hints: NDArray[np.int32]
    taught: NDArray[np.float16] | None = None


def example(text: str, entities: list[Entity], scheme: str, hints: Iterable[Entity]) -> Example:
    """Make an example of a sentence annotated in one of `SCHEMES`.

    >>> made = example("李文说", [Entity(0, 2, "PER")], "msra", [])
    >>> made.own.tolist(), int(made.allowed[0].sum()), int(made.allowed[2].sum())
    ([1, 3, 0], 1, 33)
    >>> text = "财务处副处长李文"  # elsewhere one title, of which ours is but the end
    >>> made = example(text, [Entity(0, 6, "TITLE"), Entity(6, 8, "NAME")], "resume", [Entity(3, 6, "TITLE")])
    >>> [int(row.sum()) for row in made.allowed]
    [41, 41, 41, 41, 41, 2, 1, 1]
    """
    hints = list(hints)
    own = tags(len(text), entities, SCHEMES[scheme])
    if scheme == "news":
        allowed = np.zeros((len(text), size("news")), bool)
        allowed[np.arange(len(text)), own] = True
    else:
        allowed = _allowed(text, entities, scheme)
        roles = {hint.end: hint.start for hint in hints if hint.label == "TITLE"}
        for start, end, label in entities:
            if MEANINGS[scheme].get(label) == ("TITLE",):
                _role(allowed, start, end, roles.get(end), scheme in _OCCUPATIONS)
    return Example(text, scheme, own, allowed, tags(len(text), hints, NAMES))


def _allowed(text: str, entities: list[Entity], scheme: str) -> NDArray[np.bool_]:
    outside = np.ones(size("news"), bool)
    for label in COMPLETE[scheme]:
        outside[_block(label)] = False
    allowed = np.tile(outside, (len(text), 1))
    for start, end, label in entities:
        labels = MEANINGS[scheme].get(label, ())
        if not labels or _SILENT.fullmatch(text, start, end):
            allowed[start:end] = True
            continue
        allowed[start:end] = False
        for name in labels:
            number = NAMES.index(name)
            if end - start == 1:
                allowed[start, tag(number, SINGLE)] = True
            else:
                allowed[start:end, tag(number, INSIDE)] = True
                allowed[[start, end - 1], tag(number, INSIDE)] = False
                allowed[start, tag(number, BEGIN)] = allowed[end - 1, tag(number, END)] = True
        if labels == ("PERSON",) and (after := _HONORIFIC.match(text, end)):
            _loosen(allowed, end, after.end(), "PERSON")
    # Divisions one after the other are one mention in ours: 江苏省|南通市.
    for one, two in pairwise(sorted(entities)):
        if one.end == two.start and {one.label, two.label} <= {"LOC", "address"}:
            _join(allowed, one, two)
    return allowed


def _role(allowed: NDArray[np.bool_], start: int, end: int, role: int | None, loose: bool) -> None:
    """Let the organ before a role be none of it: 财务处副处长 is one title elsewhere, an ORG and a TITLE in ours.

    `role` is where a role word that the rules know begins; where they know none, a `loose` scheme may mean no office.
    """
    if role is not None and role > start:
        number = NAMES.index("TITLE")
        allowed[start:end] = True
        allowed[end - 1] = False
        allowed[end - 1, [tag(number, END), tag(number, SINGLE)]] = True
    elif role is None and loose:
        allowed[start:end, OUTSIDE] = True


def _block(label: str) -> slice:
    begin = tag(NAMES.index(label), BEGIN)
    return slice(begin, begin + 4)


def _loosen(allowed: NDArray[np.bool_], end: int, after: int, label: str) -> None:
    """Let a name end before what follows it, or behind."""
    number = NAMES.index(label)
    allowed[end - 1, tag(number, INSIDE)] |= allowed[end - 1, tag(number, END)]
    allowed[end - 1, tag(number, BEGIN)] |= allowed[end - 1, tag(number, SINGLE)]
    allowed[end:after, tag(number, INSIDE)] = True
    allowed[after - 1, tag(number, INSIDE)] = False
    allowed[after - 1, tag(number, END)] = True
    allowed[end:after, OUTSIDE] = True


def _join(allowed: NDArray[np.bool_], one: Entity, two: Entity) -> None:
    """Let two divisions be one mention as well."""
    number = NAMES.index("GPE")
    if allowed[one.end - 1, tag(number, END)] or allowed[one.end - 1, tag(number, SINGLE)]:
        allowed[one.end - 1, tag(number, BEGIN if one.end - one.start == 1 else INSIDE)] = True
    if allowed[two.start, tag(number, BEGIN)] or allowed[two.start, tag(number, SINGLE)]:
        allowed[two.start, tag(number, END if two.end - two.start == 1 else INSIDE)] = True
