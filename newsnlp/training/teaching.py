"""Learn from a tagger that is there as well: from the chances it gives to each tag, also in text without annotation.

A network that is trained apart from its teacher, on the annotation and on these chances, comes nearer to the mean of
the two than either (Hinton et al. 2015, https://arxiv.org/abs/1503.02531; Furlanello et al. 2018,
https://arxiv.org/abs/1805.04770).
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
_ROOM: Final = 8_000  # characters in a batch


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


@torch.no_grad()
def taught(examples: Sequence[Example], folder: Path) -> list[Example]:
    """Give examples with the scores that the tagger in `folder` gives for the heads of their scheme."""
    network, reading = restore(folder).eval(), Reading.load(folder)
    made: list[Example | None] = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda at: (examples[at].scheme, len(examples[at].text)))
    begin = 0
    while begin < len(order):
        scheme = examples[order[begin]].scheme
        end = begin + 1
        while (
            end < len(order)
            and examples[order[end]].scheme == scheme
            and len(examples[order[end]].text) * (end + 1 - begin) <= _ROOM
        ):
            end += 1
        batch = order[begin:end]
        inputs, _, _ = tensors([examples[at] for at in batch], reading, False)
        encoded = network(*inputs)
        scores = torch.cat([network.heads[head](encoded) for head in heads_of(scheme)], -1).numpy()
        for column, at in enumerate(batch):
            example = examples[at]
            made[at] = replace(example, taught=scores[: len(example.text), column].astype(np.float16))
        begin = end
    return [example for example in made if example is not None]
