"""Learn from a tagger that is there as well: from the chances it gives to each tag, also in text without annotation.

A network trained apart from its teacher, on the annotation and on these chances, may read better than either alone
(Hinton et al. 2015, https://arxiv.org/abs/1503.02531; Furlanello et al. 2018, https://arxiv.org/abs/1805.04770).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import torch

from newsnlp.seeds.overlap import apart
from newsnlp.tagger.reading import Reading

from .examples import Example
from .fitting import tensors
from .losses import PLAIN, heads_of
from .restoring import restore
from .sources import SHARED, cut

_PLAIN_CHARACTERS: Final = 1_000_000
_LENGTHS: Final = range(8, 201)  # characters of a plain sentence: others are residue or tables
_BATCH: Final = 64


def plain_examples(texts: Sequence[str], held: Sequence[str], seed: int) -> list[Example]:
    """Choose sentences without annotation, of documents that share no run with those held for scoring.

    >>> scored = "市长李文到泰州市调研，随后到南通市看望职工。"
    >>> [made.text for made in plain_examples(["今天的天气很好。好。", scored], [scored], 0)]
    ['今天的天气很好。']
    """
    chosen, left = [], _PLAIN_CHARACTERS
    documents = [text for text, kept in zip(texts, apart(texts, held, SHARED), strict=True) if kept]
    random.Random(seed).shuffle(documents)
    for text in documents:
        for made in cut(text, []):
            if len(made.text) in _LENGTHS:
                chosen.append(replace(made, scheme=PLAIN))
                left -= len(made.text)
        if left <= 0:
            break
    return chosen


class Teacher:
    """A tagger that gives sentences its scores; loaded once from `folder`, `ModelError` where that holds none."""

    def __init__(self, folder: Path) -> None:
        self._network, self._reading = restore(folder).eval(), Reading.load(folder)

    @torch.no_grad()
    def taught(self, examples: Sequence[Example]) -> list[Example]:
        """Give examples of one scheme with the scores for the heads that learn from it."""
        made = list(examples)
        order = sorted(range(len(made)), key=lambda at: len(made[at].text))
        for begin in range(0, len(order), _BATCH):
            batch = order[begin : begin + _BATCH]
            inputs, _, _ = tensors([made[at] for at in batch], self._reading, False)
            encoded = self._network(*inputs)
            heads = [self._network.heads[head](encoded) for head in heads_of(made[batch[0]].scheme)]
            scores = torch.cat(heads, -1).numpy()
            for column, at in enumerate(batch):
                own = scores[: len(made[at].text), column]
                made[at] = replace(made[at], taught=own.astype(np.float16))
        return made
