"""`newsnlp_names`: persons, titles, organs, places and other names found by rule."""

from spacy.language import Language
from spacy.tokens import Doc

from newsnlp.names import find

from .candidates import put


@Language.component("newsnlp_names", assigns=["doc.spans"])
def find_names(doc: Doc) -> Doc:
    """Put the names found on `doc.spans["newsnlp_names"]`, for `newsnlp_entities` to decide on."""
    put(doc, "newsnlp_names", ((name.start, name.end, name.label, name.rule) for name in find(doc.text)))
    return doc
