"""What a network is taught by a batch: the tags of its scheme, those that ours allows, and what a teacher thinks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from newsnlp.tagger.scheme import SCHEMES, size

from .examples import Example
from .network import Network

#: The scheme of sentences that nobody annotated: all heads learn from the teacher.
PLAIN: Final = "plain"
_OURS: Final = 0.6  # the weight of what another corpus says about our scheme
_TAUGHT: Final = 0.5  # the weight of the teacher beside the annotation
_OTHER_HEADS: Final = 0.5  # the weight of each other head in plain sentences, beside that of ours
_NEVER = -1e4


def heads_of(scheme: str) -> tuple[str, ...]:
    """Give the heads that learn from a sentence of a scheme, ours first.

    >>> heads_of("news"), heads_of("msra"), heads_of(PLAIN)
    (('news',), ('news', 'msra'), ('news', 'msra', 'cluener', 'resume', 'uner'))
    """
    if scheme == PLAIN:
        return tuple(SCHEMES)
    return ("news",) if scheme == "news" else ("news", scheme)


def loss(model: Network, texts: Sequence[Example], encoded: Tensor, mask: np.ndarray) -> Tensor:
    """Give the loss of a batch of one scheme; `encoded` is [characters, width], those that `mask` takes."""
    scheme = texts[0].scheme
    taught = _taught(texts, mask)
    if scheme == PLAIN:
        parts = {name: _cross(model.heads[name](encoded), chances) for name, chances in taught.items()}
        ours = parts.pop("news")
        return ours + _OTHER_HEADS * torch.stack([*parts.values()]).sum()
    scores = model.heads["news"](encoded)
    allowed = column([example.allowed for example in texts], mask, False)
    blocked = torch.from_numpy(np.where(allowed, 0.0, _NEVER).astype(np.float32))
    partial = (torch.logsumexp(scores, -1) - torch.logsumexp(scores + blocked, -1)).mean()
    if scheme == "news":
        return _beside(partial, scores, taught.get("news"))
    # Of what its corpus rules out the teacher is not heard.
    partial = _beside(partial, scores, taught["news"] + blocked if taught else None)
    own = torch.from_numpy(column([example.own for example in texts], mask, 0)).long()
    scores = model.heads[scheme](encoded)
    hard = nn.functional.cross_entropy(scores, own)
    return _beside(hard, scores, taught.get(scheme)) + _OURS * partial


def _beside(annotated: Tensor, scores: Tensor, taught: Tensor | None) -> Tensor:
    if taught is None:
        return annotated
    return (1 - _TAUGHT) * annotated + _TAUGHT * _cross(scores, taught)


def _cross(scores: Tensor, taught: Tensor) -> Tensor:
    """Give the mean cross entropy with the chances of the teacher, which are given as scores."""
    return nn.functional.cross_entropy(scores, taught.softmax(-1))


def _taught(texts: Sequence[Example], mask: np.ndarray) -> dict[str, Tensor]:
    """Give the teacher's scores by head; none where there was no teacher."""
    rows = [example.taught for example in texts if example.taught is not None]
    if len(rows) < len(texts):
        return {}  # a batch is of one corpus: all of it was read by the teacher, or none
    heads = heads_of(texts[0].scheme)
    laid = torch.from_numpy(column(rows, mask, 0)).float()
    return dict(zip(heads, torch.split(laid, [size(head) for head in heads], -1), strict=True))


def column(rows: Sequence[np.ndarray], mask: np.ndarray, fill: Any) -> np.ndarray:
    """Lay what is told of the characters of each text side by side, and take what the mask takes."""
    laid: np.ndarray = np.full((*mask.shape, *rows[0].shape[1:]), fill, rows[0].dtype)
    for place, row in enumerate(rows):
        laid[: len(row), place] = row
    chosen: np.ndarray = laid[mask]
    return chosen
