"""What the network reads of a text: numbers for its characters, its pairs of characters, and the words around."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from .alphabet import Alphabet
from .dictionary import Dictionary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What the network is given, in this order; `hints` are what the rules take for names.
INPUTS: Final = ("characters", "before", "behind", "begun", "ended", "hints")

_ALPHABET, _DICTIONARY = "alphabet.npz", "dictionary.npz"


class Reading(NamedTuple):
    """The tables of a trained network."""

    alphabet: Alphabet
    dictionary: Dictionary

    @classmethod
    def load(cls, folder: Path) -> Reading:
        """Read the two files of a tagger's folder. Raises `OSError` where one is missing."""
        import numpy as np

        with np.load(folder / _ALPHABET) as held:
            alphabet = Alphabet(held["characters"], held["pairs"])
        return cls(alphabet, Dictionary.load(folder / _DICTIONARY))

    def save(self, folder: Path) -> None:
        """Write the two files."""
        import numpy as np

        np.savez_compressed(
            folder / _ALPHABET, characters=self.alphabet.characters, pairs=self.alphabet.pairs
        )
        self.dictionary.save(folder / _DICTIONARY)

    def numbers(self, text: str) -> NDArray[np.int32]:
        """Give [5, characters]: all `INPUTS` but the hints.

        >>> from newsnlp.resources import path
        >>> Reading.load(Path(path("tagger"))).numbers("南京市长").shape
        (5, 4)
        """
        import numpy as np

        return np.stack([*self.alphabet.numbers(text), *self.dictionary.numbers(text)])
