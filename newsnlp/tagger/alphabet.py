"""Characters and pairs of characters as numbers, the way the tagger's tables are indexed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Numbers = NDArray[np.int32]

#: What stands before a text and behind it, and what is not in a table; the numbers 0 and 1 of both tables.
EDGE: Final = 0
UNKNOWN: Final = 1
_FIRST: Final = 2
_SHIFT: Final = 21  # bits of a code point

_FOLDED: Final = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(digit): ord("0") for digit in "0123456789０１２３４５６７８９"}
    | dict.fromkeys(map(ord, "\u3000\xa0\t\n\r"), ord(" "))
    | {ord("—"): ord("-"), ord("–"): ord("-"), ord("•"): ord("·"), ord("・"): ord("·")}
)


def codes(text: str) -> Codes:
    """Give the code points of a text, half-width, with every digit a 0.

    >>> codes("５G")
    array([48, 71], dtype=uint32)
    """
    import numpy as np

    return np.frombuffer(text.translate(_FOLDED).encode("utf-32-le", "replace"), np.uint32)


class Alphabet:
    """Two sorted tables of what is known, characters and pairs; any other is `UNKNOWN`.

    >>> import numpy as np
    >>> alphabet = Alphabet(np.array([20013, 22269], np.uint32), np.array([20013 << 21 | 22269], np.uint64))
    >>> characters, before, behind = alphabet.numbers("中国!")
    >>> characters, before, behind
    (array([2, 3, 1], dtype=int32), array([1, 2, 1], dtype=int32), array([2, 1, 1], dtype=int32))
    """

    def __init__(self, characters: Codes, pairs: NDArray[np.uint64]) -> None:
        import numpy as np

        self.characters, self.pairs = characters, pairs
        self._number = np.full(0x110000, UNKNOWN, np.int32)
        self._number[characters] = np.arange(_FIRST, len(characters) + _FIRST)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many numbers there are for characters and for pairs."""
        return len(self.characters) + _FIRST, len(self.pairs) + _FIRST

    @classmethod
    def of(cls, texts: Iterable[str], least: int, pairs: int, seen: int) -> Alphabet:
        """Choose the characters seen `least` times, and the commonest `pairs`, those seen at least `seen` times."""
        import numpy as np

        singles: Counter[int] = Counter()
        doubles: Counter[int] = Counter()
        for text in texts:
            values, counts = np.unique(codes(text), return_counts=True)
            singles.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))
            values, counts = np.unique(_pairs(codes(text)), return_counts=True)
            doubles.update(dict(zip(values.tolist(), counts.tolist(), strict=True)))
        ranked = sorted(doubles.items(), key=lambda item: (-item[1], item[0]))[:pairs]
        return cls(
            np.array(sorted(code for code, count in singles.items() if count >= least), np.uint32),
            np.array(sorted(code for code, count in ranked if count >= seen), np.uint64),
        )

    def numbers(self, text: str) -> tuple[Numbers, Numbers, Numbers]:
        """Give a number each character, for itself, for the pair it ends, and for the pair it begins."""
        import numpy as np

        points = codes(text)
        pairs = np.full(len(points) + 1, UNKNOWN, np.int32)
        if len(points) > 1 and len(self.pairs):
            sought = _pairs(points)
            places = np.minimum(np.searchsorted(self.pairs, sought), len(self.pairs) - 1)
            pairs[1:-1] = np.where(self.pairs[places] == sought, places + _FIRST, UNKNOWN)
        return self._number[points], pairs[:-1], pairs[1:]


def _pairs(points: Codes) -> Any:
    import numpy as np

    wide = points.astype(np.uint64)
    return wide[:-1] << np.uint64(_SHIFT) | wide[1:]
