"""What holds for the tables of the amounts room."""

import pytest

from newsnlp.amounts.units import codes, names
from newsnlp.resources import lines, table

NUMERALS = set("一二两三四五六七八九十百千万萬亿数几0123456789")


@pytest.mark.parametrize("name", ["not_amounts.txt", "not_amounts_places.txt"])
def test_every_set_phrase_has_a_numeral(name: str) -> None:
    assert [phrase for phrase in lines(name) if not NUMERALS & set(phrase)] == []


def test_modifiers_are_known() -> None:
    assert {row["modifier"] for row in table("modifiers.tsv")} <= {"approx", "over", "under", "not", "-"}
    assert {row["side"] for row in table("modifiers.tsv")} == {"before", "after"}


def test_every_unit_of_measurement_converts() -> None:
    measured = {unit.code for unit in names().values() if unit.label == "QUANTITY" and unit.kind != "time"}
    assert measured <= set(codes())
