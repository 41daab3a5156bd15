"""A record a line."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsnlp.records import replacing_bytes

# Fast rather than small: the level decides about the time of the last step alone.
_LEVEL: Final = 6


def write_jsonl(lines: Iterator[bytes], output: Path) -> None:
    """Write the lines, packed where the name ends in `.gz`; the same lines always make the same bytes.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_jsonl(iter([b"{}\\n"]), Path(folder) / "a.jsonl.gz")
    ...     gzip.decompress((Path(folder) / "a.jsonl.gz").read_bytes())
    b'{}\\n'
    """
    with replacing_bytes(output) as file:
        if output.suffix.lower() == ".gz":
            # Neither name nor time: both would differ from run to run.
            with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
                packed.writelines(lines)
        else:
            file.writelines(lines)
