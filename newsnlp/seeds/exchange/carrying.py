"""What stays the same when only the spans of an article were corrected in another tool."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from newsnlp.amounts import parse
from newsnlp.errors import AmountError, SeedError
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS, LABELS

from ..shape import Seed, refuse_raw, shaped

__all__ = ["Reader", "Seed", "Writer", "check_fit", "entities", "held", "held_text", "rebuilt"]

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


def check_fit(seed: Seed, form: str) -> None:
    """Raise `SeedError`, naming the article, where a tool's form cannot hold it."""
    refuse_raw(seed, form)
    try:
        (seed["text"] + held_text(seed)).encode("utf-8")
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        raise SeedError(
            f"{seed['id']}: holds half a character, {half!r}, which {form} cannot: mend it, or convert it --to jsonl"
        ) from error


def entities(spans: Any, text: Any, where: str) -> list[dict[str, Any]]:
    """Make a seed's entities of `[start, end, label]`; raises `SeedError` for what the text or scheme has not."""
    if not isinstance(text, str):
        raise SeedError(f"{where}: the text must be a string, found {text!r:.60}")
    if not isinstance(spans, list):
        raise SeedError(f"{where}: the spans must be a list, found {spans!r:.60}")
    for span in spans:
        _check_span(span, text, where)
    return [
        {"start": start, "end": end, "text": text[start:end], "label": label}
        for start, end, label in sorted(map(tuple, spans))
    ]


def _check_span(span: Any, text: str, where: str) -> None:
    if not isinstance(span, list | tuple) or [type(part) for part in span] != [int, int, str]:
        raise SeedError(
            f'{where}: a span is two whole numbers and a label, [3, 7, "ORG"], found {span!r:.60}'
        )
    start, end, label = span
    if label not in LABELS:
        raise SeedError(f"{where}: {label!r} is no label; labels are {', '.join(LABELS)}")
    if not 0 <= start < end <= len(text):
        raise SeedError(f"{where}: {label} {start}-{end} lies outside the text of {len(text)} characters")


def rebuilt(text: str, found: list[dict[str, Any]], kept: Any, name: str, where: str) -> Seed:
    """Put a seed together from corrected entities and what it had before; without an id before, it gets `name`.

    Values stay with the spans that stayed. A new amount is read from its own words; a new date has no value until a
    person gives it one. Raises `SeedError`, beginning with `where`.
    """
    if not isinstance(kept, dict):
        raise SeedError(f"{where}: newsnlp must be an object, as it was written, found {kept!r:.60}")
    known = {key: kept[key] for key in _HELD if key in kept}
    seed: Seed = {"id": name, "split": "train", "published": None, **_EMPTY, **known}
    seed |= {"text": text, "entities": found}
    shaped(seed, f"{where}: newsnlp")
    for key, labels in (("amounts", AMOUNT_LABELS), ("dates", DATE_LABELS)):
        # What holds raw offsets belongs to no span of a tool.
        values = {(value["start"], value["end"]): value for value in seed[key] if "start" in value}
        seed[key] = [
            values.get((entity["start"], entity["end"])) or _value(entity, where)
            for entity in found
            if entity["label"] in labels
        ]
    return seed


def _value(entity: dict[str, Any], where: str) -> dict[str, Any]:
    span = {key: entity[key] for key in ("start", "end", "text")}
    if entity["label"] in DATE_LABELS:
        return span | {"start_date": None, "end_date": None, "duration": None}
    try:
        value = parse(entity["text"]).to_dict()
    except AmountError as error:
        at = f"{entity['text']!r} ({entity['start']}-{entity['end']})"
        raise SeedError(f"{where}: {at} is marked {entity['label']}, but {error}") from error
    return span | {key: value[key] for key in ("kind", "low", "high", "unit", "modifier", "per")}
