"""Set phrases, inside which no name stands: 大江南北, 中华民族, 幸福安康."""

from collections.abc import Sequence
from functools import cache
from re import Pattern

from newsnlp.labels import Entity
from newsnlp.resources import lines
from newsnlp.resources.tree import pattern


@cache
def _phrases() -> Pattern[str]:
    return pattern(lines("set_phrases.txt"))


def without_set_phrases(text: str, names: Sequence[Entity]) -> Sequence[Entity]:
    """Give names less those that a set phrase holds whole.

    >>> without_set_phrases("走遍大江南北", [Entity(3, 5, "LOC")])
    []
    """
    held = {at: found.end() for found in _phrases().finditer(text) for at in range(*found.span())}
    if not held:
        return names
    return [name for name in names if held.get(name.start, 0) < name.end]
