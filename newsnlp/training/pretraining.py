"""Teach the first layer to foretell the next character, from the left and from the right, on text without labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from newsnlp.tagger.alphabet import EDGE, Alphabet

from .network import Readers, Sizes, turning

LENGTH, BATCH = 80, 64
_RATE, _WARM = 3e-3, 200
_OTHERS = 600  # characters at random beside those of the batch, which the right one must outdo
_EVERY = 200  # steps between checkpoints


class Foretelling(nn.Module):
    """The readers, and what turns their state into the next character."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.readers = Readers(sizes)
        self.narrow = nn.Linear(sizes.first, sizes.character)
        self.narrow_back = nn.Linear(sizes.first, sizes.character)
        self.bias = nn.Parameter(torch.zeros(sizes.characters))

    def loss(self, batch: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Give the mean cross entropy of both directions, over the batch's characters and `_OTHERS`."""
        characters, before, behind = batch
        lengths = torch.full((characters.shape[1],), len(characters))
        turned = turning(lengths, len(characters))
        left, right = self.readers(characters, before, behind, turned, 0.1)
        others = torch.randint(2, self.bias.shape[0], (_OTHERS,))
        candidates, places = torch.unique(torch.cat([characters.flatten(), others]), return_inverse=True)
        places = places[: characters.numel()].view_as(characters)
        table = self.readers.characters(candidates)
        bias = self.bias[candidates]
        losses = []
        for state, narrow, target in (
            (left[:-1], self.narrow, places[1:]),
            (right[1:], self.narrow_back, places[:-1]),
        ):
            scores = narrow(state) @ table.T + bias
            losses.append(nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten()))
        return (losses[0] + losses[1]) / 2


def pretrain(
    texts: Sequence[str],
    alphabet: Alphabet,
    sizes: Sizes,
    output: Path,
    *,
    passes: float = 1.0,
    seed: int = 0,
    report: Callable[[str], None] = print,
) -> None:
    """Train the readers on `texts` and write them to `output` (a torch file), going on from a checkpoint beside it."""
    torch.manual_seed(seed)
    numbers = _strip(texts, alphabet)
    windows = len(numbers[0]) // LENGTH
    steps = max(1, int(passes * windows / BATCH))
    model = Foretelling(sizes)
    optimizer = torch.optim.Adam(model.parameters(), lr=_RATE, betas=(0.9, 0.99))
    checkpoint = output.with_suffix(".checkpoint")
    begin, mean = 0, math.log(sizes.characters)
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        begin, mean = state["step"], state["mean"]
    order = np.concatenate(
        [np.random.default_rng(seed + turn).permutation(windows) for turn in range(math.ceil(passes))]
    )
    for step in range(begin, steps):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
        rows = order[step * BATCH : (step + 1) * BATCH]
        places = rows[None, :] * LENGTH + np.arange(LENGTH)[:, None]
        loss = model.loss(tuple(torch.from_numpy(column[places]).long() for column in numbers))  # type: ignore[arg-type]
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        mean += (loss.item() - mean) * (0.01 if step > 100 else 0.1)
        if (step + 1) % _EVERY == 0 or step + 1 == steps:
            report(f"step {step + 1} of {steps}  loss {mean:.3f}")
            torch.save(
                {
                    "model": model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": step + 1,
                    "mean": mean,
                },
                checkpoint,
            )
    torch.save(model.readers.state_dict(), output)
    checkpoint.unlink(missing_ok=True)


def _strip(texts: Sequence[str], alphabet: Alphabet) -> list[np.ndarray]:
    """Lay all texts end to end, an edge between them."""
    columns: list[list[np.ndarray]] = [[], [], []]
    edge = np.array([EDGE], np.int32)
    for text in texts:
        for column, numbers in zip(columns, alphabet.numbers(text), strict=True):
            column += [numbers, edge]
    return [np.concatenate(column) for column in columns]
