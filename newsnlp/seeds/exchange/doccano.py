"""doccano's JSONL for sequence labelling: `text`, `label` as `[start, end, label]`, and fields it keeps as they are.

Exports with relations are read as well: their `entities` have `start_offset`, `end_offset` and `label`.
Format: doccano, "Import and export", https://doccano.github.io/doccano/
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsnlp.errors import SeedError

from ..files import text_of
from ..shape import refuse_raw
from .carrying import Seed, entities, held, rebuilt


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write one JSONL file for doccano."""
    with output.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for seed in seeds:
            refuse_raw(seed, "doccano")
            label = [[entity["start"], entity["end"], entity["label"]] for entity in seed["entities"]]
            row = {"text": seed["text"], "label": label, "newsnlp": held(seed)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Seed]:
    """Read an export; raises `SeedError`, naming the line, where it is none."""
    # Only \n ends a row: U+2028 and its like may stand in a text.
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            yield _article(line, f"{path}:{number}", f"{path.stem}-{number}")


def _article(line: str, where: str, name: str) -> Seed:
    try:
        row = json.loads(line)
        text, spans, kept = row["text"], _spans(row), row.get("newsnlp")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SeedError(f"{where}: no article of doccano's ({error!r})") from error
    return rebuilt(text, entities(spans, text, where), {} if kept is None else kept, name, where)


def _spans(row: dict[str, Any]) -> Any:
    spans = row["label"] if "label" in row else row.get("labels")
    if spans is None:
        spans = [(item["start_offset"], item["end_offset"], item["label"]) for item in row["entities"]]
    return spans
