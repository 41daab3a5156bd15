"""Which division a name means, decided by everything else the document says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from newsnlp.resources import lines

from .division import Division
from .find import PlaceMention, find

_LEAD: Final = 3  # how many times more often the evidence must speak for one candidate than for the next
_REMEMBERED: Final = 16_384  # names, of all that a long run meets
_HEAD: Final = 80  # characters at the start of a document, where the dateline stands
# of another article, in a list beside this one
_HEADLINE: Final = re.compile(r"^[ \u3000]*[·•●][^\n]*", re.M)


@cache
def _plain() -> frozenset[str]:
    return frozenset(lines("divisions_plain.txt"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about its places.

    `weights`: how often undoubted names speak for a division, by code stem (32, 3206, 320612); `named`: how often each
    decided division is named.
    """

    weights: dict[str, int]
    named: dict[Division, int]

    @classmethod
    def of(cls, text: str, mentions: Sequence[PlaceMention] | None = None) -> "Context":
        """Gather the evidence of a whole document.

        >>> Context.of("南通市崇川区").weights["3206"]
        2
        >>> Context.of("南通召开大会\\n·北京出台新规").weights.get("11")
        """
        mentions = _own(text, find(text) if mentions is None else mentions)
        weights: Counter[str] = Counter()
        named: Counter[Division] = Counter()
        for mention in mentions:
            plain = mention.name in _plain()
            if len(mention.candidates) == 1 and mention.candidates[0].level != "country" and not plain:
                division = mention.candidates[0]
                weight = 2 if mention.start < _HEAD else 1
                for size in (2, 4, 6):
                    if len(division.stem) >= size and division.stem:
                        weights[division.stem[:size]] += weight
                named[division] += 1
        context = cls(dict(weights), {})
        for mention in mentions:
            if len(mention.candidates) > 1 or mention.name in _plain():
                decided = context.decide(mention.candidates)
                if decided is not None:
                    named[decided] += 1
        return cls(dict(weights), dict(named))

    def decide(self, candidates: Sequence[Division]) -> Division | None:
        """Give the one candidate that the document points to, or None.

        A candidate is supported by mentions of the prefecture around it (or of the municipality), else of the province;
        support must be unmistakable: the next candidate has a third of it at most.
        """
        current = [d for d in candidates if not d.former] or list(candidates)
        if len(current) == 1:
            return None if self._unsaid(current[0]) else current[0]
        for size in (6, 4, 2):
            scores = [
                self.weights.get(d.stem[:size], 0) if len(d.stem) > size or size == 6 else 0 for d in current
            ]
            if size == 4:  # districts of a municipality have no prefecture between
                scores = [
                    max(score, self.weights.get(d.stem[:2], 0)) if len(d.parents) == 1 else score
                    for score, d in zip(scores, current, strict=True)
                ]
            best = max(scores)
            if best and sum(score * _LEAD > best for score in scores) == 1:
                return current[scores.index(best)]
            close = [d for score, d in zip(scores, current, strict=True) if score * _LEAD > best > 0]
            if len(close) > 1:
                top = min(close, key=lambda d: len(d.stem))  # 朝阳市 and 朝阳县 inside it: the city
                return top if all(top is d or top.contains(d) for d in close) else None
        return None

    def _unsaid(self, division: Division) -> bool:
        """Say whether a name says next to nothing, and nothing else points to what lies around the division."""
        return division.name in _plain() and not self.weights.get(division.stem[:4])


def _own(text: str, mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out the mentions in headlines of other articles, unless there are no others."""
    beside = bytearray(len(text))
    for line in _HEADLINE.finditer(text):
        beside[line.start() : line.end()] = b"\1" * (line.end() - line.start())
    return [mention for mention in mentions if not beside[mention.start]] or mentions


def is_wide(name: str) -> bool:
    """Say whether a name is that of a country, a province or a prefecture, as firms name their branches by.

    >>> is_wide("重庆"), is_wide("合作")
    (True, False)
    """
    return any(division.level in {"country", "province", "prefecture"} for division in _candidates(name))


@lru_cache(_REMEMBERED)
def _candidates(name: str) -> tuple[Division, ...]:
    from .names import lexicon

    entry = lexicon().get(name)
    if entry is not None:
        return entry.divisions
    mentions = find(name)
    if len(mentions) == 1 and mentions[0].end - mentions[0].start == len(name):
        return mentions[0].candidates
    return ()


def resolve(name: str, context: Context) -> Division | tuple[Division, ...]:
    """Decide which division a name means in a document; the open candidates where that is not certain, () if unknown.

    >>> resolve("通州区", Context.of("南通召开大会")).code, resolve("通州区", Context.of("北京召开大会")).code
    ('320612', '110112')
    >>> [division.code for division in resolve("通州区", Context.of(""))]
    ['110112', '320612']
    """
    candidates = _candidates(name)
    decided = context.decide(candidates) if candidates else None
    return candidates if decided is None else decided


def is_known(name: str) -> bool:
    """Say whether a name is that of some division or country, whichever is meant.

    >>> is_known("通州区"), is_known("某某区")
    (True, False)
    """
    return bool(_candidates(name))
