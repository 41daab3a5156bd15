"""CSV and TSV with a header, row by row."""

import csv
import sys
from collections.abc import Iterator
from typing import BinaryIO

from .article import Article, Failure, Fields, to_article
from .streams import text_lines, undecoded

# The module's own limit of 131,072 characters a cell is less than a long report; a C long holds this much.
_LONGEST_CELL = min(sys.maxsize, 2**31 - 1)


def read_rows(
    stream: BinaryIO, delimiter: str, fields: Fields, source: str, name: str
) -> Iterator[Article | Failure]:
    """Yield an article or failure a row, numbered by the line it ends on.

    Raises `InputError` where the beginning is no text.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with text_lines(stream, "") as lines:
        reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
        if missing := fields.missing(list(reader.fieldnames or [])):
            yield Failure(source, None, missing)
            return
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                # The line is counted only when it is read to its end.
                yield Failure(source, reader.line_num + 1, f"not a row of the table: {error}")
                continue
            if row is None:
                return
            yield _read_row(row, lines.encoding, fields, source, reader.line_num, name)


def _read_row(
    row: dict[str | None, str | list[str] | None],
    encoding: str,
    fields: Fields,
    source: str,
    number: int,
    name: str,
) -> Article | Failure:
    if None in row:
        return Failure(source, number, "has more cells than the header: is a cell with commas not quoted?")
    values = {str(key): cell for key, cell in row.items() if isinstance(cell, str)}
    if fields.text not in values:
        return Failure(source, number, f"ends before the column `{fields.text}`")
    if reason := undecoded("".join(values.values()), encoding):
        return Failure(source, number, reason)
    return to_article(values, fields, source, number, name)
