"""What holds for any text: no exception, sorted spans without overlap, labels of the scheme, linear time."""

import json
from pathlib import Path

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.labels import LABELS
from newsnlp.names import NameSpan, find

SHARED = Path(__file__).resolve().parents[2] / "../shared"
LETTERS = st.text(
    alphabet="扬州市委书记张王李建国强说表示、，。（）()《》“” \u3000\n区县长江某先生·公司银行项目第3届A",
    max_size=60,
)


def check(text: str) -> None:
    spans = find(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert span.label in LABELS
        assert span.rule
        at = span.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_unicode(text: str) -> None:
    check(text)


@settings(max_examples=500, deadline=None)
@given(LETTERS)
def test_any_news_like_string(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "piece",
    [
        *list("1一亿张王市路（《“·、 记某省的"),
        "市委",
        "项目",
        "张三",
        "记者 ",
        "（(",
        "有限公司",
        "王路",
        "至",
        "A",
    ],
)
def test_time_is_linear(piece: str) -> None:
    assert is_linear(lambda size: check(piece * (size // len(piece))), 2_500)


def test_a_name_found_once_is_found_again() -> None:
    text = "县长李国祥来到现场。" + "大家等着。" * 50 + "这时李国祥走了进来。"
    assert [text[s.start : s.end] for s in find(text) if s.label == "PERSON"] == ["李国祥", "李国祥"]


def test_the_empty_text() -> None:
    assert find("") == []


def test_spans_are_plain_tuples() -> None:
    assert find("市长王建国")[0] == NameSpan(0, 2, "TITLE", "role")


@pytest.mark.slow
def test_false_alarms_on_news() -> None:
    file = SHARED / "news" / "articles.jsonl"
    if not file.exists():
        pytest.skip(f"{file} is absent")
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    for text in texts:
        check(text)
