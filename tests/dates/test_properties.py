"""What holds for every text: no error, sound offsets, values that survive, time that grows with the length."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.dates import DateValue, find, resolve

PUBLISHED = date(2023, 2, 14)
WORDS = [
    *"一二三四五六七八九十百千年月日号时点分前后上下周初底末近未来至到—-、，。（）《》“”0123456789 的第个半几多",
    *[
        "今年",
        "去年",
        "年底",
        "上半年",
        "季度",
        "星期",
        "期间",
        "以来",
        "十四五",
        "春节",
        "正月",
        "初五",
        "2023",
        "年代",
        "世纪",
    ],
    *[
        "当天",
        "次日",
        "去年同期",
        "同月",
        "小时",
        "分钟",
        "下午",
        "过去三年",
        "近日",
        "民国",
        "农历",
        "假期",
        "将",
        "截至",
    ],
]
datelike = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
days = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@given(st.one_of(datelike, st.text()), st.one_of(st.none(), days, st.sampled_from([date.min, date.max])))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_sound_spans(text: str, published: date | None) -> None:
    last = 0
    for span in find(text, published):
        assert last <= span.start < span.end <= len(text)
        last = span.end
        value = span.value
        assert value.text == text[span.start : span.end]
        assert span.label in ("DATE", "TIME")
        assert value.start is None or value.end is None or value.start <= value.end
        assert DateValue.from_dict(json.loads(json.dumps(value.to_dict()))) == value


@given(datelike, days, days)
@settings(max_examples=300, deadline=None)
def test_resolution_is_pure_and_repeatable(text: str, first: date, second: date) -> None:
    """A value resolved for another day is what it would be had that been the day, but for the choice of anchor."""
    for span in find(text, first):
        assert resolve(span.value, first) == span.value
        moved = resolve(span.value, second)
        assert resolve(moved, first) == span.value
        assert resolve(resolve(span.value, None), first) == span.value


@given(datelike)
@settings(max_examples=200, deadline=None)
def test_without_publication_nothing_rests_on_today(text: str) -> None:
    for span in find(text):
        assert resolve(span.value, None) == span.value


@pytest.mark.parametrize(
    "said", ["去年10月", "上月底", "本周三", "昨天", "2月11日", "上一季度", "三个月前", "元宵节"]
)
def test_a_value_moves_with_the_day_of_publication(said: str) -> None:
    (span,) = find(said, PUBLISHED)
    (later,) = find(said, PUBLISHED + timedelta(400))
    assert resolve(span.value, PUBLISHED + timedelta(400)) == later.value
    assert span.value.start != later.value.start


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "亿",
        "一",
        "年",
        "月",
        "日",
        "（",
        "“",
        "前",
        "近",
        "1年",
        "1月",
        "1日",
        "1至",
        "1、",
        "一、",
        "周",
        "十四五",
        "当天",
        "次日",
        "2月11日",
        "2022年",
        "去年同期",
        "三年",
        "初",
        "第",
        "半",
        "几",
        "12:",
        "12:30",
        "《",
        "2023-",
        "农历",
        "正月初",
        "好几",
        "上百",
        "新世纪",
        "到小年",
        "前一周",
        "与上年相比，",
        "2011财年",
        "昨",
        "截至5月的前三个月",
        "第二季",
        "第二季出货",
        "北京时间8日",
        "去年同期，1月",
        "1日，月底",
        "此前一天",
    ],
)
def test_long_runs_take_linear_time(piece: str) -> None:
    assert is_linear(lambda size: find(piece * (size // len(piece)), PUBLISHED), 10_000)


def test_real_text_where_present() -> None:
    path = Path(__file__).resolve().parents[2] / "../shared/news/articles.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared/news beside the checkout")
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    spans = [
        span for record in records for span in find(record["text"], date.fromisoformat(record["published"]))
    ]
    assert len(spans) > 500
    assert not any(span.value.text.startswith(("前天津", "周口")) for span in spans)
