"""Names that only the network thinks of, and is not sure of."""

import numpy as np
import pytest

from newsnlp.labels import Entity
from newsnlp.tagger.doubt import LEAST, without_doubtful
from newsnlp.tagger.scheme import NAMES, OUTSIDE, entities, size, tags


def read(name: Entity, chances: list[float], hints: list[Entity]) -> list[Entity]:
    """Give what is left of one name in a text of five characters, with these chances of its tags."""
    given = tags(5, [name], NAMES)
    scores = np.full((5, 1, size("news")), -20.0, np.float32)
    scores[:, 0, OUTSIDE] = 0.0
    for place, chance in zip(range(name.start, name.end), chances, strict=True):
        scores[place, 0, given[place]] = np.log(chance / (1 - chance))
    left = without_doubtful(given[:, None], scores, tags(5, hints, NAMES)[:, None])
    return entities(left[:, 0], NAMES)


@pytest.mark.parametrize("label", sorted(LEAST))
def test_a_name_is_as_sure_as_its_least_sure_character(label: str) -> None:
    name, limit = Entity(1, 4, label), LEAST[label]
    assert read(name, [0.99, limit + 0.05, 0.99], []) == [name]
    assert read(name, [0.99, limit - 0.05, 0.99], []) == []


def test_what_the_rules_hint_at_stays() -> None:
    name = Entity(1, 4, "PERSON")
    assert read(name, [0.4, 0.4, 0.4], [name]) == [name]
    assert read(name, [0.4, 0.4, 0.4], [Entity(1, 4, "ORG")]) == []


@pytest.mark.parametrize("chances", [[0.1, 0.9, 0.9], [0.9, 0.9, 0.1]])
def test_a_hint_with_other_edges_is_none(chances: list[float]) -> None:
    assert read(Entity(1, 4, "PERSON"), chances, [Entity(1, 3, "PERSON")]) == []


def test_a_label_without_a_limit_stays() -> None:
    name = Entity(1, 4, "EVENT")
    assert read(name, [0.3, 0.3, 0.3], []) == [name]


def test_other_names_and_texts_stay() -> None:
    sure, doubtful = Entity(0, 2, "PERSON"), Entity(2, 4, "PERSON")
    given = np.stack([tags(5, [sure, doubtful], NAMES), tags(5, [sure], NAMES)], 1)
    scores = np.full((5, 2, size("news")), -20.0, np.float32)
    np.put_along_axis(scores, given[:, :, None], 5.0, 2)
    scores[3, 0, OUTSIDE] = 6.0
    left = without_doubtful(given, scores, np.zeros_like(given))
    assert entities(left[:, 0], NAMES) == [sure]
    assert entities(left[:, 1], NAMES) == [sure]
