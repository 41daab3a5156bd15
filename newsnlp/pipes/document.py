"""`newsnlp_document`: takes what is known of the article from outside, its day of publication."""

from spacy.language import Language
from spacy.tokens import Doc

import newsnlp.extensions  # noqa: F401


@Language.factory("newsnlp_document", assigns=["doc._.published"])
def create_document(nlp: Language, name: str) -> "DocumentContext":
    """Make the component."""
    return DocumentContext()


class DocumentContext:
    """Read `published` from the context given to `nlp.pipe(..., as_tuples=True)`.

    Raises `InputError` when it is no ISO date. What a Doc already says of its publication is kept.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("newsnlp_document")
    >>> [(doc, _)] = nlp.pipe([("去年10月", {"published": "2023-02-14"})], as_tuples=True)
    >>> doc._.published
    '2023-02-14'
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.published` where a context is given."""
        context = doc._context
        day = context.get("published") if isinstance(context, dict) else None
        if day is not None:
            doc._.published = day
        return doc
