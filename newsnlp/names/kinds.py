"""Kinds of place by the last word of their names: what ends in 河 is no division unless a division is called so."""

from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import resolve
from newsnlp.places.context import Context
from newsnlp.resources import table

_PLACES: Final = frozenset(("GPE", "LOC", "FAC"))
_NOWHERE: Final = Context({}, {})


@cache
def _endings() -> dict[str, str]:
    return {ending: row["label"] for row in table("name_kinds.tsv") for ending in row["endings"].split()}


def settled(text: str, entity: Entity) -> Entity | None:
    """Give a place the label that its last word decides; None for one character taken for a region or building.

    >>> settled("帕隆藏布江边", Entity(0, 5, "GPE")).label, settled("黑龙江的粮", Entity(0, 3, "GPE")).label
    ('LOC', 'GPE')
    """
    start, end, label = entity
    if label not in _PLACES:
        return entity
    if end - start == 1:
        return entity if label == "GPE" else None
    if label != "GPE":
        return entity
    name = text[start:end]
    kind = next((_endings()[name[-size:]] for size in (2, 1) if name[-size:] in _endings()), None)
    return entity if kind is None or resolve(name, _NOWHERE) else Entity(start, end, kind)
