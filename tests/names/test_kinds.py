"""What the rules settle of what the tagger found."""

import pytest

from newsnlp.labels import Entity
from newsnlp.names.kinds import settled


@pytest.mark.parametrize(
    ("phenomenon", "text", "name", "label", "expected"),
    [
        ("a kind of firm", "十年前民营医院很少", "民营医院", "ORG", None),
        ("a kind of firm", "上述稀土冶炼公司停产", "上述稀土冶炼公司", "ORG", None),
        ("a firm with a brand", "金羚软件公司上市", "金羚软件公司", "ORG", "ORG"),
        ("a doctrine", "坚持马克思主义", "马克思", "PERSON", None),
        ("no surname", "包括正副局长", "正", "PERSON", None),
        ("across two words", "规划适应城市发展", "应城市", "GPE", None),
        ("a city", "会议在应城市召开", "应城市", "GPE", "GPE"),
        ("a letter in a word", "最近中药涨价", "中", "GPE", None),
        ("a letter in an adverb", "从中非法获利", "中", "GPE", None),
        ("a party by its letter", "欢迎中方参加", "中", "GPE", "GPE"),
        ("two letters", "江浙商人", "江", "GPE", "GPE"),
        ("a letter of two countries", "推动中肯关系", "中", "GPE", "GPE"),
        ("what a firm is called after", "苹果种植大户", "苹果", "ORG", None),
        ("a firm among orchards", "苹果公司参观果树林，苹果", "苹果", "ORG", "ORG"),
        ("where one goes", "赴美学习", "美", "GPE", "GPE"),
        ("where one comes", "来华工作", "华", "GPE", "GPE"),
        ("a firm called after it", "苹果发布手机", "苹果", "ORG", "ORG"),
        ("a new area that is a division", "到雄安新区考察", "雄安新区", "FAC", "GPE"),
        ("a new area that is a zone", "到两江新区考察", "两江新区", "FAC", "FAC"),
    ],
)
def test_settled(phenomenon: str, text: str, name: str, label: str, expected: str | None) -> None:
    start = text.index(name)
    found = settled(text, [Entity(start, start + len(name), label)])
    assert [one.label for one in found] == ([expected] if expected else []), phenomenon


def test_a_headline_s_place_is_no_part_of_the_event() -> None:
    text = "合肥：促进科技与金融结合论坛"
    assert settled(text, [Entity(0, len(text), "EVENT")]) == [Entity(3, len(text), "EVENT")]


def test_a_charge_is_no_part_of_a_body() -> None:
    text = "负责监管海陵研究中心"
    assert settled(text, [Entity(2, len(text), "ORG")]) == [Entity(4, len(text), "ORG")]
