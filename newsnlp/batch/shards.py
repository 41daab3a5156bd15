"""What is kept of a chunk on disk until the whole run is done: a file a chunk, there whole or not at all.

The first line says which work the file holds and how much of it there is; the lines behind it are the records.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsnlp.records import Failure

from .annotating import Annotated
from .duplicates import Signature


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a chunk: how many records of how many characters of text, and what could not be read."""

    number: int
    records: int
    characters: int
    failures: tuple[Failure, ...]


def shard(folder: Path, number: int) -> Path:
    """Give the file of a chunk."""
    return folder / f"{number:08}.jsonl"


def store(folder: Path, number: int, digest: str, made: Annotated) -> Tally:
    """Write a chunk's file under another name, and give it its own when it is complete. Raises OSError."""
    tally = Tally(number, len(made.lines), made.characters, tuple(made.failures))
    body = "".join(line + "\n" for line in made.lines).encode("utf-8", "backslashreplace")
    head = asdict(tally) | {"digest": digest, "bytes": len(body)}
    head["signatures"] = [asdict(signature) for signature in made.signatures]
    part = folder / f"{number:08}.{os.getpid()}.part"
    with part.open("wb") as file:
        file.write(json.dumps(head).encode() + b"\n")
        file.write(body)
    part.replace(shard(folder, number))
    return tally


def stored(folder: Path, number: int, digest: str) -> Tally | None:
    """Give the tally of a chunk that is done, or None where its file is missing, cut off, or of other work.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = store(Path(name), 0, "d", Annotated(["{}"]))
    ...     stored(Path(name), 0, "d"), stored(Path(name), 0, "other"), stored(Path(name), 1, "d")
    (Tally(number=0, records=1, characters=0, failures=()), None, None)
    """
    path = shard(folder, number)
    try:
        with path.open("rb") as file:
            line = file.readline()
        head = json.loads(line)
        whole = path.stat().st_size == len(line) + head["bytes"]
        return _tally(head) if whole and head["digest"] == digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def lines(folder: Path, numbers: range) -> Iterator[bytes]:
    """Yield the records of chunks in their order, a line each."""
    for number in numbers:
        with shard(folder, number).open("rb") as file:
            next(file)
            yield from file


def failures(folder: Path, numbers: range) -> Iterator[Failure]:
    """Yield what could not be read in chunks, in their order."""
    for number in numbers:
        with shard(folder, number).open("rb") as file:
            yield from _tally(json.loads(file.readline())).failures


def signatures(folder: Path, numbers: range) -> Iterator[Signature]:
    """Yield the signatures of the records of chunks, in their order."""
    for number in numbers:
        with shard(folder, number).open("rb") as file:
            for signature in json.loads(file.readline())["signatures"]:
                yield Signature(**signature)


def _tally(head: dict[str, Any]) -> Tally:
    failed = tuple(Failure(**failure) for failure in head["failures"])
    return Tally(head["number"], head["records"], head["characters"], failed)
