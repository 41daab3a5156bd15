"""doccano's JSONL for sequence labelling: `text`, `label` as `[start, end, label]`, and fields it keeps as they are.

Exports with relations are read as well: their `entities` have `start_offset`, `end_offset` and `label`.
Format: doccano, "Import and export", https://doccano.github.io/doccano/
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.errors import SeedError

from .carrying import Seed, entities, held, rebuilt


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write one JSONL file for doccano."""
    with output.open("w", encoding="utf-8") as file:
        for seed in seeds:
            label = [[entity["start"], entity["end"], entity["label"]] for entity in seed["entities"]]
            row = {"text": seed["text"], "label": label, "newsnlp": held(seed)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[Seed]:
    """Read an export; raises `SeedError`, naming the line, where it is none."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
            text = row["text"]
            spans = row["label"] if "label" in row else row.get("labels")
            if spans is None:
                spans = [
                    (item["start_offset"], item["end_offset"], item["label"]) for item in row["entities"]
                ]
        except (ValueError, KeyError, TypeError) as error:
            raise SeedError(f"{where}: no article of doccano's ({error!r})") from error
        yield rebuilt(text, entities(spans, text, where), row.get("newsnlp") or {}, f"{path.stem}-{number}")
