"""`newsnlp_tagger`: names found by the trained network, which sees what the rules found before it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsnlp.labels import Entity
from newsnlp.tagger import Tagger

from .candidates import put


@Language.factory("newsnlp_tagger", default_config={"folder": None}, assigns=["doc.spans"])
def create_tagger(nlp: Language, name: str, folder: str | None) -> "Names":
    """Make the component; `folder` holds a tagger of your own, made by `python -m newsnlp.train ner`."""
    return Names(folder)


class Names:
    """Put what the tagger finds on `doc.spans["newsnlp_tagger"]`, for `newsnlp_entities` to decide on.

    What lies in `doc.spans["newsnlp_names"]`, the findings of the rules, is a hint to the network. `pipe` reads the
    sentences of many Docs together, which is several times as fast as one Doc after the other.

    >>> import newsnlp
    >>> doc = newsnlp.load(words=False)("通州区区长施骁毅")
    >>> [(ent.text, ent.label_) for ent in doc.ents]
    [('通州区', 'GPE'), ('区长', 'TITLE'), ('施骁毅', 'PERSON')]
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._tagger = Tagger(folder)

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
        texts = [(doc.text, _hints(doc)) for doc in docs]
        for doc, entities in zip(docs, self._tagger.tag_all(texts), strict=True):
            put(doc, "newsnlp_tagger", ((*entity, "tagger") for entity in entities))


def _batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def _hints(doc: Doc) -> list[Entity]:
    if "newsnlp_names" not in doc.spans:
        return []
    found = doc.spans["newsnlp_names"]
    return [Entity(span.start_char, span.end_char, span.label_) for span in found]
