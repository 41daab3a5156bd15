"""The parts that other rooms and readers of the data rely on: notation, holidays, lunar days, values."""

from datetime import date

import pytest

from newsnlp.dates import Conventions, DateValue, find, resolve
from newsnlp.dates.expression import parse, write
from newsnlp.dates.holidays import day_in, period_in
from newsnlp.dates.lunar import day_of, month_of, term_of

PUBLISHED = date(2023, 2, 14)


@pytest.mark.parametrize(
    "text, said, anchor",
    [
        ("2023年2月11日", "2023-02-11", None),
        ("2月11日", "XXXX-02-11", "published"),
        ("11日", "XXXX-XX-11", "published"),
        ("去年10月", "year-1 month=10", "published"),
        ("07年", "XX07", "published"),
        ("2011年至2013年", "2011 to 2013", None),
        ("年底前", "before year+0 part=end", "published"),
        ("五年内", "P5Y", None),
        ("过去三个月", "P3M", None),
        ("3至6个月", "P3M..P6M", None),
        ("两三年", "P2Y..P3Y", None),
        ("2018年以后", "from 2018", None),
        ("马年", "lyear=7", "published"),
        ("近日", "", None),
        ("预计11月", "XXXX-11", "published next"),
        ("截至10月底", "XXXX-10 part=end", "published last"),
    ],
)
def test_what_was_said_is_kept(text: str, said: str, anchor: str | None) -> None:
    value = find(text, PUBLISHED)[0].value
    assert (value.said, value.anchor) == (said, anchor)


def test_the_anchor_is_the_date_said_before() -> None:
    spans = find("2月11日开工，次日封顶。", PUBLISHED)
    assert spans[1].value.anchor == "XXXX-02-11 @ published"
    assert resolve(spans[1].value, date(2024, 3, 1)).start == date(2024, 2, 12)


@pytest.mark.parametrize(
    "notation",
    [
        "2023-02-11",
        "XXXX-02",
        "XXXX-XX-11",
        "year-1 month=10",
        "XX07-05",
        "since 2018",
        "from 2018",
        "XXXX-05 ending=3",
        "lyear=7",
        "before year+0 part=end",
        "P5Y",
        "past P3Y",
        "P3M..P6M",
        "2011 to 2013",
        "year+0 holiday=春节",
        "month=1..9",
        "day+0..+1",
        "P2W ago",
        "before P3Y",
        "",
    ],
)
def test_notation_is_read_back(notation: str) -> None:
    assert write(parse(notation)) == notation


def test_a_string_that_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="no step"):
        parse("perhaps")


@pytest.mark.parametrize(
    "year, name, day",
    [
        (2020, "春节", date(2020, 1, 25)),
        (2023, "除夕", date(2023, 1, 21)),
        (2024, "元宵节", date(2024, 2, 24)),
        (2022, "端午节", date(2022, 6, 3)),
        (2025, "中秋节", date(2025, 10, 6)),
        (2021, "清明节", date(2021, 4, 4)),
        (2023, "父亲节", date(2023, 6, 18)),
        (2024, "复活节", date(2024, 3, 31)),
        (2023, "腊八节", date(2022, 12, 30)),
        (2012, "开斋节", date(2012, 8, 19)),
        (2023, "古尔邦节", date(2023, 6, 29)),
        (2024, "全国中小学生安全教育日", date(2024, 3, 25)),
        (2013, "五旬节", date(2013, 5, 19)),
    ],
)
def test_holidays(year: int, name: str, day: date) -> None:
    assert day_in(year, name) == day


def test_outside_the_tables_nothing_is_made_up() -> None:
    assert day_in(1700, "春节") is None
    assert period_in(2300, "中秋节") is None
    assert day_of(2023, 1, 31) is None
    assert term_of(2101, 1) is None
    assert month_of(2023, 3, leap=True) is None
    assert month_of(2023, 2, leap=True) == (date(2023, 3, 22), date(2023, 4, 19))


@pytest.mark.parametrize(
    "text, granularity",
    [
        ("2023年", "year"),
        ("上半年", "half"),
        ("一季度", "quarter"),
        ("5月", "month"),
        ("5月中旬", "xun"),
        ("本周", "week"),
        ("2月11日", "day"),
        ("2月11日下午", "daypart"),
        ("2月11日8时", "time"),
        ("年底", "month"),
        ("三年", "duration"),
        ("90年代", "decade"),
        ("近日", "unknown"),
        ("“十四五”期间", "year"),
        ("春节", "day"),
    ],
)
def test_granularity(text: str, granularity: str) -> None:
    assert find(text, PUBLISHED)[0].value.granularity == granularity


@pytest.mark.parametrize("text", ["年底", "上月初", "20多年", "近20年", "春节前后", "一两天"])
def test_estimates_are_marked(text: str) -> None:
    assert find(text, PUBLISHED)[0].value.approximate


def test_to_dict_gives_primitives() -> None:
    record = find("2月11日", PUBLISHED)[0].value.to_dict()
    assert record == {
        "start": "2023-02-11",
        "end": "2023-02-11",
        "granularity": "day",
        "anchor": "published",
        "approximate": False,
        "duration": None,
        "said": "XXXX-02-11",
        "text": "2月11日",
    }
    assert DateValue.from_dict(record).start == date(2023, 2, 11)


@pytest.mark.parametrize(
    "text, conventions, start, end",
    [
        ("2021年春", Conventions(seasons="terms"), date(2021, 2, 3), date(2021, 5, 4)),
        ("今冬", Conventions(seasons="terms"), date(2022, 11, 7), date(2023, 2, 3)),
        ("2019年底", Conventions(ends="long"), date(2019, 11, 1), date(2019, 12, 31)),
        ("明年初", Conventions(ends="long"), date(2024, 1, 1), date(2024, 2, 29)),
        ("去年10月底", Conventions(ends="long"), date(2022, 10, 25), date(2022, 10, 31)),
        ("9月1日", Conventions(prefer="next"), date(2023, 9, 1), date(2023, 9, 1)),
        ("2月1日", Conventions(prefer="next"), date(2024, 2, 1), date(2024, 2, 1)),
        ("3月1日", Conventions(prefer="last"), date(2022, 3, 1), date(2022, 3, 1)),
    ],
)
def test_conventions(text: str, conventions: Conventions, start: date, end: date) -> None:
    (span,) = find(text, PUBLISHED, conventions)
    assert (span.value.start, span.value.end) == (start, end)
    assert resolve(span.value, PUBLISHED) == span.value


def test_a_convention_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="seasons must be one of months, terms"):
        Conventions(seasons="solar")


@pytest.mark.parametrize(
    "text, said",
    [
        ("13时10分36秒", "time=13:10:36"),
        ("晚上12点", "daypart=晚上 time=24:00"),
        ("两点二刻", "time=02:30"),
        ("下午三点到6点", "daypart=下午 time=15:00 to time=18:00"),
        ("晚上11点到2点", "daypart=晚上 time=23:00 to time=02:00"),
    ],
)
def test_clock_times(text: str, said: str) -> None:
    assert find(text, PUBLISHED)[0].value.said == said
