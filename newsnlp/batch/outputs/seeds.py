"""Records as annotated articles, in the formats of the tools in which they are corrected by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

from newsnlp.files import completed
from newsnlp.records import Record
from newsnlp.seeds.exchange import WRITERS, Seed

from .tables import plain

_SPAN = ("start", "end", "text")
_POST = ("title", "organ", "organ_inherited", "status", "start_date", "end_date")


def write_seeds(tool: str, lines: Iterator[bytes], output: Path) -> None:
    """Write one file for a tool, a name of `newsnlp.seeds.exchange`; `newsnlp.seeds convert` reads it back.

    Some of the formats are one piece that is held in memory as a whole. Raises OSError.
    """
    with completed(output) as part:
        WRITERS[tool]((to_seed(json.loads(line)) for line in lines), part)


def write_brat(lines: Iterator[bytes], output: Path) -> None:
    """Write a folder for brat, unless it is there: people correct in it. Raises OSError."""
    if output.exists():
        if any(output.iterdir()):
            return
        output.rmdir()
    write_seeds("brat", lines, output)


def to_seed(record: Record) -> Seed:
    """Give what was found in an article as an annotated article, to be corrected.

    >>> import newsnlp
    >>> seed = to_seed(newsnlp.to_record(newsnlp.nlp("总投资近128亿元"), id="a"))
    >>> seed["id"], seed["entities"], seed["amounts"][0]["modifier"]
    ('a', [{'start': 4, 'end': 9, 'text': '128亿元', 'label': 'MONEY'}], 'approx')
    """
    text = record["text"]
    aliases = {
        text[mention["start"] : mention["end"]]: official["name"]
        for official in record["officials"]
        for mention in official["mentions"]
    }
    return {
        "id": plain(record["id"]),
        "split": "train",
        "published": record["published"],
        "text": text,
        "entities": [{key: entity[key] for key in (*_SPAN, "label")} for entity in record["entities"]],
        "amounts": [_without_raw(amount) for amount in record["amounts"]],
        "dates": [_without_raw(date) for date in record["dates"]],
        "aliases": {short: name for short, name in aliases.items() if short != name},
        "posts": [
            _post(official["name"], post) for official in record["officials"] for post in official["posts"]
        ],
    }


def _without_raw(item: Record) -> Record:
    return {key: value for key, value in item.items() if key not in ("raw_start", "raw_end")}


def _post(name: str, post: Record) -> Record:
    place = post["jurisdiction"]
    where = {"name": place["name"], "code": place["code"]} if place else None
    return {"name": name} | {key: post[key] for key in _POST} | {"jurisdiction": where}
