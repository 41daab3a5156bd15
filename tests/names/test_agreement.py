"""Firms found again in a document, a case a phenomenon."""

import re

import pytest

from newsnlp.labels import Entity
from newsnlp.names.agreement import agreed

AGREED = [
    (
        "mistaken for a person",
        "“维格斯”说，“维格斯”说，“维格斯”",
        ["ORG", "ORG", "PERSON"],
        ["ORG", "ORG", "ORG"],
    ),
    ("missed", "“晶源光电”、“晶源光电”与“晶源光电”", ["ORG", "ORG", None], ["ORG", "ORG", "ORG"]),
    (
        "named in full once",
        "“晶源光电公司”说，“晶源光电”说，“晶源光电”",
        ["ORG", "ORG", None],
        ["ORG", "ORG", "ORG"],
    ),
    (
        "more often a person",
        "“李宁”说，“李宁”说，“李宁”",
        ["PERSON", "PERSON", "ORG"],
        ["PERSON", "PERSON", "PERSON"],
    ),
    (
        "a person missed",
        "“文迪波”说，“文迪波”，“文迪波”",
        ["PERSON", "PERSON", None],
        ["PERSON", "PERSON", "PERSON"],
    ),
    ("seen once, alone", "“文迪波”说，“文迪波”", ["PERSON", None], ["PERSON", None]),
    (
        "a zone is nobody",
        "“高新区”、“高新区”与“高新区”",
        ["PERSON", "PERSON", None],
        ["PERSON", "PERSON", None],
    ),
    ("a grid is no site", "“南方电网”、“南方电网”与“南方电”", ["ORG", "ORG", None], ["ORG", "ORG", None]),
    (
        "a wall is no site",
        "“长城网”、“长城网”、“长城”、“长城”",
        ["ORG", "ORG", "FAC", "FAC"],
        ["ORG", "ORG", "FAC", "FAC"],
    ),
    ("a short name seen once", "“文同”说，“文同”", ["PERSON", None], ["PERSON", None]),
    ("a site without its 网", "“当当网”说，“当当网”与“当当”", ["ORG", "ORG", None], ["ORG", "ORG", "ORG"]),
    ("a place by its name", "“昆山”说，“昆山”说，“昆山”", ["ORG", "ORG", "GPE"], ["ORG", "ORG", "GPE"]),
    ("a common word", "“市场”说，“市场”说，“市场”", ["ORG", "ORG", None], ["ORG", "ORG", None]),
    ("seen once", "“晶源光电”说，“晶源光电”", ["ORG", None], ["ORG", None]),
]


@pytest.mark.parametrize(("phenomenon", "text", "labels", "expected"), AGREED, ids=[row[0] for row in AGREED])
def test_agreed(phenomenon: str, text: str, labels: list[str | None], expected: list[str | None]) -> None:
    """What stands in quotes has the labels given, or none."""
    quoted = [match.span(1) for match in re.finditer("“(.*?)”", text)]

    def named(given: list[str | None]) -> list[Entity]:
        return [Entity(*span, label) for span, label in zip(quoted, given, strict=True) if label]

    assert agreed(text, named(labels)) == named(expected), phenomenon


@pytest.mark.parametrize("text", ["王丽说，王丽说，王丽丽说", "马克思说，马克思说，马克思主义"])
def test_a_persons_name_that_goes_on_is_another(text: str) -> None:
    size = text.index("说")
    names = [Entity(at, at + size, "PERSON") for at in (0, size + 2)]
    assert agreed(text, names) == names


def test_a_foreign_name_seen_twice_is_found_again() -> None:
    text = "莫雷说，莫雷说，老将莫雷说"
    names = [Entity(0, 2, "PERSON"), Entity(4, 6, "PERSON")]
    assert agreed(text, names) == [*names, Entity(10, 12, "PERSON")]
