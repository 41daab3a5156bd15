"""`newsnlp_officials`: persons linked to their posts, and places to their divisions."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

import newsnlp.extensions  # noqa: F401
from newsnlp.labels import Entity
from newsnlp.officials import link
from newsnlp.state import document


@Language.component("newsnlp_officials", requires=["doc.ents"], assigns=["doc._.officials", "doc._.events"])
def link_officials(doc: Doc) -> Doc:
    """Set `doc._.officials` and `doc._.events` from the entities of the Doc."""
    entities = [Entity(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    day = doc._.published
    linked = link(doc.text, entities, published=date.fromisoformat(day) if day else None)
    state = document(doc)
    state["officials"] = [official.to_dict() for official in linked.officials]
    state["events"] = [event.to_dict() for event in linked.events]
    return doc
