"""Every pattern that ships fires on its own name, and none fires inside a longer word."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from newsnlp.labels import LABELS

FOLDER = Path(__file__).resolve().parents[2] / "patterns"
FILES = sorted(FOLDER.glob("*.jsonl"))
TRAPS = (Path(__file__).parent / "traps.txt").read_text(encoding="utf-8").split()


def patterns() -> list[dict[str, str]]:
    return [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    made = spacy.blank("zh")
    made.tokenizer = lambda text: Doc(made.vocab, words=list(text), spaces=[False] * len(text))
    made.add_pipe("entity_ruler").add_patterns(patterns())
    return made


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_lines_of_a_file(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        pattern = json.loads(line)
        assert set(pattern) == {"label", "pattern", "id"}
        assert pattern["label"] in LABELS
        assert pattern["id"] == file.stem
        assert len(pattern["pattern"]) > 1


def test_there_are_not_too_many_and_none_twice() -> None:
    names = [pattern["pattern"] for pattern in patterns()]
    assert len(names) == len(set(names)) <= 5_000


def test_every_file_is_described() -> None:
    described = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"| {file.stem} |" in described for file in FILES)


def test_every_pattern_fires(nlp: spacy.Language) -> None:
    for pattern in patterns():
        doc = nlp(f"（{pattern['pattern']}）")
        assert [(ent.text, ent.label_) for ent in doc.ents] == [(pattern["pattern"], pattern["label"])]


@pytest.mark.parametrize("trap", TRAPS)
def test_none_fires_inside_a_longer_word(nlp: spacy.Language, trap: str) -> None:
    assert not nlp(trap).ents
