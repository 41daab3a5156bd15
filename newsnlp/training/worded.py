"""Examples from text cut into tagged words: what the words say of names, in our scheme and in that of MSRA.

The tag set of Peking University marks persons (nr), places (ns) and organs (nt) of one word; organs of several words
(中央/n 人民/n 广播/vn 电台/n) are not marked. So a word that may be part of a longer name leaves open which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from newsnlp.labels import Entity
from newsnlp.tagger.scheme import BEGIN, END, INSIDE, NAMES, OUTSIDE, SCHEMES, SINGLE, size, tag, tags

from .examples import HONORIFIC, Example, loosen

#: The name of the scheme, in the name of a corpus's folder.
WORDS: Final = "words"
_OWN: Final = "msra"  # the scheme that this one says something of, besides ours
# Words of grammar: no part of a name, nor do they lengthen one; 'w' is punctuation.
_GRAMMAR: Final = frozenset({"w", "u", "p", "d", "c", "r", "y", "e", "o", "z", "ad"})
_BESIDE: Final = _GRAMMAR | {"v", ""}  # beside such words a name is as long as its word


class _Labels(NamedTuple):
    """What the tags are called in a scheme."""

    person: str
    organ: str
    places: tuple[str, ...]
    longer: tuple[str, ...]  # the labels of names that a place may begin or be within
    silent: tuple[str, ...]  # the labels that words of grammar say nothing of


_MEANT: Final = {
    "news": _Labels(
        "PERSON",
        "ORG",
        ("GPE", "LOC", "FAC"),
        tuple(name for name in NAMES if name not in {"PERSON", "TITLE"}),
        tuple(name for name in NAMES if name not in {"PERSON", "GPE"}),
    ),
    _OWN: _Labels("PER", "ORG", ("LOC",), ("LOC", "ORG"), ()),
}


def worded(text: str, words: Sequence[Entity], hints: Iterable[Entity]) -> Example:
    """Make an example of a sentence all of whose words are given, their tag as label.

    >>> words = [Entity(0, 2, "nr"), Entity(2, 3, "v"), Entity(3, 5, "ns"), Entity(5, 6, "w")]
    >>> made = worded("李文到北京。", words, [])
    >>> made.scheme, [int(row.sum()) for row in made.own]
    ('msra', [1, 1, 9, 1, 1, 1])
    """
    own, ours = (_allowed(text, words, scheme) for scheme in (_OWN, "news"))
    return Example(text, _OWN, own, ours, tags(len(text), hints, NAMES))


def _allowed(text: str, words: Sequence[Entity], scheme: str) -> Any:
    """Give which tags of a scheme each character may have, [characters, tags]."""
    meant, labels = _MEANT[scheme], SCHEMES[scheme]
    allowed = np.zeros((len(text), size(scheme)), bool)
    beside = ["", *(word.label for word in words), ""]
    for word, near in zip(words, zip(beside, beside[2:], strict=False), strict=True):
        start, end, kind = word
        alone = _BESIDE.issuperset(near)
        if kind == "nr":
            _exact(allowed, start, end, labels.index(meant.person))
        elif kind == "nt" and alone:
            _exact(allowed, start, end, labels.index(meant.organ))
        elif kind == "nt":
            allowed[start:end, _block(labels.index(meant.organ))] = True
        elif kind == "ns":
            for place in meant.places:
                _exact(allowed, start, end, labels.index(place))
            for name in () if alone else meant.longer:
                allowed[start:end, _block(labels.index(name))] = True
        elif kind in _GRAMMAR:
            allowed[start:end, OUTSIDE] = True
            for name in meant.silent:
                allowed[start:end, _block(labels.index(name))] = True
        else:
            allowed[start:end] = True
            allowed[start:end, _block(labels.index(meant.person))] = False
    allowed[~allowed.any(1)] = True  # no word stands there
    if scheme == "news":
        for one in words:
            if one.label == "nr" and (after := HONORIFIC.match(text, one.end)):
                loosen(allowed, one.end, after.end(), meant.person)
    return allowed


def _block(number: int) -> slice:
    begin = tag(number, BEGIN)
    return slice(begin, begin + 4)


def _exact(allowed: Any, start: int, end: int, number: int) -> None:
    """Allow a name to be just these characters."""
    if end - start == 1:
        allowed[start, tag(number, SINGLE)] = True
        return
    allowed[start, tag(number, BEGIN)] = allowed[end - 1, tag(number, END)] = True
    allowed[start + 1 : end - 1, tag(number, INSIDE)] = True
