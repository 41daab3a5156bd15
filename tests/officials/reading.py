"""Reads marked-up cases: persons stand in 【】, posts as name, organ, title, status and, where it matters, code."""

import json
import re
from pathlib import Path
from typing import Any

from newsnlp.labels import Entity

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(marked: str) -> tuple[str, list[Entity]]:
    text, persons = "", []
    for part in re.split("(【.*?】)", marked):
        if part.startswith("【"):
            persons.append(Entity(len(text), len(text) + len(part) - 2, "PERSON"))
            part = part[1:-1]
        text += part
    return text, persons


def name_of(case: dict[str, Any]) -> str:
    return f"{case['phenomenon']}: {case['text']}"
