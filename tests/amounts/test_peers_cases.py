"""Whole strings of the peers' own test cases, read from beside the checkout and never copied into it."""

import json
from pathlib import Path

import pytest

from newsnlp.amounts import parse
from newsnlp.errors import AmountError

CASES = Path(__file__).resolve().parents[2] / "../shared/cases"
TYPES = {"money", "number", "percent", "area", "length", "weight", "volume", "temperature", "speed", "count"}


def whole_strings() -> list[tuple[str, object]]:
    found = []
    for file in sorted(CASES.glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            expected = row["expected"]
            if (
                row["span_kind"] == "whole"
                and len(expected) == 1
                and expected[0]["type"] in TYPES
                and not row.get("arguable")
            ):
                found.append((row["text"], expected[0].get("value")))
    return found


@pytest.mark.skipif(not CASES.exists(), reason="the peers' cases (../shared/cases) are not here")
def test_nearly_all_are_read_with_their_value() -> None:
    rows = [(text, value) for text, value in whole_strings() if value is not None]
    assert len(rows) > 500
    right = sum(agrees(text, value) for text, value in rows)
    assert right / len(rows) > 0.94, f"{right} of {len(rows)}"


def agrees(text: str, value: object) -> bool:
    try:
        amount = parse(text)
    except AmountError:
        return False
    low, high = value if isinstance(value, list) else (value, value)  # type: ignore[misc]
    ends = [end for end in (amount.low, amount.high) if end is not None]
    said = [float(end) for end in (low, high) if end is not None]
    return any(
        abs(float(ours) - theirs) <= 1e-6 * max(1, abs(theirs)) for ours in ends for theirs in said
    ) or (amount.kind == "percent" and bool(said) and abs(float(ends[0]) / 100 - said[0]) < 1e-9)
