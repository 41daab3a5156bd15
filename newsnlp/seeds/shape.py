"""The shape of an annotated article: which fields it has and of which kind, as in `seeds/seed.schema.json`."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from newsnlp.errors import SeedError

Seed = dict[str, Any]


class Kind(NamedTuple):
    """What a field holds, in words and as a test."""

    words: str
    holds: Callable[[Any], bool]


_TEXT = Kind("a string", lambda value: isinstance(value, str))
_TEXT_OR_NULL = Kind("a string or null", lambda value: value is None or isinstance(value, str))
_FILLED = Kind("a string that is not empty", lambda value: isinstance(value, str) and value != "")
# True and False are numbers to Python.
_WHOLE = Kind("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
_YES_NO = Kind("true or false", lambda value: isinstance(value, bool))
_LIST = Kind("a list", lambda value: isinstance(value, list))
_PLACE = Kind("an object or null", lambda value: value is None or isinstance(value, dict))
_TEXTS = Kind(
    "an object of strings",
    lambda value: isinstance(value, dict) and all(isinstance(item, str) for item in value.values()),
)

_HEAD: Final = {
    "id": _FILLED,
    "split": _TEXT,
    "published": _TEXT_OR_NULL,
    "entities": _LIST,
    "amounts": _LIST,
    "dates": _LIST,
    "posts": _LIST,
}
_MAY: Final = {
    "genre": _TEXT,
    "source": _TEXT,
    "text": _TEXT,
    "file": _TEXT,
    "sha256": _TEXT,
    "restored_sha256": _TEXT,
    "damaged_from": _TEXT,
    "aliases": _TEXTS,
}
_ROWS: Final = {
    "entities": {"text": _TEXT, "label": _TEXT},
    "amounts": {
        "text": _TEXT,
        "kind": _TEXT,
        "low": _TEXT_OR_NULL,
        "high": _TEXT_OR_NULL,
        "unit": _TEXT_OR_NULL,
        "modifier": _TEXT_OR_NULL,
        "per": _TEXT_OR_NULL,
    },
    "dates": {
        "text": _TEXT,
        "start_date": _TEXT_OR_NULL,
        "end_date": _TEXT_OR_NULL,
        "duration": _TEXT_OR_NULL,
    },
    "posts": {
        "name": _TEXT,
        "title": _TEXT,
        "organ": _TEXT_OR_NULL,
        "organ_inherited": _YES_NO,
        "jurisdiction": _PLACE,
        "status": _TEXT,
        "start_date": _TEXT_OR_NULL,
        "end_date": _TEXT_OR_NULL,
    },
}
_JURISDICTION: Final = {"name": _TEXT, "code": _TEXT_OR_NULL}
_OFFSETS: Final = {"start": _WHOLE, "end": _WHOLE}
_RAW_OFFSETS: Final = {"raw_start": _WHOLE, "raw_end": _WHOLE}


def shaped(seed: object, where: str) -> Seed:
    """Give the seed back where every field is of its kind; raises `SeedError`, naming the first that is not.

    >>> shaped({"id": 5}, "a.jsonl:1")
    Traceback (most recent call last):
    newsnlp.errors.SeedError: a.jsonl:1: id must be a string that is not empty, found 5 (see seeds/seed.schema.json)
    """
    if not isinstance(seed, dict):
        raise SeedError(f"{where}: a seed is an object with id, text, entities, ..., found {seed!r:.60}")
    for fault in _faults(seed):
        raise SeedError(f"{where}: {fault} (see seeds/seed.schema.json)")
    return seed


def unknown_fields(seed: Seed) -> list[str]:
    """List the fields that no seed has, a sentence each: a name mistyped is a value lost."""
    found = [f"field {name!r} is unknown" for name in seed if name not in {*_HEAD, *_MAY, "raw"}]
    for list_name, fields in _ROWS.items():
        spans = () if list_name == "posts" else (*_OFFSETS, *_RAW_OFFSETS)
        for number, row in enumerate(seed[list_name]):
            found += [
                f"{list_name}[{number}]: field {name!r} is unknown"
                for name in row
                if name not in fields and name not in spans
            ]
    return found


def is_raw(seed: Seed) -> bool:
    """Say whether the offsets of a seed are into the text as crawled."""
    spans = (*seed["entities"], *seed["amounts"], *seed["dates"])
    return "text" not in seed or any("raw_start" in span for span in spans)


def refuse_raw(seed: Seed, form: str) -> None:
    """Raise `SeedError` for a seed whose offsets `form` cannot hold."""
    if is_raw(seed):
        raise SeedError(
            f"{seed['id']}: a damaged or standoff article holds offsets into the raw text, which only jsonl can "
            f"hold, not {form}: leave it out, or convert it --to jsonl"
        )


def _faults(seed: Seed) -> Iterator[str]:
    """Yield what is wrong; only the first is meant to be read, what follows rests on it."""
    apart = {"file": _TEXT, "sha256": _TEXT} if "file" in seed else {"text": _TEXT}
    needed = _HEAD if "text" in seed else _HEAD | apart
    yield from _of_kind(seed, needed | {name: kind for name, kind in _MAY.items() if name in seed})
    for name, fields in _ROWS.items():
        for number, row in enumerate(seed[name]):
            yield from _row_faults(row, fields, f"{name}[{number}]", spans=name != "posts")


def _row_faults(row: Any, fields: dict[str, Kind], where: str, spans: bool) -> Iterator[str]:
    if not isinstance(row, dict):
        yield f"{where} must be an object, found {row!r:.60}"
        return
    offsets = (_RAW_OFFSETS if "raw_start" in row else _OFFSETS) if spans else {}
    yield from _of_kind(row, offsets | fields, f"{where}.")
    if "jurisdiction" in fields and row["jurisdiction"] is not None:
        yield from _of_kind(row["jurisdiction"], _JURISDICTION, f"{where}.jurisdiction.")


def _of_kind(row: Seed, fields: dict[str, Kind], where: str = "") -> Iterator[str]:
    for name, kind in fields.items():
        if name not in row:
            yield f"{where}{name} is missing"
        elif not kind.holds(row[name]):
            yield f"{where}{name} must be {kind.words}, found {row[name]!r:.60}"
