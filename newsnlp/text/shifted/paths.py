"""Readings of a shifted run as parallel arrays, so that a step of the search is a few array operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOUND: Final = -1
GAP: Final = -2
#: Most characters that one symbol can spell: three around two lost pairs, and an ASCII character.
SPELLED: Final = 4
#: Added to the code of a character that was spelled as it stands, to tell it from a pair of bytes.
LITERAL: Final = 1 << 24


class Paths(NamedTuple):
    """Readings, best first or not.

    `source` is the reading of the layer before that an entry continues; `half` the known first byte of the next
    character, or GAP (that byte was lost, with the byte `trail` before it), or SOUND (the text is read as it
    stands); `begin` the raw place where the next character begins; `codes` the last characters for the language
    model, nearest last; `score` the log chance so far; `spelled` what the last symbol added, as pairs of bytes
    (`lead << 8 | trail`) or LITERAL codes, 0 behind the last.
    """

    source: Any
    half: Any
    trail: Any
    begin: Any
    codes: Any
    score: Any
    spelled: Any

    def take(self, chosen: NDArray[Any]) -> Paths:
        """Give the chosen entries, by place or by mask."""
        return Paths(*(column[chosen] for column in self))

    def best(self, most: int, floor: float) -> Paths:
        """Give the best `most` entries, best first, with a score of at least `floor`."""
        import numpy as np

        chosen = np.argsort(-self.score, kind="stable")[:most]
        return self.take(chosen[self.score[chosen] >= floor])

    def top(self) -> float:
        """Give the best score."""
        return float(self.score.max()) if len(self.score) else -1e9

    def continued(self) -> Paths:
        """Give the readings as sources of the next layer, with nothing spelled yet."""
        import numpy as np

        return self._replace(source=np.arange(len(self.score)), spelled=np.zeros_like(self.spelled))

    def keys(self) -> Any:
        """Give a number for each entry, equal for those that the rest of the text cannot tell apart."""
        import numpy as np

        factor = np.uint64(0x9E3779B97F4A7C15)
        key = (self.half.astype(np.int64) * 1024 + self.trail).astype(np.uint64)
        for column in range(self.codes.shape[1]):
            key = (key ^ (key >> np.uint64(29))) * factor + self.codes[:, column]
        return key


def join(parts: Sequence[Paths]) -> Paths:
    """Put readings together."""
    import numpy as np

    return parts[0] if len(parts) == 1 else Paths(*map(np.concatenate, zip(*parts, strict=True)))
