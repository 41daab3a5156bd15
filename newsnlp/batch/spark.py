"""The same on a cluster: a Spark DataFrame of articles to one of records. Needs the extra `spark` (and Java).

    from newsnlp.batch.spark import annotate
    records = annotate(spark.read.parquet("news/"), text="content", date="pub_date", id="url")
    records.selectExpr("id", "explode(amounts) AS amount").where("amount.unit = 'CNY'")

newsnlp must be installed where the executors' Python is.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from newsnlp.errors import BatchError
from newsnlp.records import Failure, Fields, to_article

from .annotating import Settings, records
from .chunks import cut

if TYPE_CHECKING:
    from pandas import DataFrame as PandasFrame
    from pyspark.sql import DataFrame

_SPAN: Final = "start INT, end INT, raw_start INT, raw_end INT"
_MENTIONS: Final = f"mentions ARRAY<STRUCT<{_SPAN}>>"
_POST: Final = (
    "title STRING, organ STRING, organ_canonical STRING, organ_inherited BOOLEAN, "
    "jurisdiction STRUCT<name STRING, code STRING, candidates ARRAY<STRING>>, "
    f"status STRING, start_date DATE, end_date DATE, {_MENTIONS}"
)
#: The columns of the result: those of a record, and `error`, which says why there is none.
SCHEMA: Final = (
    "id STRING, published DATE, text STRING, "
    f"entities ARRAY<STRUCT<{_SPAN}, text STRING, label STRING>>, "
    f"amounts ARRAY<STRUCT<{_SPAN}, text STRING, kind STRING, low STRING, high STRING, unit STRING, "
    "modifier STRING, per STRING>>, "
    f"dates ARRAY<STRUCT<{_SPAN}, text STRING, start_date DATE, end_date DATE, duration STRING>>, "
    f"officials ARRAY<STRUCT<name STRING, {_MENTIONS}, posts ARRAY<STRUCT<{_POST}>>>>, "
    "events ARRAY<STRUCT<kind STRING, name STRING, title STRING, organ STRING, date DATE>>, "
    "repairs ARRAY<STRUCT<kind STRING, raw_start INT, raw_end INT, before STRING, after STRING, confidence DOUBLE>>, "
    "error STRING"
)
_DAYS: Final = {"published", "start_date", "end_date", "date"}


def annotate(
    df: "DataFrame",
    text: str = "text",
    *,
    date: str | None = None,
    id: str | None = None,
    ner: str | None = None,
    patterns: str | Path | None = None,
    tagger: str | Path | None = None,
) -> "DataFrame":
    """Give a DataFrame with a record for each row, in the columns of `SCHEMA`; lazily, as Spark does.

    `text`, `date` and `id` name columns; without `id` rows are numbered by Spark. A row that cannot be read has its
    reason in `error` and nothing else but its id. `ner`, `patterns` and `tagger` are those of `newsnlp.load`, on the
    executors. Each Python worker loads one pipeline. Raises `BatchError` where a column is missing.
    """
    from pyspark.sql import functions

    missing = [name for name in (text, date, id) if name is not None and name not in df.columns]
    if missing:
        raise BatchError(f"the table has no column {', '.join(missing)}; it has {', '.join(df.columns)}")
    number = functions.monotonically_increasing_id() if id is None else functions.col(f"`{id}`")
    day = functions.lit(None) if date is None else functions.col(f"`{date}`")
    chosen = df.select(
        functions.col(f"`{text}`").cast("string").alias("text"),
        day.cast("string").alias("published"),
        number.cast("string").alias("id"),
    )
    settings = Settings(ner, Path(patterns) if patterns else None, tagger=Path(tagger) if tagger else None)
    return chosen.mapInPandas(partial(_annotate, settings=settings), SCHEMA)


def _annotate(frames: "Iterable[PandasFrame]", settings: Settings) -> "Iterator[PandasFrame]":
    import pandas

    empty = dict.fromkeys(column.partition(" ")[0] for column in _top_level(SCHEMA))
    for frame in frames:
        rows: list[dict[str, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
        items = [to_article(row, Fields(), "row", n, "row") for n, row in enumerate(rows, 1)]
        done = 0
        for chunk in cut(items):
            made = []
            for result in records(chunk.items, settings):
                id, done = rows[done]["id"], done + 1
                found = {"error": result.reason} if isinstance(result, Failure) else _with_days(result)
                made.append(empty | found | {"id": id})
            yield pandas.DataFrame(made, columns=list(empty), dtype=object)


def _with_days(value: Any) -> Any:
    """Give a record with its ISO days as dates."""
    from datetime import date

    if isinstance(value, list):
        return [_with_days(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: date.fromisoformat(item) if key in _DAYS and item else _with_days(item)
        for key, item in value.items()
    }


def _top_level(schema: str) -> Iterator[str]:
    """Yield the columns of a schema, each with its type.

    >>> list(_top_level("a INT, b ARRAY<STRUCT<c INT, d INT>>"))
    ['a INT', 'b ARRAY<STRUCT<c INT, d INT>>']
    """
    depth, begin = 0, 0
    for position, char in enumerate(schema):
        depth += (char == "<") - (char == ">")
        if char == "," and depth == 0:
            yield schema[begin:position].strip()
            begin = position + 1
    yield schema[begin:].strip()
