"""Encodings of files, and the cutting of sentences."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.errors import InputError
from newsnlp.text import decode, sentences

TEXT = "泉州市委书记在会上表示，今年要完成投资50亿元。"
TRADITIONAL = "臺北市長在會議中表示，今年的投資金額是五十億元，這是一個好的開始。"


@pytest.mark.parametrize(
    "data, expected",
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("gb18030"), TEXT),
        (TRADITIONAL.encode("big5"), TRADITIONAL),
        (TEXT.encode("utf-16"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("utf-16-be"), TEXT),
        (b"", ""),
        (b"plain", "plain"),
    ],
)
def test_decode(data: bytes, expected: str) -> None:
    assert decode(data)[0] == expected


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", bytes(range(256)) * 4, b"\0" * 100]
)
def test_binary(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data)


@pytest.mark.parametrize(
    "parts",
    [
        ["增长3.5%。", "“好！”", "他说。"],
        ["第一行\n", "第二行"],
        ["他说：“走吧……”\n", "完"],
        ["真的吗？！", "是的。"],
        [],
    ],
)
def test_sentences(parts: list[str]) -> None:
    text = "".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(alphabet="。！？”’）\n .3a好…", max_size=40))
def test_sentences_tile(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("text", ["重庆成本优势", "投资", "3月20日", "据统计", "副市长", "——本报记者"])
def test_short_texts_in_gbk(text: str) -> None:
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("text", ["3月20日", "副市長", "記者採訪", "總投資"])
def test_short_texts_in_big5(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5")
