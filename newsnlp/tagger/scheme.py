"""Label schemes as tags a character: O, and begin, inside, end, single for each label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS, LABELS, Entity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The labels of names, which the tagger gives; numbers and dates are left to the exact grammars.
NAMES: Final = tuple(label for label in LABELS if label not in {*AMOUNT_LABELS, *DATE_LABELS, "ORDINAL"})

#: The heads of the network, each with the labels of its scheme. `news` is the project's own.
SCHEMES: Final[dict[str, tuple[str, ...]]] = {
    "news": NAMES,
    "msra": ("PER", "LOC", "ORG"),
    "cluener": (
        "address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene",
    ),
    "resume": ("NAME", "CONT", "RACE", "TITLE", "EDU", "ORG", "PRO", "LOC"),
    "uner": ("PER", "LOC", "ORG"),
}  # fmt: skip

OUTSIDE: Final = 0
BEGIN, INSIDE, END, SINGLE = range(1, 5)


def tag(label: Any, part: int) -> Any:
    """Give the number of a tag: of the label by its place in the scheme (or an array of places), and of the part.

    >>> tag(1, SINGLE)
    8
    """
    return 4 * label + part


def size(scheme: str) -> int:
    """Give how many tags a scheme has.

    >>> size("msra")
    13
    """
    return 1 + 4 * len(SCHEMES[scheme])


def tags(length: int, entities: Iterable[Entity], labels: tuple[str, ...]) -> NDArray[np.int32]:
    """Give a text's tags, one a character; entities with other labels are left out.

    >>> tags(3, [Entity(0, 2, "PER")], ("LOC", "PER"))
    array([5, 7, 0], dtype=int32)
    """
    import numpy as np

    given = np.zeros(length, np.int32)
    for start, end, label in entities:
        if label in labels:
            number = labels.index(label)
            if end - start == 1:
                given[start] = tag(number, SINGLE)
            else:
                given[start:end] = tag(number, INSIDE)
                given[start], given[end - 1] = tag(number, BEGIN), tag(number, END)
    return given


def entities(given: Any, labels: tuple[str, ...]) -> list[Entity]:
    """Give the entities that well-formed tags spell.

    >>> entities([5, 7, 0, 4], ("LOC", "PER"))
    [Entity(start=0, end=2, label='PER'), Entity(start=3, end=4, label='LOC')]
    """
    found, begin = [], 0
    for place, number in enumerate(given):
        label, part = divmod(int(number) - 1, 4)
        if number == OUTSIDE:
            continue
        if part + 1 in (BEGIN, SINGLE):
            begin = place
        if part + 1 in (END, SINGLE):
            found.append(Entity(begin, place + 1, labels[label]))
    return found
