"""What workers do in tests, mostly to end their process; a module of its own, so that another interpreter finds it."""

import os
from pathlib import Path

from newsnlp.batch.annotating import Settings, annotate
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


def threads(chunk: Chunk) -> int:
    """Read the chunk, and give how many threads the process has then."""
    annotate(chunk, Settings())
    return len(list(Path("/proc/self/task").iterdir()))
