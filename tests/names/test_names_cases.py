"""Each case is a sentence with its names marked [text|LABEL]; `cases.jsonl` names the phenomenon it shows."""

import json
import re
from pathlib import Path

import pytest

from newsnlp.names import find

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)\]")
LINES = (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


def plain(text: str) -> str:
    return MARK.sub(r"\1", text)


def marked(text: str) -> str:
    pieces, at = [], 0
    for span in find(text):
        pieces += [text[at : span.start], f"[{text[span.start : span.end]}|{span.label}]"]
        at = span.end
    return "".join([*pieces, text[at:]])


def label(case: dict[str, str]) -> str:
    return f"{case['phenomenon']}: {plain(case['marked'])}"[:60]


@pytest.mark.parametrize("case", CASES, ids=label)
def test_names_of_a_sentence(case: dict[str, str]) -> None:
    assert marked(plain(case["marked"])) == case["marked"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300
