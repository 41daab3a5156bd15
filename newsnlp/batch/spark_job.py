"""A whole run on Spark: tables of articles on any file system that Hadoop knows, to records there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from newsnlp.errors import BatchError
from newsnlp.extras import needed
from newsnlp.records import Fields

from .annotating import Settings
from .job import Outcome

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_FORMATS: Final = {".parquet": "parquet", ".jsonl": "json", ".json": "json", ".jsonl.gz": "json"}
# A task of Spark's usual 128 MB would read for a quarter of an hour, and be lost as a whole with its executor.
_SPLIT: Final = "spark.sql.files.maxPartitionBytes"
_SPLIT_BYTES: Final = "4m"


def run_on_spark(
    inputs: Sequence[str],
    output: str,
    *,
    fields: Fields | None = None,
    settings: Settings | None = None,
    master: str | None = None,
    form: str | None = None,
) -> Outcome:
    """Read Parquet or JSONL and write records as a folder of the same, both told by the ending of the address.

    `master` is Spark's (`local[2]`, `spark://host:7077`, `yarn`); without it that of `spark-submit` is used. `form`,
    jsonl or parquet, says what is written whatever the ending. Rows that cannot be read have their reason in the
    column `error`. Raises `BatchError` for other endings, for a missing column, and for an output that exists.
    """
    session_type = needed("pyspark.sql", "spark").SparkSession
    fields, settings = fields or Fields(), settings or Settings()
    reading = {_format(name) for name in inputs}
    writing = _format(f".{form}") if form else _format(output)
    if len(reading) != 1:
        raise BatchError("Spark reads inputs of one kind in a run: all .parquet, or all .jsonl")
    builder = session_type.builder.appName("newsnlp")
    spark = (builder.master(master) if master else builder).getOrCreate()
    if not spark.sparkContext.getConf().contains(_SPLIT):
        spark.conf.set(_SPLIT, _SPLIT_BYTES)
    return _run(spark, list(inputs), reading.pop(), output, writing, fields, settings)


def _run(
    spark: "SparkSession",
    inputs: list[str],
    reading: str,
    output: str,
    writing: str,
    fields: Fields,
    settings: Settings,
) -> Outcome:
    import time

    from pyspark.errors import AnalysisException
    from pyspark.sql import Observation, functions

    from .spark import annotate

    started = time.monotonic()
    try:
        df = _read(spark, inputs, reading, fields)
        found = annotate(
            df,
            fields.text,
            date=fields.date if fields.date in df.columns else None,
            id=fields.id if fields.id in df.columns else None,
            ner=settings.ner,
            patterns=settings.patterns,
            tagger=settings.tagger,
        )
        counted = Observation("newsnlp")
        observed = found.observe(
            counted,
            functions.count("text").alias("records"),
            functions.count("error").alias("failures"),
            functions.sum(functions.length("text")).alias("characters"),
        )
        observed.write.format(writing).mode("errorifexists").save(output)
    except AnalysisException as error:
        raise BatchError(str(error).partition("\n")[0]) from error
    counts = counted.get
    return Outcome(
        counts["records"], counts["failures"], counts["characters"] or 0, time.monotonic() - started
    )


def _read(spark: "SparkSession", inputs: list[str], reading: str, fields: Fields) -> "DataFrame":
    if reading == "parquet":
        return spark.read.parquet(*inputs)
    # Named fields alone: to infer the others Spark would read everything twice. What is no JSON has a null text.
    columns = ", ".join(f"`{name}` STRING" for name in dict.fromkeys((fields.text, fields.date, fields.id)))
    return spark.read.schema(columns).json(inputs)


def _format(name: str) -> str:
    bare = name.rstrip("/").lower()
    for ending, format in _FORMATS.items():
        if bare.endswith(ending):
            return format
    raise BatchError(f"{name}: Spark reads and writes {' and '.join(list(_FORMATS)[:2])} alone")
