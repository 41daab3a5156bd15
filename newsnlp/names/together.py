"""One set of names from what the rules and the tagger found: the tagger decides, but not everything."""

from collections.abc import Iterable, Sequence
from typing import Final

from newsnlp.labels import Entity

from .agreement import agreed
from .alone import without_strays
from .brands import known
from .certain import certain
from .edges import mended
from .kinds import settled
from .listed import listed
from .neighbours import beside
from .set_phrases import without_set_phrases
from .whole import made_whole

#: What stands in 《》 is as the rules say.
_TITLED: Final = frozenset(("LAW", "WORK_OF_ART"))
#: Long names with a form of their own (第三届…博览会): where a rule found one, what the tagger found inside goes.
_FORMED: Final = frozenset(("EVENT", "PROJECT"))
#: What the rules add where the tagger found nothing.
_ADDED: Final = frozenset(("PERSON", "GPE", "LOC", "EVENT"))


def together(text: str, ruled: Iterable[Entity], tagged: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, from those of the rules and those of the tagger.

    >>> text = "秦岭新区改造项目由市长李文宣布"
    >>> rules = [Entity(0, 8, "PROJECT"), Entity(9, 11, "TITLE"), Entity(11, 13, "PERSON")]
    >>> found = together(text, rules, [Entity(0, 4, "FAC"), Entity(9, 11, "TITLE")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('秦岭新区改造项目', 'PROJECT'), ('市长', 'TITLE'), ('李文', 'PERSON')]
    """
    rules = list(ruled)
    firm = [name for name in rules if name.label in _TITLED or text[name.start - 1 : name.start] == "《"]
    firm += [name for name in rules if name.label in _FORMED and _holds_all(name, tagged)]
    names = [*firm, *settled(text, _apart(tagged, firm))]
    added = _apart([name for name in rules if name.label in _ADDED or _well_known(text, name)], names)
    whole = mended(text, sorted([*names, *added]))
    agreeing = without_strays(text, made_whole(text, agreed(text, without_set_phrases(text, whole))))
    return listed(text, beside(text, certain(text, agreeing)))


def _well_known(text: str, name: Entity) -> bool:
    """Say whether a name is on the list of bodies known by it: 欧盟, 张裕."""
    return name.label == "ORG" and known().get(text[name.start : name.end]) == "ORG"


def _holds_all(name: Entity, tagged: Sequence[Entity]) -> bool:
    """Say whether the tagger found smaller names inside a name, and none that reaches beyond it."""
    touched = [one for one in tagged if one.start < name.end and name.start < one.end]
    inside = all(name.start <= one.start and one.end <= name.end for one in touched)
    return bool(touched) and inside and touched[0][:2] != name[:2]


def _apart(names: Iterable[Entity], held: Iterable[Entity]) -> list[Entity]:
    """Give the names that touch none of those held."""
    taken = {at for name in held for at in range(name.start, name.end)}
    return [name for name in names if taken.isdisjoint(range(name.start, name.end))]
