"""The same tables as Parquet files or in one DuckDB database, filled some thousand rows at a time.

Parquet needs the extra `parquet`, DuckDB the extra `duckdb`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Final

from newsnlp.extras import needed
from newsnlp.files import completed

from .tables import TABLES, Row, rows

_ROWS: Final = 20_000
_TYPES: Final = {"text": "string", "int": "int64", "float": "float64", "bool": "bool_", "day": "date32"}


def check_parquet() -> None:
    """Raise `ModelError` where the extra `parquet` is not installed."""
    needed("pyarrow.parquet", "parquet")


def check_duckdb() -> None:
    """Raise `ModelError` where the extra `duckdb` is not installed."""
    needed("pyarrow", "duckdb")
    needed("duckdb", "duckdb")


def write_parquet(lines: Iterator[bytes], output: Path) -> None:
    """Write a Parquet file a table into a folder, which is made where it is missing. Raises OSError."""
    parquet = needed("pyarrow.parquet", "parquet")
    output.mkdir(exist_ok=True)
    with ExitStack() as stack:
        parts = {name: stack.enter_context(completed(output / f"{name}.parquet")) for name in TABLES}
        files = {
            name: stack.enter_context(parquet.ParquetWriter(part, _schema(name)))
            for name, part in parts.items()
        }
        _fill(lines, lambda name, table: files[name].write_table(table))


def write_duckdb(lines: Iterator[bytes], output: Path) -> None:
    """Write one DuckDB database with every table. Raises OSError."""
    duckdb = needed("duckdb", "duckdb")
    with completed(output) as part:
        part.unlink(missing_ok=True)  # of a run that was killed
        _to_duckdb(duckdb, lines, part, output)


def _to_duckdb(duckdb: Any, lines: Iterator[bytes], part: Path, output: Path) -> None:
    try:
        with duckdb.connect(str(part)) as database:
            for name in TABLES:
                empty = _table(name, [])
                database.register("rows", empty)
                database.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")

            def add(name: str, table: Any) -> None:
                database.register("rows", table)
                database.execute(f"INSERT INTO {name} SELECT * FROM rows")

            _fill(lines, add)
            database.unregister("rows")
    except duckdb.Error as error:
        raise OSError(f"cannot write {output}: {error}") from error


def _fill(lines: Iterator[bytes], write: Callable[[str, Any], None]) -> None:
    held: dict[str, list[Row]] = {name: [] for name in TABLES}
    for document, line in enumerate(lines):
        for name, row in rows(json.loads(line), document):
            held[name].append(row)
            if len(held[name]) >= _ROWS:
                write(name, _table(name, held[name]))
                held[name] = []
    for name, rest in held.items():
        if rest:
            write(name, _table(name, rest))


def _schema(name: str) -> Any:
    arrow = needed("pyarrow", "parquet")
    return arrow.schema([(column, getattr(arrow, _TYPES[kind])()) for column, kind in TABLES[name].items()])


def _table(name: str, found: list[Row]) -> Any:
    arrow = needed("pyarrow", "parquet")
    schema = _schema(name)
    columns = [
        arrow.array([_value(row.get(column), kind) for row in found], schema.field(column).type)
        for column, kind in TABLES[name].items()
    ]
    return arrow.Table.from_arrays(columns, schema=schema)


def _value(value: Any, kind: str) -> Any:
    return date.fromisoformat(value) if kind == "day" and value else value
