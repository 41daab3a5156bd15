"""The annotated articles that ship: in form, apart from each other, and what the README says of them."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from newsnlp.seeds import problems, read_seeds
from newsnlp.seeds.overlap import shared_runs
from newsnlp.text import repair

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FILES = sorted([*SEEDS.glob("*.jsonl"), *SEEDS.glob("*.standoff.json")])
TRAIN = sorted(SEEDS.glob("train/*.jsonl"))
CLEAN = [seed for path in (*TRAIN, SEEDS / "dev.jsonl", SEEDS / "test.jsonl") for seed in read_seeds(path)]


@pytest.mark.parametrize(
    "path",
    [*FILES, *(pytest.param(path, marks=pytest.mark.slow) for path in TRAIN)],
    ids=lambda path: path.name,
)
def test_files_conform_to_the_schema(path: Path) -> None:
    schema = json.loads((SEEDS / "seed.schema.json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    seeds = [json.loads(text)] if path.suffix == ".json" else map(json.loads, text.splitlines())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for seed in seeds:
        validator.validate(seed)


@pytest.mark.parametrize("seed", CLEAN, ids=lambda seed: seed["id"])
def test_nothing_is_wrong_in_form(seed: dict) -> None:
    assert problems(seed) == []


@pytest.mark.parametrize("seed", list(read_seeds(SEEDS / "damaged.jsonl")), ids=lambda seed: seed["id"])
def test_damaged_articles_are_those_they_were_made_from(seed: dict) -> None:
    clean = next(other for other in CLEAN if other["id"] == seed["damaged_from"])
    assert [span["text"] for span in seed["entities"]] == [span["text"] for span in clean["entities"]]
    assert seed["text"] != clean["text"]
    assert seed["posts"] == clean["posts"]
    for span in seed["entities"]:
        assert 0 <= span["raw_start"] < span["raw_end"] <= len(seed["text"])


def test_no_two_splits_share_thirteen_characters() -> None:
    assert shared_runs((seed["id"], seed["split"], seed["text"]) for seed in CLEAN) == []


def test_there_are_enough_articles_of_enough_length() -> None:
    assert len(CLEAN) >= 400
    assert sum(len(seed["text"]) for seed in CLEAN) >= 150_000
    assert all(150 <= len(seed["text"]) <= 1500 for seed in CLEAN)


def test_the_real_article_is_standoff_with_short_surfaces() -> None:
    seed = json.loads((SEEDS / "real.standoff.json").read_text(encoding="utf-8"))
    assert "text" not in seed
    assert max(len(span["text"]) for span in seed["entities"]) <= 16


def test_the_real_article_is_restored_to_the_letter(shared: Path) -> None:
    seed = json.loads((SEEDS / "real.standoff.json").read_text(encoding="utf-8"))
    raw = (shared / "article" / seed["file"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == seed["sha256"]
    restored = repair(raw.decode("utf-8"))
    assert hashlib.sha256(restored.text.encode()).hexdigest() == seed["restored_sha256"]
    assert all(item.after != item.before for item in restored.repairs)
