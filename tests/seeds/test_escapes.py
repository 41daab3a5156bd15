"""Marked-up text holds any text; what it cannot hold is refused when it is written."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.errors import SeedError
from newsnlp.seeds import parse_marked, read_seeds, to_marked
from newsnlp.seeds.converting import convert
from newsnlp.seeds.escapes import escaped_field, unescaped_field

HEAD = "# id: a\n# split: dev\n---\n"
SIGNS = [
    "{",
    "}",
    "|",
    "---",
    "-",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\\",
    "U+000A",
    "张文",
    "|PERSON}",
    "{-}",
    "\u2028",
    "\ud83d",
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(SIGNS), max_size=12).map("".join),
)


def seed(pieces: list[tuple[str, bool]], **fields: object) -> dict:
    text, entities = "", []
    for piece, marked in pieces:
        if marked and piece:
            span = {"start": len(text), "end": len(text) + len(piece), "text": piece, "label": "PERSON"}
            entities.append(span)
        text += piece
    made = {"id": "a", "split": "dev", "published": None, "genre": "", "source": "", "text": text}
    empty = {"amounts": [], "dates": [], "aliases": {}, "posts": []}
    return made | {"entities": entities} | empty | fields


@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=5))
def test_any_text_comes_back(pieces: list[tuple[str, bool]]) -> None:
    made = seed(pieces)
    assert parse_marked(to_marked(made)) == made


@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=4), TEXTS.filter(bool))
def test_any_text_comes_back_from_a_file(pieces: list[tuple[str, bool]], words: str) -> None:
    made = seed(pieces, id=words, source=words)
    with TemporaryDirectory() as folder:
        convert([made], "mark", Path(folder))
        [back] = read_seeds(Path(folder))
    assert back == made | {"raw": made["text"]}


@given(TEXTS.filter(lambda text: text not in ("", "-")), TEXTS)
def test_any_words_of_headers_and_posts_come_back(words: str, more: str) -> None:
    post = {
        "name": words,
        "title": words,
        "organ": "-",
        "organ_inherited": True,
        "jurisdiction": {"name": words, "code": more or None},
        "status": words,
        "start_date": None,
        "end_date": words,
    }
    made = seed([("张", True)], published=words, genre=more, aliases={words: more, "-": words}, posts=[post])
    assert parse_marked(to_marked(made)) == made


@given(TEXTS)
def test_fields_are_one_line(words: str) -> None:
    escaped = escaped_field(words, "|")
    assert unescaped_field(escaped) == words
    assert len(f"a{escaped}a".splitlines()) == 1
    assert "|" not in escaped


@pytest.mark.parametrize(
    "body, text",
    [
        (r"C:\{张文|PERSON}\n", r"C:\张文\n"),
        (r"{张\|PERSON}", "张\\"),
        ("-- {张|PERSON} --- x", "-- 张 --- x"),
        ("{{}a{|}b{}}{-}{U+000D}", "{a|b}-\r"),
        ("a\n{-}--\n{U+000A}", "a\n---\n\n"),
        ("{{}}x{|}{U+0079}|PERSON}", "}x|y"),
    ],
)
def test_what_a_marked_text_reads_as(body: str, text: str) -> None:
    assert parse_marked(f"{HEAD}{body}\n---\n")["text"] == text


@pytest.mark.parametrize(
    "body", ["{张}", "a|b", "{", "}", "{{张文|PERSON}", "{张文|PERSON}}", "{U+00D}", "{U+110000}", "{a}"]
)
def test_signs_that_are_not_escaped_are_refused(body: str) -> None:
    with pytest.raises(SeedError, match=r"a\.mark: a mark is broken near"):
        parse_marked(f"{HEAD}{body}\n---\n", "a.mark")


AMOUNT = {"start": 0, "end": 2, "text": "3元", "kind": "money", "low": "3", "high": "3", "unit": "CNY"}
AMOUNT |= {"modifier": None, "per": None}
MONEY = {"start": 0, "end": 2, "text": "3元", "label": "MONEY"}


@pytest.mark.parametrize(
    "fields, reason",
    [
        ({"entities": [MONEY]}, "an amount needs a value"),
        ({"amounts": [AMOUNT]}, "amounts would read None instead of {'start': 0"),
        ({"entities": [MONEY], "amounts": [AMOUNT | {"modifier": "over"}]}, "amounts would read"),
        ({"entities": [MONEY], "amounts": [AMOUNT | {"unit": "a|b"}]}, "a mark is broken"),
        ({"entities": [MONEY | {"label": "ROLE"}]}, "unknown label"),
        ({"entities": [MONEY | {"label": "ORG", "text": "x"}]}, "entities would read"),
        ({"id": ""}, "`# id: ...` is missing"),
    ],
)
def test_what_no_mark_can_hold_is_refused(fields: dict, reason: str) -> None:
    with pytest.raises(SeedError) as raised:
        to_marked(seed([("3元", False)], **fields))
    assert str(raised.value).startswith(f"{fields.get('id', 'a')}: cannot be written as marked-up text: ")
    assert reason in str(raised.value)
