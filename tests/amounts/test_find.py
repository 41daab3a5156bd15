"""What the amounts room finds and reads, a case a phenomenon (find.jsonl, parse.jsonl)."""

import json
from pathlib import Path

import pytest

from newsnlp.amounts import Amount, find, parse
from newsnlp.errors import AmountError

HERE = Path(__file__).parent


def cases(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def summary(text: str) -> list[dict]:
    found = []
    for span in find(text):
        row = {"surface": text[span.start : span.end], "label": span.label}
        if span.amount is not None:
            values = span.amount.to_dict()
            row |= {name: values[name] for name in ("low", "high", "unit", "modifier", "per")}
        found.append(row)
    return found


@pytest.mark.parametrize("case", cases("find.jsonl"), ids=lambda case: f"{case['phenomenon']}:{case['text']}")
def test_find(case: dict) -> None:
    assert summary(case["text"]) == case["expected"]


@pytest.mark.parametrize(
    "case", cases("parse.jsonl"), ids=lambda case: f"{case['phenomenon']}:{case['text'][:20]}"
)
def test_parse(case: dict) -> None:
    if case["phenomenon"] == "no-amount":
        with pytest.raises(AmountError):
            parse(case["text"])
        return
    values = parse(case["text"]).to_dict()
    names = ("low", "high", "unit", "kind", "modifier")
    assert {name: values[name] for name in names} == {name: case[name] for name in names}


@pytest.mark.parametrize("case", cases("find.jsonl")[::7], ids=lambda case: case["text"])
def test_round_trip(case: dict) -> None:
    for span in find(case["text"]):
        if span.amount is not None:
            assert Amount.from_dict(json.loads(json.dumps(span.amount.to_dict()))) == span.amount
