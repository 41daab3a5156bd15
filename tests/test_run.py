"""`python -m newsnlp.run`: inputs, outputs, errors and exit status."""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsnlp.evaluate import main as evaluate
from newsnlp.resources import path
from newsnlp.run import main

TEXT = "总投资60亿元的项目开工。"


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_files_folders_and_encodings(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_bytes(TEXT.encode("gb18030"))
    (folder / "deep" / "b.txt").write_text(TEXT, encoding="utf-8-sig")
    line = {"id": "c1", "text": "去年10月开工。", "published": "2023-02-14"}
    (folder / "c.jsonl").write_text(json.dumps(line) + "\n\n" + json.dumps({"text": TEXT}), encoding="utf-8")
    (folder / "ignored.pdf").write_bytes(b"%PDF")
    out = tmp_path / "out.jsonl"
    assert main([str(folder), "-o", str(out)]) == 0
    found = records(out)
    at = folder.as_posix()
    assert [record["id"] for record in found] == [f"{at}/a", "c1", f"{at}/c.jsonl:3", f"{at}/deep/b"]
    assert [record["amounts"][0]["low"] for record in found if record["amounts"]] == ["6000000000"] * 3
    assert found[1]["dates"][0]["start_date"] == "2022-10-01"
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        b'{"text": "50\xe4\xba\xbf\xe5\x85\x83"}',
        b"{broken",
        b'["list"]',
        b'{"body": "x"}',
        b'{"text": 5}',
    ]
    lines += [b'{"text": "x", "published": "yesterday"}', b'{"text": "x", "id": {"a": 1}}', b"[" * 100_000]
    lines += [b'{"text": "\xff\xfe"}', b'{"text": "ok", "published": ""}']
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    out = tmp_path / "out.jsonl"
    inputs = [str(tmp_path / name) for name in ("in.jsonl", "binary.txt", "absent.txt")]
    assert main([*inputs, "-o", str(out)]) == 1
    assert [record["text"] for record in records(out)] == ["50亿元", "ok"]
    failures = records(tmp_path / "out.jsonl.errors.jsonl")
    assert [failure["line"] for failure in failures] == [2, 3, 4, 5, 6, 7, 8, 9, None, None]
    assert [Path(failure["source"]).name for failure in failures[-2:]] == ["binary.txt", "absent.txt"]
    assert "ISO date" in failures[4]["reason"]
    said = capsys.readouterr().err
    assert "2 articles read" in said
    assert "10 inputs could not be read" in said
    assert f"first {tmp_path / 'in.jsonl'}:2: not JSON" in said


def test_an_old_error_file_is_not_left_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    stale = tmp_path / "out.jsonl.errors.jsonl"
    stale.write_text("old", encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert not stale.exists()


@pytest.mark.parametrize("data", [TEXT, json.dumps({"text": TEXT}, ensure_ascii=False)])
def test_standard_input_and_output(
    data: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf-8"))))
    assert main(["-"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["amounts"][0]["unit"] == "CNY"


def test_a_summary_for_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), "--summary"]) == 0
    assert "60亿元  money  6,000,000,000 CNY" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options, reason",
    [
        (["--ner", "zh_core_web_none"], "python -m spacy download zh_core_web_none"),
        (["--patterns", "/nowhere"], "no folder with"),
        (["--tagger", "/nowhere"], "no tagger in /nowhere"),
        (["-o", "/nowhere/out.jsonl"], "/nowhere"),
    ],
)
def test_what_cannot_start(
    options: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = [] if "-o" in options else ["-o", str(tmp_path / "out.jsonl")]
    assert main([str(tmp_path / "a.txt"), *out, *options]) == 2
    assert reason in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere: do without its rights for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="folders are not protected so there")
@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.brat", "out.spacy"])
@pytest.mark.parametrize("why", ["Permission denied", "Not a directory"])
def test_a_folder_that_cannot_be_written(
    name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told before anything is read, for a report too."""
    open_to_all = Path(tempfile.mkdtemp())
    open_to_all.chmod(0o777)
    folder, article = open_to_all / "folder", open_to_all / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    main([str(article), "-o", str(tmp_path / name)])  # what is imported late is there before the rights go
    if why == "Not a directory":
        folder.write_text("a file", encoding="utf-8")
    else:
        folder.mkdir(mode=0o555)
    capsys.readouterr()
    try:
        for options in (
            ["-o", f"{folder / name}"],
            ["-o", f"{open_to_all / name}", "--report", f"{folder / 'r.html'}"],
        ):
            with as_nobody():
                assert main([str(article), *options]) == 2
            said = capsys.readouterr().err
            assert f"cannot write {folder}" in said
            assert why in said
            assert {path.name for path in open_to_all.iterdir()} == {"a.txt", "folder"}
    finally:
        shutil.rmtree(open_to_all)


def test_a_report_that_is_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "r.html").mkdir()
    report = ["--report", str(tmp_path / "r.html")]
    assert main([str(tmp_path / "a.txt"), "-o", str(tmp_path / "o.jsonl"), *report]) == 2
    assert "it is a folder" in capsys.readouterr().err
    assert not (tmp_path / "o.jsonl").exists()


def test_a_tagger_of_the_users_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(path("tagger"), tmp_path / "mine")
    (tmp_path / "a.txt").write_text("泰州市市长李明出席。", encoding="utf-8")
    tagger = ["--tagger", str(tmp_path / "mine")]
    assert main([str(tmp_path / "a.txt"), "-o", str(tmp_path / "o.jsonl"), *tagger]) == 0
    assert [entity["text"] for entity in records(tmp_path / "o.jsonl")[0]["entities"]][-1] == "李明"
    manifest = json.loads((tmp_path / "o.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["tagger"] == tagger[1]
    assert evaluate([str(tmp_path), "--tagger", "/nowhere"]) == 2
    assert "no tagger in /nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_a_number_of_workers_that_is_none(workers: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["in.txt", "--workers", workers])
    assert f"expected a whole number 1 or more, not '{workers}'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name, data, lines",
    [
        ("a.jsonl", f'[{{"text": "{TEXT}"}}, {{"text": "x"}}]', [1]),
        ("a.jsonl", f'[\n  {{"text": "{TEXT}"}},\n  {{"text": "x"}}\n]', [None]),
        ("-", f'[{{"text": "{TEXT}"}}]', [1]),
        ("-", f'\n[\n  {{"text": "{TEXT}"}}\n]', [None]),
    ],
)
def test_an_array_where_lines_are_wanted(
    name: str,
    data: str,
    lines: list[int | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "a.jsonl").write_text(data, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf-8"))))
    monkeypatch.chdir(tmp_path)
    assert main([name, "-o", "out.jsonl"]) == 1
    failures = records(tmp_path / "out.jsonl.errors.jsonl")
    assert [failure["line"] for failure in failures] == lines
    assert all("one object a line is wanted" in failure["reason"] for failure in failures)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "utf-32", "big5"])
def test_jsonl_in_one_encoding(encoding: str, tmp_path: Path) -> None:
    texts = ["重庆成本优势", "去年10月開工" if encoding == "big5" else "去年10月开工", "短"] * 20
    lines = [json.dumps({"text": text.replace("庆", "慶").replace("优势", "優勢") if encoding == "big5" else text},
                        ensure_ascii=False) for text in texts]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode(encoding))
    assert main([str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 0
    found = [record["text"] for record in records(tmp_path / "out.jsonl")]
    assert found == ["重庆成本优势", "去年10月开工", "短"] * 20


@pytest.mark.parametrize("options, lines", [(["-o", "out.jsonl", "--summary"], 50), ([], None)])
def test_a_reader_that_stops_reading(options: list[str], lines: int | None, tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT * 40}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 50, encoding="utf-8")
    command = [sys.executable, "-m", "newsnlp.run", "a.jsonl", *options]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        noise = process.stderr.read()
        assert process.wait() == 0
    assert "Traceback" not in noise
    if lines:
        assert len(records(tmp_path / "out.jsonl")) == lines


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), "-o", "/dev/full"]) == 2
    assert "cannot write /dev/full: No space left" in capsys.readouterr().err


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    strange = tmp_path / os.fsdecode(b"a\xff.txt")
    strange.write_text(TEXT, encoding="utf-8")
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_bytes(bytes(range(256)) * 9)
    out = tmp_path / "o" / "out.jsonl"
    out.parent.mkdir()
    assert main([str(tmp_path), "-o", str(out)]) == 1
    assert len(records(out)) == len(records(out.with_name("out.jsonl.errors.jsonl"))) == 1
