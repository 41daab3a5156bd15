"""Train the network on annotated sentences of several schemes at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from newsnlp.tagger.alphabet import EDGE, UNKNOWN
from newsnlp.tagger.decoding import decode
from newsnlp.tagger.reading import INPUTS, Reading
from newsnlp.tagger.scheme import NAMES, SCHEMES, entities, size

from .examples import Example
from .losses import loss
from .network import Network, Sizes, turning

_ROOM = 5_000  # characters in a batch
RATE, _WARM = 2e-3, 300
_BLIND, _NOISE = 0.25, 0.02  # sentences without hints, characters whose hint is dropped
_RARE = 0.01  # characters shown as unknown


@dataclass(slots=True)
class Scores:
    """Entities that are right, found and expected, by scheme."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, found: set[Any], gold: set[Any]) -> None:
        """Count the entities of one text."""
        row = self.counts.setdefault(name, [0, 0, 0])
        for place, number in enumerate((len(found & gold), len(found), len(gold))):
            row[place] += number

    def f1(self, name: str) -> float:
        """Give the F1 over exact spans and labels."""
        right, found, gold = self.counts[name]
        return 2 * right / max(found + gold, 1)


def fit(
    train: Sequence[tuple[Sequence[Example], float]],
    dev: Sequence[Example],
    reading: Reading,
    output: Path,
    *,
    readers: Path | None = None,
    begin: Path | None = None,
    rate: float = RATE,
    passes: int = 6,
    seed: int = 0,
    report: Callable[[str], None] = print,
) -> Network:
    """Train on corpora, each with how often a pass goes through it, and write the weights to `output`.

    Goes on from a checkpoint beside `output`. `readers` is the file that `pretrain` wrote, `begin` one that `fit` wrote
    before. `rate` is how fast it learns at first. The weights that come out are a moving average of those of the steps.
    """
    torch.manual_seed(seed)
    sizes = Sizes.of(reading.alphabet)
    state = _State(sizes, output.with_suffix(".checkpoint"), readers, begin)
    steps = passes * sum(1 for _ in batches(train, seed))
    while state.turn < passes:
        shown, losses = time.perf_counter(), []
        for batch in islice(batches(train, seed + state.turn), state.done, None):
            losses.append(state.learn(batch, reading, steps, rate))
            if time.perf_counter() - shown > 60:
                shown = time.perf_counter()
                report(f"step {state.step} of {steps}  loss {sum(losses) / len(losses):.4f}")
                state.save()
        state.turn, state.done = state.turn + 1, 0
        scores = evaluate(state.average(), dev, reading)
        figures = "  ".join(f"{name} {scores.f1(name):.4f}" for name in sorted(scores.counts))
        report(f"pass {state.turn} of {passes}  {figures}")
        state.save()
    torch.save(state.mean, output)
    state.checkpoint.unlink(missing_ok=True)
    return state.average()


class _State:
    """A network while it learns, with the moving average of its weights, as a checkpoint holds them."""

    def __init__(self, sizes: Sizes, checkpoint: Path, readers: Path | None, begin: Path | None) -> None:
        self.sizes, self.checkpoint = sizes, checkpoint
        self.step, self.turn, self.done = 0, 0, 0  # steps in all, whole passes, steps of this pass
        self.model = _network(sizes)
        if readers:
            self.model.readers.load_state_dict(torch.load(readers))
        if begin:
            self.model.load_state_dict(torch.load(begin))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=RATE, betas=(0.9, 0.99))
        self.mean = {name: value.clone() for name, value in self.model.state_dict().items()}
        if checkpoint.exists():
            held = torch.load(checkpoint)
            self.model.load_state_dict(held["model"])
            self.optimizer.load_state_dict(held["optimizer"])
            self.mean, (self.step, self.turn, self.done) = held["mean"], held["place"]

    def learn(self, batch: Sequence[Example], reading: Reading, steps: int, rate: float) -> float:
        """Take one step of `steps` and give the loss."""
        self.model.train()
        for group in self.optimizer.param_groups:
            warm = min(1.0, (self.step + 1) / min(_WARM, steps / 10))
            group["lr"] = rate * warm * max(0.02, 1 - self.step / steps)
        inputs, _, mask = tensors(batch, reading, True)
        missed = loss(self.model, batch, self.model(*inputs)[torch.from_numpy(mask)], mask)
        self.optimizer.zero_grad()
        missed.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        self.step, self.done = self.step + 1, self.done + 1
        keep = min(0.998, self.step / (self.step + 10))
        for name, value in self.model.state_dict().items():
            self.mean[name].lerp_(value, 1 - keep)
        return missed.item()

    def average(self) -> Network:
        """Give a network with the averaged weights."""
        made = _network(self.sizes)
        made.load_state_dict(self.mean)
        return made

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        partial = self.checkpoint.with_suffix(".partial")
        held = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        place = (self.step, self.turn, self.done)
        torch.save(held | {"mean": self.mean, "place": place}, partial)
        partial.replace(self.checkpoint)


def _network(sizes: Sizes) -> Network:
    return Network(sizes, {name: size(name) for name in SCHEMES})


def batches(corpora: Sequence[tuple[Sequence[Example], float]], seed: int) -> Iterator[list[Example]]:
    """Yield batches, each of one scheme and of texts about as long, in random order."""
    chance = random.Random(seed)
    made: list[list[Example]] = []
    for examples, times in corpora:
        chosen = [example for _ in range(int(times)) for example in examples]
        chosen += chance.sample(list(examples), int(len(examples) * (times - int(times))))
        chosen.sort(key=lambda example: len(example.text) + chance.random() * 10)
        batch: list[Example] = []
        for example in chosen:
            if batch and len(example.text) * (len(batch) + 1) > _ROOM:
                made.append(batch)
                batch = []
            batch.append(example)
        if batch:
            made.append(batch)
    chance.shuffle(made)
    yield from made


def tensors(
    texts: Sequence[Example], reading: Reading, training: bool
) -> tuple[list[Tensor], Tensor, np.ndarray]:
    """Give what the network reads of a batch, its lengths, and the mask of what is text; all [time, batch]."""
    longest = max(len(example.text) for example in texts)
    columns = np.full((len(INPUTS), longest, len(texts)), EDGE, np.int64)
    for row, example in enumerate(texts):
        for column, numbers in zip(columns, (*reading.numbers(example.text), example.hints), strict=True):
            column[: len(numbers), row] = numbers
    lengths = np.array([len(example.text) for example in texts])
    mask = np.arange(longest)[:, None] < lengths
    if training:
        columns[0][(np.random.random(mask.shape) < _RARE) & mask] = UNKNOWN
        hints = columns[INPUTS.index("hints")]
        hints[:, np.random.random(len(texts)) < _BLIND] = 0
        hints[np.random.random(mask.shape) < _NOISE] = 0
    inputs = [torch.from_numpy(column) for column in columns]
    return [*inputs, turning(torch.from_numpy(lengths), longest)], torch.from_numpy(lengths), mask


@torch.no_grad()
def evaluate(model: Network, texts: Sequence[Example], reading: Reading) -> Scores:
    """Score each text by the head of its own scheme; for ours each label too, as `news PERSON`."""
    model.eval()
    scores = Scores()
    ordered = sorted(texts, key=lambda example: (example.scheme, len(example.text)))
    for begin in range(0, len(ordered), 64):
        part = ordered[begin : begin + 64]
        for scheme in sorted({example.scheme for example in part}):
            chosen = [example for example in part if example.scheme == scheme]
            inputs, lengths, _ = tensors(chosen, reading, False)
            values = model.heads[scheme](model(*inputs)).numpy()
            given = decode(values, lengths.numpy())
            for row, example in enumerate(chosen):
                found = set(entities(given[: len(example.text), row], SCHEMES[scheme]))
                gold = set(entities(example.own, SCHEMES[scheme]))
                scores.add(scheme, found, gold)
                for label in NAMES if scheme == "news" else ():
                    mine = {entity for entity in found if entity.label == label}
                    theirs = {entity for entity in gold if entity.label == label}
                    scores.add(f"news {label}", mine, theirs)
    return scores
