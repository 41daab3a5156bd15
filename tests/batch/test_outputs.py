"""The forms that records are written in: each holds the same."""

import csv
import gzip
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from newsnlp.run import main
from newsnlp.seeds.exchange import READERS

SEEDS = Path(__file__).parents[2] / "seeds" / "damaged.jsonl"
TABLES = ("documents", "entities", "amounts", "dates", "officials", "events", "repairs")
Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    out = tmp_path_factory.mktemp("records") / "out.jsonl"
    assert main([str(SEEDS), "-o", str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_packed_jsonl_is_the_same_every_time(tmp_path: Path, records: list[dict]) -> None:
    outs = [tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"]
    for out in outs:
        assert main([str(SEEDS), "-o", str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    lines = gzip.decompress(outs[0].read_bytes()).decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == records


def from_csv(out: Path) -> dict[str, Rows]:
    found = {}
    for name in TABLES:
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = [{key: cell or None for key, cell in row.items()} for row in csv.DictReader(file)]
    return found


def from_parquet(out: Path) -> dict[str, Rows]:
    parquet = pytest.importorskip("pyarrow.parquet")
    return {name: parquet.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}


def from_duckdb(out: Path) -> dict[str, Rows]:
    with pytest.importorskip("duckdb").connect(str(out), read_only=True) as database:
        return {name: database.sql(f"SELECT * FROM {name}").to_arrow_table().to_pylist() for name in TABLES}


@pytest.mark.parametrize(
    "name, needs, read",
    [
        ("t.csv", None, from_csv),
        ("t.parquet", "pyarrow", from_parquet),
        ("t.duckdb", "duckdb", from_duckdb),
    ],
)
def test_tables_hold_what_the_records_hold(
    tmp_path: Path, records: list[dict], name: str, needs: str | None, read: Callable[[Path], dict[str, Rows]]
) -> None:
    if needs:
        pytest.importorskip(needs)
    out = tmp_path / name
    for _ in range(2):  # a second run takes the place of the first
        assert main([str(SEEDS), "-o", str(out)]) == 0
    tables = read(out)
    for table, rows in tables.items():
        known = records if table == "documents" else [item for record in records for item in record[table]]
        if table == "officials":
            known = [post | {"name": official["name"]} for official in known for post in official["posts"]]
        assert len(rows) == len(known) > 0
        shared = set(rows[0]) & set(known[0]) - {"jurisdiction"}
        assert len(shared) >= 3
        for row, item in zip(rows, known, strict=True):
            for key in shared:
                assert row[key] is item[key] is None or str(row[key]) == str(item[key])
    numbers = [int(str(row["document"])) for row in tables["documents"]]
    assert numbers == list(range(len(records)))
    for row in tables["amounts"]:
        if row["low"] is not None and "/" not in str(row["low"]):
            assert float(str(row["low_number"])) == float(Decimal(str(row["low"])))
    posts = [post for record in records for official in record["officials"] for post in official["posts"]]
    codes = [post["jurisdiction"] and post["jurisdiction"]["code"] for post in posts]
    assert [row["jurisdiction_code"] for row in tables["officials"]] == codes
    assert not list(tmp_path.rglob("*.part"))


def test_types_an_analyst_can_query(tmp_path: Path, records: list[dict]) -> None:
    duckdb = pytest.importorskip("duckdb")
    out = tmp_path / "t.duckdb"
    assert main([str(SEEDS), "-o", str(out)]) == 0
    money = [
        float(a["low"])
        for record in records
        for a in record["amounts"]
        if a["unit"] == "CNY" and a["low"] and record["published"]
    ]
    with duckdb.connect(str(out), read_only=True) as database:
        [(total, first)] = database.sql(
            "SELECT sum(low_number), min(published) FROM amounts JOIN documents USING (document) "
            "WHERE unit = 'CNY' AND published >= DATE '1990-01-01'"
        ).fetchall()
    assert total == pytest.approx(sum(money))
    assert first.isoformat() == min(record["published"] for record in records if record["published"])


@pytest.mark.parametrize(
    "name, tool",
    [
        ("s.spacy", "spacy"),
        ("s.doccano.jsonl", "doccano"),
        ("s.label-studio.json", "label-studio"),
        ("s.brat", "brat"),
    ],
)
def test_tools_for_correction_and_back(tmp_path: Path, records: list[dict], name: str, tool: str) -> None:
    out = tmp_path / name
    assert main([str(SEEDS), "-o", str(out)]) == 0
    seeds = {seed["id"]: seed for seed in READERS[tool](out)}
    assert len(seeds) == len(records)
    for record in records:
        seed = seeds[record["id"]]
        assert seed["text"] == record["text"]
        assert [(e["start"], e["end"], e["label"]) for e in seed["entities"]] == [
            (e["start"], e["end"], e["label"]) for e in record["entities"]
        ]
        for key in ("amounts", "dates"):
            assert seed[key] == [
                {k: v for k, v in item.items() if not k.startswith("raw_")} for item in record[key]
            ]
        assert len(seed["posts"]) == sum(len(official["posts"]) for official in record["officials"])
    if tool == "brat":
        relations = [line for path in out.glob("*.ann") for line in path.read_text("utf-8").splitlines()]
        assert any(line.startswith("R1\tHolds Arg1:T") for line in relations)


def test_a_folder_that_people_work_in_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "s.brat"
    assert main([str(SEEDS), "-o", str(out)]) == 0
    corrected = next(out.glob("*.ann"))
    corrected.write_text("T1\tPERSON 0 2\t新改\n", encoding="utf-8")
    assert main([str(SEEDS), "-o", str(out)]) == 2
    assert "somebody may have worked in it" in capsys.readouterr().err
    assert corrected.read_text(encoding="utf-8") == "T1\tPERSON 0 2\t新改\n"


def test_tables_of_somebody_else_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").mkdir()
    own = tmp_path / "t.csv" / "entities.csv"
    own.write_text("name,founded\n星海,1999\n", encoding="utf-8")
    assert main([str(SEEDS), "-o", str(own.parent)]) == 2
    assert "holds entities.csv, which newsnlp did not write" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["t.csv", "entities.csv"]


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE prices (day DATE)",
        "CREATE TABLE documents (name TEXT)",
        "CREATE SCHEMA mine; CREATE TABLE mine.documents (document INT, id TEXT)",
        "CREATE VIEW seen AS SELECT 1 AS one",
        None,
    ],
)
def test_a_database_of_somebody_else_is_left_alone(
    tmp_path: Path, made: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    (tmp_path / "in.txt").write_text("开工", encoding="utf-8")
    out = tmp_path / "t.duckdb"
    command = [str(tmp_path / "in.txt"), "-o", str(out)]
    if made:
        assert main(command) == 0
        with duckdb.connect(str(out)) as database:
            database.execute("DROP TABLE documents")
            database.execute(made)
    else:
        out.write_text("notes", encoding="utf-8")
    before = out.read_bytes()
    assert main(command) == 2
    assert "which newsnlp did not write" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_parquet_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    (tmp_path / "t.parquet").mkdir()
    for name, write in (
        ("dates", lambda path: parquet.write_table(arrow.table({"day": [1]}), path)),
        ("events", lambda path: path.write_bytes(b"notes")),
    ):
        path = tmp_path / "t.parquet" / f"{name}.parquet"
        write(path)
        assert main([str(SEEDS), "-o", str(path.parent)]) == 2
        assert f"holds {name}.parquet, which" in capsys.readouterr().err
        path.unlink()


def test_ids_that_are_addresses(tmp_path: Path) -> None:
    ids = ["https://a.cn/1?x=1", "https://a.cn/1/x=1", "../" * 40 + "a", "新闻/一", ""]
    lines = [json.dumps({"id": id, "text": f"第{n}届在南通市召开"}) for n, id in enumerate(ids, 1)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "s.brat"
    assert main([str(tmp_path / "in.jsonl"), "-o", str(out)]) == 0
    expected = [*ids[:-1], f"{(tmp_path / 'in.jsonl').as_posix()}:5"]
    assert sorted(seed["id"] for seed in READERS["brat"](out)) == sorted(expected)
    assert len(list(tmp_path.rglob("*.ann"))) == len(list(out.glob("*.ann"))) == 5


@pytest.mark.parametrize(
    "name, options, reason",
    [
        ("folder", [], "say with --format"),
        ("folder", ["--format", "jsonl"], "name a file in it"),
        ("file.jsonl", ["--format", "csv"], "is a file, and a folder is to be written"),
        ("file.csv", [], "is a file, and a folder is to be written"),
        ("file.csv/x/out.jsonl", [], "file.csv/x/out.jsonl: Not a directory"),
        (".", ["--format", "csv"], "both read and written"),
    ],
)
def test_what_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: list[str], reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    for file in ("file.jsonl", "file.csv"):
        (tmp_path / file).write_text("{}", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    (tmp_path / "in.txt").write_text("开工", encoding="utf-8")
    assert main([str(tmp_path / "in.txt"), "-o", str(tmp_path / name), *options]) == 2
    assert reason in capsys.readouterr().err
    assert sorted(set(tmp_path.rglob("*")) - {tmp_path / "in.txt"}) == before


def test_the_format_option_names_the_form(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert main([str(SEEDS), "-o", str(tmp_path / "out"), "--format", "csv"]) == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(TABLES)


def test_a_name_that_is_no_text_in_every_form(tmp_path: Path) -> None:
    strange = tmp_path / "in" / b"a\xff.txt".decode("utf-8", "surrogateescape")
    strange.parent.mkdir()
    strange.write_text("总投资60亿元", encoding="utf-8")
    for name in ("o.csv", "o.doccano.jsonl", "o.label-studio.json", "o.brat", "o.spacy"):
        assert main([str(strange.parent), "-o", str(tmp_path / name)]) == 0


def test_the_manifest_says_how_the_records_came_about(tmp_path: Path) -> None:
    lines = ['{"content": "开工", "day": "2023-02-14"}', "{broken"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    command = [str(tmp_path / "in.jsonl"), "-o", str(out), "--text-field", "content", "--date-field", "day"]
    assert main(command) == 1
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"] == {"articles": 2, "records": 1, "failures": 1, "characters": 2}
    assert manifest["fields"] == {"text": "content", "date": "day", "id": "id"}
    assert manifest["form"] == "jsonl"
    assert json.loads(out.read_text(encoding="utf-8"))["published"] == "2023-02-14"
