"""`newsnlp_words`: the final Doc, whose tokens are words; none of them crosses the edge of an entity."""

from itertools import chain
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsnlp.words import Segmenter


@Language.factory(
    "newsnlp_words", default_config={"model": None}, assigns=["doc.ents", "doc.spans", "doc.sents"]
)
def create_words(nlp: Language, name: str, model: str | None) -> "Words":
    """Make the component; `model` is a folder with a word model, by default the one that ships."""
    return Words(model)


class Words:
    """Build a Doc of words from a Doc of characters, and carry everything over by character offsets.

    What was set on the single characters (tags, lemmas) has no word to go to and is left behind.
    `doc.retokenize()` would leave span groups pointing at old token numbers, so a new Doc is made.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("newsnlp_words")
    >>> [token.text for token in nlp("召开动员大会")]
    ['召开', '动员', '大会']
    """

    def __init__(self, model: str | None = None) -> None:
        self._segmenter = Segmenter(Path(model) if model else None)

    def __call__(self, doc: Doc) -> Doc:
        """Give the Doc of words."""
        groups = chain.from_iterable(doc.spans.values())
        edges = {edge for span in chain(doc.ents, groups) for edge in (span.start_char, span.end_char)}
        has_sentences = doc.has_annotation("SENT_START")
        starts = {sentence.start_char for sentence in doc.sents} if has_sentences else set()
        text = doc.text
        spans = self._segmenter.words(text, edges | starts)
        words = Doc(
            doc.vocab,
            words=[text[start:end] for start, end in spans],
            spaces=[False] * len(spans),
            sent_starts=[start in starts for start, _ in spans] if has_sentences else None,
        )
        words.user_data = doc.user_data
        words._context = doc._context
        words.tensor, words.cats = doc.tensor, dict(doc.cats)
        first = {start: number for number, (start, _) in enumerate(spans)}
        last = {end: number + 1 for number, (_, end) in enumerate(spans)}
        first[len(text)], last[0] = len(spans), 0

        def moved(span: Span) -> Span:
            start = first[span.start_char]
            end = last[span.end_char] if len(span) else start
            return Span(words, start, end, span.label, kb_id=span.kb_id, span_id=span.id)

        words.ents = [moved(ent) for ent in doc.ents]
        for key, group in doc.spans.items():
            words.spans[key] = [moved(span) for span in group]
            words.spans[key].attrs.update(group.attrs)
        return words
