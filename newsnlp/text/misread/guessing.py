"""Which of the characters that lost a byte stand there, by the language model: a narrow beam from left to right."""

from collections.abc import Sequence
from typing import Any

from newsnlp.text.ngrams import ORDER, model, normal

from .tokens import Token

_WIDTH = 12
_FACTORS = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F, 1)
_SHOWN = -4.0  # against a lost byte that would have been shown


def guess(before: str, stretch: Sequence[Token], behind: str) -> str:
    """Give the likeliest text between two others; U+FFFD where nothing is known. Time is linear.

    >>> from .tokens import tokens
    >>> guess("", list(tokens("涓鍥戒汉", 0, 4)), "")
    '中国人'
    """
    import numpy as np

    start = ([0] * ORDER + list(map(ord, normal(before))))[1 - ORDER :]
    codes, scores = np.array([start], np.uint64), np.zeros(1)
    layers: list[
        tuple[str, Any, Any]
    ] = []  # of each token: what it can be, and per reading the last one and which
    for token in stretch:
        known = token.known or "\ufffd"
        new = np.array([ord(normal(mark)) for mark in known], np.uint64)
        parents = np.repeat(np.arange(len(scores)), len(new))
        chosen = np.tile(np.arange(len(new)), len(scores))
        made = scores[parents]
        if len(parents) > 1:
            made = made + model().score(codes, parents, new[chosen])
            made += np.array([0.0 if mark in token.lost or len(known) == 1 else _SHOWN for mark in known])[
                chosen
            ]
        codes = np.concatenate((codes[parents, 1:], new[chosen][:, None]), axis=1)
        kept = _best(codes, made)
        layers.append((known, parents[kept], chosen[kept]))
        codes, scores = codes[kept], made[kept]
    for mark in normal(behind) if len(scores) > 1 else "":
        code = np.full(len(scores), ord(mark), np.uint64)
        scores = scores + model().score(codes, np.arange(len(scores)), code)
        codes = np.concatenate((codes[:, 1:], code[:, None]), axis=1)
    place, marks = int(np.argmax(scores)), []
    for known, parents, chosen in reversed(layers):
        marks.append(known[int(chosen[place])])
        place = int(parents[place])
    return "".join(reversed(marks))


def _best(codes: Any, scores: Any) -> Any:
    """Give the best readings, best first, one of those that end alike."""
    import numpy as np

    if len(scores) == 1:
        return np.zeros(1, np.int64)
    ranked = np.argsort(-scores, kind="stable")[: 8 * _WIDTH]
    mixed = (codes[ranked] * np.array(_FACTORS, np.uint64)).sum(axis=1)  # one number for each ending
    _, firsts = np.unique(mixed, return_index=True)
    return ranked[np.sort(firsts)][:_WIDTH]
