"""What holds for every string: no error, valid offsets, linear time, exact and faithful values."""

from decimal import Decimal
from fractions import Fraction

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.amounts import Amount, find, parse
from newsnlp.amounts.numerals import number, read
from newsnlp.errors import AmountError

LABELS = {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
PIECES = "一二三五十百千万亿几数半多余0123456789.,-—至到约超每第%‰元角分块米里亩吨个家人年月"
PIECES += "两负零下点之又成折倍×±/（含）、 ，。$￥"
WORDS = [
    *PIECES,
    "公里",
    "平方米",
    "以上",
    "左右",
    "人民币",
    "美元",
    "千瓦",
    "个百分点",
    "分之",
    "总投资",
    "US$",
    "摄氏",
    "首个",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map("".join)))
@settings(max_examples=600, deadline=None)
def test_never_raises_and_offsets_hold(text: str) -> None:
    edge = 0
    for span in find(text):
        assert edge <= span.start < span.end <= len(text)
        assert span.label in LABELS
        assert (span.amount is None) == (span.label == "ORDINAL")
        edge = span.end
        if span.noun:
            assert span.end <= span.noun[0] < span.noun[1] <= len(text)
        if span.amount:
            amount = span.amount
            assert amount.text == text[span.start : span.end]
            assert Amount.from_dict(amount.to_dict()).to_dict() == amount.to_dict()
            if amount.low is not None and amount.high is not None:
                assert amount.low <= amount.high


@given(st.one_of(st.text(max_size=90), st.lists(st.sampled_from(WORDS), max_size=12).map("".join)))
@settings(max_examples=400, deadline=None)
def test_parse_gives_an_amount_or_says_no(text: str) -> None:
    try:
        amount = parse(text)
    except AmountError:
        return
    assert amount.low is not None or amount.high is not None
    str(amount)


@given(st.integers(min_value=0, max_value=10**16 - 1))
@settings(max_examples=300, deadline=None)
def test_chinese_numerals_read_back(value: int) -> None:
    assert number(chinese(value)) == value


@given(
    st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False),
    st.sampled_from(["万", "亿", "千万", "万亿"]),
)
@settings(max_examples=200, deadline=None)
def test_arabic_numerals_are_exact(value: Decimal, magnitude: str) -> None:
    factor = {"万": 4, "亿": 8, "千万": 7, "万亿": 12}[magnitude]
    found = read(f"{value}{magnitude}")
    assert found is not None
    assert found.low == value.scaleb(factor)


def chinese(value: int) -> str:
    """Write a number below 10**16 in Chinese, by the rules of the school book."""
    if value == 0:
        return "零"
    groups, rest = [], value
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    parts = []
    for index in reversed(range(len(groups))):
        group = groups[index]
        if not group:
            continue
        gap = parts and (group < 1000 or not groups[index + 1] or groups[index + 1] % 10 == 0)
        name = ["", "万", "亿", "兆"][index]
        parts.append(("零" if gap else "") + section(group) + name)
    return "".join(parts)


def section(group: int) -> str:
    text, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // power % 10
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return text


LONG = [
    "1",
    "亿",
    "一",
    "万亿",
    "(",
    "1,",
    "一二",
    "3亿",
    "约",
    "-",
    "三分之",
    "1/",
    "1、",
    "每",
    " ",
    "第",
    "点1",
    "超过",
]
LONG += [
    "1-",
    "￥1",
    "九块",
    "半",
    "十多",
    "首",
    "1 ",
    "½",
    "一、",
    "5万元、",
    "一家挨",
    "1比",
    "20金",
    "至少还",
    "过了",
    "1分",
    "第1标段",
]


@pytest.mark.parametrize("piece", LONG)
def test_linear(piece: str) -> None:
    assert is_linear(lambda size: find(piece * (size // len(piece))), 12_000)


@pytest.mark.slow
def test_one_long_line() -> None:
    sentence = "总投资近50亿元，用地200亩，其中一期建设面积8.6万平方米，预计带动就业1200余人。"

    def work(times: int) -> None:
        assert len(find(sentence * times)) == 5 * times  # 一期 is an ordinal

    assert is_linear(work, 5_000)


class FakeRegistry:
    """What `to_pint` needs of a pint registry."""

    @staticmethod
    def Quantity(value: float, unit: str) -> tuple[float, str]:
        return value, unit


def test_units_convert_exactly_and_compare() -> None:
    mu = parse("3亩")
    assert mu.to("m2").low == 2000
    assert parse("1亩").to("m2").low == Decimal("666.6666666666666666666666667")
    assert parse("1公顷") == parse("1公顷")
    assert parse("1公顷") > parse("14亩")
    assert parse("50亿元") < parse("60亿元")
    assert parse("时速36公里").to("m/s").low == 10
    assert parse("三分之一").low == Fraction(1, 3)
    assert str(parse("2吨/年").to("kg")) == "2000千克/年"
    assert parse("3千米").to_pint(FakeRegistry) == (3000.0, "m")
    with pytest.raises(AmountError):
        parse("5家").to_pint(FakeRegistry)
    with pytest.raises(AmountError):
        parse("5美元").to("CNY")
    with pytest.raises(AmountError):
        _ = parse("5美元") < parse("5元")


@pytest.mark.parametrize(
    "text, chinese_form, english_form",
    [
        ("约50亿元", "约50亿元", "about 5 billion CNY"),
        ("3至5亿元", "3亿至5亿元", "300 million to 500 million CNY"),
        ("超1000吨", "超1000吨", "over 1,000 t"),
        ("不到10%", "不到10%", "under 10%"),
        ("三分之一", "3分之1", "1/3"),
        ("5000元/平方米", "5000元/平方米", "5,000 CNY per m2"),
    ],
)
def test_written_out(text: str, chinese_form: str, english_form: str) -> None:
    assert str(parse(text)) == chinese_form
    assert f"{parse(text):en}" == english_form


def test_to_pint_with_its_own_registry() -> None:
    assert parse("3公里").to_pint().to("meter").magnitude == 3000
    low, high = parse("2至3公顷").to_pint()
    assert (low.to("hectare").magnitude, high.to("hectare").magnitude) == (2, 3)
    with pytest.raises(AmountError, match="no physical unit"):
        parse("5家").to_pint()
