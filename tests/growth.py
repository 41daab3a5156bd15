"""How the time of a piece of work grows with its size, told by ratios: machines differ, and are busy at times."""

import gc
import time
from collections.abc import Callable

_SHORTEST = 0.005  # seconds: below it a clock tells little


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Say whether work of 8 times the size takes clearly less than 64 times the processor time, in one of three tries.

    Args:
        work: What is to be done, given its size.
        size: The smaller of the two sizes.

    Raises:
        Whatever the work raises.

    >>> is_linear(lambda size: sum(range(size)), 50_000)
    True
    >>> is_linear(lambda size: sum(1 for _ in range(size) for _ in range(size)), 500)
    False
    """
    work(size // 10)

    def took(size: int) -> float:
        gc.collect()
        gc.disable()  # its passes go over all that other tests left in memory
        try:
            start = time.process_time()
            work(size)
            return time.process_time() - start
        finally:
            gc.enable()

    return any(took(8 * size) < 20 * max(took(size), _SHORTEST) for _ in range(3))
