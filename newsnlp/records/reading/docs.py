"""spaCy's `.spacy`: the texts of stored Docs, to be read anew."""

from collections.abc import Iterator

import spacy
from spacy.tokens import DocBin

from newsnlp.errors import InputError

from .article import Article


def read_docs(data: bytes, source: str, name: str) -> Iterator[Article]:
    """Yield an article a Doc, as it was before repair where the Doc still knows; raises `InputError` for no DocBin.

    >>> next(read_docs(DocBin(docs=[spacy.blank("zh")("开工")]).to_bytes(), "a.spacy", "a")).text
    '开工'
    """
    try:
        docs = list(DocBin().from_bytes(data).get_docs(spacy.blank("zh").vocab))
    except Exception as error:  # zlib, msgpack and numpy each raise their own
        raise InputError(f"cannot be read as .spacy: {error}") from error
    for number, doc in enumerate(docs, 1):
        kept = doc.user_data.get("newsnlp_seed") or {}
        published = doc._.published or kept.get("published")
        yield Article(kept.get("id") or f"{name}:{number}", doc._.raw_text, published, source, number)
