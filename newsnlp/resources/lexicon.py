"""Longest-match look-up in large word lists.

spaCy's phrase matcher needs seconds and a gigabyte for 100,000 phrases; a dictionary keyed by the first two
characters needs a tenth of a second and finds the longest entry at a position by trying the few lengths
that begin so.
"""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class Lexicon(Generic[V]):
    """Words with a value each, found at a position or throughout a text, longest first.

    Entries of one character are allowed but cost speed in `find`, since every place must be tried.

    >>> units = Lexicon({"平方米": "m2", "平方公里": "km2", "米": "m"})
    >>> units.match("86万平方米的", 3)
    (6, 'm2')
    >>> list(units.find("86万平方米，长3米"))
    [(3, 6, 'm2'), (9, 10, 'm')]
    >>> units.match("3米", 1)
    (2, 'm')
    """

    __slots__ = ("_lengths", "_values")

    def __init__(self, entries: Mapping[str, V]) -> None:
        lengths: dict[str, set[int]] = {}
        for word in entries:
            if word:
                lengths.setdefault(word[:2], set()).add(len(word))
        self._values = dict(entries)
        self._lengths = {prefix: tuple(sorted(sizes, reverse=True)) for prefix, sizes in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._values

    def __len__(self) -> int:
        return len(self._values)

    def get(self, word: str) -> V | None:
        """Give the value of a word, or None."""
        return self._values.get(word)

    def match(self, text: str, start: int) -> tuple[int, V] | None:
        """Give the end and the value of the longest entry that begins at `start`, or None."""
        for end, value in self.matches(text, start):
            return end, value
        return None

    def matches(self, text: str, start: int) -> Iterator[tuple[int, V]]:
        """Yield the end and the value of every entry that begins at `start`, longest first."""
        values = self._values
        for prefix in (text[start : start + 2], text[start : start + 1]):
            for size in self._lengths.get(prefix, ()):
                word = text[start : start + size]
                # At the end of the text the slice is shorter, and may be another, shorter entry.
                if len(word) == size and word in values:
                    yield start + size, values[word]
            if len(prefix) < 2:
                return

    def find(self, text: str) -> Iterator[tuple[int, int, V]]:
        """Yield `(start, end, value)` from left to right, longest first, without overlap."""
        start, size = 0, len(text)
        while start < size:
            found = self.match(text, start)
            if found is None:
                start += 1
            else:
                yield start, found[0], found[1]
                start = found[0]
