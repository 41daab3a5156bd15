"""What stands intact elsewhere in the document: its names and words are likely again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from newsnlp.text.ngrams import normal

# By the length of the context that was seen, longest first.
_TRUST = {4: 0.6, 3: 0.5, 2: 0.35, 1: 0.1}
_CODES = 1 << 21  # more than there are characters


class Memory:
    """The characters seen behind one to four others in the sound parts of a document.

    >>> memory = Memory(["泉州市委书记"])
    >>> memory.chances("闽泉州")[1] == {ord("市"): 1.0}
    True
    """

    __slots__ = ("_followers", "_told")

    def __init__(self, parts: Iterable[str]) -> None:
        self._followers: dict[str, Counter[int]] = {}
        self._told: dict[tuple[int, ...], tuple[float, Any, Any]] = {}
        for part in parts:
            self.add(part)

    def add(self, part: str) -> None:
        """Remember a text."""
        followers, text = self._followers, normal(part)
        for size in _TRUST:
            for place in range(size, len(text)):
                followers.setdefault(text[place - size : place], Counter())[ord(text[place])] += 1
        self._told.clear()

    def chances(self, context: str) -> tuple[float, dict[int, float]]:
        """Give the trust put in the memory behind `context`, and the share of each code that was seen there."""
        for size, trust in _TRUST.items():
            seen = self._followers.get(context[-size:])
            if seen is not None:
                total = seen.total()
                return trust * total / (total + 1.0), {code: n / total for code, n in seen.items()}
        return 0.0, {}

    def mixed(self, scores: Any, contexts: Any, parents: Any, codes: Any) -> Any:
        """Mix the memory into log chances of `codes` behind the rows of `contexts` that `parents` names."""
        import numpy as np

        told = [self._tell(tuple(context)) for context in contexts.tolist()]
        trusts = np.array([trust for trust, _, _ in told])
        if not trusts.any():
            return scores
        keys = np.concatenate([row * _CODES + seen for row, (_, seen, _) in enumerate(told)])
        shares = np.concatenate([part for _, _, part in told])
        sought = parents * _CODES + codes.astype(np.int64)
        places = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        share, trust = np.where(keys[places] == sought, shares[places], 0.0), trusts[parents]
        return np.log((1.0 - trust) * np.exp(scores) + trust * share)

    def _tell(self, context: tuple[int, ...]) -> tuple[float, Any, Any]:
        """Give the trust behind a context, the codes seen there in order, and their shares."""
        import numpy as np

        if context not in self._told:
            trust, shares = self.chances("".join(map(chr, context)))
            seen = np.array(sorted(shares), np.int64)
            self._told[context] = trust, seen, np.array([shares[code] for code in seen.tolist()])
        return self._told[context]
