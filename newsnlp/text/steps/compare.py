"""Where two texts differ that are almost the same."""

from collections.abc import Iterator
from difflib import SequenceMatcher


def changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, new)` for each stretch of `before` that `after` has differently.

    >>> list(changes("發現題材", "发现题材"))
    [(0, 3, '发现题')]
    """
    if before == after:
        return
    if len(before) == len(after):
        start = -1
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old == new:
                if start >= 0:
                    yield start, place, after[start:place]
                    start = -1
            elif start < 0:
                start = place
        if start >= 0:
            yield start, len(before), after[start:]
        return
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield start, end, after[new_start:new_end]
