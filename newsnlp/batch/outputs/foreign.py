"""What stands where tables are to be written, but is no table of newsnlp's: it would be lost."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from newsnlp.extras import needed

from .tables import TABLES

# Every table of every version begins with these; others of the same name are somebody's own.
_FIRST: Final = ["document", "id"]


def foreign_csv(output: Path) -> str | None:
    """Name a file of a folder that bears a table's name and is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "entities.csv").write_text("name,founded")
    ...     foreign_csv(Path(folder))
    'entities.csv'
    """
    for path in _tables(output, "csv"):
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            if file.readline().rstrip().split(",")[:2] != _FIRST:
                return path.name
    return None


def foreign_parquet(output: Path) -> str | None:
    """Name a file of a folder that bears a table's name and is none."""
    parquet, arrow = needed("pyarrow.parquet", "parquet"), needed("pyarrow", "parquet")
    for path in _tables(output, "parquet"):
        try:
            names = parquet.read_schema(path).names
        except arrow.ArrowException:
            names = []
        if names[:2] != _FIRST:
            return path.name
    return None


def foreign_duckdb(output: Path) -> str | None:
    """Name the tables and views of a database that are none of newsnlp's."""
    if not output.is_file() or not output.stat().st_size:
        return None
    duckdb = needed("duckdb", "duckdb")
    try:
        with duckdb.connect(str(output), read_only=True) as database:
            found = database.execute(
                "SELECT table_schema, table_name, list(column_name ORDER BY ordinal_position) "
                "FROM information_schema.columns WHERE table_catalog = current_database() GROUP BY ALL ORDER BY ALL"
            ).fetchall()
    except duckdb.Error as error:
        return f"what DuckDB cannot open ({str(error).partition(chr(10))[0]})"
    others = [
        name
        for schema, name, columns in found
        if schema != "main" or name not in TABLES or columns[:2] != _FIRST
    ]
    return f"the tables {', '.join(others)}" if others else None


def _tables(output: Path, ending: str) -> Iterable[Path]:
    return [path for name in TABLES if (path := output / f"{name}.{ending}").is_file()]
