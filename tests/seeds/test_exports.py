"""Exports of annotation tools that are wrong: a sentence that names the place and the fault, never a traceback."""

import json
from pathlib import Path

import pytest

from newsnlp.seeds.__main__ import main
from newsnlp.seeds.exchange import READERS

TEXT = "市长张文投资近几成"


def doccano(**fields: object) -> str:
    return json.dumps({"text": TEXT, "label": [[2, 4, "PERSON"]]} | fields, ensure_ascii=False)


@pytest.mark.parametrize(
    "row, reason",
    [
        ("7", "no article of doccano's"),
        ("[" * 100_000, "no article of doccano's"),
        (doccano(text=7), "the text must be a string"),
        (doccano(label=7), "the spans must be a list"),
        (doccano(label=[[3, 7]]), r"a span is two whole numbers and a label"),
        (doccano(label=[["2", "4", "PERSON"]]), r"found ['2', '4', 'PERSON']"),
        (doccano(label=[[2, 4, None]]), "a span is two whole numbers and a label"),
        (doccano(label=[[2, 4, "PERSONN"]]), "'PERSONN' is no label"),
        (doccano(label=[[2, 40, "PERSON"]]), "PERSON 2-40 lies outside the text of 9 characters"),
        (doccano(label=[[4, 6, "MONEY"]]), "'投资' (4-6) is marked MONEY, but "),
        (doccano(newsnlp="x"), "newsnlp must be an object"),
        (doccano(newsnlp={"amounts": [{}]}), "newsnlp: amounts[0].start is missing"),
        (doccano(newsnlp={"amounts": None}), "newsnlp: amounts must be a list"),
        (doccano(newsnlp={"id": 5}), "newsnlp: id must be a string"),
    ],
)
def test_a_row_of_doccano_that_is_wrong(
    row: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_text(f"{doccano()}\n\n{row}\n", encoding="utf-8")
    assert main(["convert", str(path), "--from", "doccano", "--to", "jsonl", "-o", str(output)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"{path}:3: ")
    assert reason in error
    assert not output.exists()


@pytest.mark.parametrize("form", ["doccano", "label-studio", "brat"])
def test_exports_that_are_not_utf_8(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gbk"))
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    source = tmp_path if form == "brat" else tmp_path / "a.txt"
    output = str(tmp_path / "out.jsonl")
    assert main(["convert", str(source), "--from", form, "--to", "jsonl", "-o", output]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'a.txt'}: not UTF-8")


def test_blank_lines_and_line_separators_of_doccano(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"\n{doccano(text=TEXT + chr(0x2028))}\r\n \n", encoding="utf-8")
    [seed] = READERS["doccano"](tmp_path / "a.jsonl")
    assert (seed["id"], seed["text"]) == ("a-2", TEXT + "\u2028")


def studio(*results: object, **data: object) -> dict[str, object]:
    return {"data": {"text": TEXT} | data, "annotations": [{"result": list(results)}]}


@pytest.mark.parametrize(
    "task",
    [
        7,
        {"data": "x"},
        {"data": {"text": TEXT}, "annotations": [7]},
        {"data": {"text": TEXT}, "predictions": {"result": []}},
        studio({"type": "labels", "value": {"start": 2, "end": 4, "labels": []}}),
        studio({"type": "labels", "value": {"start": "2", "end": 4, "labels": ["PERSON"]}}),
        studio({"type": "labels", "value": {"start": 4, "end": 6, "labels": ["MONEY"]}}),
        studio(newsnlp="x"),
        studio(newsnlp={"dates": [{}]}),
    ],
)
def test_a_task_of_label_studio_that_is_wrong(
    task: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([studio(), task]), encoding="utf-8")
    output = str(tmp_path / "out.jsonl")
    assert main(["convert", str(path), "--from", "label-studio", "--to", "jsonl", "-o", output]) == 2
    assert capsys.readouterr().err.startswith(f"{path}: task 2: ")


@pytest.mark.parametrize(
    "lines, where",
    [
        ("T1\tPERSON 2 4;5 6\t张文", ":1: "),
        ("T1\tPERSON 2 4\t张文\nT2\tPERSON 2 40\t张文", ":2: "),
        ("T1\tPERSON 2 4\t张文\n#1\tAnnotatorNotes T1\t{", ":2: "),
        ('#1\tAnnotatorNotes T1\t{"posts": [7]}', ": newsnlp: posts[0] must be an object"),
        ("T1\tMONEY 4 6\t投资", ": '投资' (4-6) is marked MONEY, but "),
    ],
)
def test_a_line_of_brat_that_is_wrong(
    lines: str, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(lines + "\n", encoding="utf-8")
    output = str(tmp_path / "out.jsonl")
    assert main(["convert", str(tmp_path), "--from", "brat", "--to", "jsonl", "-o", output]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'a.ann'}{where}")
