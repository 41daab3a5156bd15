"""What is a date and what it is worth, a sentence a case: `cases.jsonl`.

`text` marks the dates with [ ]; `values` gives one value for each: a day, month or year or both ends with `..` (an
open side is empty), a duration, `-` for what is not resolved; TIME and NAME stand before it where they apply.
"""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsnlp.dates import DateSpan, find

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text("utf-8").splitlines()]


def _first(day: str) -> date:
    year, month, number = [*map(int, day.split("-")), 1, 1][:3]
    return date(year, month, number)


def _last(day: str) -> date:
    year, month, number = [*map(int, day.split("-")), 0, 0][:3]
    if number:
        return date(year, month, number)
    return (
        date(year + 1, 1, 1) - timedelta(1) if month in (0, 12) else date(year, month + 1, 1) - timedelta(1)
    )


def expected(value: str) -> dict[str, Any]:
    label = "TIME" if value.startswith("TIME ") else "DATE"
    named = value.startswith("NAME ")
    days, _, duration = value.removeprefix("TIME ").removeprefix("NAME ").partition(" ")
    if days.startswith("P"):
        days, duration = "-", days
    first, dots, last = days.partition("..")
    last = last if dots else first
    return {
        "label": label,
        "named": named,
        "start": _first(first) if first not in ("", "-") else None,
        "end": _last(last) if last not in ("", "-") else None,
        "duration": duration or None,
    }


def found(span: DateSpan) -> dict[str, Any]:
    value = span.value
    return {
        "label": span.label,
        "named": span.part_of_name,
        "start": value.start,
        "end": value.end,
        "duration": value.duration,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['phenomenon']}: {case['text']}")
def test_case(case: dict[str, Any]) -> None:
    text = re.sub(r"[\[\]]", "", case["text"])
    published = date.fromisoformat(case["published"]) if case["published"] else None
    spans = find(text, published)
    marked = text
    for span in reversed(spans):
        marked = f"{marked[: span.start]}[{marked[span.start : span.end]}]{marked[span.end :]}"
    assert marked == case["text"]
    assert [found(span) for span in spans] == [expected(value) for value in case["values"]]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 400
