"""Seeds that are wrong: what `check` finds, what no command reads, and that neither is a traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsnlp.errors import SeedError
from newsnlp.seeds import read_seeds
from newsnlp.seeds.__main__ import main

TEXT = "泰州市市长张文说，投资3亿元。"
SEED = {
    "id": "a",
    "split": "dev",
    "published": "2024-03-18",
    "text": TEXT,
    "entities": [
        {"start": 0, "end": 3, "text": "泰州市", "label": "GPE"},
        {"start": 3, "end": 5, "text": "市长", "label": "TITLE"},
        {"start": 5, "end": 7, "text": "张文", "label": "PERSON"},
        {"start": 11, "end": 14, "text": "3亿元", "label": "MONEY"},
    ],
    "amounts": [
        {
            "start": 11,
            "end": 14,
            "text": "3亿元",
            "kind": "money",
            "low": "300000000",
            "high": "300000000",
            "unit": "CNY",
            "modifier": None,
            "per": None,
        }
    ],
    "dates": [],
    "posts": [
        {
            "name": "张文",
            "title": "市长",
            "organ": "泰州市",
            "organ_inherited": False,
            "jurisdiction": {"name": "泰州市", "code": "321200"},
            "status": "current",
            "start_date": None,
            "end_date": None,
        }
    ],
}
Change = Callable[[dict], object]


def changed(change: Change) -> dict:
    seed = json.loads(json.dumps(SEED))
    change(seed)
    return seed


def write(path: Path, *seeds: dict) -> Path:
    path.write_text("".join(json.dumps(seed, ensure_ascii=True) + "\n" for seed in seeds), encoding="utf-8")
    return path


def test_without_aliases_nothing_is_wrong(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", SEED)
    assert main(["check", str(path)]) == 0
    for form in ("jsonl", "mark", "doccano", "label-studio", "brat", "spacy"):
        assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / form)]) == 0


@pytest.mark.parametrize(
    "change, finding",
    [
        (
            lambda seed: seed["entities"][2].update(label="PERSONN"),
            "label 'PERSONN' is none of PERSON, TITLE",
        ),
        (lambda seed: seed.update(split="foo"), "split 'foo' is none of train, dev, test"),
        (lambda seed: seed.update(published="2023-99-99"), "published '2023-99-99' is no day"),
        (lambda seed: seed.update(published="20230101"), "published '20230101' is no day"),
        (lambda seed: seed["entities"][0].update(text=""), "'' (0-3): text is empty"),
        (lambda seed: seed["entities"][0].update(start=-3), "(-3-3)"),
        (lambda seed: seed["amounts"][0].update(low="abc"), "low 'abc' is no number"),
        (lambda seed: seed["amounts"][0].update(high="1/0"), "high '1/0' is no number"),
        (lambda seed: seed["amounts"][0].update(low="3/2", high="1/2"), "low 3/2 is above high 1/2"),
        (lambda seed: seed["amounts"][0].update(modifier="about"), "modifier 'about' is none of"),
        (lambda seed: seed["posts"][0].update(start_date="2023-02-30"), "start_date '2023-02-30' is no day"),
        (lambda seed: seed.update(alises={}), "field 'alises' is unknown"),
        (lambda seed: seed["entities"][1].update(lable="ORG"), "entities[1]: field 'lable' is unknown"),
        (lambda seed: seed.update(text="", entities=[], posts=[]), "text is empty"),
    ],
)
def test_what_check_finds(
    change: Change, finding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", SEED | {"id": "good"}, changed(change))
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{path}:2: a: ") and finding in line for line in lines)
    assert not any(line.startswith(f"{path}:1:") for line in lines)


def test_an_id_twice_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write(tmp_path / "1.jsonl", SEED), write(tmp_path / "2.jsonl", SEED)
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{two}:1: id 'a' stands twice, before at {one}:1\n"


@pytest.mark.parametrize(
    "change, field",
    [
        (lambda seed: seed["entities"][1].pop("text"), "entities[1].text is missing"),
        (
            lambda seed: seed["entities"][1].update(start="3"),
            "entities[1].start must be a whole number, found '3'",
        ),
        (lambda seed: seed["entities"][1].update(end=True), "entities[1].end must be a whole number"),
        (lambda seed: seed["entities"][1].pop("end"), "entities[1].end is missing"),
        (lambda seed: seed.update(entities=None), "entities must be a list, found None"),
        (lambda seed: seed.update(entities=[7]), "entities[0] must be an object, found 7"),
        (lambda seed: seed.update(id=5), "id must be a string"),
        (lambda seed: seed.update(published=2023), "published must be a string or null"),
        (lambda seed: seed.update(aliases=[]), "aliases must be an object of strings"),
        (lambda seed: seed.update(aliases={"张": 1}), "aliases must be an object of strings"),
        (lambda seed: seed.pop("text"), "text is missing"),
        (lambda seed: seed.pop("posts"), "posts is missing"),
        (lambda seed: seed["amounts"][0].update(low=5), "amounts[0].low must be a string or null"),
        (lambda seed: seed["posts"][0].pop("status"), "posts[0].status is missing"),
        (lambda seed: seed["posts"][0].update(jurisdiction="x"), "posts[0].jurisdiction must be an object"),
        (lambda seed: seed["posts"][0].update(jurisdiction={}), "posts[0].jurisdiction.name is missing"),
        (lambda seed: seed.update(dates=[{"raw_start": 1}]), "dates[0].raw_end is missing"),
    ],
)
@pytest.mark.parametrize("command", ["check", "stats", "convert"])
def test_what_no_command_reads(
    command: str, change: Change, field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", SEED | {"id": "good"}, changed(change))
    more = ["--to", "jsonl", "-o", str(tmp_path / "b.jsonl")] if command == "convert" else []
    assert main([command, str(path), *more]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"{path}:2: {field}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("row", ["7", "null", "[1]", "{", "[" * 100_000])
def test_rows_that_are_no_seeds(row: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"\n{row}\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"a\.jsonl:2: "):
        list(read_seeds(tmp_path))


@pytest.mark.parametrize("name", ["absent", "notes.txt"])
def test_a_path_without_seeds_beside_a_good_one(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "a.jsonl", SEED)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert main(["check", str(path), str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err


def test_a_row_may_hold_any_character(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = SEED | {"text": TEXT + "\u2028\x85"}
    path = tmp_path / "a.jsonl"
    path.write_text("\ufeff" + json.dumps(seed, ensure_ascii=False) + "\r\n\r\n", encoding="utf-8")
    assert [read["text"] for read in read_seeds(path)] == [seed["text"]]
    # Half a pair of surrogates stays what it is, or is refused.
    write(path, SEED | {"text": TEXT + "\ud83d", "split": "\ud83d"})
    assert main(["check", str(path)]) == 1
    assert main(["stats", str(path)]) == 0
    for form in ("jsonl", "mark", "doccano", "label-studio"):
        assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / form)]) == 0
    assert "\ud83d" in json.loads((tmp_path / "jsonl").read_text(encoding="utf-8"))["text"]
    for form in ("brat", "spacy"):
        assert main(["convert", str(path), "--to", form, "-o", str(tmp_path / form)]) == 2
        assert "half a character" in capsys.readouterr().err
