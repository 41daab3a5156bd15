"""Annotated articles to and from the formats of annotation tools: doccano, Label Studio, brat, and spaCy's `.spacy`.

`WRITERS` and `READERS` take a format's name. What a format has no place for (values, posts) travels with the article
as its tool allows, and comes back for every span that was not moved.
"""

from . import brat, doccano, label_studio, spacy_docs
from .carrying import Reader, Seed, Writer

__all__ = ["READERS", "WRITERS", "Reader", "Seed", "Writer"]

WRITERS: dict[str, Writer] = {
    "doccano": doccano.write,
    "label-studio": label_studio.write,
    "brat": brat.write,
    "spacy": spacy_docs.write,
}
READERS: dict[str, Reader] = {
    "doccano": doccano.read,
    "label-studio": label_studio.read,
    "brat": brat.read,
    "spacy": spacy_docs.read,
}
