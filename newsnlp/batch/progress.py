"""How far a run is: the rate and the time left, on a terminal alone."""

import sys
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from newsnlp.records import Inputs

from .chunks import Chunk
from .job import Outcome


class Progress:
    """A bar over the bytes of the input, which tell how much is left, with the number of articles and their rate."""

    def __init__(self, inputs: Inputs) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self._inputs = inputs
        self._reached: dict[int, int] = {}
        # To know the whole, every file is looked up: only where somebody sees it.
        total = inputs.size() if terminal else 0
        self._bar = tqdm(
            total=total or None, unit="B", unit_scale=True, disable=not terminal, delay=1, leave=False
        )

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.close()

    def watched(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """Pass chunks on, and keep how far the reading was at each: it runs ahead of the work."""
        for chunk in chunks:
            self._reached[chunk.number] = self._inputs.done
            yield chunk

    def show(self, chunk: Chunk, outcome: Outcome) -> None:
        """Show what is done with this chunk."""
        reached = self._reached.pop(chunk.number)
        if not self._bar.disable:
            rate = outcome.records / max(self._bar.format_dict["elapsed"], 1e-9)
            self._bar.set_postfix_str(f"{outcome.records} articles, {rate:.0f}/s", refresh=False)
            self._bar.update(reached - self._bar.n)
