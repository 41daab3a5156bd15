"""Which raw characters hold each character of the repaired text, and the other way round."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from .edits import Edit


class OffsetMap:
    """A monotonic map between repaired and raw offsets, kept as its breaks only.

    A break `(position, start, width)` says that the repaired character at `position` is held by
    `raw[start : start + width]`; the characters after it follow one for one until the next break. An
    untouched text is one break, a pinyin mark adds two, so look-ups are binary searches over the damage.

    >>> offsets = OffsetMap.from_spans([(0, 5), (5, 6)], raw_length=6)      # 陸(lù)地
    >>> offsets.raw_span(0, 1), offsets.raw_span(1, 2), offsets.repaired_span(2, 5)
    ((0, 5), (5, 6), (0, 1))
    >>> OffsetMap.from_list(offsets.to_list()) == offsets
    True
    """

    __slots__ = ("_length", "_positions", "_raw_length", "_starts", "_widths")

    def __init__(self, length: int, raw_length: int, breaks: Iterable[tuple[int, int, int]]) -> None:
        self._length, self._raw_length = length, raw_length
        self._positions: list[int] = []
        self._starts: list[int] = []
        self._widths: list[int] = []
        for position, start, width in breaks:
            if self._positions and width == 1 and start == self._next_start(position):
                continue
            self._positions.append(position)
            self._starts.append(start)
            self._widths.append(width)

    def _next_start(self, position: int) -> int:
        """Give the raw start that the last break foretells for a position after it."""
        return self._starts[-1] + self._widths[-1] + position - self._positions[-1] - 1

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Map a text of `length` characters onto itself."""
        return cls(length, length, [(0, 0, 1)] if length else [])

    @classmethod
    def from_spans(cls, spans: Sequence[tuple[int, int]], raw_length: int) -> OffsetMap:
        """Build the map from the raw span of every repaired character."""
        breaks = [(position, start, end - start) for position, (start, end) in enumerate(spans)]
        return cls(len(spans), raw_length, breaks)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw `(start, end)` that holds the repaired characters `start` to `end` (exclusive).

        Raises IndexError where the offsets lie outside the text.
        """
        if not 0 <= start <= end <= self._length:
            raise IndexError(f"no span ({start}, {end}) in a text of {self._length} characters")
        if start == end:
            point = self._character(start)[0] if start < self._length else self._raw_length
            return point, point
        return self._character(start)[0], self._character(end - 1)[1]

    def repaired_span(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """Give the repaired `(start, end)` of all characters that the raw span holds, even in part.

        A character whose raw range is empty (its bytes were lost) belongs to the spans that it touches, so
        `repaired_span(*raw_span(a, b))` always covers `(a, b)`. Raises IndexError as `raw_span` does.
        """
        if not 0 <= raw_start <= raw_end <= self._raw_length:
            raise IndexError(
                f"no span ({raw_start}, {raw_end}) in a raw text of {self._raw_length} characters"
            )
        low, high = 0, self._length
        while low < high:  # the first character that ends after raw_start, or is empty there
            middle = (low + high) // 2
            first, last = self._character(middle)
            if last > raw_start or (first == last == raw_start):
                high = middle
            else:
                low = middle + 1
        start = low
        high = self._length
        while low < high:  # the first character that begins at or after raw_end, unless it is empty there
            middle = (low + high) // 2
            first, last = self._character(middle)
            if first > raw_end or (first == raw_end and last > first):
                high = middle
            else:
                low = middle + 1
        end = low
        if raw_start == raw_end and start < end and self._character(start)[0] >= raw_start:
            return start, self._empty_until(
                start, end, raw_start
            )  # a bare point holds nothing of what is behind it
        return start, max(start, end)

    def _empty_until(self, low: int, high: int, point: int) -> int:
        """Give the first character from `low` that is not empty at a point."""
        while low < high:
            middle = (low + high) // 2
            if self._character(middle)[1] > point:
                high = middle
            else:
                low = middle + 1
        return low

    def _character(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._positions, position) - 1
        start, ahead = self._starts[index], position - self._positions[index]
        if not ahead:
            return start, start + self._widths[index]
        start += self._widths[index] + ahead - 1
        return start, start + 1

    def after(self, edits: Sequence[Edit], length: int) -> OffsetMap:
        """Give the map of the text after `edits` to this map's repaired side; `length` is the new length."""
        breaks: list[tuple[int, int, int]] = []
        position = 0  # in the new text
        done = 0  # in the text before the edits
        for edit in edits:
            breaks += self._stretch(done, edit.start, position)
            position += edit.start - done
            for span in edit.spans():
                start, end = self.raw_span(*span)
                breaks.append((position, start, end - start))
                position += 1
            done = edit.end
        breaks += self._stretch(done, self._length, position)
        return OffsetMap(length, self._raw_length, breaks)

    def _stretch(self, start: int, end: int, position: int) -> Iterable[tuple[int, int, int]]:
        """Yield the breaks of an untouched stretch that moves to `position`."""
        if start >= end:
            return
        first, last = self._character(start)
        yield position, first, last - first
        if start + 1 < end:
            first, last = self._character(start + 1)
            yield position + 1, first, last - first
        low, high = bisect_right(self._positions, start + 1), bisect_left(self._positions, end)
        for index in range(low, high):
            yield self._positions[index] - start + position, self._starts[index], self._widths[index]

    def to_list(self) -> list[int]:
        """Give the map as a flat list of ints: both lengths, then position, start and width of each break."""
        flat = [self._length, self._raw_length]
        for triple in zip(self._positions, self._starts, self._widths, strict=True):
            flat.extend(triple)
        return flat

    @classmethod
    def from_list(cls, flat: Sequence[int]) -> OffsetMap:
        """Rebuild a map from what `to_list` gave."""
        return cls(flat[0], flat[1], zip(flat[2::3], flat[3::3], flat[4::3], strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.to_list() == other.to_list()

    def __hash__(self) -> int:
        return hash(tuple(self.to_list()))

    def __len__(self) -> int:
        return self._length

    def __repr__(self) -> str:
        return f"OffsetMap({self._length} of {self._raw_length} characters, {len(self._positions)} breaks)"
