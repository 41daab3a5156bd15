"""The recogniser of another spaCy pipeline beside the rules."""

from pathlib import Path

import pytest
import spacy

import newsnlp
from newsnlp.errors import ModelError
from newsnlp.pipes import ner


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A small pipeline of another maker: its own tokens, its own entities."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "图尔荪"},
            {"label": "MONEY", "pattern": "50亿"},
            {"label": "PRODUCT", "pattern": "天问车"},
        ]
    )
    nlp.to_disk(tmp_path / "other")
    return tmp_path / "other"


def test_its_names_come_over_and_its_numbers_do_not(other: Path) -> None:
    doc = newsnlp.load(ner=other)("項(xiàng)目投资50亿元，图尔荪试驾天问车")
    assert ("图尔荪", "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]
    assert ("50亿元", "MONEY") in [(ent.text, ent.label_) for ent in doc.ents]
    assert [(span.text, span.label_) for span in doc.spans["other"]] == [("天问车", "PRODUCT")]


def test_a_missing_pipeline_names_the_command() -> None:
    with pytest.raises(ModelError, match="python -m spacy download zh_core_web_sm"):
        newsnlp.load(ner="zh_core_web_sm")


def test_the_placeholder_of_the_package_index_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner, "is_package", lambda name: True)
    monkeypatch.setattr(ner, "version", lambda name: "999.9.9")
    with pytest.raises(ModelError, match="placeholder"):
        newsnlp.load(ner="zh_core_web_sm")


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"meta\.json"):
        newsnlp.load(ner=tmp_path)


@pytest.mark.parametrize("name", ["", "/etc/passwd", "no/such/path", "json"])
def test_what_is_no_pipeline(name: str) -> None:
    with pytest.raises(ModelError, match=r"neither|meta\.json|no spaCy pipeline|not installed"):
        newsnlp.load(ner=name)


def test_a_pipeline_of_other_labels_is_told(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "company", "pattern": "甲"}])
    nlp.to_disk(tmp_path / "other")
    with pytest.warns(UserWarning, match="gives none of the labels"):
        newsnlp.load(ner=tmp_path / "other")
