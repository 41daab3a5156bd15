"""A folder with a CSV file a table: UTF-8, a header, empty cells for what is not known."""

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from newsnlp.records import replacing

from .tables import TABLES, rows


def write_csv(lines: Iterator[bytes], output: Path) -> None:
    """Write the tables into a folder, which is made where it is missing. Raises OSError.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(iter([]), Path(folder))
    ...     (Path(folder) / "entities.csv").read_text().strip()
    'document,id,start,end,raw_start,raw_end,text,label'
    """
    output.mkdir(exist_ok=True)
    with ExitStack() as stack:
        tables = {}
        for name, columns in TABLES.items():
            file = stack.enter_context(replacing(output / f"{name}.csv"))
            tables[name] = csv.DictWriter(file, list(columns), lineterminator="\n")
            tables[name].writeheader()
        for document, line in enumerate(lines):
            for name, row in rows(json.loads(line), document):
                tables[name].writerow(row)
