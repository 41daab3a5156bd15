"""Streams of bytes as lines of text: which encoding they are in, and what is no text in it."""

import codecs
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO, Final, cast

from newsnlp.errors import InputError
from newsnlp.text import decode

#: How much of a stream decides its encoding.
SAMPLE: Final = 1 << 16
_SURE: Final = ("gb18030", "big5", "utf-16-le", "utf-16-be", "utf-32")
_UNDECODED: Final = re.compile("[\udc80-\udcff]")
# The mark of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    ((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-16"),
)
_ESCAPED: Final = "newsnlp-escaped"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Put a lone surrogate for what is no text: Python's `surrogateescape` refuses UTF-16 and UTF-32."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udc80", error.end


codecs.register_error(_ESCAPED, _escaped)


def buffered(stream: IO[bytes] | io.RawIOBase) -> BinaryIO:
    """Give a stream whose beginning can be looked at without reading it."""
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), SAMPLE))


class Unpacked(io.RawIOBase):
    """What a gzip stream holds, as far as it goes: a broken one raises only when all before the break is read.

    >>> packed = io.BytesIO(gzip.compress(b"text")[:-9])
    >>> buffered(Unpacked(packed)).read(3)
    b'tex'
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = gzip.GzipFile(fileobj=stream)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what the next piece holds; `GzipFile.readinto` would insist on filling it."""
        piece = self._packed.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def sample(stream: BinaryIO) -> bytes:
    """Give the beginning of a stream that is still at it."""
    begin: bytes = stream.peek(SAMPLE)[:SAMPLE]  # type: ignore[attr-defined]
    return begin


@contextmanager
def text_lines(stream: BinaryIO, newline: str) -> Iterator[io.TextIOWrapper]:
    """Read a stream as text in the encoding that its beginning shows; it stays open afterwards.

    Bytes that are no text come through as lone surrogates, so that only their line is lost. Raises `InputError`
    where the beginning is no text.

    >>> with text_lines(buffered(io.BytesIO("开工\\n".encode("gbk"))), "\\n") as lines:
    ...     list(lines)
    ['开工\\n']
    """
    lines = io.TextIOWrapper(stream, _encoding(sample(stream)), errors=_ESCAPED, newline=newline)
    try:
        yield lines
    finally:
        # A run that ends early may have closed the stream already.
        if not stream.closed:
            lines.detach()


def undecoded(text: str, encoding: str) -> str | None:
    """Say what is wrong with a line that holds bytes which are no text."""
    return f"holds bytes that are no {encoding} text" if _UNDECODED.search(text) else None


def _encoding(begin: bytes) -> str:
    """Name the encoding of a stream from its beginning, which may end inside a character.

    A few broken lines do not decide: where the whole is no text, or only by a guess, the lines vote.

    >>> _encoding("开工\\n".encode("gbk") * 3 + b"\\xff\\n"), _encoding("开工\\n".encode() * 3 + b"\\xff\\n")
    ('gb18030', 'utf-8-sig')
    """
    for marks, encoding in _MARKS:
        if begin.startswith(marks):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(begin)
        return "utf-8-sig"
    except UnicodeDecodeError:
        pass
    # Whole lines only, as far as there are any.
    begin = begin[: begin.rfind(b"\n") + 1] or begin
    votes = Counter(name for line in begin.splitlines() if not line.isascii() and (name := _name(line)))
    whole = _name(begin)
    if whole in _SURE and not votes["utf-8"] > votes.total() / 2:
        return whole
    best = votes.most_common(1)[0][0] if votes else whole
    if best is None:
        decode(begin)  # says what is wrong
    return "utf-8-sig" if best in (None, "utf-8") else best


def _name(data: bytes) -> str | None:
    try:
        return decode(data)[1]
    except InputError:
        return None
