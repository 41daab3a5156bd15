"""Work that ends the process it is done in; a module of its own, so that another interpreter finds it."""

import os
from pathlib import Path

from newsnlp.batch.chunks import Chunk


def always(chunk: Chunk) -> int:
    os._exit(1)


def once(chunk: Chunk, mark: Path) -> int:
    """Die at the third chunk, the first time it is tried."""
    if chunk.number == 2 and not mark.exists():
        mark.touch()
        os._exit(1)
    return chunk.number * 10


def refused(chunk: Chunk) -> int:
    raise OSError(f"chunk {chunk.number}")
