"""The dictionary of the tagger: the longest word at each end, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.resources import path
from newsnlp.tagger.dictionary import KINDS, LONGEST, SHORTEST, SIZE, Dictionary, kind

WORDS = [
    ("南京", "ns"),
    ("南京市", "ns"),
    ("市长", "n"),
    ("长江", "ns"),
    ("江大桥", "nr"),
    ("长江大桥", "ns"),
    ("５Ｇ", "nz"),
    ("中", "f"),
    ("克林顿", "nrt"),
]


@pytest.fixture(scope="module")
def shipped() -> Dictionary:
    return Dictionary.load(Path(path("tagger")) / "dictionary.npz")


@pytest.mark.parametrize(
    ("part_of_speech", "name"),
    [
        ("nr", "person"),
        ("nrfg", "person"),
        ("nrt", "foreign person"),
        ("ns", "place"),
        ("nt", "organ"),
        ("nz", "other name"),
        ("n", "noun"),
        ("vn", "verb"),
        ("ad", "modifier"),
        ("mq", "number"),
        ("l", "idiom"),
        ("x", "other"),
        ("", "other"),
    ],
)
def test_kinds_by_part_of_speech(part_of_speech: str, name: str) -> None:
    assert list(KINDS)[kind(part_of_speech)] == name


def test_the_longest_word_counts_at_either_end() -> None:
    begun, ended = Dictionary.of(WORDS).numbers("南京市长江大桥")
    told = [(number - 1) // 5 for number in begun]
    assert [list(KINDS)[at] if number else "" for at, number in zip(told, begun, strict=True)] == [
        "place", "", "noun", "place", "person", "", "",
    ]  # fmt: skip
    assert [bool(number) for number in ended] == [False, True, True, True, True, False, True]
    assert begun[3] == ended[6]  # 长江大桥, not 江大桥, ends the text


def test_widths_and_digits_are_folded() -> None:
    words = Dictionary.of(WORDS)
    assert words.numbers("6G")[0].tolist() == words.numbers("５Ｇ")[0].tolist() != [0, 0]


@given(st.text(max_size=60))
def test_any_text_has_a_number_at_each_place(shipped: Dictionary, text: str) -> None:
    for column in shipped.numbers(text):
        assert len(column) == len(text)
        assert 0 <= column.min(initial=0) <= column.max(initial=0) < SIZE


@given(
    st.lists(st.text("甲乙丙", min_size=1, max_size=LONGEST + 2), max_size=20), st.text("甲乙丙", max_size=60)
)
@settings(deadline=None)
def test_it_finds_what_a_search_finds(words: list[str], text: str) -> None:
    begun, ended = Dictionary.of((word, "n") for word in words).numbers(text)
    known = {word for word in words if SHORTEST <= len(word) <= LONGEST}
    for at in range(len(text)):
        starting = [len(word) for word in known if text.startswith(word, at)]
        ending = [len(word) for word in known if text.endswith(word, 0, at + 1)]
        for number, lengths in ((begun[at], starting), (ended[at], ending)):
            told = (number - 1) % 5 + SHORTEST if number else 0
            assert told == min(max(lengths, default=0), 6)


def test_saved_and_read_again(tmp_path: Path) -> None:
    words = Dictionary.of(WORDS)
    words.save(tmp_path / "dictionary.npz")
    read = Dictionary.load(tmp_path / "dictionary.npz")
    for text in ("南京市长江大桥", "克林顿访5G", ""):
        assert [c.tolist() for c in read.numbers(text)] == [c.tolist() for c in words.numbers(text)]


def test_an_empty_dictionary_says_nothing() -> None:
    begun, ended = Dictionary.of([]).numbers("南京")
    assert not begun.any()
    assert not ended.any()


def test_the_shipped_dictionary_knows_common_names(shipped: Dictionary) -> None:
    begun, _ = shipped.numbers("南京市和克林顿")
    assert list(KINDS)[(begun[0] - 1) // 5] == "place"
    assert "person" in list(KINDS)[(begun[4] - 1) // 5]
