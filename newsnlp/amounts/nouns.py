"""The noun that is counted: the words after a measure word up to a head noun."""

import re
from functools import cache

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

__all__ = ["noun_after"]

_REACH = 12


@cache
def _pattern() -> "re.Pattern[str]":
    heads = tree(lines("counted_nouns.txt"))
    return re.compile(rf"(?:[^\W\d_的了在是为和与及将已被把从向对于并]{{0,7}}?(?:{heads}))+?(?!{heads})")


def noun_after(text: str, end: int) -> tuple[int, int] | None:
    """Give the offsets of the counted noun that begins at `end`, or None where no known head noun is near.

    >>> text = "45个科研项目签约"
    >>> start, end = noun_after(text, 3)
    >>> text[start:end]
    '科研项目'
    """
    found = _pattern().match(text, end, min(len(text), end + _REACH))
    return found.span() if found else None
