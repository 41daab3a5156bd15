"""Which words of a dictionary begin and end where: what the tagger knows of a language beyond its training text.

Of each place the network is told the longest word that begins there and the longest that ends there, by kind and
length. That tells a character model where words may end, and which are names, without deciding on one segmentation
(Ma et al. 2020, Simplify the Usage of Lexicon in Chinese NER).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .alphabet import codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

#: The kinds of words, by the first letters of their part of speech (ICTCLAS tags, as jieba's dictionary has them).
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "other": (),
    "person": ("nr",),
    "foreign person": ("nrt",),
    "place": ("ns",),
    "organ": ("nt",),
    "other name": ("nz",),
    "noun": ("n", "j", "s", "f", "g"),
    "verb": ("v",),
    "modifier": ("a", "b", "d", "z"),
    "number": ("m", "q"),
    "idiom": ("i", "l"),
    "time": ("t",),
}
SHORTEST: Final = 2
LONGEST: Final = 8
_LENGTHS: Final = 5  # lengths told apart: 2, 3, 4, 5, longer

#: How many numbers a place can have: 0 for no word, and one for each kind and length.
SIZE: Final = 1 + len(KINDS) * _LENGTHS

_FACTOR: Final = 0x9E3779B97F4A7C15  # odd, its bits without pattern: the golden ratio (Knuth, TAOCP 6.4)
_FILTER: Final = 22  # bits of a place in the filter


def kind(part_of_speech: str) -> int:
    """Give the number of a kind of words by a part of speech.

    >>> list(KINDS)[kind("nrt")], list(KINDS)[kind("vn")]
    ('foreign person', 'verb')
    """
    named = {tag: (len(tag), number) for number, tags in enumerate(KINDS.values()) for tag in tags}
    return max((named[tag] for tag in named if part_of_speech.startswith(tag)), default=(0, 0))[1]


class Dictionary:
    """Words of `SHORTEST` to `LONGEST` characters, each with its kind.

    >>> words = Dictionary.of([("南京", "ns"), ("南京市", "ns"), ("市长", "n"), ("长江", "ns")])
    >>> begun, ended = words.numbers("南京市长")
    >>> list(KINDS)[(begun[0] - 1) // 5], begun.tolist(), ended.tolist()
    ('place', [17, 0, 31, 0], [0, 16, 17, 31])
    """

    def __init__(self, words: dict[int, NDArray[np.uint16]], kinds: dict[int, NDArray[np.uint8]]) -> None:
        """Take by length the code points of words ([words, length]) and their kinds ([words])."""
        import numpy as np

        self.words, self.kinds = words, kinds
        keys = [
            _windows(array.astype(np.uint64).ravel(), length)[::length] for length, array in words.items()
        ]
        numbers = [_number(array.astype(np.int32), length) for length, array in kinds.items()]
        joined = np.concatenate([np.zeros(0, np.uint64), *keys])
        order = np.argsort(joined)
        self._keys = joined[order]
        self._numbers = np.concatenate([np.zeros(0, np.int32), *numbers])[order]
        # Most windows are no word: a filter (Bloom 1970) tells so without a search.
        self._filter = np.zeros(1 << _FILTER, bool)
        self._filter[_places(self._keys)] = True

    @classmethod
    def of(cls, words: Iterable[tuple[str, str]]) -> Dictionary:
        """Make a dictionary of words and their parts of speech; what is too short or too long is left out."""
        import numpy as np

        chosen: dict[int, dict[tuple[int, ...], int]] = {}
        for word, part_of_speech in words:
            points = tuple(codes(word).tolist())
            if SHORTEST <= len(points) <= LONGEST and max(points) < 1 << 16:
                chosen.setdefault(len(points), {}).setdefault(points, kind(part_of_speech))
        ordered = {length: sorted(chosen[length].items()) for length in sorted(chosen)}
        return cls(
            {length: np.array([one for one, _ in rows], np.uint16) for length, rows in ordered.items()},
            {length: np.array([number for _, number in rows], np.uint8) for length, rows in ordered.items()},
        )

    @classmethod
    def load(cls, file: Path) -> Dictionary:
        """Read what `save` wrote. Raises `OSError` for a file that is not there."""
        import numpy as np

        with np.load(file) as held:
            lengths = sorted(int(name.removeprefix("words")) for name in held if name.startswith("words"))
            return cls(
                {length: held[f"words{length}"] for length in lengths},
                {length: held[f"kinds{length}"] for length in lengths},
            )

    def save(self, file: Path) -> None:
        """Write to an `.npz` file."""
        import numpy as np

        named: dict[str, Any] = {f"words{length}": array for length, array in self.words.items()}
        named |= {f"kinds{length}": array for length, array in self.kinds.items()}
        np.savez_compressed(file, **named)

    def numbers(self, text: str) -> tuple[Numbers, Numbers]:
        """Give for each character the number of the longest word that begins there, and of the one that ends there."""
        import numpy as np

        points = codes(text).astype(np.uint64)
        begun, ended = np.zeros(len(points), np.int32), np.zeros(len(points), np.int32)
        for length in self.words:
            keys = _windows(points, length)
            maybe = np.flatnonzero(self._filter[_places(keys)])
            found = np.minimum(np.searchsorted(self._keys, keys[maybe]), len(self._keys) - 1)
            right = self._keys[found] == keys[maybe]
            starts = maybe[right]
            begun[starts] = ended[starts + length - 1] = self._numbers[found[right]]
        return begun, ended


def _number(kinds: Any, length: int) -> Any:
    return 1 + kinds * _LENGTHS + min(length - SHORTEST, _LENGTHS - 1)


def _windows(points: Any, length: int) -> Any:
    """Give a key for each run of `length` code points (uint64; a polynomial modulo 2**64, mixed once more)."""
    import numpy as np

    count = max(0, len(points) - length + 1)
    keys = np.zeros(count, np.uint64)
    for place in range(length):
        keys = keys * np.uint64(_FACTOR) + points[place : place + count]
    return (keys ^ keys >> np.uint64(29)) * np.uint64(_FACTOR)


def _places(keys: Any) -> Any:
    import numpy as np

    return keys >> np.uint64(64 - _FILTER)
