"""Articles from files, folders and standard input, one at a time; what cannot be read becomes a `Failure`."""

import codecs
import io
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from newsnlp.errors import InputError
from newsnlp.state import iso_day
from newsnlp.text import decode

SUFFIXES: Final = (".txt", ".jsonl")
# How much of a JSONL file decides its encoding.
SAMPLE: Final = 1 << 16
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, with its name for the record and the day of publication where it is known."""

    id: str
    text: str
    published: str | None
    source: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or line that could not be read, and why."""

    source: str
    line: int | None
    reason: str


def read_inputs(inputs: Iterable[str], leave_out: Collection[Path] = ()) -> Iterator[Article | Failure]:
    """Yield the articles of files, of folders (searched in order of name) and of standard input (`-`).

    A `.txt` file is one article, named by its path without the ending; a `.jsonl` file has one a line, an object with
    `text` and, if known, `id` and `published`. Standard input is JSONL when it begins with an object, else one text.
    JSONL is read line by line, in the encoding that its beginning shows. `leave_out` are files passed over in folders.
    """
    passed_over = {path.resolve() for path in leave_out}
    for name in inputs:
        path = Path(name)
        if name == "-":
            yield from _read_stdin()
        elif path.is_dir():
            files = sorted(
                file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()
            )
            if not files:
                yield Failure(name, None, f"the folder holds no {' or '.join(SUFFIXES)} file")
            for file in files:
                if file.resolve() not in passed_over:
                    yield from _read_file(file)
        elif path.suffix.lower() not in SUFFIXES and path.exists():
            yield Failure(name, None, f"unknown kind of file: expected {' or '.join(SUFFIXES)}")
        else:
            yield from _read_file(path)


def _read_stdin() -> Iterator[Article | Failure]:
    if sys.stdin is None:
        yield Failure("<stdin>", None, "standard input is closed")
        return
    stream = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), SAMPLE))
    begin = stream.peek(SAMPLE).lstrip(codecs.BOM_UTF8 + b" \t\r\n")  # type: ignore[attr-defined]
    if begin[:1] == b"{":
        yield from _read_lines(stream, "<stdin>", "stdin")
    else:
        yield _read_text(stream.read(), "<stdin>", "stdin")


def _read_file(path: Path) -> Iterator[Article | Failure]:
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".jsonl":
                yield from _read_lines(stream, str(path), path.as_posix())
            else:
                yield _read_text(stream.read(), str(path), path.with_suffix("").as_posix())
    except OSError as error:
        yield Failure(str(path), None, error.strerror or str(error))


def _read_text(data: bytes, source: str, name: str) -> Article | Failure:
    try:
        text, _ = decode(data)
    except InputError as error:
        return Failure(source, None, str(error))
    return Article(name, text, None, source, None)


def _read_lines(stream: BinaryIO, source: str, name: str) -> Iterator[Article | Failure]:
    try:
        encoding = _encoding(stream.peek(SAMPLE)[:SAMPLE])  # type: ignore[attr-defined]
    except InputError as error:
        yield Failure(source, None, str(error))
        return
    # Bytes that are no text come through as lone surrogates, so that only their line is lost.
    lines = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if _UNDECODED.search(line):
            yield Failure(source, number, f"holds bytes that are no {encoding} text")
        else:
            yield _read_line(line, source, number, name)


def _encoding(sample: bytes) -> str:
    """Name the encoding of a stream from its beginning, which may end inside a character."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        # Whole lines only, as far as there are any.
        return decode(sample[: sample.rfind(b"\n") + 1] or sample)[1]
    return "utf-8-sig"


def _read_line(line: str, source: str, number: int, name: str) -> Article | Failure:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(source, number, f"not JSON: {error}")
    if not isinstance(fields, dict) or "text" not in fields:
        return Failure(source, number, "expected an object with a field `text`")
    text, id, published = fields["text"], fields.get("id"), fields.get("published")
    if not isinstance(text, str):
        return Failure(source, number, f"`text` is {type(text).__name__}, expected a string")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        return Failure(source, number, f"`id` is {type(id).__name__}, expected a string or a whole number")
    try:
        day = None if published in (None, "") else iso_day(published)
    except InputError as error:
        return Failure(source, number, str(error))
    return Article(f"{name}:{number}" if id is None else str(id), text, day, source, number)
