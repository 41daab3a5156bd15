"""Counts of what was expected, given and right, and the figures made of them."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Precision, recall and F1 over things that are either the same or not.

    >>> counts = Counts()
    >>> counts.add({1, 2, 3}, {2, 3, 4})
    >>> round(counts.precision, 2), round(counts.recall, 2), counts.support
    (0.67, 0.67, 3)
    """

    expected: int = 0
    given: int = 0
    right: int = 0

    def add(self, gold: Set[object], found: Set[object]) -> None:
        """Count one document."""
        self.expected += len(gold)
        self.given += len(found)
        self.right += len(gold & found)

    @property
    def support(self) -> int:
        """How many things were expected."""
        return self.expected

    @property
    def precision(self) -> float:
        """The part of what was given that is right; 0 when nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The part of what was expected that was given."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.expected + self.given
        return 2 * self.right / total if total else 0.0
