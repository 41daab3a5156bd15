"""What the repair does, case by case, and what holds for any text."""

import json
from pathlib import Path

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.text import STEPS, Repair, RepairedText, repair

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text("utf-8").splitlines()]
PIECES = [
    *"?！？!，。“”、的中國國際發會展（）()&;<>/bdi#x01９Ｎ \n\t\r惫愣∥比菔著後",
    "&amp;",
    "&lt;",
    "<div",
    "(guó)",
]
PIECES += [
    "\ue000",
    "\u200b",
    "\x00",
    "\ud800",
    "\x80",
    "?！",
    "國(guó)",
    "ä¸­å›½",
    "锟斤拷",
    "涓囦",
    "鐨",
    "銆",
    "鏈\ufffd",
    "涓鍥戒汉",
    "ÖÐ¹úÈË",
    "Ã¤Â¸Â\xad",
    "â€œ",
    "å ‚",
    "<br>",
    "</td><td>",
    "<!--",
    "-->",
    "<script>",
    '<a title="',
    "\ue863",
    "⻓",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.mark.parametrize("case", CASES, ids=[case["phenomenon"] for case in CASES])
def test_cases(case: dict[str, str]) -> None:
    assert repair(case["raw"]).text == case["text"]


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text(text: str) -> None:
    result = repair(text)
    assert repair(result.text).text == result.text
    for place in range(len(result.text)):
        start, end = result.offsets.raw_span(place, place + 1)
        assert 0 <= start <= end <= len(text)
        first, last = result.offsets.repaired_span(start, end)
        assert first <= place < last
    for item in result.repairs:
        assert text[item.raw_start : item.raw_end] == item.before
        assert 0.0 <= item.confidence <= 1.0
        assert Repair.from_dict(item.to_dict()) == item
    assert RepairedText.from_dict(result.to_dict()) == result


def test_keep_script() -> None:
    assert repair("鐵(tiě)路１２公里", script="keep").text == "鐵路12公里"


@pytest.mark.parametrize("step", STEPS)
def test_steps_switch_off(step: str) -> None:
    raw = "ä¸­å›½<b>鐵(tiě)路</b>１２公里\u200b落到实处?！惫愣∥N?、副省长"
    assert repair(raw, skip={step}).text != repair(raw).text


def test_unknown_step() -> None:
    with pytest.raises(ValueError, match="no repair step"):
        repair("", skip={"everything"})


def test_one_step_to_skip_may_be_named_alone() -> None:
    assert repair("漁(yú)港", skip="pinyin").text == repair("漁(yú)港", skip=["pinyin"]).text != "渔港"
    with pytest.raises(ValueError, match="called everything; there are"):
        repair("", skip="everything")


REPEATED = [
    "1",
    "亿",
    "?！",
    "(",
    "國(guó)",
    "&",
    "<div",
    "？",
    "ä",
    "锛",
    "\ue000",
    "?",
    "！蹦",
    "！?",
    "於",
]
REPEATED += ["<!--", "<script>", "<script></script", "<br>张", "</td>", '<a b="', "<p ", "<a x='y' "]
REPEATED += ["ÖÐ", "Ã©", "Ã¤Â¸Â\xad", "涓浗", "涓?", "鏈\ufffd", "璀璨", "\x0b", "⻓"]


@pytest.mark.parametrize("piece", REPEATED)
def test_linear(piece: str) -> None:
    assert is_linear(lambda size: repair(piece * (size // len(piece))), 12_000)
