"""The tagger: well-formed decoding, texts cut without seams, and what a missing model says."""

import json
import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.errors import ModelError
from newsnlp.labels import LABELS, Entity
from newsnlp.resources import path
from newsnlp.tagger import NAMES, SCHEMES, Tagger
from newsnlp.tagger.alphabet import Alphabet
from newsnlp.tagger.decoding import decode
from newsnlp.tagger.pieces import LONGEST, pieces
from newsnlp.tagger.scheme import entities, tags

ARTICLE = (
    "7月2日，南通市通州区委书记施骁毅到江苏恒力纺织有限公司调研。\n"
    "区长周文远、副区长刘明参加。市民秦先生说：“好。”金沙街道的项目总投资12亿元；马来西亚客商来访。"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def well_formed(path: tuple[int, ...]) -> bool:
    """Whether tags of two labels (O B I E S B I E S) follow one another as BIOES does."""
    opened = None
    for tag in path:
        label, part = ((tag - 1) // 4, (tag - 1) % 4) if tag else (None, None)
        if opened is not None:
            if label != opened or part not in (1, 2):
                return False
            opened = None if part == 2 else opened
        elif part in (1, 2):
            return False
        elif part == 0:
            opened = label
    return opened is None


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_decoding_finds_the_best_of_all_well_formed_paths(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 1, 9)).astype(np.float32)
    given_tags = decode(scores, np.array([length], np.int32))[:, 0]
    best = max(
        (path for path in product(range(9), repeat=length) if well_formed(path)),
        key=lambda path: sum(scores[at, 0, tag] for at, tag in enumerate(path)),
    )
    assert tuple(given_tags) == best


def test_decoding_keeps_texts_of_a_batch_apart() -> None:
    scores = np.random.default_rng(1).normal(size=(6, 5, 13)).astype(np.float32)
    lengths = np.array([6, 1, 3, 4, 2], np.int32)
    together = decode(scores, lengths)
    for row, length in enumerate(lengths):
        alone = decode(scores[:length, row : row + 1], lengths[row : row + 1])[:, 0]
        assert together[:length, row].tolist() == alone.tolist()
        assert not together[length:, row].any()


@given(st.text(alphabet="甲乙。！；”\n，、1a ", max_size=1200))
def test_pieces_tile_the_text(text: str) -> None:
    found = list(pieces(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= LONGEST for start, end in found)


@given(st.text(max_size=60))
def test_the_alphabet_takes_any_text(text: str) -> None:
    alphabet = Alphabet.of(["总投资12亿元"], 1, 10, 1)
    assert [len(column) for column in alphabet.numbers(text)] == [len(text)] * 3


def test_tags_and_entities_round_trip() -> None:
    found = [Entity(0, 2, "PER"), Entity(2, 3, "LOC"), Entity(4, 7, "ORG")]
    assert list(entities(tags(8, found, SCHEMES["msra"]), SCHEMES["msra"])) == found


def test_names_are_labels_of_the_scheme() -> None:
    assert set(NAMES) < set(LABELS)
    assert "MONEY" not in NAMES


def test_a_text_is_read_as_its_sentences_are(tagger: Tagger) -> None:
    whole = tagger.tag(ARTICLE)
    parts = [
        Entity(start + one.start, start + one.end, one.label)
        for start, end in pieces(ARTICLE)
        for one in tagger.tag(ARTICLE[start:end])
    ]
    assert whole == parts
    assert tagger.tag_all([(ARTICLE, ()), ("", ()), (ARTICLE, ())]) == [whole, [], whole]


def test_a_text_is_read_the_same_beside_any_others(tagger: Tagger) -> None:
    """Rounding to eight bits must not go by the greatest value of whatever stands in the batch."""
    seeds = Path(__file__).resolve().parents[2] / "seeds" / "dev.jsonl"
    texts = [(json.loads(line)["text"], ()) for line in seeds.read_text(encoding="utf-8").splitlines()[:40]]
    together = tagger.tag_all(texts)
    assert [tagger.tag(text) for text, _ in texts] == together
    assert [
        found for at in range(0, len(texts), 7) for found in tagger.tag_all(texts[at : at + 7])
    ] == together


def test_any_text_gives_flat_entities(tagger: Tagger) -> None:
    @given(st.text(max_size=200))
    @settings(max_examples=50, deadline=None)
    def check(text: str) -> None:
        last = 0
        for start, end, label in tagger.tag(text):
            assert last <= start < end <= len(text)
            assert label in NAMES
            last = end

    check()


def test_every_scheme_has_a_head() -> None:
    text = "南通市市长周文远在北京大学演讲"
    for scheme, labels in SCHEMES.items():
        assert {entity.label for entity in Tagger(scheme=scheme).tag(text)} <= set(labels)


def test_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"python -m newsnlp\.train ner"):
        Tagger(tmp_path)


def test_a_damaged_tagger_is_told(tmp_path: Path) -> None:
    shutil.copytree(path("tagger"), tmp_path / "mine")
    weights = tmp_path / "mine" / "tagger.onnx"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelError, match="the tagger there is damaged"):
        Tagger(tmp_path / "mine")
