"""What holds for any text: no error, offsets inside the text, time that grows with the length alone."""

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.labels import Entity
from newsnlp.officials import link

PIECES = [
    "市长",
    "书记",
    "通州区",
    "南通",
    "委",
    "、",
    "，",
    "。",
    "张文",
    "任",
    "（",
    "）",
    "原",
    "公司",
    "的",
    " ",
    "\n",
    "李",
    "为",
    "免去",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 4), st.sampled_from(["PERSON", "TITLE", "ORG", "GPE"]))
    ),
)
def test_any_text_with_any_entities(text: str, spans: list[tuple[int, int, str]]) -> None:
    entities, end = [], 0
    for start, size, label in sorted(spans):
        if start >= end and start + size <= len(text):
            entities.append(Entity(start, start + size, label))
            end = start + size
    for official in link(text, entities).officials:
        assert official.posts
        for start, stop in official.mentions:
            assert 0 <= start < stop <= len(text)
        for post in official.posts:
            for start, stop in post.mentions:
                assert post.title.endswith(text[start:stop])
            assert post.evidence in text


@pytest.mark.parametrize(
    "piece",
    [
        "长",
        "市长",
        "南通市",
        "(",
        "、市长",
        "区长张文，",
        "公司总经理张文",
        "法国人来。总统张文，",
        "俄总统张文和法国、德国。",
        "张文" + "1" * 76 + "市长，",
    ],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    def work(times: int) -> None:
        at = piece.find("张文")
        persons = [
            Entity(i * len(piece) + at, i * len(piece) + at + 2, "PERSON")
            for i in range(times if at >= 0 else 0)
        ]
        link(piece * times, persons)

    assert is_linear(work, 1_000)
