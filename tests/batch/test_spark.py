"""Spark gives the records that a local run gives."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsnlp.batch.spark import annotate
from newsnlp.errors import BatchError
from newsnlp.run import main

pytest.importorskip("pandas")
pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("no Java", allow_module_level=True)

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYSPARK_PYTHON", sys.executable)
        session = _session(SparkSession, tmp_path_factory.mktemp("spark"))
        yield session
        session.stop()


def _session(kind: Any, warehouse: Path) -> Any:
    return (
        kind.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(warehouse))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )


def plain(value: Any) -> Any:
    """Rows as dicts and days as ISO strings, which is what a record has."""
    if isinstance(value, pyspark.sql.Row):
        return {key: plain(item) for key, item in value.asDict().items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_same_records_as_a_local_run(spark: Any, tmp_path: Path) -> None:
    lines = [
        json.loads(line)
        for name in ("dev", "test", "damaged")
        for line in (SEEDS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    rows = [(line["text"], line["published"], line["id"]) for line in lines]
    df = spark.createDataFrame(rows, "content STRING, `pub date` STRING, url STRING").repartition(3)
    found = {row["id"]: plain(row) for row in annotate(df, "content", date="pub date", id="url").collect()}
    out = tmp_path / "out.jsonl"
    names = [str(SEEDS / f"{name}.jsonl") for name in ("dev", "test", "damaged")]
    assert main([*names, "-o", str(out)]) == 0
    local = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert found == {record["id"]: record | {"error": None} for record in local}
    assert len(found) == len(lines)


def test_rows_that_cannot_be_read_and_types_of_their_own(spark: Any) -> None:
    from datetime import datetime

    rows = [("去年10月开工", datetime(2023, 2, 14, 8, 30), 1), (None, None, 2), ("完工", None, 3)]
    df = spark.createDataFrame(rows, "text STRING, published TIMESTAMP, n LONG").coalesce(1)
    result = annotate(df, date="published", id="n")
    one, two, three = sorted(result.collect(), key=lambda row: row["id"])
    assert (one["published"], one["dates"][0]["start_date"]) == (date(2023, 2, 14), date(2022, 10, 1))
    assert (two["id"], two["text"], two["entities"]) == ("2", None, None)
    assert "expected a string" in two["error"]
    assert (three["text"], three["error"]) == ("完工", None)
    bad = annotate(spark.createDataFrame([("完工", "gestern")], "text STRING, day STRING"), date="day")
    assert "ISO date" in bad.collect()[0]["error"]


def test_it_can_be_queried(spark: Any) -> None:
    df = spark.createDataFrame([("总投资60亿元，占地300亩。",)], "text STRING")
    [row] = (
        annotate(df)
        .selectExpr("explode(amounts) AS amount")
        .where("amount.unit = 'CNY'")
        .selectExpr("cast(amount.low AS DECIMAL(38, 2)) AS yuan")
        .collect()
    )
    assert row["yuan"] == 6_000_000_000


def test_a_column_that_is_not_there(spark: Any) -> None:
    with pytest.raises(BatchError, match="no column content; it has text"):
        annotate(spark.createDataFrame([("x",)], "text STRING"), "content")


@pytest.mark.parametrize("reading", ["jsonl", "parquet"])
@pytest.mark.parametrize("writing", ["jsonl", "parquet"])
def test_a_run_from_file_to_file(spark: Any, tmp_path: Path, reading: str, writing: str) -> None:
    rows = [("总投资60亿元", "2023-02-14", "a"), ("去年10月开工", "2023-02-14", "b"), (None, None, "c")]
    source, out = tmp_path / f"in.{reading}", tmp_path / f"out.{writing}"
    df = spark.createDataFrame(rows, "content STRING, day STRING, url STRING")
    df.write.format(reading.replace("jsonl", "json")).save(str(source))
    command = [str(source), "-o", str(out), "--engine", "spark"]
    command += ["--text-field", "content", "--date-field", "day", "--id-field", "url"]
    assert main(command) == 1
    made = spark.read.parquet(str(out)) if writing == "parquet" else spark.read.json(str(out))
    one, two, three = sorted(made.collect(), key=lambda row: row["id"])
    assert one["amounts"][0]["low"] == "6000000000"
    assert str(two["dates"][0]["start_date"]) == "2022-10-01"
    assert "expected a string" in three["error"]
    assert main(command) == 2  # the output is there


@pytest.mark.parametrize(
    "inputs, options, reason",
    [
        (["a.csv"], ["-o", "o.parquet"], "Spark reads and writes"),
        (["a.parquet", "b.jsonl"], ["-o", "o.parquet"], "of one kind"),
        (["a.parquet"], ["-o", "o.duckdb"], "Spark reads and writes"),
        (["a.parquet"], ["-o", "o", "--format", "brat"], "Spark reads and writes"),
        (["nowhere.parquet"], ["-o", "o.parquet"], "nowhere.parquet"),
    ],
)
def test_runs_that_cannot_be(
    spark: Any, capsys: pytest.CaptureFixture[str], inputs: list[str], options: list[str], reason: str
) -> None:
    assert main([*inputs, *options, "--engine", "spark"]) == 2
    assert reason in capsys.readouterr().err
