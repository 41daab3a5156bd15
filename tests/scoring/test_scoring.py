"""The yardstick itself: spans by raw offsets, values, posts, floors."""

import json
from pathlib import Path

import pytest

from newsnlp.errors import SeedError
from newsnlp.evaluate import main
from newsnlp.scoring import as_table, score
from newsnlp.scoring.floors import fallen


def post(
    name: str, title: str, organ: str | None = None, code: str | None = None, status: str = "current"
) -> dict:
    place = {"name": "x", "code": code} if code else None
    return {"name": name, "title": title, "organ": organ, "jurisdiction": place, "status": status}


def official(name: str, *posts: dict) -> dict:
    return {"name": name, "posts": [{k: v for k, v in p.items() if k != "name"} for p in posts]}


def seed(**fields: object) -> dict:
    return {"split": "dev", "raw": "", "entities": [], "amounts": [], "dates": [], "posts": []} | fields


def record(**fields: object) -> dict:
    return {"entities": [], "amounts": [], "dates": [], "officials": []} | fields


def report(gold: dict, found: dict):
    return score([gold], lambda _: found)["dev"]


def test_a_span_is_right_only_with_both_ends_and_its_label() -> None:
    gold = [{"start": 0, "end": 2, "label": "PERSON"}, {"start": 4, "end": 8, "label": "ORG"}]
    found = [
        {"raw_start": 0, "raw_end": 2, "label": "PERSON"},
        {"raw_start": 4, "raw_end": 7, "label": "ORG"},
        {"raw_start": 9, "raw_end": 10, "label": "GPE"},
    ]
    result = report(seed(entities=gold), record(entities=found))
    assert (result.labels["PERSON"].f1, result.labels["ORG"].f1) == (1.0, 0.0)
    assert (result.labels["GPE"].support, result.labels["GPE"].given) == (0, 1)
    assert result.entities.precision == pytest.approx(1 / 3)


def test_raw_offsets_come_first() -> None:
    gold = [{"start": 0, "end": 2, "raw_start": 3, "raw_end": 9, "label": "PERSON"}]
    found = [{"start": 0, "end": 2, "raw_start": 3, "raw_end": 9, "label": "PERSON"}]
    assert report(seed(entities=gold), record(entities=found)).entities.f1 == 1.0


def test_a_value_counts_only_where_the_span_is_right() -> None:
    def amount(start: int, low: str) -> dict:
        value = {"kind": "money", "low": low, "high": low, "unit": "CNY", "modifier": None, "per": None}
        return {"start": start, "end": start + 2} | value

    gold = [amount(0, "5"), amount(4, "6")]
    found = [amount(0, "5"), amount(4, "7"), amount(8, "9")]
    result = report(seed(amounts=gold), record(amounts=found))
    assert (result.amount_values.value, result.amount_values.support) == (0.5, 2)
    assert (result.amounts.precision, result.amounts.recall) == (pytest.approx(1 / 3), 0.5)


def test_posts_count_once_a_document_with_and_without_organ() -> None:
    gold = [post("张文", "书记", "区委", "1"), post("张文", "常委", "市委", "2"), post("李四", "记者")]
    found = [
        official("张文", post("张文", "书记", "市委", "1", "former"), post("张文", "常委", "市委", "9")),
        official("王五", post("王五", "记者")),
    ]
    result = report(seed(posts=gold), record(officials=found))
    assert result.posts.f1 == pytest.approx(2 / 3)
    assert result.posts_with_organ.right == 1
    assert (result.statuses.value, result.jurisdictions.value) == (0.5, 0.5)
    assert result.jurisdictions.support == 2


def test_a_division_given_to_a_post_that_has_none_is_wrong() -> None:
    found = [official("张文", post("张文", "总裁", None, "1"))]
    result = report(seed(posts=[post("张文", "总裁")]), record(officials=found))
    assert (result.jurisdictions.value, result.jurisdictions.support) == (0.0, 1)


@pytest.mark.parametrize("field", ["low", "high", "unit", "modifier", "per"])
def test_every_field_of_an_amount_is_compared(field: str) -> None:
    value = {"kind": "money", "low": "5", "high": "5", "unit": "CNY", "modifier": None, "per": None}
    gold = [{"start": 0, "end": 2} | value]
    result = report(seed(amounts=gold), record(amounts=[gold[0] | {field: "7"}]))
    assert result.amount_values.value == 0.0


def test_amounts_are_compared_as_quantities() -> None:
    gold = {
        "start": 0,
        "end": 2,
        "low": "0.0314",
        "high": "0.0314",
        "unit": "m",
        "modifier": None,
        "per": None,
    }
    found = gold | {"low": "31.4", "high": "31.4", "unit": "mm"}
    assert report(seed(amounts=[gold]), record(amounts=[found])).amount_values.value == 1.0


def test_floors(tmp_path: Path) -> None:
    gold = [{"start": i, "end": i + 1, "label": "GPE"} for i in range(40)]
    found = [{"raw_start": i, "raw_end": i + 1, "label": "GPE"} for i in range(30)]
    result = report(seed(entities=gold), record(entities=found))
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"dev": {"GPE": 0.8}}), encoding="utf-8")
    assert fallen(result, floors, "dev") == []
    floors.write_text(json.dumps({"dev": {"GPE": 0.9}}), encoding="utf-8")
    assert fallen(result, floors, "dev") == ["dev: GPE is 0.8571, below its floor 0.9000"]
    floors.write_text(json.dumps({"dev": {"PERSON": 0.9}}), encoding="utf-8")
    with pytest.raises(SeedError, match="too few for a floor"):
        fallen(result, floors, "dev")
    assert "GPE" in as_table("dev", result)


MARKED = """# id: a
# split: test
# published: 2023-02-14
---
{去年10月|DATE|2022-10-01..2022-10-31}投资近{50亿元|MONEY|~5000000000 CNY}
---
"""


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mark").write_text(MARKED, encoding="utf-8")
    assert main([str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["test"]["figures"]
    assert figures["MONEY"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1}
    assert figures["date value accuracy"] == {"accuracy": 1.0, "support": 1}
    assert main([str(tmp_path)]) == 0
    assert "MONEY                         100.0  100.0  100.0        1" in capsys.readouterr().out


def test_what_cannot_be_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mark").write_text(MARKED, encoding="utf-8")
    assert main([str(tmp_path), "--split", "dev"]) == 2
    assert "no annotated text of split 'dev'" in capsys.readouterr().err
    (tmp_path / "b.mark").write_text("broken", encoding="utf-8")
    assert main([str(tmp_path)]) == 2


def test_a_fallen_figure_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mark").write_text(MARKED.replace("|MONEY|~5000000000 CNY", "|ORG") * 1, encoding="utf-8")
    many = "".join(f"{{约旦河{i}|ORG}}。" for i in range(30))
    (tmp_path / "b.mark").write_text(f"# id: b\n# split: test\n---\n{many}\n---\n", encoding="utf-8")
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"test": {"ORG": 0.5}}), encoding="utf-8")
    assert main([str(tmp_path), "--floors", str(floors)]) == 1
    assert "below its floor" in capsys.readouterr().err


@pytest.mark.parametrize(
    "floors",
    [
        '{"tset": {"ORG": 0.5}}',
        '{"ORG": 0.5}',
        "[",
        "[1]",
        '{"test": {"ORG": "0.5"}}',
        '{"test": {"ORG": 5}}',
    ],
)
def test_floors_that_would_guard_nothing_are_refused(floors: str, tmp_path: Path) -> None:
    (tmp_path / "a.mark").write_text(MARKED, encoding="utf-8")
    (tmp_path / "floors.json").write_text(floors, encoding="utf-8")
    assert main([str(tmp_path), "--floors", str(tmp_path / "floors.json")]) == 2


@pytest.mark.parametrize("data", [b'{"id": "a"}', b"[]", b"\xff\xfe", b"{"])
def test_seeds_that_are_none_are_named(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    assert main([str(tmp_path)]) == 2
    assert "a.jsonl" in capsys.readouterr().err


def test_a_folder_of_texts_that_is_named_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "a.mark").write_text(MARKED, encoding="utf-8")
    assert main([str(tmp_path), "--texts", str(tmp_path / "absent")]) == 2


def test_patterns_of_the_users_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mark").write_text(
        "# id: a\n# split: test\n---\n{甲乙丙城|FAC}开工\n---\n", encoding="utf-8"
    )
    (tmp_path / "mine").mkdir()
    pattern = json.dumps({"label": "FAC", "pattern": "甲乙丙城"}, ensure_ascii=False)
    (tmp_path / "mine" / "a.jsonl").write_text(pattern, encoding="utf-8")
    assert main([str(tmp_path / "a.mark"), "--patterns", str(tmp_path / "mine"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["test"]["figures"]["FAC"]["f1"] == 1.0
