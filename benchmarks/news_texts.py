"""The texts that the benchmarks read."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path


def texts(paths: list[str], limit: int) -> Iterator[str]:
    """Yield the field `text` of the first lines of JSONL files, gzip or plain."""
    for file in map(Path, paths):
        with (
            gzip.open(file, "rt", encoding="utf-8")
            if file.suffix == ".gz"
            else file.open(encoding="utf-8") as rows
        ):
            for row in islice(rows, limit):
                yield json.loads(row)["text"]
