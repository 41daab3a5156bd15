"""Parquet, a few hundred rows at a time; needs the extra `parquet`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsnlp.errors import InputError
from newsnlp.extras import needed

from .article import Article, Failure, Fields, to_article

_ROWS = 256


def read_parquet(path: Path, fields: Fields, source: str, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure a row, numbered from 1; only the columns asked for are read.

    Texts may be strings or bytes in any encoding of Chinese, as some engines store them.
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
                for row in _rows(batch, arrow):
                    number += 1
                    yield to_article(row, fields, source, number, name)
    except (arrow.ArrowException, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as Parquet: {error}") from error


def _rows(batch: Any, arrow: Any) -> list[dict[str, Any]]:
    """Give the rows of a batch; where a string is not in UTF-8, strings as bytes, so that it alone is doubtful."""
    try:
        return list(batch.to_pylist())
    except UnicodeDecodeError:
        raw = {arrow.string(): arrow.binary(), arrow.large_string(): arrow.large_binary()}
        types = [raw.get(field.type, field.type) for field in batch.schema]
        return list(batch.cast(arrow.schema(zip(batch.schema.names, types, strict=True))).to_pylist())
