"""Pattern files: what ships is found and right, what could never match is refused with file and line."""

import json
from pathlib import Path

import pytest
import spacy

import newsnlp
from newsnlp import pipeline
from newsnlp.errors import PatternError
from newsnlp.pipes.patterns import patterns_folder, read_patterns


def write(folder: Path, *patterns: object) -> Path:
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in patterns]
    (folder / "mine.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_the_shipped_patterns_are_read() -> None:
    assert len(read_patterns(patterns_folder())) > 100


def test_patterns_of_the_users_own(tmp_path: Path) -> None:
    characters = [{"TEXT": "甲"}, {"TEXT": {"REGEX": "[0-9]"}}, {"TEXT": "号"}]
    folder = write(
        tmp_path,
        {"label": "FAC", "pattern": "未来科学城", "id": "mine"},
        "",
        {"label": "PROJECT", "pattern": characters},
    )
    doc = newsnlp.load(patterns=folder)("未来科学城的甲5号开工")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("未来科学城", "FAC"), ("甲5号", "PROJECT")]


@pytest.mark.parametrize(
    "line, reason",
    [
        ("{", "not JSON"),
        ({"label": "FAC"}, "a pattern reads"),
        ({"label": "THING", "pattern": "x"}, "unknown label 'THING'"),
        ({"label": "FAC", "pattern": 5}, "a string or a list"),
        ({"label": "FAC", "pattern": [{"TEXT": "开发区"}]}, "'开发区' can never match"),
        ({"label": "FAC", "pattern": [{"LOWER": {"IN": ["ac", "ab"]}}]}, "can never match"),
        ({"label": "FAC", "pattern": [{"NORM": "ab"}]}, "'ab' can never match"),
        ({"label": "FAC", "pattern": [{"TEXT": "甲", "OP": "x"}]}, "spaCy refuses"),
        ({"label": "FAC", "pattern": [{"NOTHING": "甲"}]}, "spaCy refuses"),
        ({"label": "FAC", "pattern": [{"TEXT": {"REGEX": "["}}]}, "spaCy refuses"),
        ({"label": "FAC", "pattern": [{"TEXT": {"IN": None}}]}, "spaCy refuses"),
        ({"label": "FAC", "pattern": [{"ORTH": "ab"}]}, "'ab' can never match"),
    ],
)
def test_wrong_patterns_are_refused_with_file_and_line(tmp_path: Path, line: object, reason: str) -> None:
    folder = write(tmp_path, {"label": "FAC", "pattern": "甲"}, line)
    with pytest.raises(PatternError, match=f"mine.jsonl:2: .*{reason}"):
        newsnlp.load(patterns=folder)


def test_long_lists_go_to_a_trie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "RULER_LIMIT", 10)
    lines = [{"label": "FAC", "pattern": f"甲{i}园"} for i in range(12)]
    folder = write(
        tmp_path, *lines, {"label": "PROJECT", "pattern": [{"TEXT": "乙"}, {"TEXT": "楼"}], "id": "mine"}
    )
    nlp = newsnlp.load(patterns=folder)
    assert {"newsnlp_phrases", "newsnlp_patterns"} <= set(nlp.pipe_names)
    nlp.to_disk(tmp_path / "saved")
    for pipe in (nlp, spacy.load(tmp_path / "saved")):
        found = [(ent.text, ent.label_) for ent in pipe("甲7园和乙楼").ents]
        assert found == [("甲7园", "FAC"), ("乙楼", "PROJECT")]


def test_a_folder_without_patterns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="no folder with"):
        newsnlp.load(patterns=tmp_path)


def test_files_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "gbk.jsonl").write_bytes('{"label": "FAC", "pattern": "甲园"}'.encode("gbk"))
    with pytest.raises(PatternError, match=r"gbk\.jsonl: not UTF-8"):
        newsnlp.load(patterns=tmp_path)


def test_a_byte_order_mark_and_line_separators_inside_strings(tmp_path: Path) -> None:
    line = '\ufeff{"label": "FAC", "pattern": "甲园", "id": "a\u2028b"}'
    (tmp_path / "mine.jsonl").write_text(line, encoding="utf-8")
    assert [ent.text for ent in newsnlp.load(patterns=tmp_path)("甲园").ents] == ["甲园"]
