"""Label Studio's JSON: a task for each article, its spans as a prediction to correct, and annotations back.

The labelling set-up is `<View><Labels name="label" toName="text">…</Labels><Text name="text" value="$text"/></View>`.
Format: https://labelstud.io/guide/task_format
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsnlp.errors import SeedError

from .carrying import Seed, entities, held, rebuilt


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write one JSON file of tasks."""
    tasks = [
        {
            "data": {"text": seed["text"], "newsnlp": held(seed)},
            "predictions": [{"model_version": "newsnlp", "result": [_result(e) for e in seed["entities"]]}],
        }
        for seed in seeds
    ]
    output.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _result(entity: dict[str, Any]) -> dict[str, Any]:
    value = {
        "start": entity["start"],
        "end": entity["end"],
        "text": entity["text"],
        "labels": [entity["label"]],
    }
    return {
        "id": f"{entity['start']}-{entity['end']}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
    }


def read(path: Path) -> Iterator[Seed]:
    """Read an export: the last annotation that was not cancelled counts, or the prediction where there is none."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        for number, task in enumerate(tasks, 1):
            text = task["data"]["text"]
            done = [item for item in task.get("annotations", []) if not item.get("was_cancelled")]
            [*_, last] = done or task.get("predictions") or [{"result": []}]
            spans = [
                (item["value"]["start"], item["value"]["end"], item["value"]["labels"][0])
                for item in last["result"]
                if item["type"] == "labels"
            ]
            where = f"{path}: task {number}"
            kept = task["data"].get("newsnlp") or {}
            yield rebuilt(text, entities(spans, text, where), kept, f"{path.stem}-{number}")
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, SeedError):
            raise
        raise SeedError(f"{path}: no tasks of Label Studio's ({error!r})") from error
