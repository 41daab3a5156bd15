"""Names found in part, made whole from the rest of the document."""

import pytest

from newsnlp.labels import Entity
from newsnlp.names.whole import made_whole


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("神州租车说，神州租车购车", [Entity(6, 8, "GPE")], Entity(6, 10, "ORG")),
        ("江湾染整说，江湾染整投产", [Entity(6, 8, "GPE"), Entity(8, 10, "ORG")], Entity(6, 10, "ORG")),
        ("晶源股份说，晶源股份公告", [Entity(6, 8, "ORG")], Entity(6, 10, "ORG")),
        ("美光说，美光说，美光扩产", [Entity(8, 9, "GPE")], Entity(8, 10, "ORG")),
        ("榆河中心站说，榆河中心站改造", [Entity(7, 9, "LOC")], Entity(7, 12, "FAC")),
        ("金羚奖评选说，金羚奖评选启动", [Entity(7, 10, "ORG")], Entity(7, 12, "EVENT")),
        ("文迪波说，文迪波说，文迪波，", [Entity(10, 12, "PERSON")], Entity(10, 13, "PERSON")),
    ],
)
def test_a_name_found_in_part_is_taken_whole(text: str, parts: list[Entity], whole: Entity) -> None:
    size, times = text.index("说"), text.count("说")
    names = [Entity(at * (size + 2), at * (size + 2) + size, whole.label) for at in range(times)]
    assert made_whole(text, [*names, *parts]) == [*names, whole]


@pytest.mark.parametrize(
    ("phenomenon", "text", "parts"),
    [
        ("a word goes on behind it", "晶源中国说，晶源中国人事", [Entity(6, 8, "ORG")]),
        (
            "something else reaches over its end",
            "晶源股份说，晶源股份公告",
            [Entity(6, 8, "ORG"), Entity(8, 12, "LAW")],
        ),
        (
            "a role is no part of a name",
            "晶源董事说，晶源董事表示",
            [Entity(6, 8, "ORG"), Entity(8, 10, "TITLE")],
        ),
        ("a short name seen whole once", "美光说，美光扩产", [Entity(4, 5, "GPE")]),
        ("政府采购 is a word", "云澜政府说，云澜政府采购", [Entity(6, 8, "GPE")]),
        (
            "found in part much more often",
            "晶源股份说，晶源股份、晶源股份、晶源股份、晶源股份",
            [Entity(at, at + 2, "ORG") for at in (6, 11, 16, 21)],
        ),
    ],
)
def test_what_is_not_the_same_name_stays(phenomenon: str, text: str, parts: list[Entity]) -> None:
    names = [Entity(0, text.index("说"), "ORG"), *parts]
    assert made_whole(text, names) == names, phenomenon


def test_a_small_word_before_a_name_is_taken_off() -> None:
    text = "兖河集团研究院说，用兖河集团研究院的话说"
    assert made_whole(text, [Entity(0, 7, "ORG"), Entity(9, 17, "ORG")]) == [
        Entity(0, 7, "ORG"),
        Entity(10, 17, "ORG"),
    ]
