"""Text cut into tagged words: what it says of names, and that nothing of it is scored."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from newsnlp.labels import Entity
from newsnlp.tagger.scheme import NAMES, OUTSIDE, SCHEMES, tag
from newsnlp.training.card import measure
from newsnlp.training.fitting import batches
from newsnlp.training.sources import examples, read_corpora
from newsnlp.training.worded import worded

SENTENCE = [
    ("中央", "n"),
    ("电台", "n"),
    ("记者", "n"),
    ("李文", "nr"),
    ("在", "p"),
    ("北京", "ns"),
    ("报道", "v"),
    ("。", "w"),
]


def spans(words: list[tuple[str, str]]) -> tuple[str, list[Entity]]:
    text, found = "", []
    for word, kind in words:
        found.append(Entity(len(text), len(text) + len(word), kind))
        text += word
    return text, found


def test_persons_and_places_are_sure_and_organs_of_several_words_are_left_open() -> None:
    made = worded(*spans(SENTENCE), [])
    person, organ, place = (SCHEMES["msra"].index(label) for label in ("PER", "ORG", "LOC"))
    assert made.own[6].nonzero()[0].tolist() == [tag(person, 1)]
    assert made.own[9].nonzero()[0].tolist() == [tag(place, 1)]
    assert made.own[0, tag(organ, 1)]
    assert made.own[0, OUTSIDE]
    assert not made.own[0, tag(person, 1)]
    assert made.own[8].nonzero()[0].tolist() == [OUTSIDE]
    # in ours 北京 is one of three kinds of place, and 记者 may be a title
    assert made.allowed[9].sum() == 3
    assert made.allowed[4, tag(NAMES.index("TITLE"), 1)]


def test_a_place_beside_a_noun_may_begin_a_longer_name() -> None:
    made = worded(*spans([("上海", "ns"), ("大学", "n"), ("的", "u")]), [])
    organ = SCHEMES["msra"].index("ORG")
    assert made.own[0, tag(organ, 1)]
    assert not made.own[0, OUTSIDE]


def test_a_corpus_of_words_is_trained_on_and_not_scored(tmp_path: Path) -> None:
    text, words = spans(SENTENCE)
    folder = tmp_path / "words_daily"
    folder.mkdir()
    rows = [{"text": text * 2, "ents": [[*word] for word in words]}] * 60
    (folder / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (corpus,) = read_corpora([folder])
    assert (len(corpus.train), corpus.dev, corpus.test) == (60, [], [])
    made = examples(corpus.train, corpus.scheme)
    assert made[0].own.dtype == bool
    assert sum(map(len, batches([(made, 1.0)], 0))) == 60
    assert measure([corpus], lambda scheme: pytest.fail(f"{scheme} is scored")) == {}
