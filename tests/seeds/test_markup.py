"""Marked-up articles: read, written back, refused where they are wrong."""

import json
from pathlib import Path

import pytest

from newsnlp.errors import SeedError
from newsnlp.seeds import parse_marked, problems, read_seeds, to_marked
from newsnlp.seeds.__main__ import main

HEAD = "# id: a\n# split: dev\n# published: 2024-03-18\n"
GOOD = (
    HEAD
    + """# alias: 张 = 张文
---
{3月17日|DATE|2024-03-17}，{泰州市|GPE}{市长|TITLE}{张文|PERSON}说，投资{3至5亿元|MONEY|300000000..500000000 CNY}。
{张|PERSON}{市长|TITLE}用{五年|DATE|P5Y}建成超{三分之一|CARDINAL|1/3..}，
每平方米{5000元|MONEY|~5000 CNY /m2}，{近日|DATE|-}。
---
张文 | 市长 | 泰州市 | no | 泰州市 321200 | current | - | 2024-03-17
"""
)


def test_a_marked_article_is_read() -> None:
    seed = parse_marked(GOOD)
    assert problems(seed) == []
    assert [seed["text"][e["start"] : e["end"]] for e in seed["entities"]] == [
        e["text"] for e in seed["entities"]
    ]
    values = [(a["low"], a["high"], a["unit"], a["modifier"], a["per"]) for a in seed["amounts"]]
    assert values == [
        ("300000000", "500000000", "CNY", None, None),
        ("1/3", None, None, "over", None),
        ("5000", "5000", "CNY", "approx", "m2"),
    ]
    assert [d["start_date"] or d["duration"] for d in seed["dates"]] == ["2024-03-17", "P5Y", None]
    assert seed["posts"][0]["jurisdiction"] == {"name": "泰州市", "code": "321200"}


def test_reading_and_writing_are_inverse() -> None:
    seed = parse_marked(GOOD)
    assert parse_marked(to_marked(seed)) == seed


@pytest.mark.parametrize(
    "source, reason",
    [
        (HEAD + "---\n张文\n", "two `---` lines"),
        ("# split: dev\n---\nx\n---\n", "`# id: ...` is missing"),
        (HEAD + "nonsense\n---\nx\n---\n", "header lines"),
        (HEAD + "---\n{张文|HUMAN}\n---\n", "unknown label"),
        (HEAD + "---\n{张文|PERSON\n---\n", "a mark is broken"),
        (HEAD + "---\n{3元|MONEY}\n---\n", "needs a value"),
        (HEAD + "---\n{3元|MONEY|three CNY}\n---\n", "needs a value"),
        (HEAD + "---\n{今天|DATE|today}\n---\n", "a date needs"),
        (HEAD + "---\n{张文|PERSON|3}\n---\n", "only amounts and dates"),
        (HEAD + "---\n{张文|PERSON}\n---\n张文 | 市长\n", "a post has 8 columns"),
    ],
)
def test_what_is_wrong_in_form_is_refused(source: str, reason: str) -> None:
    with pytest.raises(SeedError, match=reason):
        parse_marked(source, "a.mark")


def seed(**changes: object) -> dict:
    return parse_marked(GOOD) | changes


POST = parse_marked(GOOD)["posts"][0]


@pytest.mark.parametrize(
    "wrong, reason",
    [
        (seed(entities=[{"start": 0, "end": 3, "text": "3月1", "label": "DATE"}] * 2), "overlaps"),
        (seed(entities=[{"start": 0, "end": 2, "text": "张文", "label": "PERSON"}]), "the text there reads"),
        (seed(posts=[POST | {"name": "李四"}]), "the person is not marked"),
        (seed(posts=[POST | {"title": "区长"}]), "the title is not marked"),
        (seed(posts=[POST | {"status": "gone"}]), "is none of"),
        (seed(posts=[POST, POST]), "stands twice"),
        (seed(aliases={"王": "王五"}), "no such PERSON"),
        (seed(amounts=[{"text": "5至3元", "low": "5", "high": "3"}]), "is above high"),
        (seed(dates=[{"text": "x", "start_date": "2024-02-30", "end_date": None}]), "no day of the calendar"),
        (seed(dates=[{"text": "x", "start_date": "2024-02-02", "end_date": "2024-02-01"}]), "starts after"),
    ],
)
def test_the_checker_finds(wrong: dict, reason: str) -> None:
    assert any(reason in problem for problem in problems(wrong))


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.mark"
    source.write_text(GOOD, encoding="utf-8")
    assert main(["check", str(source)]) == 0
    assert main(["convert", str(source), "--to", "jsonl", "-o", str(tmp_path / "b.jsonl")]) == 0
    assert main(["convert", str(tmp_path / "b.jsonl"), "--to", "mark", "-o", str(tmp_path / "c")]) == 0
    assert (tmp_path / "c" / "a.mark").read_text(encoding="utf-8") == to_marked(parse_marked(GOOD))
    assert main(["stats", str(tmp_path / "b.jsonl")]) == 0
    assert "dev: 1 texts" in capsys.readouterr().out
    source.write_text(GOOD.replace("张文 |", "李四 |"), encoding="utf-8")
    assert main(["check", str(source)]) == 1
    source.write_text("no", encoding="utf-8")
    assert main(["check", str(source)]) == 2
    assert main(["check", str(tmp_path / "absent")]) == 2


def test_standoff_needs_the_very_text_that_was_annotated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sha = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # of b"hello"
    standoff = {"id": "a", "split": "real", "published": None, "file": "a.txt", "sha256": sha}
    standoff |= {key: [] for key in ("entities", "amounts", "dates", "posts")}
    (tmp_path / "a.standoff.json").write_text(json.dumps(standoff), encoding="utf-8")
    assert list(read_seeds(tmp_path)) == []
    assert "is not in" in caplog.text
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_bytes(b"hello")
    assert [seed["raw"] for seed in read_seeds(tmp_path)] == ["hello"]
    (texts / "a.txt").write_bytes(b"hello!")
    with pytest.raises(SeedError, match="sha256"):
        list(read_seeds(tmp_path))
