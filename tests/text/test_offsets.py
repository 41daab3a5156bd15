"""The offset map, in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.text import OffsetMap, repair


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    place, found = 0, []
    for gap, width in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=30)):
        found.append((place + gap, place + gap + width))
        place += gap + width
    return found


@given(spans())
def test_round_trip(raw: list[tuple[int, int]]) -> None:
    length = raw[-1][1] + 1 if raw else 0
    offsets = OffsetMap.from_spans(raw, length)
    assert OffsetMap.from_list(offsets.to_list()) == offsets
    for place, span in enumerate(raw):
        assert offsets.raw_span(place, place + 1) == span
        first, last = offsets.repaired_span(*span)
        assert first <= place < last


def test_identity_costs_nothing() -> None:
    assert len(OffsetMap.identity(1_000_000).to_list()) == 5


def test_shifted_run() -> None:
    raw = "落到实处?！惫愣∥N?、副省长"
    result = repair(raw)
    assert result.text == "落到实处。”广东省委常委、副省长"
    assert [result.offsets.raw_span(place, place + 1) for place in range(4, 9)] == [
        (4, 5),
        (5, 6),
        (6, 7),
        (7, 8),
        (8, 8),
    ]
    assert result.offsets.raw_span(6, 12) == (6, 11)


def test_characters_without_raw_text() -> None:
    offsets = OffsetMap.from_spans([(0, 1), (1, 1), (1, 1), (1, 2)], 2)
    assert offsets.repaired_span(1, 1) == (1, 3)
    assert offsets.repaired_span(0, 0) == (0, 0)


def test_out_of_range() -> None:
    with pytest.raises(IndexError):
        OffsetMap.identity(3).raw_span(2, 4)
    with pytest.raises(IndexError):
        OffsetMap.identity(3).repaired_span(2, 4)
