"""Converting: what was there stays until the new is complete, every article has its file, and places are named."""

import json
from pathlib import Path

import pytest

from newsnlp.seeds import read_seeds
from newsnlp.seeds.__main__ import main

TEXT = "市长张文"
SEED = {
    "id": "a",
    "split": "dev",
    "published": None,
    "text": TEXT,
    "entities": [{"start": 2, "end": 4, "text": "张文", "label": "PERSON"}],
    "amounts": [],
    "dates": [],
    "posts": [],
}
RAW = SEED | {
    "id": "a-damaged",
    "split": "damaged",
    "entities": [{"raw_start": 2, "raw_end": 4, "text": "张文", "label": "PERSON"}],
}
TOOLS = ("doccano", "label-studio", "spacy")


def write(path: Path, *seeds: dict) -> Path:
    path.write_text("".join(json.dumps(seed) + "\n" for seed in seeds), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [*TOOLS, "brat", "mark"])
def test_damaged_articles_are_refused_and_nothing_is_destroyed(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, both = (
        write(tmp_path / "good.jsonl", SEED),
        write(tmp_path / "both.jsonl", SEED | {"text": "市长张文。"}, RAW),
    )
    output = tmp_path / "out"
    assert main(["convert", str(good), "--to", form, "-o", str(output)]) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["convert", str(both), "--to", form, "-o", str(output)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("a-damaged: a damaged or standoff article holds offsets into the raw text")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("form", "name"), [("brat", "a.ann"), ("mark", "a.mark")])
def test_a_folder_that_people_work_in_is_left_alone(
    form: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = write(tmp_path / "a.jsonl", SEED), tmp_path / "out"
    assert main(["convert", str(source), "--to", form, "-o", str(output)]) == 0
    (output / name).write_text("corrected", encoding="utf-8")
    assert main(["convert", str(source), "--to", form, "-o", str(output)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert (output / name).read_text(encoding="utf-8") == "corrected"


@pytest.mark.parametrize("form", TOOLS)
def test_what_is_read_is_not_written_over(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path / "a.jsonl", SEED)
    before = source.read_bytes()
    assert main(["convert", str(source), "--to", form, "-o", str(source)]) == 2
    assert "is both read and written" in capsys.readouterr().err
    assert source.read_bytes() == before


@pytest.mark.parametrize("form", [*TOOLS, "brat", "mark"])
def test_an_article_without_entities_keeps_what_belongs_to_it(form: str, tmp_path: Path) -> None:
    bare = SEED | {"entities": [], "published": "2024-01-01", "source": "晚报"}
    output, back = tmp_path / "out", tmp_path / "back.jsonl"
    assert main(["convert", str(write(tmp_path / "a.jsonl", bare)), "--to", form, "-o", str(output)]) == 0
    origin = [] if form == "mark" else ["--from", form]
    assert main(["convert", str(output), *origin, "--to", "jsonl", "-o", str(back)]) == 0
    [read] = read_seeds(back)
    assert {key: read[key] for key in ("id", "split", "published", "source")} == {
        key: bare[key] for key in ("id", "split", "published", "source")
    }


def test_a_blank_at_an_edge_is_refused_by_spacy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entity = {"start": 2, "end": 5, "text": " 张文", "label": "PERSON"}
    source = write(tmp_path / "a.jsonl", SEED | {"text": "他叫 张文 。", "entities": [entity]})
    assert main(["convert", str(source), "--to", "spacy", "-o", str(tmp_path / "a.spacy")]) == 2
    assert "a: PERSON 2-5 begins or ends in a blank" in capsys.readouterr().err
    assert not (tmp_path / "a.spacy").exists()


def test_jsonl_holds_damaged_and_standoff_articles(tmp_path: Path) -> None:
    sha = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # of b"hello"
    standoff = {key: value for key, value in RAW.items() if key != "text"} | {"file": "a.txt", "sha256": sha}
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(b"hello")
    (tmp_path / "b.standoff.json").write_text(json.dumps(standoff | {"id": "b"}), encoding="utf-8")
    write(tmp_path / "a.jsonl", SEED, RAW)
    before = list(read_seeds(tmp_path))
    output = tmp_path / "out.jsonl"
    assert main(["convert", str(tmp_path), "--to", "jsonl", "-o", str(output)]) == 0
    assert list(read_seeds(output)) == before
    assert list(read_seeds(tmp_path / "b.standoff.json")) == before[-1:]


@pytest.mark.parametrize("form, ending", [("mark", "mark"), ("brat", "txt")])
def test_every_article_has_its_file(form: str, ending: str, tmp_path: Path) -> None:
    ids = [
        "a",
        "a",
        "A",
        "a-2",
        "../../escaped",
        "https://a.cn/1?x=1",
        "/tmp/abs",
        ".",
        "长" * 300,
        "长" * 301,
    ]
    path = write(tmp_path / "in.jsonl", *(SEED | {"id": id} for id in ids))
    output = tmp_path / "deep" / "out"
    assert main(["convert", str(path), "--to", form, "-o", str(output)]) == 0
    assert len(list(output.glob(f"*.{ending}"))) == len(ids)
    assert sorted(tmp_path.rglob(f"*.{ending}")) == sorted(output.glob(f"*.{ending}"))
    back = tmp_path / "back.jsonl"
    source = ["--from", form] if form == "brat" else []
    assert main(["convert", str(output), *source, "--to", "jsonl", "-o", str(back)]) == 0
    assert sorted(seed["id"] for seed in read_seeds(back)) == sorted(ids)


@pytest.mark.parametrize("form", ["jsonl", *TOOLS])
@pytest.mark.parametrize("place", ["missing/out", "folder", "file/out"])
def test_places_for_a_file_that_cannot_be_written(
    form: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "in.jsonl", SEED)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / place)]) == 2
    assert capsys.readouterr().err.startswith(f"cannot write {tmp_path / place}: ")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder", "in.jsonl"]


@pytest.mark.parametrize("form", ["mark", "brat"])
@pytest.mark.parametrize("place", ["file", "file/out"])
def test_places_for_a_folder_that_cannot_be_written(
    form: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "in.jsonl", SEED)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / place)]) == 2
    assert capsys.readouterr().err.startswith(f"cannot write {tmp_path / place}: ")


def test_a_file_is_converted_onto_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "in.jsonl", SEED)
    assert main(["convert", str(path), "--to", "jsonl", "-o", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8")) == SEED


def test_entities_that_overlap_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "in.jsonl", SEED | {"entities": SEED["entities"] * 2})
    for form in ("spacy", "mark"):
        assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / "out")]) == 2
        assert capsys.readouterr().err.startswith("a: ")


def test_line_ends_of_a_text_come_back_from_brat(tmp_path: Path) -> None:
    seed = SEED | {"text": TEXT + "\r\n张\r文\u2028", "aliases": {}}
    seed["entities"] = [{"start": 6, "end": 9, "text": "张\r文", "label": "PERSON"}]
    path = write(tmp_path / "in.jsonl", seed)
    assert main(["convert", str(path), "--to", "brat", "-o", str(tmp_path / "out")]) == 0
    back = tmp_path / "back.jsonl"
    assert main(["convert", str(tmp_path / "out"), "--from", "brat", "--to", "jsonl", "-o", str(back)]) == 0
    assert json.loads(back.read_text(encoding="utf-8")) == seed
