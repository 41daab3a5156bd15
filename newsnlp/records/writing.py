"""Where records go: a file that appears when it is complete, the screen, and the file of what could not be read."""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TextIO, TypeVar

from newsnlp.errors import InputError
from newsnlp.files import completed

from .reading import Failure

File = TypeVar("File", TextIO, BinaryIO)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open `path` for writing text under another name, and give it its own when everything is written.

    Whoever reads `path` meanwhile, this very run included, sees the old file or none. Devices are written directly.
    Raises OSError, naming the path.
    """
    with _replacing(path, _text_file) as file:
        yield file


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """Do the same for bytes."""
    with _replacing(path, lambda part: part.open("wb")) as file:
        yield file


def check_place(path: Path) -> None:
    """Make sure, before long work, that a file can be made at `path`. Raises OSError, naming the path.

    >>> check_place(Path("/nowhere/report.html"))
    Traceback (most recent call last):
    OSError: cannot write /nowhere/report.html: No such file or directory
    """
    if path.is_dir():
        raise OSError(f"cannot write {path}: it is a folder")
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OSError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def _replacing(path: Path, open_part: Callable[[Path], File]) -> Iterator[File]:
    with completed(path) as part, open_part(part) as file:
        yield file


class Screen:
    """Standard output; `closed` is set once its reader has seen enough (`| head`).

    Raises `InputError` when there is no standard output.
    """

    def __init__(self) -> None:
        if sys.stdout is None:
            raise InputError("standard output is closed: name a file with -o")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        self.closed = False

    def write(self, text: str) -> None:
        """Print a text, unless nobody reads any more."""
        if self.closed:
            return
        try:
            print(text, flush=True)
        except BrokenPipeError:
            self.closed = True
            # What is left in the buffer goes nowhere, or the interpreter would complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class ErrorFile:
    """Write one JSON line a failure to `path`, which is made at the first; without a path, to standard error.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, ErrorFile(Path(folder) / "e.jsonl") as errors:
    ...     errors.write(Failure("a.jsonl", 3, "not JSON"))
    ...     errors.count
    1
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.count = 0
        self._file: TextIO | None = None

    def __enter__(self) -> "ErrorFile":
        if self.path is not None:
            # An error file of an earlier run would be taken for this one's.
            self.path.unlink(missing_ok=True)
        return self

    def write(self, failure: Failure) -> None:
        """Add a failure."""
        self.count += 1
        record = {"source": failure.source, "line": failure.line, "reason": failure.reason}
        if self.path is None:
            print(json.dumps(record), file=sys.stderr)
            return
        if self._file is None:
            self._file = _text_file(self.path)
        self._file.write(json.dumps(record, ensure_ascii=False) + "\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _text_file(path: Path) -> TextIO:
    # File names and ids may hold what is no text; written as \udc80 it is still JSON.
    return path.open("w", encoding="utf-8", errors="backslashreplace")
