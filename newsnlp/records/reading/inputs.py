"""Which files are read, in which order, and by which reader."""

import codecs
import gzip
import os
import re
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from newsnlp.errors import InputError, ModelError
from newsnlp.text import decode

from .article import Article, Failure, Fields
from .docs import read_docs
from .finding import find, kind
from .html import read_html
from .lines import read_lines
from .parquet import read_parquet
from .streams import Unpacked, buffered, sample
from .tables import read_rows

_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}
# A text may begin with a bracket as well, but hardly with one before a brace.
_JSON: Final = re.compile(rb"\{|\[\s*\{")


def read_inputs(
    inputs: Iterable[str], leave_out: Collection[Path] = (), fields: Fields | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files, of folders and globs (in order of name) and of standard input (`-`).

    A `.txt` or `.html` file is one article, named by its path without the ending. `.jsonl` has one a line, `.csv`,
    `.tsv` and `.parquet` one a row, with the text, and if known the name and the day of publication, where `fields`
    says. `.spacy` has one a Doc. Text may be in any encoding of Chinese. Standard input is JSONL when it begins with
    an object (or an array of them, which is refused), else one text. `leave_out` are files and folders passed over
    in folders.
    """
    return iter(Inputs(inputs, leave_out, fields))


class Inputs:
    """What `read_inputs` reads, with how far the reading is: `done` bytes of `files` files so far."""

    def __init__(
        self, inputs: Iterable[str], leave_out: Collection[Path] = (), fields: Fields | None = None
    ) -> None:
        self._names = list(inputs)
        self._passed_over = {path.resolve() for path in leave_out}
        self._fields = fields or Fields()
        self.done = self.files = 0

    def size(self) -> int:
        """Give the bytes of all files together, for which each is looked up; 0 for standard input."""
        return sum(_size(path) for path in self._found() if isinstance(path, Path))

    def __iter__(self) -> Iterator[Article | Failure]:
        self.done = self.files = 0
        for found in self._found():
            if isinstance(found, Failure):
                yield found
            elif found is None:
                yield from self._read_stdin()
            else:
                before = self.done
                self.files += 1
                yield from self._read_file(found)
                self.done = before + _size(found)

    def _found(self) -> Iterator[Path | Failure | None]:
        for name in self._names:
            yield from find(name, self._passed_over)

    def _read_stdin(self) -> Iterator[Article | Failure]:
        if sys.stdin is None:
            yield Failure("<stdin>", None, "standard input is closed")
            return
        stream = buffered(sys.stdin.buffer)
        try:
            if _JSON.match(sample(stream).lstrip(codecs.BOM_UTF8 + b" \t\r\n")):
                yield from read_lines(stream, self._fields, "<stdin>", "stdin")
            else:
                yield Article("stdin", decode(stream.read())[0], None, "<stdin>", None)
        except (InputError, UnicodeError) as error:
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
        except ModelError as error:  # an extra is missing: files of other kinds are read all the same
            yield Failure(source, None, str(error))
        except OSError as error:
            yield Failure(source, None, error.strerror or str(error))
        except (InputError, UnicodeError) as error:
            yield Failure(source, None, str(error))

    def _items(self, stream: BinaryIO, path: Path) -> Iterator[Article | Failure]:
        source, name, ending = str(path), path.as_posix(), kind(path)
        if path.suffix.lower() == ".gz":
            stream = buffered(Unpacked(stream))
            name = path.with_suffix("").as_posix()
        stem = Path(name).with_suffix("").as_posix()
        if ending == ".jsonl":
            yield from read_lines(stream, self._fields, source, path.as_posix())
        elif ending in _DELIMITERS:
            yield from read_rows(stream, _DELIMITERS[ending], self._fields, source, path.as_posix())
        elif ending == ".parquet":
            yield from read_parquet(path, self._fields, source, path.as_posix())
        elif ending == ".spacy":
            yield from read_docs(stream.read(), source, path.as_posix())
        elif ending in (".html", ".htm"):
            yield read_html(stream.read(), source, stem)
        else:
            yield Article(stem, decode(stream.read())[0], None, source, None)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _state(stream: BinaryIO) -> tuple[int, int]:
    state = os.fstat(stream.fileno())
    return state.st_size, state.st_mtime_ns
