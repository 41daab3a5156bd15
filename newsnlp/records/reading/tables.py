"""CSV and TSV with a header, row by row."""

import csv
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from newsnlp.errors import InputError

from .article import Article, Failure, Fields, to_article
from .streams import text_lines, undecoded

# The module's own limit of 131,072 characters a cell is less than a long report; a C long holds this much.
_LONGEST_CELL = min(sys.maxsize, 2**31 - 1)
_COMMAS: Final = "is a cell with commas not quoted?"


def read_rows(
    stream: BinaryIO, delimiter: str, fields: Fields, source: str, name: str
) -> Iterator[Article | Failure]:
    """Yield an article or failure a row, numbered by the line it ends on, a broken one by its first.

    Raises `InputError` where the beginning is no text or no header.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with text_lines(stream, "") as lines:
        reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
        if missing := fields.missing(_header(reader)):
            yield Failure(source, None, missing)
            return
        while True:
            first = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                # `reader` counts a row when it is whole, the reader within it every line.
                lost = _lost(first, reader.reader.line_num)
                yield Failure(source, first, f"not a row of the table: {error}{lost}")
                continue
            if row is None:
                return
            if None in row:
                lost = _lost(first, reader.line_num)
                yield Failure(source, reader.line_num, f"has more cells than the header: {_COMMAS}{lost}")
            else:
                yield _read_row(row, lines.encoding, fields, source, reader.line_num, name)


def _header(reader: "csv.DictReader[str]") -> list[str]:
    try:
        return list(reader.fieldnames or [])
    except csv.Error as error:
        raise InputError(f"the header is no row of a table: {error}") from error


def _lost(first: int, last: int) -> str:
    """Say which lines went with a row: a quote that is not closed takes every row up to the next quote along."""
    return f" (lines {first}-{last} are lost: is a quote not closed?)" if last > first else ""


def _read_row(
    row: dict[str | Any, str | Any],
    encoding: str,
    fields: Fields,
    source: str,
    number: int,
    name: str,
) -> Article | Failure:
    values = {str(key): cell for key, cell in row.items() if isinstance(cell, str)}
    if reason := undecoded("".join(values.values()), encoding):
        return Failure(source, number, reason)
    if fields.text not in values:
        return Failure(source, number, f"ends before the column `{fields.text}`")
    return to_article(values, fields, source, number, name)
