"""Reads marked-up cases: posts as name, organ, title, status and, where it matters, code.

Persons stand in 【】; where the entities matter, organs stand in 〔〕, events in 〈〉, places in ｛｝,
facilities in 〖〗, role words in ［］.
"""

import json
import re
from pathlib import Path
from typing import Any

from newsnlp.labels import Entity

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
LABELS = {"【": "PERSON", "〔": "ORG", "〈": "EVENT", "｛": "GPE", "〖": "FAC", "［": "TITLE"}


def read(marked: str) -> tuple[str, list[Entity]]:
    text, entities = "", []
    for part in re.split("(【.*?】|〔.*?〕|〈.*?〉|｛.*?｝|〖.*?〗|［.*?］)", marked):
        if part[:1] in LABELS:
            entities.append(Entity(len(text), len(text) + len(part) - 2, LABELS[part[0]]))
            part = part[1:-1]
        text += part
    return text, entities


def name_of(case: dict[str, Any]) -> str:
    return f"{case['phenomenon']}: {case['text']}"
