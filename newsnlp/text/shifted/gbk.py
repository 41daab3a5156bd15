"""The code table of GBK: which byte pairs are characters of a page, and which get lost when shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from newsnlp.text.ngrams import model, normal
from newsnlp.text.steps.script import convert
from newsnlp.text.steps.traditional import telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.int64]


_FREQUENT = 300  # how often a character must have been counted to be thought of where both its bytes are lost


@dataclass(frozen=True, slots=True)
class Charset:
    """The characters that a page in one script may hold.

    `codes[lead, trail]` is the code of the character in the language model, 0 where the pair is none;
    `doubt[lead, trail]` is the log chance against an unusual variant; `lost[lead, trail]` says that the pair
    does not survive when shown; `trails` and `leads` are the candidates for half a character by the other half,
    `lost_trails` those that can be half of a lost pair.
    """

    codes: Any
    doubt: Any
    lost: Any
    trails: tuple[Bytes, ...]
    leads: tuple[Bytes, ...]
    lost_trails: tuple[Bytes, ...]
    characters: dict[tuple[int, int], str]
    frequent: tuple[Bytes, Bytes]
    _closing: dict[int, tuple[Bytes, ...]] = field(default_factory=dict)

    def closing(self, trail: int) -> tuple[Bytes, ...]:
        """Give the first bytes of characters that end with `trail`, by the byte lost in one pair with them."""
        if trail not in self._closing:
            leads = self.leads[trail]
            self._closing[trail] = tuple(leads[row] for row in self.lost[:, leads])
        return self._closing[trail]

    def between(self, trail: int) -> tuple[Bytes, Bytes]:
        """Give the frequent characters that can lie between two lost pairs, the first of which began with `trail`."""
        leads, trails = self.unseen(trail)
        chosen = self.lost.any(axis=1)[trails]
        return leads[chosen], trails[chosen]

    def unseen(self, trail: int) -> tuple[Bytes, Bytes]:
        """Give the frequent characters of which no byte is known, behind a pair that began with `trail`."""
        leads, trails = self.frequent
        chosen = self.lost[trail][leads]
        return leads[chosen], trails[chosen]


@cache
def charset(traditional: bool) -> Charset:
    """Build the tables for pages in traditional or in simplified script."""
    import numpy as np

    pairs, shown = [], np.zeros((256, 256), bool)
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            character = bytes((lead, trail)).decode("gbk", "ignore")
            if len(character) == 1:
                shown[lead, trail] = True
                pairs.append((lead, trail, character))
    chosen = [pair for pair in pairs if _belongs(pair, traditional)]
    plain = normal(convert("\t".join(character for _, _, character in chosen))).split("\t")
    usual = _usual(plain) if traditional else plain
    codes, doubt = np.zeros((256, 256), np.uint64), np.zeros((256, 256))
    counts = model().known(np.array(list(map(ord, plain)), np.uint64))
    characters, frequent = {}, []
    for (lead, trail, character), code, common, count in zip(chosen, plain, usual, counts, strict=True):
        if count:
            codes[lead, trail] = ord(code)
            characters[lead, trail] = character
            if count >= _FREQUENT:
                frequent.append((lead, trail))
            doubt[lead, trail] = _doubt(character, common if traditional else "")
    valid = codes > 0
    lost = ~shown
    lost[:0x80] = lost[0xFF:] = lost[:, :0x81] = lost[:, 0xFF:] = False
    half = lost.any(axis=1)
    return Charset(
        codes,
        doubt,
        lost,
        tuple(np.flatnonzero(valid[lead]) for lead in range(256)),
        tuple(np.flatnonzero(valid[:, trail]) for trail in range(256)),
        tuple(np.flatnonzero(valid[lead] & half) for lead in range(256)),
        characters,
        (np.array([pair[0] for pair in frequent]), np.array([pair[1] for pair in frequent])),
    )


def _doubt(character: str, common: str) -> float:
    """Give the log chance against a full-width letter or digit, or an unusual variant."""
    if "０" <= character <= "ｚ" and character.isalnum():
        return -3.0  # the model counts them with their ASCII forms, which pages use
    return -2.0 if common and common != normal(character) else 0.0


def _belongs(pair: tuple[int, int, str], traditional: bool) -> bool:
    """Say whether a page in the script may hold the character: GB 2312, or GBK without simplified forms."""
    lead, trail, character = pair
    if traditional:
        return telling()[1].match(character) is None
    return 0xA1 <= lead <= 0xF7 and trail >= 0xA1


def _usual(simplified: list[str]) -> list[str]:
    """Give the usual traditional form of each character."""
    import opencc

    return str(opencc.OpenCC("s2t").convert("\t".join(simplified))).split("\t")
