"""Chunks read by several processes, given back in order, never many more of them held than there are processes."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeVar

from newsnlp.errors import BatchError
from newsnlp.records import Article

from .chunks import Chunk

Result = TypeVar("Result")
# Chunks on their way for each process: enough that none waits for a long article elsewhere.
_AHEAD = 4
# As many processes each run one thread: more would only take cores from each other.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def in_order(
    chunks: Iterable[Chunk], work: Callable[[Chunk], Result], workers: int
) -> Iterator[tuple[Chunk, Result]]:
    """Yield each chunk with what `work` makes of it, in the order of the chunks.

    With one worker the work is done here. `work` must be picklable, and its result small. A process that dies is
    replaced and its chunks are done again; where the same chunk ends a second process, `BatchError` is raised.

    >>> [number for chunk, number in in_order([Chunk(0, ()), Chunk(1, ())], lambda chunk: chunk.number, 1)]
    [0, 1]
    """
    if workers == 1:
        for chunk in chunks:
            yield chunk, work(chunk)
        return
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    coming = iter(chunks)
    pending: deque[Chunk] = deque()
    futures: dict[int, Future[Result]] = {}
    died_at = -1
    pool = _pool(workers)
    try:
        while True:
            pending.extend(islice(coming, workers * _AHEAD - len(pending)))
            if not pending:
                return
            chunk = pending[0]
            try:
                for waiting in pending:
                    if waiting.number not in futures:
                        futures[waiting.number] = pool.submit(work, waiting)
                result = futures[chunk.number].result()
            except BrokenProcessPool as error:
                if died_at == chunk.number:
                    raise BatchError(_twice(chunk)) from error
                died_at = chunk.number
                pool.shutdown()
                pool = _pool(workers)
                futures = {n: done for n, done in futures.items() if done.done() and not done.exception()}
                continue
            pending.popleft()
            del futures[chunk.number]
            yield chunk, result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking a process that has threads (the progress bar's) is not safe; a new interpreter always is.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Make a worker leave Ctrl-C to the run, and end when the run is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _twice(chunk: Chunk) -> str:
    articles = [item for item in chunk.items if isinstance(item, Article)]
    first, last = (f"{a.source}:{a.line}" if a.line else a.source for a in (articles[0], articles[-1]))
    return (
        f"a worker process died twice between {first} and {last}, which mostly means that memory ran out: "
        "give fewer --workers, or leave that article out"
    )
