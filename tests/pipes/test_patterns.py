"""Pattern files: what ships is found and right, what could never match is refused with file and line."""

import json
from pathlib import Path
from typing import Literal

import pytest
import spacy

import newsnlp
from newsnlp import pipeline
from newsnlp.batch import Settings
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
        ({"label": "FAC", "pattern": [{"TEXT": "園"}]}, "'園' can never match, since it is read as '园'"),
        ({"label": "FAC", "pattern": [{"ORTH": {"IN": ["２", "園"]}}]}, "it is read as '2', '园'"),
        ({"label": "FAC", "pattern": [{"LOWER": "A"}]}, "it is read as 'a'"),
        ({"label": "FAC", "pattern": [{"SHAPE": "dd"}]}, "'dd' can never match"),
        ({"label": "FAC", "pattern": [{"LENGTH": 2}]}, "LENGTH 2 can never match"),
        ({"label": "FAC", "pattern": [{"LENGTH": {">=": 2}}]}, "can never match"),
        ({"label": "FAC", "pattern": [{"LENGTH": {"IN": [2, 3]}}]}, "can never match"),
        ({"label": "FAC", "pattern": [{"POS": "NOUN"}]}, "POS 'NOUN' can never match, since no component"),
        ({"label": "FAC", "pattern": [{"TAG": {"IN": ["NN"]}}]}, "no component sets it"),
        ({"label": "FAC", "pattern": [{"DEP": "nsubj"}]}, "no component sets it"),
        ({"label": "FAC", "pattern": [{"lemma": "园"}]}, "no component sets it"),
        ({"label": "FAC", "pattern": "甲", "id": 7}, "`id` is 7, expected a string"),
        ({"label": "FAC", "pattern": "甲", "id": None}, "`id` is None, expected a string"),
    ],
)
def test_wrong_patterns_are_refused_with_file_and_line(tmp_path: Path, line: object, reason: str) -> None:
    folder = write(tmp_path, {"label": "FAC", "pattern": "甲"}, line)
    with pytest.raises(PatternError, match=f"mine.jsonl:2: .*{reason}"):
        newsnlp.load(patterns=folder)


@pytest.mark.parametrize(
    "token, text",
    [
        ({"TEXT": {"IN": ["園", "园"]}}, "园"),
        ({"LENGTH": {">=": 1}, "TEXT": "园"}, "园"),
        ({"LENGTH": 1, "IS_DIGIT": True}, "5"),
        ({"POS": {"NOT_IN": ["NOUN"]}, "TEXT": "园"}, "园"),
    ],
)
def test_token_patterns_that_can_match_do(tmp_path: Path, token: dict, text: str) -> None:
    folder = write(tmp_path, {"label": "FAC", "pattern": [{"TEXT": "甲"}, token]})
    doc = newsnlp.load(patterns=folder, words=False)(f"到甲{text}去")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(f"甲{text}", "FAC")]


@pytest.mark.parametrize("operator", ["!", "?", "*"])
def test_a_token_that_need_not_stand_may_be_impossible(tmp_path: Path, operator: str) -> None:
    pattern = {"label": "FAC", "pattern": [{"TEXT": "城"}, {"TEXT": "记者", "OP": operator}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(pattern), encoding="utf-8")
    assert read_patterns(tmp_path) == [pattern]


def test_brackets_without_end_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(PatternError, match=r"a\.jsonl:1: not JSON"):
        read_patterns(tmp_path)


def test_traditional_tokens_where_the_script_is_kept(tmp_path: Path) -> None:
    folder = write(tmp_path, {"label": "FAC", "pattern": [{"TEXT": "甲"}, {"TEXT": "園"}]})
    nlp = newsnlp.load(patterns=folder, words=False, script="keep")
    assert [ent.text for ent in nlp("甲園開工").ents] == ["甲園"]


def test_one_file_will_do(tmp_path: Path) -> None:
    write(tmp_path, {"label": "FAC", "pattern": "未来科学城"})
    (tmp_path / "other.jsonl").write_text("{", encoding="utf-8")
    nlp = newsnlp.load(patterns=tmp_path / "mine.jsonl", words=False)
    assert [ent.text for ent in nlp("未来科学城开工").ents] == ["未来科学城"]


def test_the_run_knows_one_file_from_another(tmp_path: Path) -> None:
    prints = set()
    for name in ("未来城", "科学城"):
        write(tmp_path, {"label": "FAC", "pattern": name})
        prints.add(Settings(patterns=tmp_path / "mine.jsonl").fingerprint())
    assert len(prints) == 2


@pytest.mark.parametrize("limit", [0, 10])
@pytest.mark.parametrize("script", ["simplified", "keep"])
def test_patterns_are_repaired_as_texts_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, script: Literal["simplified", "keep"]
) -> None:
    """Beyond the limit, in the trie, as below it."""
    monkeypatch.setattr(pipeline, "RULER_LIMIT", limit)
    names = ["未來科學園區", "２号高炉楼", "甲(jiǎ)乙&amp;丙", "星海寨"]
    folder = write(tmp_path, *({"label": "FAC", "pattern": name} for name in names))
    nlp = newsnlp.load(patterns=folder, words=False, script=script)
    assert ("newsnlp_phrases" in nlp.pipe_names) == (limit == 0)
    for name in names:
        doc = nlp(name)
        assert [ent.text for ent in doc.ents] == [doc.text], name


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
