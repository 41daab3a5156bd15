"""Parquet, a few hundred rows at a time; needs the extra `parquet`."""

from collections.abc import Iterator
from pathlib import Path

from newsnlp.errors import InputError
from newsnlp.extras import needed

from .article import Article, Failure, Fields, to_article

_ROWS = 256


def read_parquet(path: Path, fields: Fields, source: str, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure a row, numbered from 1; only the columns asked for are read.

    Raises `InputError` for what is no Parquet file and `ModelError` where pyarrow is not installed.
    """
    parquet = needed("pyarrow.parquet", "parquet")
    arrow = needed("pyarrow", "parquet")
    try:
        with parquet.ParquetFile(path) as file:
            columns = file.schema_arrow.names
            if missing := fields.missing(columns):
                yield Failure(source, None, missing)
                return
            wanted = [column for column in (fields.text, fields.date, fields.id) if column in columns]
            number = 0
            for batch in file.iter_batches(_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield to_article(row, fields, source, number, name)
    except (arrow.ArrowException, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as Parquet: {error}") from error
