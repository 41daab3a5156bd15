"""Whatever is given, the pipeline gives a Doc or a clear error; it never crashes and never hangs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import newsnlp
from conftest import DAMAGED
from newsnlp.errors import InputError

STRANGE = {
    "empty": "",
    "blank": " \n\t ",
    "ideographic spaces": "　　",
    "lone surrogate": "投资\ud83d3亿元",
    "control characters": "投资\x00\x07\x1b[31m3亿元",
    "private use": "投资\ue0003亿元",
    "replacement characters": "\ufffd\ufffd投资",
    "emoji and joiners": "👨‍👩‍👧投资3亿元",
    "right to left": "\u202e投资3亿元",
    "only digits": "1" * 20_000,
    "only magnitudes": "亿" * 20_000,
    "only one": "一" * 20_000,
    "only brackets": "《" * 20_000,
    "only quotes": "“" * 20_000,
    "only titles": "书记" * 10_000,
    "only names": "张" * 20_000,
    "only enumeration": "市长、" * 6_000,
    "only places": "南通市通州区" * 3_000,
    "latin": "The quick brown fox " * 1_000,
    "question marks": "?！" * 10_000,
}


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_text(nlp: Language, kind: str) -> None:
    doc = nlp(STRANGE[kind])
    newsnlp.to_record(doc)
    assert "".join(token.text_with_ws for token in doc) == doc.text


@pytest.mark.slow
def test_one_line_of_200_000_characters(nlp: Language) -> None:
    text = (DAMAGED.replace("\n", "") * 2_000)[:200_000]
    record = newsnlp.to_record(nlp(text))
    assert len(record["amounts"]) > 1_000


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_unicode(nlp: Language, text: str) -> None:
    record = newsnlp.to_record(nlp(text))
    for entity in record["entities"]:
        assert record["text"][entity["start"] : entity["end"]] == entity["text"]
        assert 0 <= entity["raw_start"] <= entity["raw_end"] <= len(text)


@pytest.mark.parametrize(
    "published", ["2023-2-14x", "14.2.2023", "去年", "2023-02-30", "2023-W07", "2023-02-14garbage"]
)
def test_a_wrong_day_of_publication_is_an_error(published: str) -> None:
    with pytest.raises(InputError, match="ISO date"):
        newsnlp.nlp("去年10月", published=published)
