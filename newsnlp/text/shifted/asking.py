"""Characters that readings might go on with, gathered from all of them and scored at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsnlp.text.ngrams import Model

from .gbk import Charset
from .memory import Memory
from .paths import LITERAL, Paths

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Asking:
    """What is to be scored of one set of readings."""

    def __init__(self, tables: Charset, model: Model, memory: Memory, paths: Paths) -> None:
        self._tables, self._model, self._memory, self._paths = tables, model, memory, paths
        self._asked: list[tuple[Any, ...]] = []

    def ask(
        self,
        which: NDArray[Any],
        lead: Any,
        trail: Any,
        half: Any,
        begin: int,
        *,
        cost: float = 0.0,
        last: Any = -1,
        then: bool = False,
    ) -> None:
        """Ask for characters by their bytes behind the readings `which`; arrays are parallel to it.

        `half`, `begin` and (in a gap) the byte `last` say how the reading goes on, `then` that a sound
        character follows at once.
        """
        import numpy as np

        if len(which):
            code, doubt = self._tables.codes[lead, trail], self._tables.doubt[lead, trail]
            columns = (which, code, (lead << 8) | trail, half, last, begin, cost + doubt, then)
            self._add(np.broadcast_arrays(*columns))

    def literal(self, which: NDArray[Any], code: int, character: str, end: int) -> None:
        """Ask for a character as it stands, which the language model knows as `code`."""
        import numpy as np

        if len(which):
            columns = (which, np.uint64(code), LITERAL + ord(character), -1, -1, end, 0.0, False)
            self._add(np.broadcast_arrays(*columns))

    def _add(self, columns: Sequence[Any]) -> None:
        self._asked.append(tuple(columns))

    def settle(self) -> tuple[Paths, Any]:
        """Score what was asked; give the readings it makes, and which of them a sound character follows."""
        import numpy as np

        paths = self._paths
        if not self._asked:
            return paths.take(np.zeros(0, np.int64)), np.zeros(0, bool)
        columns = [np.concatenate(column) for column in zip(*self._asked, strict=True)]
        valid = columns[1] > 0
        which, code, spelled, half, last, begin, cost, then = (column[valid] for column in columns)
        code = code.astype(np.uint64)
        scores = self._model.score(paths.codes, which, code)
        scores = self._memory.mixed(scores, paths.codes, which, code)
        before = paths.spelled[which]
        before[np.arange(len(which)), np.count_nonzero(before, axis=1)] = spelled
        codes = np.concatenate((paths.codes[which, 1:], code[:, None]), axis=1)
        made = Paths(
            paths.source[which], half, last, begin, codes, paths.score[which] + scores + cost, before
        )
        return made, then
