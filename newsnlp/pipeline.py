"""Which components a pipeline has, in which order, and how it is loaded."""

from functools import cache
from pathlib import Path
from typing import Literal

import spacy
from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc

import newsnlp
import newsnlp.pipes.amounts
import newsnlp.pipes.dates
import newsnlp.pipes.document
import newsnlp.pipes.entities
import newsnlp.pipes.names
import newsnlp.pipes.officials
import newsnlp.pipes.places
import newsnlp.pipes.sentences
import newsnlp.pipes.tokenizer
import newsnlp.pipes.words
from newsnlp.pipes.ner import check_model
from newsnlp.pipes.patterns import Pattern, patterns_folder, read_patterns
from newsnlp.pipes.phrases import Phrases

# spaCy's matchers load 10,000 phrases in half a second, 100,000 in ten and a gigabyte.
RULER_LIMIT = 5_000


def load(
    *,
    ner: str | Path | None = None,
    patterns: str | Path | None = None,
    tagger: str | Path | None = None,
    words: bool = True,
    script: Literal["simplified", "keep"] = "simplified",
) -> Language:
    """Load a pipeline that turns the raw text of an article into a Doc with entities, amounts, dates and officials.

    `ner` is the name or path of a spaCy pipeline whose entity recogniser is to be used beside the rules;
    `patterns` a folder with pattern files, or one such file, to use instead of those that ship, of any size; `tagger`
    the folder of a tagger of your own, made by `python -m newsnlp.train ner`; `words=False` leaves the Doc tokenised
    by character, which saves time where only facts are wanted; `script="keep"` leaves traditional characters.

    Raises `ModelError` when `ner` is not installed or the folder holds no tagger, and `PatternError` for a wrong
    pattern file. Touches no network.

    >>> doc = load(words=False)("总投资近128亿元")
    >>> [(ent.text, ent.label_, str(ent._.amount.low)) for ent in doc.ents]
    [('128亿元', 'MONEY', '12800000000')]
    """
    tokenizer = {"@tokenizers": "newsnlp.CharacterTokenizer.v1", "script": script}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("newsnlp_document")
    nlp.meta.update(
        name="news", version=newsnlp.__version__, requirements=[f"newsnlp>={newsnlp.__version__}"]
    )
    _add_patterns(nlp, read_patterns(Path(patterns) if patterns else patterns_folder(), script))
    nlp.add_pipe("newsnlp_sentences")
    if ner is not None:
        check_model(ner)
        nlp.add_pipe("newsnlp_ner", config={"model": str(ner)})
    nlp.add_pipe("newsnlp_names")
    # A saved pipeline is loaded from any folder.
    own = str(Path(tagger).resolve()) if tagger is not None else None
    nlp.add_pipe("newsnlp_tagger", config={"folder": own, "patterns_first": patterns is not None})
    nlp.add_pipe("newsnlp_amounts")
    nlp.add_pipe("newsnlp_dates")
    nlp.add_pipe("newsnlp_entities")
    nlp.add_pipe("newsnlp_places")
    nlp.add_pipe("newsnlp_officials")
    if words:
        nlp.add_pipe("newsnlp_words")
    return nlp


def _add_patterns(nlp: Language, patterns: list[Pattern]) -> None:
    """Give the patterns to spaCy's ruler, and beyond `RULER_LIMIT` the strings among them to a trie."""
    if len(patterns) > RULER_LIMIT:
        strings = [pattern for pattern in patterns if isinstance(pattern["pattern"], str)]
        patterns = [pattern for pattern in patterns if not isinstance(pattern["pattern"], str)]
        phrases = nlp.add_pipe("newsnlp_phrases")
        assert isinstance(phrases, Phrases)
        phrases.add(strings)
    if patterns:
        config = {"spans_key": "newsnlp_patterns", "overwrite": False, "scorer": None}
        ruler = nlp.add_pipe("span_ruler", name="newsnlp_patterns", config=config)
        assert isinstance(ruler, SpanRuler)
        ruler.add_patterns(patterns)


@cache
def _default() -> Language:
    return load()


def nlp(text: str, *, published: str | None = None) -> Doc:
    """Read one text with a pipeline that is loaded on first use.

    `published` is the day of publication, an ISO date, against which relative dates are resolved.

    >>> import newsnlp
    >>> doc = newsnlp.nlp("去年10月，项目开工。", published="2023-02-14")
    >>> [(ent.text, str(ent._.date.start)) for ent in doc.ents]
    [('去年10月', '2022-10-01')]
    """
    [(doc, _)] = _default().pipe([(text, {"published": published})], as_tuples=True)
    return doc
