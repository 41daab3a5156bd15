"""Words tile the text and respect boundaries."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.errors import InputError, ModelError
from newsnlp.words import Segmenter
from newsnlp.words.training import read_words, score_words, train_words


@given(st.text(max_size=60), st.sets(st.integers(0, 60), max_size=5))
def test_words_tile_any_text(text: str, boundaries: set[int]) -> None:
    boundaries = {edge for edge in boundaries if edge <= len(text)}
    spans = Segmenter().words(text, boundaries)
    edges = [start for start, _ in spans] + [len(text)]
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert boundaries <= set(edges) | {0}


def test_a_long_stretch_without_boundaries() -> None:
    text = "总投资五十亿元的项目开工" * 2_000
    assert "".join(text[start:end] for start, end in Segmenter().words(text)) == text


def test_a_missing_model_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"newsnlp\.train words"):
        Segmenter(tmp_path)


SENTENCES = [["市", "委书记", "说"], ["开工", "了"], ["今天", "天气", "好"]]


def conllu(path: Path) -> Path:
    lines = [
        "".join(f"{i}\t{w}" + "\t_" * 8 + "\n" for i, w in enumerate(s, 1)) + "\n" for s in SENTENCES * 10
    ]
    path.write_text("# text\n" + "".join(lines), encoding="utf-8")
    return path


def test_training_from_a_treebank(tmp_path: Path) -> None:
    words = list(read_words(conllu(tmp_path / "zh-train.conllu")))
    assert words == SENTENCES * 10
    with pytest.raises(InputError, match=r"\*test\*.conllu"):
        train_words(tmp_path, tmp_path / "model", rounds=1)
    conllu(tmp_path / "zh-test.conllu")
    scores = train_words(tmp_path, tmp_path / "model", rounds=3)
    assert scores == score_words(Segmenter(tmp_path / "model"), SENTENCES)
    assert scores["f1"] > 50


@pytest.mark.slow
def test_the_shipped_model_on_the_treebank_it_was_measured_on(shared: Path) -> None:
    scores = score_words(Segmenter(), read_words(shared / "corpora/ud_gsdsimp/test.conllu"))
    assert scores["f1"] > 93.3
