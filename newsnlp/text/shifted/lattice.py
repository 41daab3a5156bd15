"""All readings that a search kept, layer by layer, and how sure they make each character.

The chance of a character is the share of all readings that have it there: their weights are summed forwards
and backwards over the layers (Baum and others, 1970), and the share is led through a table measured on news
that was damaged on purpose, for the language model is surer of itself than it should be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from .paths import LITERAL, Paths

_TEMPER: Final = 0.7


class Layer(NamedTuple):
    """The steps over one symbol at `start`: from which reading to which, how likely, and what they spell."""

    start: int
    source: Any
    target: Any
    weight: Any
    spelled: Any
    #: of each reading of the layer: the best step into it, and where its next character begins
    best: Any
    begin: Any


class Read:
    """A run read: its characters with their raw starts and confidence, and the raw end of the run."""

    __slots__ = ("characters", "confidence", "end", "starts")

    def __init__(self, characters: list[str], starts: list[int], confidence: list[float], end: int) -> None:
        self.characters, self.starts, self.confidence, self.end = characters, starts, confidence, end

    def put_first(self, character: str, start: int) -> None:
        """Put a character before the others that is as sure as the run itself."""
        self.characters.insert(0, character)
        self.starts.insert(0, start)
        self.confidence.insert(0, self.confidence[0])


def layer(start: int, readings: Paths, made: Paths, kept: Paths) -> Layer:
    """Keep the steps that lead from `readings` to one of those `kept`."""
    import numpy as np

    keys = kept.keys()
    order = np.argsort(keys)
    theirs = made.keys()
    places = np.minimum(np.searchsorted(keys[order], theirs), len(keys) - 1)
    target = order[places]
    there = keys[target] == theirs
    source, target, score = made.source[there], target[there], made.score[there]
    best = np.empty(len(keys), np.int64)
    ranked = np.argsort(score, kind="stable")
    best[target[ranked]] = ranked  # of several, the last put there is the best
    return Layer(start, source, target, score - readings.score[source], made.spelled[there], best, kept.begin)


def result(
    layers: Sequence[Layer], first: Paths, final: Any, characters: dict[tuple[int, int], str]
) -> Read | None:
    """Give the run of the best reading without the sound text behind it; None where all of it is sound.

    `first` are the readings before the first layer, `final` the scores of the last ones.
    """
    import numpy as np

    from .confidence import calibrated

    place = int(np.argmax(final))
    chosen, wanted = len(layers), []
    for number in range(len(layers) - 1, -1, -1):
        step = int(layers[number].best[place])
        wanted.append(step)
        place = int(layers[number].source[step])
    wanted.reverse()
    while chosen and layers[chosen - 1].spelled[wanted[chosen - 1]][0] >= LITERAL:
        chosen -= 1
    if not chosen:
        return None
    shares = _shares(layers, first.score, len(final))
    read = Read([], [], [], 0)
    for number in range(chosen):
        item, step = layers[number], wanted[number]
        before = layers[number - 1].begin if number else first.begin
        read.end = int(item.begin[item.target[step]])
        mine = item.spelled[step]
        size = int(np.count_nonzero(mine))
        alike = np.count_nonzero(item.spelled, axis=1) == size
        for column in range(size):
            code = int(mine[column])
            sure = float(shares[number][alike & (item.spelled[:, column] == code)].sum())
            if code >= LITERAL:
                read.characters.append(chr(code - LITERAL))
            else:
                read.characters.append(characters[code >> 8, code & 0xFF])
            opens = column == 0 and code < LITERAL
            read.starts.append(int(before[item.source[step]]) if opens else item.start)
            read.confidence.append(calibrated(sure))
    return read


def _shares(layers: Sequence[Layer], first: Any, last: int) -> list[Any]:
    """Give the share of all readings that goes over each step of each layer."""
    import numpy as np

    forward = [np.exp(_TEMPER * first)]
    weights = []
    for item in layers:
        weight = np.exp(_TEMPER * (item.weight - item.weight.max()))
        weights.append(weight)
        ahead = np.bincount(item.target, forward[-1][item.source] * weight, len(item.best))
        forward.append(ahead / ahead.sum())
    shares = []
    backward: Any = np.ones(last)
    for item, weight, before in zip(layers[::-1], weights[::-1], forward[-2::-1], strict=True):
        flow = weight * backward[item.target]
        share = before[item.source] * flow
        shares.append(share / share.sum())
        backward = np.bincount(item.source, flow, len(before))
        backward /= backward.max()
    return shares[::-1]
