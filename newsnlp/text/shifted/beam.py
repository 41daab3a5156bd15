"""The search for the likeliest text behind a shifted run.

The text is read from left to right, a symbol at a time, by a beam of readings. A reading is late (the first
byte of its next character is known from the last pair seen), in a gap (a pair was lost, and that byte with
it), or sound again. Readings that agree on their last four characters are one from there on.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.text.ngrams import ORDER, model

from .gbk import charset
from .lattice import Layer, Read, layer, result
from .memory import Memory
from .moves import Moves
from .paths import GAP, SOUND, SPELLED, Paths, join
from .symbols import Symbol

_DAMAGE = -7.0  # what it costs to think of a run at all, as a log chance
_WIDTH, _WIDE = 26, 120  # readings kept; in a gap, where hardly anything tells them apart
_RANGE = 13.0  # a reading this much worse than the best is given up
_PATIENCE, _PATIENT = (
    8,
    4,
)  # symbols for which late readings are kept whatever the literal one scores; how many


def read(
    before: str,
    seen: Iterable[Symbol],
    start: int,
    half: int,
    memory: Memory,
    *,
    traditional: bool,
    marked: int = 0,
    leads: frozenset[int] = frozenset(),
    bonus: float = 0.0,
) -> Read | None:
    """Read on from a place where the bytes may be late; None where the text as it stands is likelier.

    `before` is the sound text before, in the alphabet of the model; `half` the first byte of the character
    that begins at `start`, or GAP where only `leads` says what it can be. `bonus` is evidence for the damage,
    as a log chance; `marked` is how many `?` show a lost pair, 0 where it leaves no trace. Time is linear in the
    symbols read.
    """
    moves = Moves(charset(traditional), model(), memory, marked)
    beam = first = _first(before, start, half, bonus)
    layers: list[Layer] = []
    quiet = 0
    for count, symbol in enumerate(seen):
        opens = count == 0 and half == GAP
        made = moves.first(beam, symbol, leads) if opens else moves.step(beam, symbol)
        if not len(made.score):
            return None
        kept = _kept(made, count < _PATIENCE)
        layers.append(layer(symbol.start, beam, made, kept))
        beam = kept.continued()
        quiet = quiet + 1 if (beam.half == SOUND).all() else 0
        if quiet and (quiet >= ORDER or len(beam.score) == 1):
            break
    return result(layers, first, beam.score, moves.tables.characters)


def _first(before: str, start: int, half: int, bonus: float) -> Paths:
    """Give the two readings that begin: the text is sound, or late."""
    import numpy as np

    codes = np.array([0] * ORDER + list(map(ord, before)), np.uint64)[1 - ORDER :]
    return Paths(
        np.arange(2),
        np.array([SOUND, half]),
        np.array([-1, -1]),
        np.array([start, start]),
        np.array([codes, codes]),
        np.array([0.0, _DAMAGE + bonus]),
        np.zeros((2, SPELLED), np.int64),
    )


def _kept(made: Paths, patient: bool) -> Paths:
    """Keep the best reading of each that end alike, and of these the best; while patient some late ones too."""
    import numpy as np

    ranked = made.best(len(made.score), made.top() - (1e8 if patient else _RANGE))
    _, firsts = np.unique(ranked.keys(), return_index=True)
    merged = ranked.take(np.sort(firsts))
    width = _WIDE if (merged.half[:_WIDTH] == GAP).any() else _WIDTH
    kept = merged.best(width, merged.score[0] - _RANGE)
    if patient and (kept.half == SOUND).all():
        late = merged.take(merged.half != SOUND).best(_PATIENT, -1e8)
        return join([kept, late]) if len(late.score) else kept
    return kept
