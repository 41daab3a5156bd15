"""Mentions in text: 【name|codes】, the codes of all candidates; a country stands by its name."""

import json
import re
from pathlib import Path

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.places import find

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "find.jsonl").read_text(encoding="utf-8").splitlines()
]
MARK = re.compile(r"【(.*?)\|(.*?)】")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['phenomenon']}: {case['text']}")
def test_find(case: dict[str, str]) -> None:
    text = MARK.sub(r"\1", case["text"])
    expected = [(name, set(codes.split())) for name, codes in MARK.findall(case["text"])]
    found = [
        (m.name, {d.code or d.name for d in m.candidates if d.code or d.level == "country"})
        for m in find(text)
    ]
    assert found == expected
    assert all(text[m.start : m.end] == m.name for m in find(text))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                ["南通", "市", "区", "通州", "朝阳", "日本", "报", "县", "和", "镇", "在沪", "，"]
            ),
            max_size=25,
        ).map("".join),
    )
)
def test_any_text(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.candidates
        assert text[mention.start : mention.end] == mention.name
        end = mention.end


@pytest.mark.parametrize("piece", ["南通市", "通州", "区", "一", "(", "和县"])
def test_long_texts_take_linear_time(piece: str) -> None:
    assert is_linear(lambda size: find(piece * (size // len(piece))), 12_000)
