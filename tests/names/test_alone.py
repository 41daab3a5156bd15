"""Names that the rest of the document speaks against."""

import pytest

from newsnlp.labels import Entity
from newsnlp.names.alone import without_strays


@pytest.mark.parametrize(
    ("phenomenon", "text", "names", "stays"),
    [
        (
            "a product once taken for a fair",
            "SC286投产，SC286降价，SC286热销",
            [Entity(0, 5, "EVENT")],
            False,
        ),
        ("a common noun once taken for a firm", "卤素灯亮，卤素灯热，卤素灯贵", [Entity(5, 8, "ORG")], False),
        ("a name as often as not", "晶源热，晶源冷", [Entity(0, 2, "ORG")], True),
        ("twice a name", "晶源热，晶源冷，晶源暖，晶源凉", [Entity(0, 2, "ORG"), Entity(4, 6, "ORG")], True),
        (
            "the rest stands inside other names",
            "晶源热，晶源股份，晶源股份",
            [Entity(0, 2, "ORG"), Entity(4, 8, "ORG"), Entity(9, 13, "ORG")],
            True,
        ),
        ("a person", "苏文说，苏文听，苏文写", [Entity(0, 2, "PERSON")], True),
        ("a place of the lists", "昆山热，昆山冷，昆山暖", [Entity(0, 2, "GPE")], True),
        ("a short name given in quotes", "“中心”说，中心听，中心写", [Entity(1, 3, "ORG")], True),
        (
            "the rest stands inside longer words",
            "教育部说，教育部门听，教育部门看",
            [Entity(0, 3, "ORG")],
            True,
        ),
        ("a Latin name inside others", "BP减产，BPO降价，BPM热销", [Entity(0, 2, "ORG")], True),
        ("a Latin name", "Bourns热，Bourns冷，Bourns暖", [Entity(0, 6, "ORG")], True),
    ],
)
def test_strays(phenomenon: str, text: str, names: list[Entity], stays: bool) -> None:
    assert without_strays(text, names) == (names if stays else []), phenomenon
