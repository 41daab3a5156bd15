"""`python -m newsnlp.run` writes over nothing that it reads, nor over what it did not write."""

import json
import shutil
from pathlib import Path

import pytest

from newsnlp.resources import path
from newsnlp.run import main

TEXT = "总投资60亿元的项目开工。"


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_output_is_not_read_as_input(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    for _ in range(2):
        assert main([str(tmp_path), "-o", str(out)]) == 0
        assert len(records(out)) == 1


def test_an_input_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    assert main([str(path), "-o", str(path)]) == 2
    assert "both read and written" in capsys.readouterr().err
    assert json.loads(path.read_text(encoding="utf-8"))["text"] == TEXT


@pytest.mark.parametrize(
    "options",
    [
        ["in.txt", "-o", "out.jsonl", "--report", "in.txt"],
        ["in.txt", "--report", "in.txt"],
        ["in.txt", "-o", "out.jsonl", "--report", "link.txt"],
        [".", "-o", "out.jsonl", "--report", "in.txt"],
        ["*.txt", "-o", "out.jsonl", "--report", "in.txt"],
        [".", "-o", "in.txt"],
        ["o.jsonl.errors.jsonl", "-o", "o.jsonl"],
        [".", "-o", "o.jsonl"],
        ["d.jsonl.duplicates.jsonl", "-o", "d.jsonl"],
        ["in.txt", "-o", "tg/alphabet.npz", "--tagger", "tg"],
        ["in.txt", "-o", "mine.jsonl", "--patterns", "."],
        ["in.txt", "-o", "mine.jsonl", "--patterns", "mine.jsonl"],
        ["t.csv/entities.csv", "-o", "t.csv"],
        ["in.txt", "-o", "same.html", "--report", "./same.html"],
        ["in.txt", "-o", "out.jsonl", "--report", "out.jsonl.errors.jsonl"],
    ],
    ids=" ".join,
)
def test_no_run_writes_over_what_it_reads(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor over what it writes itself."""
    (tmp_path / "t.csv").mkdir()
    shutil.copytree(path("tagger"), tmp_path / "tg")
    pattern = {"label": "FAC", "pattern": "未来城", "text": TEXT}
    names = ("in.txt", "o.jsonl.errors.jsonl", "d.jsonl.duplicates.jsonl", "mine.jsonl", "t.csv/entities.csv")
    for name in names:
        (tmp_path / name).write_text(json.dumps(pattern, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "in.txt")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.chdir(tmp_path)
    assert main(options) == 2
    said = capsys.readouterr().err
    assert "both read and written" in said or "would be written twice" in said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_an_earlier_run_made_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{broken\n", encoding="utf-8")
    out, report = tmp_path / "out.jsonl", tmp_path / "r.html"
    for source in (tmp_path, tmp_path, f"{tmp_path}/*.*l"):
        assert main([str(source), "-o", str(out), "--report", str(report)]) == 1
        assert len(records(out)) == 1


def test_a_folder_of_shards_that_holds_something_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    thesis = tmp_path / "o.jsonl.shards" / "thesis.docx"
    thesis.parent.mkdir()
    thesis.write_text("mine", encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), "-o", str(tmp_path / "o.jsonl")]) == 2
    assert "thesis.docx is none of a run's" in capsys.readouterr().err
    assert thesis.read_text(encoding="utf-8") == "mine"
