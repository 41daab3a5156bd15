"""Role words of posts and occupations in running text."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines, table
from newsnlp.resources.tree import pattern

from .span import NameSpan
from .words import cut, level

_ACTING = compile("代理?(?=[副区市县省州镇乡局部主书院校行董总])")  # 代市长: the role is 市长
BEFORE = 2
AFTER = 4


@cache
def _traps() -> frozenset[str]:
    return frozenset(lines("title_traps.txt"))


@cache
def _pattern() -> Pattern[str]:
    return pattern(_traps() | {row["title"] for row in table("titles.tsv")})


@cache
def weak() -> dict[str, str]:
    """Role words that stand for a role only beside a person, each with the side the person stands on."""
    return {row["title"]: row["side"] for row in table("title_weak.tsv")}


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a short role word is a word here: not 区长|江 in 该区长江, not 电工|程 in 输电工程."""
    crossing = max(
        level(text[end - 1 : end + 1]), level(text[end - 1 : end + 2]), level(text[end - 1 : end + 3])
    )
    if start:
        crossing = max(crossing, level(text[start - 1 : start + 1]) - 2)
    if crossing < 4:
        return True
    edges = {0}
    for piece in cut(text, max(0, start - BEFORE), min(len(text), end + AFTER)):
        edges.update(piece)
    return start in edges and end in edges


def roles(text: str) -> Iterator[NameSpan]:
    """Yield every role word that is not part of a longer word.

    >>> [text[s.start:s.end] for text in ["市长热线和市长王明"] for s in roles(text)]
    ['市长']
    """
    traps = _traps()
    for found in _pattern().finditer(text):
        start, end = found.span()
        acting = _ACTING.match(found[0])
        start += acting.end() if acting else 0
        if found[0] not in traps and (end - start > 2 or _whole(text, start, end)):
            yield NameSpan(start, end, "TITLE", "role")
