"""To an annotation tool and back: nothing is lost, and what a person corrects comes back."""

import json
from pathlib import Path

import pytest

from newsnlp.errors import SeedError
from newsnlp.seeds import read_seeds
from newsnlp.seeds.__main__ import main
from newsnlp.seeds.exchange import READERS, WRITERS

DEV = Path(__file__).resolve().parents[2] / "seeds" / "dev.jsonl"
NAMES = {"doccano": "out.jsonl", "label-studio": "out.json", "brat": "out", "spacy": "out.spacy"}


@pytest.mark.parametrize("form", WRITERS)
def test_there_and_back(form: str, tmp_path: Path) -> None:
    there, back = tmp_path / NAMES[form], tmp_path / "back.jsonl"
    assert main(["convert", str(DEV), "--to", form, "-o", str(there)]) == 0
    assert main(["convert", str(there), "--from", form, "--to", "jsonl", "-o", str(back)]) == 0
    assert sorted(read_seeds(back), key=lambda seed: seed["id"]) == list(read_seeds(DEV))


def test_a_corrected_span_is_read_anew(tmp_path: Path) -> None:
    [seed, *_] = read_seeds(DEV)
    WRITERS["doccano"]([seed], tmp_path / "a.jsonl")
    row = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    moved = next(item for item in row["label"] if item[2] == "MONEY")
    gone = next(item for item in row["label"] if item[2] == "PERSON")
    row["label"].remove(gone)
    row["text"] = row["text"][: moved[0]] + "约9亿元" + row["text"][moved[1] :]
    row["label"] = [item for item in row["label"] if item[1] <= moved[0]] + [
        [moved[0] + 1, moved[0] + 4, "MONEY"]
    ]
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    [back] = READERS["doccano"](tmp_path / "a.jsonl")
    assert back["amounts"][-1]["low"] == "900000000"
    assert len([e for e in back["entities"] if e["start"] == gone[0] and e["label"] == "PERSON"]) == 0


def test_doccano_with_relations(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "市长张文",
        "entities": [
            {"id": 1, "label": "TITLE", "start_offset": 0, "end_offset": 2},
            {"id": 2, "label": "PERSON", "start_offset": 2, "end_offset": 4},
        ],
        "relations": [{"id": 3, "from_id": 2, "to_id": 1, "type": "Holds"}],
    }
    (tmp_path / "all.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    [seed] = READERS["doccano"](tmp_path / "all.jsonl")
    assert [(entity["text"], entity["label"]) for entity in seed["entities"]] == [
        ("市长", "TITLE"),
        ("张文", "PERSON"),
    ]


def test_label_studio_prefers_what_a_person_did(tmp_path: Path) -> None:
    [seed, *_] = read_seeds(DEV)
    WRITERS["label-studio"]([seed], tmp_path / "a.json")
    tasks = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    first = tasks[0]["predictions"][0]["result"][0]
    tasks[0]["annotations"] = [{"result": [first]}, {"was_cancelled": True, "result": []}]
    (tmp_path / "a.json").write_text(json.dumps(tasks), encoding="utf-8")
    [back] = READERS["label-studio"](tmp_path / "a.json")
    assert [entity["text"] for entity in back["entities"]] == [first["value"]["text"]]


@pytest.mark.parametrize(
    "form, name, content",
    [
        ("doccano", "a.jsonl", '{"data": 1}\n'),
        ("doccano", "a.jsonl", '{"text": "市长", "label": [[0, 9, "TITLE"]]}\n'),
        ("doccano", "a.jsonl", '{"text": "市长", "label": [[0, 2, "ROLE"]]}\n'),
        ("label-studio", "a.json", '{"text": 1}'),
        ("brat", "a.ann", "T1\tTITLE\n"),
        ("spacy", "a.spacy", "no DocBin"),
    ],
)
def test_what_is_wrong_is_named(form: str, name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text("市长", encoding="utf-8")
    source = tmp_path if form == "brat" else tmp_path / name
    with pytest.raises(SeedError, match="a"):
        list(READERS[form](source))


def test_brat_without_its_text(tmp_path: Path) -> None:
    (tmp_path / "b.ann").write_text("", encoding="utf-8")
    with pytest.raises(SeedError, match=r"b\.txt is missing"):
        list(READERS["brat"](tmp_path))


def test_parts_that_share_text_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [seed, *_] = read_seeds(DEV)
    rows = [
        {key: value for key, value in seed.items() if key != "raw"} | extra
        for extra in ({}, {"id": "b", "split": "test"})
    ]
    (tmp_path / "both.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["check", str(tmp_path / "both.jsonl")]) == 1
    assert "b (test) shares" in capsys.readouterr().out
