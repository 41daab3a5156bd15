"""Texts of different parts that are not apart: one that shares a run of characters with another measures memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

#: So many characters in a row do not stand in two articles by chance.
RUN: Final = 13


def shared_runs(texts: Iterable[tuple[str, str, str]], length: int = RUN) -> list[str]:
    """List the runs that two parts share, a sentence each, for `(id, part, text)`; one run a pair of articles.

    >>> shared_runs([("a", "train", "今天天气很好"), ("b", "test", "说今天天气很好")], 5)
    ["b (test) shares '今天天气很' with a (train)"]
    """
    first: dict[str, tuple[str, str]] = {}
    found: dict[tuple[str, str], str] = {}
    for name, part, text in texts:
        for start in range(len(text) - length + 1):
            run = text[start : start + length]
            other, other_part = first.setdefault(run, (name, part))
            if other_part != part:
                found.setdefault((name, other), f"{name} ({part}) shares {run!r} with {other} ({other_part})")
    return list(found.values())


def apart(texts: Sequence[str], others: Iterable[str], length: int) -> list[bool]:
    """Say of each text whether it shares no run of `length` characters with any of the others.

    >>> apart(["今天天气很好", "明天"], ["说今天天气很好"], 5)
    [False, True]
    """
    runs = {other[start : start + length] for other in others for start in range(len(other) - length + 1)}
    return [
        not any(text[start : start + length] in runs for start in range(len(text) - length + 1))
        for text in texts
    ]
