"""A run that ends early, and one that goes on with it: together they give what an undisturbed run gives."""

import errno
import json
import os
import subprocess
from pathlib import Path

import pytest
from runs import BROKEN, command, corpus, files

from newsnlp.batch import engine
from newsnlp.run import main


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> "list[int]":
    """The numbers of the chunks that were stored; the disk is full at the third."""
    seen: list[int] = []
    store = engine.store

    def full(folder: Path, number: int, *rest: object) -> object:
        if number == 2 and number not in seen:
            seen.append(number)
            (folder / "00000002.1.part").write_bytes(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        seen.append(number)
        return store(folder, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "store", full)
    return seen


@pytest.mark.parametrize(
    "name",
    [
        "out.jsonl",
        "out.csv",
        *(
            pytest.param(f"out.{form}", marks=pytest.mark.slow)
            for form in ("jsonl.gz", "brat", "spacy", "parquet", "duckdb")
        ),
    ],
)
def test_a_full_disk_and_on(
    tmp_path: Path, breaking: list[int], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    pytest.importorskip("duckdb" if name == "out.duckdb" else "pyarrow" if name == "out.parquet" else "json")
    source = corpus(tmp_path / "in.jsonl", 400)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    out, whole = tmp_path / "a" / name, tmp_path / "b" / name
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 2
    said = capsys.readouterr().err
    assert f"cannot write {out}: No space left on device" in said
    assert "--resume" in said
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 2
    assert "an earlier run did not finish" in capsys.readouterr().err
    assert main([str(source), "-o", str(out), "--workers", "1", "--resume"]) == 1
    assert breaking == [0, 1, 2, 2, 3, 4, 5, 6]  # nothing was read twice
    assert main([str(source), "-o", str(whole), "--workers", "1"]) == 1
    one, other = files(out), files(whole)
    assert one.keys() == other.keys()
    if name.endswith("duckdb"):  # the same rows in the same order, not the same bytes
        same_tables(out, whole)
        del one[name], other[name]
    assert one == other


def same_tables(one: Path, other: Path) -> None:
    import duckdb

    with duckdb.connect(str(one)) as first, duckdb.connect(str(other)) as second:
        for (table,) in first.sql("SELECT table_name FROM duckdb_tables()").fetchall():
            assert first.table(table).fetchall() == second.table(table).fetchall()


@pytest.mark.parametrize("harm", ["cut", "garbage", "swap", "empty", "old head"])
def test_a_shard_that_is_not_what_it_should_be_is_made_again(
    tmp_path: Path, breaking: list[int], harm: str
) -> None:
    source = corpus(tmp_path / "in.jsonl", 400)
    out = tmp_path / "out.jsonl"
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 2
    first, second = (tmp_path / "out.jsonl.shards" / f"0000000{number}.jsonl" for number in (0, 1))
    data = first.read_bytes()
    harmed = {
        "cut": data[:-1],
        "garbage": b"\xff\n",
        "swap": second.read_bytes(),
        "empty": b"",
        "old head": b"[]\n",
    }
    first.write_bytes(harmed[harm])
    assert main([str(source), "-o", str(out), "--workers", "1", "--resume"]) == 1
    assert breaking == [0, 1, 2, 0, 2, 3, 4, 5, 6]
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == [f"a{number}" for number in range(400) if number % 97 != BROKEN]


def test_articles_that_changed_meanwhile_are_read_again(tmp_path: Path, breaking: list[int]) -> None:
    source = corpus(tmp_path / "in.jsonl", 400)
    out = tmp_path / "out.jsonl"
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 2
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[80] = json.dumps({"id": "new", "text": "改了"})
    source.write_text("\n".join(lines[:200]), encoding="utf-8")
    assert main([str(source), "-o", str(out), "--workers", "1", "--resume"]) == 1
    assert breaking == [0, 1, 2, 1, 2, 3]
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == ["new" if n == 80 else f"a{n}" for n in range(200) if n % 97 != BROKEN]


def test_other_patterns_are_other_work(tmp_path: Path, breaking: list[int]) -> None:
    patterns = tmp_path / "patterns"
    patterns.mkdir()
    (patterns / "a.jsonl").write_text('{"label": "ORG", "pattern": "副市长"}', encoding="utf-8")
    source = corpus(tmp_path / "in.jsonl", 199)
    out = tmp_path / "out.jsonl"
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 2
    options = ["--workers", "1", "--resume", "--patterns", str(patterns)]
    assert main([str(source), "-o", str(out), *options]) == 1
    assert breaking == [0, 1, 2, 0, 1, 2, 3]


def test_fail_fast_and_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = corpus(tmp_path / "in.jsonl", 60)
    out = tmp_path / "out.jsonl"
    assert main([str(source), "-o", str(out), "--fail-fast"]) == 2
    said = capsys.readouterr().err
    assert f"{source}:{BROKEN + 1}: not JSON" in said
    assert not out.exists()
    mended = source.read_text(encoding="utf-8").replace("{broken", '{"id": "mended", "text": "开工"}')
    source.write_text(mended, encoding="utf-8")
    assert main([str(source), "-o", str(out), "--fail-fast", "--resume"]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 60


def test_an_end_between_the_output_and_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = corpus(tmp_path / "in.jsonl", 60)
    one, other = tmp_path / "a" / "out.jsonl", tmp_path / "b" / "out.jsonl"
    for out in (one, other):
        out.parent.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(engine, "write_manifest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert main([str(source), "-o", str(one)]) == 130
    assert one.exists()
    assert main([str(source), "-o", str(one), "--resume"]) == 1
    assert main([str(source), "-o", str(other)]) == 1
    assert files(one) == files(other)


@pytest.mark.parametrize("options", [["--resume"], ["--resume", "-o", "/dev/null"]])
def test_nothing_to_resume(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus(tmp_path / "in.jsonl", 1)), *options]) == 2
    assert "name it with -o" in capsys.readouterr().err


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 250)
    for number in ("1", "2"):
        (tmp_path / number).mkdir()
        assert main([str(source), "-o", str(tmp_path / number / "out.jsonl"), "--workers", number]) == 1
    assert files(tmp_path / "1" / "out.jsonl") == files(tmp_path / "2" / "out.jsonl")


@pytest.mark.slow
def test_several_processes_on_standard_output(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 250)
    out = tmp_path / "out.jsonl"
    assert main([str(source), "-o", str(out), "--workers", "1"]) == 1
    piped = subprocess.run([*command(source, Path("-"), "--workers", "2")], capture_output=True, check=False)
    assert piped.returncode == 1
    assert piped.stdout == out.read_bytes()
