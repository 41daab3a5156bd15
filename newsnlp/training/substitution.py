"""More training text from the same articles: other people, other places, in the same sentences.

Names are made from the project's own lists: a family name by how common it is, given names by what was counted in
names, places of the same kind. Within an article a name is replaced by one other throughout.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.resources import lines, table

_KINDS: Final = ("自治县", "自治州", "自治区", "街道", "省", "市", "县", "区", "旗", "镇", "乡", "村")
_LOCAL: Final = frozenset({"ORG", "FAC", "PROJECT", "GPE"})
_HONORIFIC = re.compile(r"(先生|女士|某某|某|大姐|大娘|大爷|奶奶|老师)$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_COMMON: Final = 60  # family names that most people have
_SHARE: Final = 0.5  # of the names drawn, how many have one of these


class Substitution:
    """Replaces the names of an article; the same `seed` gives the same article.

    >>> made, entities = Substitution(1)("李文说", [Entity(0, 2, "PERSON")])
    >>> made != "李文说", made[-1], made[entities[0].start:entities[0].end] == made[:-1]
    (True, '说', True)
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._named: dict[str, str] = {}

    def __call__(self, text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
        """Give the article with other names, and its entities."""
        pieces: list[str] = []
        made: list[Entity] = []
        size = done = 0
        for start, end, label in sorted(entities):
            between, name = text[done:start], self._other(text[start:end], label)
            pieces += [between, name]
            made.append(Entity(size + len(between), size + len(between) + len(name), label))
            size, done = made[-1].end, end
        return "".join([*pieces, text[done:]]), made

    def _other(self, name: str, label: str) -> str:
        key = f"{label} {name}"
        if key not in self._named:
            made = (
                self._person(name) if label == "PERSON" else self._placed(name) if label in _LOCAL else name
            )
            self._named[key] = made
        return self._named[key]

    def _person(self, name: str) -> str:
        ending = _HONORIFIC.search(name)
        if ending:
            return self._family() + name[1:] if ending.start() == 1 else name
        if len(name) == 1:
            return self._family()
        return self._full_name() if _CHINESE.fullmatch(name) else name

    def _full_name(self) -> str:
        first, second, single = _given()
        draw = self._chance.choices
        if self._chance.random() < 0.2:
            return self._family() + draw(*single)[0]
        return self._family() + draw(*first)[0] + draw(*second)[0]

    def _family(self) -> str:
        names = _families()
        return self._chance.choice(names[:_COMMON] if self._chance.random() < _SHARE else names)

    def _placed(self, name: str) -> str:
        """Replace the places that a name begins with by others of their kind."""
        for length in range(min(len(name), 8), 1, -1):
            kind = kind_of(name[:length])
            if kind is not None:
                return self._chance.choice(_places()[kind]) + self._placed(name[length:])
        return name


def kind_of(place: str) -> str | None:
    """Say what kind of place a name in the lists is: by its last word, or `short`, or None where it is in none.

    >>> kind_of("泰州市"), kind_of("泰州"), kind_of("马来西亚"), kind_of("高质量")
    ('市', 'short', 'country', None)
    """
    return _kinds().get(place)


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in reversed(_places().items()) for name in names}


@cache
def _places() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, "short", "country")}
    for row in table("divisions.tsv"):
        name = row["name"]
        kind = next((kind for kind in _KINDS if name.endswith(kind)), None)
        if kind and len(name) > len(kind):
            found[kind].append(name)
            if row["short"] == "s" and len(name) - len(kind) > 1:
                found["short"].append(name.removesuffix(kind))
    for line in lines("divisions_townships.txt"):
        for name in re.findall(r"\d{3}(\S+)", line.partition("\t")[2]):
            kind = next((kind for kind in ("街道", "镇", "乡") if name.endswith(kind)), None)
            if kind:
                found[kind].append(name)
    found["country"] = sorted({row["country"] for row in table("countries.tsv")})
    return found


@cache
def _families() -> list[str]:
    return list(lines("surnames.txt"))


@cache
def _given() -> tuple[tuple[list[str], list[int]], ...]:
    rows = list(table("given_names.tsv"))
    made = []
    for column in ("first", "second", "single"):
        counted = [(row["char"], int(row[column])) for row in rows if int(row[column]) > 1]
        made.append(([char for char, _ in counted], [count for _, count in counted]))
    return tuple(made)
