"""How likely a character is behind others: a language model of hashed n-gram counts, one to five characters.

Format of `char_ngrams.bin`: a zlib stream; in it the little-endian uint32 sizes of five tables, then for each
table the differences of its sorted 32-bit keys as four planes of bytes, a plane of counts in quarter-octaves,
and (but for the last) a plane that says which share of its followers ships, in LEVELS. Counts, never text: a
key is the hash of its characters.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newsnlp.errors import ModelError
from newsnlp.resources import path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

ORDER: Final = 5
_FACTOR: Final = 0x9E3779B97F4A7C15
_MIX: Final = 0xD6E8FEB86659FD93
#: In how many steps the share of the followers of an n-gram that ships is told.
LEVELS: Final = 60
# How strongly each order leans on the next lower one (Witten-Bell with the number of followers of a context
# estimated as a power of its count), tuned on a tenth of the texts that was not counted for it.
_LEAN: Final = (0.0, 0.0, 1.7, 2.3, 3.0, 3.5)
_POWER: Final = 0.75
_FILTER_BITS: Final = 24
_FOLDED = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("0123456789０１２３４５６７８９", "0")
    | {"\u3000": " "}
)


def normal(text: str) -> str:
    """Give the text in the alphabet of the model: simplified, half-width, every digit a 0."""
    return text.translate(_FOLDED)


def hashes(codes: Keys) -> list[Keys]:
    """Give, for each order, the 32-bit keys of the n-grams along the last axis of `codes`, one per window."""
    import numpy as np

    rolled, keys = np.zeros_like(codes), []
    for order in range(1, ORDER + 1):
        rolled = rolled[..., : codes.shape[-1] - order + 1] * np.uint64(_FACTOR) + codes[..., order - 1 :]
        keys.append(mix(rolled))
    return keys


def mix(rolled: Keys) -> Keys:
    """Spread a rolled hash over 32 bits."""
    import numpy as np

    spread: Keys = ((rolled ^ (rolled >> np.uint64(31))) * np.uint64(_MIX)) >> np.uint64(32)
    return spread


def blend(order: int, joint: Any, seen: Any, held: Any, chance: Any) -> Any:
    """Give the chance of a character counted `joint` times behind a context.

    The context was `seen` so often, with one of the characters that ship `held` times; `chance` is what the order
    below gives, and gets what the rest leaves.
    """
    lean = _LEAN[order] * seen**_POWER
    return (joint + (seen - held + lean) * chance) / (seen + lean + 1e-9)


class Table:
    """The n-grams of one order: keys in order, counts, and how often they are followed by what ships."""

    __slots__ = ("_counts", "_filter", "_held", "_keys")

    def __init__(self, keys: Any, counts: Any, held: Any) -> None:
        import numpy as np

        self._keys, self._counts, self._held = keys, np.append(counts, 0.0), np.append(held, 0.0)
        there = np.zeros(1 << _FILTER_BITS, bool)
        there[keys >> np.uint32(32 - _FILTER_BITS)] = True
        self._filter = np.packbits(there)

    def find(self, keys: Keys) -> Any:
        """Give the place of each n-gram by its key, -1 where it does not ship."""
        import numpy as np

        short = keys.astype(np.uint32)
        high = short >> np.uint32(32 - _FILTER_BITS)
        bits = self._filter[high >> np.uint32(3)] >> (np.uint32(7) - (high & np.uint32(7))).astype(np.uint8)
        maybe = np.flatnonzero(bits & np.uint8(1))
        found = np.full(len(keys), -1)
        sought = short[maybe]
        places = np.minimum(np.searchsorted(self._keys, sought), len(self._keys) - 1)
        right = self._keys[places] == sought
        found[maybe[right]] = places[right]
        return found

    def counts(self, places: Any) -> Any:
        """Give how often the n-grams at these places were seen; 0 for -1."""
        return self._counts[places]

    def held(self, places: Any) -> Any:
        """Give how often the n-grams at these places were followed by a character of which the next order tells."""
        return self._held[places]


class Model:
    """The counts, and the probability they give."""

    __slots__ = ("_singles", "_tables", "total")

    def __init__(self, tables: list[Table], total: float) -> None:
        self._tables, self.total = tables, total
        self._singles: Any = None

    def known(self, codes: Keys) -> Any:
        """Say how often each character was counted."""
        return self._characters()[codes]

    def score(self, contexts: Keys, parents: Any, codes: Keys) -> Any:
        """Give the log probability of each character of `codes` behind the row of `contexts` its parent names.

        `contexts` has the codes of the four characters before, nearest last, 0 where there is none.
        """
        import numpy as np

        chance = (self._characters()[codes] + 0.1) / self.total
        before = np.zeros(len(contexts), np.uint64)
        factor, likely = 1, np.arange(len(codes))  # only what ships in one order can be in the next
        for order in range(2, ORDER + 1):
            before = before + contexts[:, ORDER - order] * np.uint64(factor)
            factor = _FACTOR * factor & 0xFFFFFFFFFFFFFFFF
            places = self._tables[order - 2].find(mix(before))
            seen, held = self._tables[order - 2].counts(places), self._tables[order - 2].held(places)
            if not held.any():
                break
            joint = np.zeros(len(codes))
            if len(likely):
                ahead = parents[likely]
                keys = mix((before * np.uint64(_FACTOR))[ahead] + codes[likely])
                counts = self._tables[order - 1].counts(self._tables[order - 1].find(keys))
                joint[likely] = np.minimum(counts, seen[ahead])
                likely = likely[counts > 0]
            chance = np.where(
                held[parents] > 0, blend(order, joint, seen[parents], held[parents], chance), chance
            )
        return np.log(chance)

    def _characters(self) -> Any:
        """Give the count of every character, by its code."""
        import numpy as np

        if self._singles is None:
            table = self._tables[0]
            self._singles = table.counts(table.find(mix(np.arange(0x110000, dtype=np.uint64))))
        return self._singles


def likelihood(before: str, text: str) -> float:
    """Give the log probability of a text behind another.

    >>> likelihood("我们", "着重发展") > likelihood("我们", "著重发展")
    True
    """
    import numpy as np

    codes = np.array([0] * ORDER + list(map(ord, normal(before + text))), np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, ORDER)[-len(text) :]
    return float(model().score(windows[:, :-1], np.arange(len(text)), windows[:, -1]).sum())


@cache
def model() -> Model:
    """Load the model that ships; raises ModelError where it is missing."""
    file = Path(path("char_ngrams.bin"))
    try:
        return read(file.read_bytes())
    except OSError as error:
        raise ModelError(f"{file} is missing; make it with: python -m newsnlp.train repair") from error


def read(data: bytes) -> Model:
    """Rebuild the tables from their file."""
    import numpy as np

    raw = zlib.decompress(data)
    sizes = np.frombuffer(raw, "<u4", ORDER)
    done, tables = 4 * ORDER, []
    for order, size in enumerate(map(int, sizes), 1):
        rows = 6 if order < ORDER else 5
        planes = np.frombuffer(raw, np.uint8, rows * size, done).reshape(rows, size)
        done += rows * size
        steps = np.ascontiguousarray(planes[:4].T).view("<u4").ravel()
        counts = 2.0 ** (planes[4] / 4.0)
        tables.append(
            Table(np.cumsum(steps, dtype=np.uint32), counts, counts * planes[-1] / LEVELS * (rows == 6))
        )
    return Model(tables, float(tables[0].counts(np.arange(sizes[0])).sum()))
