"""How readings of a shifted run go on over one symbol: every turn that the damage allows, and what it costs.

The pairs themselves cost nothing: which of them are lost follows from the text alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsnlp.text.ngrams import Model, normal

from .asking import Asking
from .gbk import Charset
from .memory import Memory
from .paths import GAP, SOUND, Paths, join
from .symbols import Symbol

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARKED = -0.2  # a lost pair, shown as a `?`
_SECOND, _NO_SECOND = -0.5, -8.0  # as one more `?`, in a text that shows each byte, or each pair
_RESYNC, _ORPHAN, _LINE_END = -1.5, -4.0, -1.0  # the last byte: a `?`, nothing, nothing before a newline
_NARROWED, _QUESTION = -0.3, -2.5  # a full-width form seen in ASCII; the same for a `?`
_SILENT, _UNLIKELY = 0.5, -5.0  # a pair lost without a mark; the same where others seem to be marked
_SURPRISE = 8.0  # how unlikely a character must be for that
_PAUSES = frozenset("、，。！？：；,.!?:;\n")
_GAPS, _WIDE = 20, 12  # readings kept in a gap, in a second gap
_WIDENED = 6  # readings in a gap to which a second one is thought
_UNSEEN = 60  # readings, best first, in a gap behind which a character is thought of that has no byte left
_GAP_RANGE = 10.0  # how much worse than the best without a gap a reading in one may be
_ENDING = 12  # readings kept that come right before an ASCII character


class Moves:
    """The tables that the turns are read from."""

    def __init__(self, tables: Charset, model: Model, memory: Memory, marked: int) -> None:
        self.tables, self._model, self._memory, self._marked = tables, model, memory, marked

    def first(self, paths: Paths, symbol: Symbol, leads: frozenset[int]) -> Paths:
        """Read the first symbol where only `leads` says how the first character can begin."""
        import numpy as np

        asking = self._asking(paths)
        self._literal(asking, np.flatnonzero(paths.half == SOUND), symbol)
        if symbol.trail >= 0x80 and symbol.lead:
            firsts = np.array(sorted(leads))
            which = np.repeat(np.flatnonzero(paths.half == GAP), len(firsts))
            asking.ask(which, firsts, symbol.lead, symbol.trail, symbol.start)
        return asking.settle()[0]

    def step(self, paths: Paths, symbol: Symbol) -> Paths:
        """Read one symbol in every way that each reading allows."""
        import numpy as np

        late, gaps = np.flatnonzero(paths.half >= 0), np.flatnonzero(paths.half == GAP)
        asking = self._asking(paths)
        self._literal(asking, np.flatnonzero(paths.half == SOUND), symbol)
        then = self._follow(asking, paths, late, symbol)
        self._close(asking, paths, gaps, symbol)
        if symbol.character == "?":
            self._widen(asking, paths, gaps, symbol.start, _MARKED)
        made, ending = asking.settle()
        parts = [made]
        if ending.any():
            parts = [made.take(~ending), self._finish(made.take(ending).best(_ENDING, -1e8), then)]
        if symbol.character == "?" and len(gaps):
            again = paths.take(gaps)
            second = _NO_SECOND if self._marked == 1 else _SECOND
            parts.append(again._replace(score=again.score + second))
        if len(late):
            best = max(part.top() for part in parts)
            if not self._marked or best < paths.top() - _SURPRISE:
                parts += self._through_gaps(paths, late, symbol, best - _GAP_RANGE)
        return join(parts)

    def _asking(self, paths: Paths) -> Asking:
        return Asking(self.tables, self._model, self._memory, paths)

    def _literal(self, asking: Asking, which: NDArray[Any], symbol: Symbol) -> None:
        code = int(self.tables.codes[symbol.lead, symbol.trail]) if symbol.lead else 0
        asking.literal(which, code or ord(normal(symbol.character)), symbol.character, symbol.end)

    def _finish(self, paths: Paths, symbol: Symbol) -> Paths:
        """Read the sound character that follows at once."""
        import numpy as np

        asking = self._asking(paths)
        self._literal(asking, np.arange(len(paths.score)), symbol)
        return asking.settle()[0]

    def _follow(self, asking: Asking, paths: Paths, late: NDArray[Any], symbol: Symbol) -> Symbol:
        """Ask for what late readings can see in a symbol without a silent loss of a pair; give what may come then."""
        half, then = paths.half[late], symbol
        for lead, trail, cost in _pairs(symbol):
            if trail >= 0x80:
                asking.ask(late, half, lead, trail, symbol.start, cost=cost)
            else:  # the pair ended in an ASCII character, which puts the reading right
                then = Symbol(chr(trail), symbol.start, symbol.end, 0, trail)
                asking.ask(late, half, lead, SOUND, symbol.start, cost=cost, then=True)
        if symbol.lead == 0 and symbol.trail >= 0x40:
            asking.ask(late, half, symbol.trail, SOUND, symbol.end)
        if symbol.character == "?":
            which, trails = _spread(late, half, self.tables.lost_trails)
            asking.ask(which, paths.half[which], trails, GAP, symbol.start, cost=_MARKED, last=trails)
            which, trails = _spread(late, half, self.tables.trails)
            asking.ask(which, paths.half[which], trails, SOUND, symbol.end, cost=_RESYNC)
        elif symbol.character in _PAUSES or not symbol.lead:
            cost = _LINE_END if symbol.character == "\n" else _ORPHAN
            which, trails = _spread(late, half, self.tables.trails)
            asking.ask(which, paths.half[which], trails, SOUND, symbol.start, cost=cost, then=True)
        return then

    def _close(self, asking: Asking, paths: Paths, gaps: NDArray[Any], symbol: Symbol) -> None:
        """Ask for the character behind a lost pair, whose second byte is seen next or was an orphan there."""
        if not len(gaps):
            return
        tables, lost = self.tables, paths.trail[gaps]
        for lead, trail, cost in _pairs(symbol):
            if trail >= 0x80:
                which, firsts = _spread(gaps, lost, tables.closing(lead))
                asking.ask(which, firsts, lead, trail, symbol.start, cost=cost)
        if symbol.lead == 0 and symbol.trail >= 0x40:
            which, firsts = _spread(gaps, lost, tables.closing(symbol.trail))
            asking.ask(which, firsts, symbol.trail, SOUND, symbol.end)
        if symbol.character == "?":
            for place, byte in zip(gaps[:_UNSEEN], lost[:_UNSEEN], strict=True):
                leads, trails = tables.unseen(int(byte))
                asking.ask(place.repeat(len(leads)), leads, trails, SOUND, symbol.end, cost=_RESYNC)

    def _widen(self, asking: Asking, paths: Paths, gaps: NDArray[Any], begin: int, cost: float = 0.0) -> None:
        """Ask for the character between two lost pairs."""
        for place in gaps[:_UNSEEN]:
            leads, trails = self.tables.between(int(paths.trail[place]))
            asking.ask(place.repeat(len(leads)), leads, trails, GAP, begin, cost=cost, last=trails)

    def _through_gaps(self, paths: Paths, late: NDArray[Any], symbol: Symbol, floor: float) -> list[Paths]:
        """Read a symbol with one or two pairs silently lost before it."""
        import numpy as np

        asking, found = self._asking(paths), []
        which, trails = _spread(late, paths.half[late], self.tables.lost_trails)
        cost = _UNLIKELY if self._marked else _SILENT
        asking.ask(which, paths.half[which], trails, GAP, symbol.start, cost=cost, last=trails)
        for width, wider in ((_GAPS, True), (_WIDE, False)):
            gaps = asking.settle()[0].best(width, floor)
            if not len(gaps.score):
                break
            asking, every = self._asking(gaps), np.arange(len(gaps.score))
            self._close(asking, gaps, every, symbol)
            found.append(asking.settle()[0])
            if wider:
                asking = self._asking(gaps)
                self._widen(asking, gaps, every[:_WIDENED], symbol.start, _SILENT)
        return found


def _spread(which: NDArray[Any], byte: NDArray[Any], table: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    """Repeat each reading for every candidate that a table has for its byte."""
    import numpy as np

    lists = [table[item] for item in byte.tolist()]
    if not lists:
        return which, which
    return np.repeat(which, list(map(len, lists))), np.concatenate(lists)


def _pairs(symbol: Symbol) -> list[tuple[int, int, float]]:
    """Give the byte pairs that a symbol can have been, with what each costs."""
    if symbol.lead:
        return [(symbol.lead, symbol.trail, 0.0)]
    if 0x21 <= symbol.trail <= 0x7E:
        return [(0xA3, symbol.trail + 0x80, _QUESTION if symbol.character == "?" else _NARROWED)]
    return [(0xA1, 0xA1, _NARROWED)] if symbol.character == " " else []
