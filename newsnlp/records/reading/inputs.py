"""Which files are read, in which order, and by which reader."""

import codecs
import glob
import gzip
import os
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from newsnlp.errors import InputError, ModelError
from newsnlp.text import decode

from .article import Article, Failure, Fields
from .docs import read_docs
from .html import read_html
from .lines import read_lines
from .parquet import read_parquet
from .streams import Unpacked, buffered, sample
from .tables import read_rows

#: What can be read; `.gz` behind any of them is unpacked.
ENDINGS: Final = (".txt", ".jsonl", ".csv", ".tsv", ".parquet", ".html", ".htm", ".spacy")
_KINDS: Final = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}


def read_inputs(
    inputs: Iterable[str], leave_out: Collection[Path] = (), fields: Fields | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files, of folders and globs (in order of name) and of standard input (`-`).

    A `.txt` or `.html` file is one article, named by its path without the ending. `.jsonl` has one a line, `.csv`,
    `.tsv` and `.parquet` one a row, with the text, and if known the name and the day of publication, where `fields`
    says. `.spacy` has one a Doc. Text may be in any encoding of Chinese. Standard input is JSONL when it begins with
    an object, else one text. `leave_out` are files and folders passed over in folders.
    """
    return iter(Inputs(inputs, leave_out, fields))


class Inputs:
    """What `read_inputs` reads, with how far the reading is: `done` of `size` bytes, 0 where that is unknown."""

    def __init__(
        self, inputs: Iterable[str], leave_out: Collection[Path] = (), fields: Fields | None = None
    ) -> None:
        passed_over = {path.resolve() for path in leave_out}
        self._fields = fields or Fields()
        self._found = [found for name in inputs for found in _find(name, passed_over)]
        self.size = sum(_size(path) for path in self._found if isinstance(path, Path))
        self.done = 0

    @property
    def files(self) -> list[Path]:
        """The files that are read."""
        return [path for path in self._found if isinstance(path, Path)]

    def __iter__(self) -> Iterator[Article | Failure]:
        self.done = 0
        for found in self._found:
            if isinstance(found, Failure):
                yield found
            elif found is None:
                yield from self._read_stdin()
            else:
                before = self.done
                yield from self._read_file(found)
                self.done = before + _size(found)

    def _read_stdin(self) -> Iterator[Article | Failure]:
        if sys.stdin is None:
            yield Failure("<stdin>", None, "standard input is closed")
            return
        stream = buffered(sys.stdin.buffer)
        try:
            if sample(stream).lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:1] == b"{":
                yield from read_lines(stream, self._fields, "<stdin>", "stdin")
            else:
                yield Article("stdin", decode(stream.read())[0], None, "<stdin>", None)
        except InputError as error:
            yield Failure("<stdin>", None, str(error))

    def _read_file(self, path: Path) -> Iterator[Article | Failure]:
        source, before, last = str(path), self.done, None
        try:
            with path.open("rb") as stream:
                begun = _state(stream)
                for item in self._items(stream, path):
                    self.done, last = before + stream.tell(), item.line
                    yield item
                if _state(stream) != begun:
                    yield Failure(source, None, "was changed while it was read: read it again")
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            after = f" after line {last}" if last else ""
            yield Failure(source, None, f"the compressed file is broken or cut off{after}: {error}")
        except ModelError:  # no article of that kind can be read: it concerns the run
            raise
        except OSError as error:
            yield Failure(source, None, error.strerror or str(error))
        except InputError as error:
            yield Failure(source, None, str(error))

    def _items(self, stream: BinaryIO, path: Path) -> Iterator[Article | Failure]:
        source, name, kind = str(path), path.as_posix(), _kind(path)
        if path.suffix.lower() == ".gz":
            stream = buffered(Unpacked(stream))
            name = path.with_suffix("").as_posix()
        stem = Path(name).with_suffix("").as_posix()
        if kind == ".jsonl":
            yield from read_lines(stream, self._fields, source, path.as_posix())
        elif kind in _DELIMITERS:
            yield from read_rows(stream, _DELIMITERS[kind], self._fields, source, path.as_posix())
        elif kind == ".parquet":
            yield from read_parquet(path, self._fields, source, path.as_posix())
        elif kind == ".spacy":
            yield from read_docs(stream.read(), source, path.as_posix())
        elif kind in (".html", ".htm"):
            yield read_html(stream.read(), source, stem)
        else:
            yield Article(stem, decode(stream.read())[0], None, source, None)


def _find(name: str, passed_over: Collection[Path]) -> Iterator[Path | Failure | None]:
    """Yield the files that a name on the command line means; None is standard input."""
    path = Path(name)
    if name == "-":
        yield None
    elif path.is_dir():
        files = sorted(file for file in path.rglob("*") if _kind(file) in ENDINGS and file.is_file())
        if not files:
            yield Failure(name, None, f"the folder holds no {_KINDS} file")
        for file in files:
            whole = file.resolve()
            if whole not in passed_over and not any(parent in passed_over for parent in whole.parents):
                yield file
    elif not path.exists() and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - may be absolute
        if not matches:
            yield Failure(name, None, "no file fits the pattern")
        for match in matches:
            if Path(match).is_file():
                yield from _find(match, passed_over)
    elif _kind(path) not in ENDINGS and path.exists():
        yield Failure(name, None, f"unknown kind of file: expected {_KINDS}")
    else:
        yield path


def _kind(path: Path) -> str:
    """Give the ending that tells the reader.

    >>> _kind(Path("a.JSONL.gz"))
    '.jsonl'
    """
    kind = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if kind == ".gz" else kind


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _state(stream: BinaryIO) -> tuple[int, int]:
    state = os.fstat(stream.fileno())
    return state.st_size, state.st_mtime_ns
