"""Label Studio's JSON: a task for each article, its spans as a prediction to correct, and annotations back.

The labelling set-up is `<View><Labels name="label" toName="text">…</Labels><Text name="text" value="$text"/></View>`.
Format: https://labelstud.io/guide/task_format
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
    """Write one JSON file of tasks."""
    tasks = [_task(seed) for seed in seeds]
    text = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    output.write_text(text, encoding="utf-8", errors="backslashreplace")


def _task(seed: Seed) -> dict[str, Any]:
    refuse_raw(seed, "label-studio")
    return {
        "data": {"text": seed["text"], "newsnlp": held(seed)},
        "predictions": [{"model_version": "newsnlp", "result": [_result(e) for e in seed["entities"]]}],
    }


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
        tasks = json.loads(text_of(path))
    except SeedError:
        raise
    except (ValueError, RecursionError) as error:
        raise SeedError(f"{path}: no tasks of Label Studio's ({error})") from error
    if not isinstance(tasks, list):
        raise SeedError(f"{path}: no tasks of Label Studio's (a list of them, found {tasks!r:.60})")
    for number, task in enumerate(tasks, 1):
        yield _article(task, f"{path}: task {number}", f"{path.stem}-{number}")


def _article(task: Any, where: str, name: str) -> Seed:
    try:
        text, kept = task["data"]["text"], task["data"].get("newsnlp")
        done = [item for item in task.get("annotations") or [] if not item.get("was_cancelled")]
        [*_, last] = done or task.get("predictions") or [{"result": []}]
        spans = [
            (item["value"]["start"], item["value"]["end"], item["value"]["labels"][0])
            for item in last["result"]
            if item["type"] == "labels"
        ]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SeedError(f"{where}: no task of Label Studio's ({error!r})") from error
    return rebuilt(text, entities(spans, text, where), {} if kept is None else kept, name, where)
