"""The network while it is trained: two readers, one from each side, and an encoder that sees both.

The first layer reads the text once from the left and once from the right, each with the character and the pair it
completes in that direction, so that either can be trained to foretell the next character (Peters et al. 2018;
Akbik et al. 2018). The second, a bidirectional LSTM, sees both, the words of the dictionary and what the rules hint.
A linear head for each label scheme reads the second layer.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from newsnlp.tagger.alphabet import Alphabet
from newsnlp.tagger.dictionary import SIZE
from newsnlp.tagger.scheme import size


class Sizes(NamedTuple):
    """Widths of the layers."""

    characters: int
    pairs: int
    hints: int
    character: int = 96
    pair: int = 64
    hint: int = 24
    word: int = 20
    first: int = 208
    second: int = 176

    @classmethod
    def of(cls, alphabet: Alphabet) -> Sizes:
        """Give the widths for an alphabet."""
        return cls(*alphabet.sizes, hints=size("news"))


class Readers(nn.Module):
    """The first layer."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.characters = nn.Embedding(sizes.characters, sizes.character, padding_idx=0)
        self.pairs = nn.Embedding(sizes.pairs, sizes.pair, padding_idx=0)
        width = sizes.character + sizes.pair
        self.forwards = nn.LSTM(width, sizes.first)
        self.backwards = nn.LSTM(width, sizes.first)
        for table in (self.characters, self.pairs):
            nn.init.normal_(table.weight, std=0.1)

    def forward(
        self, characters: Tensor, before: Tensor, behind: Tensor, turned: Tensor, dropout: float = 0.0
    ) -> tuple[Tensor, Tensor]:
        """Read [time, batch] numbers; `turned` says for each place which place it is read as from the right."""
        with layers():
            from_left, from_right = self._read(characters, before, behind, turned, dropout)
        return from_left.float(), from_right.float()

    def _read(
        self, characters: Tensor, before: Tensor, behind: Tensor, turned: Tensor, dropout: float
    ) -> tuple[Tensor, Tensor]:
        single = self.characters(characters)
        left = torch.cat([single, self.pairs(before)], -1)
        right = torch.cat([single, self.pairs(behind)], -1)
        if dropout and self.training:
            left, right = nn.functional.dropout(left, dropout), nn.functional.dropout(right, dropout)
        from_left, _ = self.forwards(left)
        from_right, _ = self.backwards(turn(right, turned))
        return from_left, turn(from_right, turned)


class Network(nn.Module):
    """The whole: readers, encoder, and a head for each scheme."""

    def __init__(self, sizes: Sizes, heads: dict[str, int], dropout: float = 0.4) -> None:
        super().__init__()
        self.sizes, self.dropout = sizes, dropout
        self.readers = Readers(sizes)
        self.hints = nn.Embedding(sizes.hints, sizes.hint, padding_idx=0)
        self.begun = nn.Embedding(SIZE, sizes.word, padding_idx=0)
        self.ended = nn.Embedding(SIZE, sizes.word, padding_idx=0)
        width = 2 * sizes.first + sizes.hint + 2 * sizes.word
        self.forwards = nn.LSTM(width, sizes.second)
        self.backwards = nn.LSTM(width, sizes.second)
        self.heads = nn.ModuleDict({name: nn.Linear(2 * sizes.second, size) for name, size in heads.items()})

    def forward(
        self,
        characters: Tensor,
        before: Tensor,
        behind: Tensor,
        begun: Tensor,
        ended: Tensor,
        hints: Tensor,
        turned: Tensor,
    ) -> Tensor:
        """Encode [time, batch] numbers into [time, batch, 2 * second]."""
        read = torch.cat(self.readers(characters, before, behind, turned, self.dropout / 2), -1)
        words = torch.cat([self.begun(begun), self.ended(ended)], -1)
        read = locked_dropout(torch.cat([read, words], -1), self.dropout, self.training)
        whole = torch.cat([read, self.hints(hints)], -1)
        with layers():
            from_left, _ = self.forwards(whole)
            from_right, _ = self.backwards(turn(whole, turned))
        encoded = torch.cat([from_left.float(), turn(from_right.float(), turned)], -1)
        return locked_dropout(encoded, self.dropout, self.training)


def layers() -> torch.autocast:
    """Compute layers in bfloat16 where the processor does that faster; weights stay in single precision."""
    able = torch.cpu.get_capabilities()
    faster = bool(able.get("avx512_bf16") or able.get("amx_bf16"))
    return torch.autocast("cpu", torch.bfloat16, enabled=faster)


def turn(values: Tensor, turned: Tensor) -> Tensor:
    """Reverse each column of [time, batch, width] within its own length."""
    return values.gather(0, turned.unsqueeze(-1).expand(-1, -1, values.shape[-1]))


def turning(lengths: Tensor, longest: int) -> Tensor:
    """Say for [time, batch] which place each is read as from the right; what lies beyond a length stays.

    >>> turning(torch.tensor([3, 1]), 3).tolist()
    [[2, 0], [1, 1], [0, 2]]
    """
    places = torch.arange(longest).unsqueeze(1)
    return torch.where(places < lengths, lengths - 1 - places, places)


def locked_dropout(values: Tensor, share: float, training: bool) -> Tensor:
    """Drop the same units at every place of a text (Gal and Ghahramani 2016)."""
    if not training or not share:
        return values
    kept = torch.empty(1, *values.shape[1:]).bernoulli_(1 - share) / (1 - share)
    return values * kept
