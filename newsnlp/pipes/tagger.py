"""`newsnlp_tagger`: names found by the trained network, which sees what the rules found before it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from newsnlp.labels import Entity
from newsnlp.names.together import together
from newsnlp.tagger import Tagger

from .candidates import put

_GROUP: Final = "newsnlp_names"
_PATTERNS: Final = "newsnlp_patterns"


@Language.factory(
    "newsnlp_tagger",
    default_config={"folder": None, "patterns_first": False},
    requires=["doc.spans"],
    assigns=["doc.spans"],
)
def create_tagger(nlp: Language, name: str, folder: str | None, patterns_first: bool) -> "Names":
    """Make the component.

    `folder` holds a tagger of your own, made by `python -m newsnlp.train ner`; with `patterns_first` it finds nothing
    where a pattern has matched.
    """
    return Names(folder, patterns_first=patterns_first)


class Names:
    """Read again what the rules took for names, and put what the tagger finds in its place.

    The findings of the rules in `doc.spans["newsnlp_names"]` are hints to the network, which decides in the main
    (`newsnlp.names.together`). `pipe` reads the sentences of many Docs together, which is several times
    as fast as one Doc after the other.

    >>> import newsnlp
    >>> doc = newsnlp.load(words=False)("通州区区长施骁毅")
    >>> [(ent.text, ent.label_) for ent in doc.ents]
    [('通州区', 'GPE'), ('区长', 'TITLE'), ('施骁毅', 'PERSON')]
    """

    def __init__(self, folder: str | Path | None = None, *, patterns_first: bool = False) -> None:
        self._tagger, self._patterns_first = Tagger(folder), patterns_first

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read Docs, `batch_size` at a time."""
        for batch in _batches(stream, batch_size):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        texts = [(doc.text, _found(doc, _GROUP)) for doc in docs]
        for doc, (text, rules), tagged in zip(docs, texts, self._tagger.tag_all(texts), strict=True):
            doc.spans.pop(_GROUP, None)
            names, seen = together(text, rules, tagged), set(tagged)
            if self._patterns_first:
                held = {at for one in _found(doc, _PATTERNS) for at in range(one.start, one.end)}
                names = [name for name in names if held.isdisjoint(range(name.start, name.end))]
            put(doc, _GROUP, ((*name, "tagger" if name in seen else "rule") for name in names))


def _batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def _found(doc: Doc, group: str) -> list[Entity]:
    if group not in doc.spans:
        return []
    return [Entity(span.start_char, span.end_char, span.label_) for span in doc.spans[group]]
