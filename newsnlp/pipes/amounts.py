"""`newsnlp_amounts`: every quantity, with its exact value on `span._.amount`."""

from spacy.language import Language
from spacy.tokens import Doc

import newsnlp.extensions  # noqa: F401
from newsnlp.amounts import find
from newsnlp.state import set_value

from .candidates import put


@Language.component("newsnlp_amounts", assigns=["doc.spans", "span._.amount"])
def find_amounts(doc: Doc) -> Doc:
    """Put the amounts found on `doc.spans["newsnlp_amounts"]` and keep their values."""
    found = find(doc.text)
    put(doc, "newsnlp_amounts", ((span.start, span.end, span.label, span.explain) for span in found))
    for span in found:
        if span.amount is not None:
            set_value(doc, "newsnlp_amount", span.start, span.end, span.amount.to_dict())
    return doc
