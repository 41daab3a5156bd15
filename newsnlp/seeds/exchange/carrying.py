"""What stays the same when only the spans of an article were corrected in another tool."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from newsnlp.amounts import parse
from newsnlp.errors import AmountError, SeedError
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS, LABELS

Seed = dict[str, Any]
Writer = Callable[[Iterable[Seed], Path], None]
Reader = Callable[[Path], Iterator[Seed]]

_HELD: Final = ("id", "split", "published", "genre", "source", "aliases", "amounts", "dates", "posts")
_EMPTY: Final[dict[str, Any]] = {"aliases": {}, "amounts": [], "dates": [], "posts": []}


def held(seed: Seed) -> Seed:
    """Give what a tool for spans need not show."""
    return {key: seed[key] for key in _HELD if key in seed}


def held_text(seed: Seed) -> str:
    """Give the same as one line of JSON."""
    return json.dumps(held(seed), ensure_ascii=False, separators=(",", ":"))


def entities(spans: Iterable[tuple[int, int, str]], text: str, where: str) -> list[dict[str, Any]]:
    """Make a seed's entities of `(start, end, label)`; raises `SeedError` for what the text or scheme has not."""
    made = []
    for start, end, label in sorted((start, end, label) for start, end, label in spans):
        if label not in LABELS:
            raise SeedError(f"{where}: {label!r} is no label; labels are {', '.join(LABELS)}")
        if not 0 <= start < end <= len(text):
            raise SeedError(f"{where}: {label} {start}-{end} lies outside the text of {len(text)} characters")
        made.append({"start": start, "end": end, "text": text[start:end], "label": label})
    return made


def rebuilt(text: str, found: list[dict[str, Any]], kept: Seed, where: str) -> Seed:
    """Put a seed together from corrected entities and what it had before.

    Values stay with the spans that stayed. A new amount is read from its own words; a new date has no value until a
    person gives it one.
    """
    seed: Seed = {"id": where, "split": "train", "published": None, **_EMPTY, **kept}
    seed |= {"text": text, "entities": found}
    for key, labels in (("amounts", AMOUNT_LABELS), ("dates", DATE_LABELS)):
        values = {(value["start"], value["end"]): value for value in seed[key]}
        seed[key] = [
            values.get((entity["start"], entity["end"])) or _value(entity)
            for entity in found
            if entity["label"] in labels
        ]
    return seed


def _value(entity: dict[str, Any]) -> dict[str, Any]:
    span = {key: entity[key] for key in ("start", "end", "text")}
    if entity["label"] in DATE_LABELS:
        return span | {"start_date": None, "end_date": None, "duration": None}
    try:
        value = parse(entity["text"]).to_dict()
    except AmountError as error:
        raise SeedError(f"{entity['text']!r} is marked {entity['label']}, but {error}") from error
    return span | {key: value[key] for key in ("kind", "low", "high", "unit", "modifier", "per")}
