"""What the head of a list makes of its members, a case a phenomenon."""

import pytest

from newsnlp.labels import Entity
from newsnlp.names.listed import listed

CASES = [
    ("stations of a line", "沿线设东岭、西岭、南岭等6个客站", ["东岭"], ["东岭", "西岭", "南岭"]),
    (
        "stations told by name",
        "8座车站分别是海州、海州北、连云。",
        ["海州", "海州", "连云"],
        ["海州", "海州北", "连云"],
    ),
    ("a verb before the first", "全线增设以马平、东岭等2个站点", ["马平"], ["马平", "东岭"]),
    ("motorways", "随州、岳常、通平3条高速公路", ["随州"], ["随州", "岳常", "通平"]),
    ("points of service", "新设便民、快递、充电3个站点", [], []),
    ("heads of stations", "设东岭、西岭2个站点长", ["东岭"], []),
]


@pytest.mark.parametrize(("phenomenon", "text", "places", "expected"), CASES, ids=[row[0] for row in CASES])
def test_listed(phenomenon: str, text: str, places: list[str], expected: list[str]) -> None:
    names, at = [], 0
    for place in places:
        at = text.index(place, at)
        names.append(Entity(at, at + len(place), "GPE"))
        at += len(place)
    found = listed(text, names)
    assert [text[start:end] for start, end, label in found if label == "FAC"] == expected, phenomenon
