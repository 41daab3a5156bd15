"""Articles that repeat an earlier one are reported, and none is dropped."""

import json
import random
from pathlib import Path

import pytest

from newsnlp.run import main

pytest.importorskip("datasketch")
from newsnlp.batch.duplicates import NEAR, find, sign

SEEDS = Path(__file__).parents[2] / "seeds" / "dev.jsonl"
TEXTS = [json.loads(line)["text"] for line in SEEDS.read_text(encoding="utf-8").splitlines()]
TEXT = TEXTS[0]


def found(texts: list[str]) -> list[tuple[str, str, str]]:
    return [(d.id, d.of, d.kind) for d in find(sign(str(n), text) for n, text in enumerate(texts))]


@pytest.mark.parametrize(
    "copy, kind",
    [
        (TEXT, "exact"),
        (TEXT.replace("，", ", ").replace("\n", "\n\n　　"), "exact"),
        (TEXT + "（责任编辑：王芳）", "near"),
        ("本报讯 " + TEXT.replace("会议", "大会", 1), "near"),
        (TEXT[: len(TEXT) // 2], None),
        (TEXTS[1], None),
        ("", None),
        ("开工", None),
    ],
)
def test_what_repeats(copy: str, kind: str | None) -> None:
    assert found(["别的", TEXT, "又一", copy]) == ([("3", "1", kind)] if kind else [])


def test_the_likest_is_named() -> None:
    altered = TEXT.replace("会议", "大会")
    assert found([altered, TEXT, TEXT + "完"]) == [("1", "0", "near"), ("2", "1", "near")]


def test_short_texts_that_are_the_same() -> None:
    assert found(["开工", "完工", "开工", "", ""]) == [("2", "0", "exact"), ("4", "3", "exact")]


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3])
def test_the_similarity_is_near_the_truth(share: float) -> None:
    chosen = random.Random(3)
    text = "".join(TEXTS)
    changed = "".join("囗" if chosen.random() < share else char for char in text)
    runs = [{t[i : i + 5] for i in range(len(t) - 4)} for t in (_plain(text), _plain(changed))]
    truth = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    duplicates = list(find([sign("a", text), sign("b", changed)]))
    assert bool(duplicates) == (truth >= NEAR)
    for duplicate in duplicates:
        assert duplicate.similarity == pytest.approx(truth, abs=0.12)


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_a_run_reports_and_drops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [TEXT, TEXTS[1], TEXT, TEXT + "完"] + [f"{TEXT[:60]}{n * 7919}" for n in range(150)] + [TEXTS[1]]
    lines = [json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines[:3], "{broken", *lines[3:]]), encoding="utf-8")
    outs = [tmp_path / name for name in ("plain.jsonl", "one.jsonl", "two.csv")]
    options: list[list[str]] = [[], ["--dedupe"], ["--dedupe"]]
    for out, more in zip(outs, options, strict=True):
        assert main([str(tmp_path / "in.jsonl"), "-o", str(out), "--workers", "1", *more]) == 1
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert not (tmp_path / "plain.jsonl.duplicates.jsonl").exists()
    one, two = ((tmp_path / f"{name}.duplicates.jsonl").read_bytes() for name in ("one.jsonl", "two.csv"))
    assert one == two
    rows = [json.loads(line) for line in one.decode("utf-8").splitlines()]
    assert rows[0] == {
        "document": 2,
        "id": "a2",
        "of_document": 0,
        "of": "a0",
        "kind": "exact",
        "similarity": 1.0,
    }
    assert (rows[1]["id"], rows[1]["of"], rows[1]["kind"]) == ("a3", "a0", "near")
    assert (rows[-1]["id"], rows[-1]["of"], rows[-1]["kind"]) == ("a154", "a1", "exact")
    counts = json.loads((tmp_path / "one.jsonl.manifest.json").read_text(encoding="utf-8"))["counts"]
    assert counts["exact_duplicates"] == sum(row["kind"] == "exact" for row in rows) == 2
    assert counts["near_duplicates"] == sum(row["kind"] == "near" for row in rows) > 100
    assert counts["records"] == 155
    assert "articles that repeat an earlier one: 2, nearly: " in capsys.readouterr().err


def test_it_needs_an_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SEEDS), "--dedupe"]) == 2
    assert "name a file or folder with -o" in capsys.readouterr().err
