"""`newsnlp_places`: which division a place name means in its document."""

from spacy.language import Language
from spacy.tokens import Doc

import newsnlp.extensions  # noqa: F401
from newsnlp.officials import Jurisdiction
from newsnlp.places import Context, Division, resolve
from newsnlp.state import set_value


@Language.component("newsnlp_places", requires=["doc.ents"], assigns=["span._.division"])
def resolve_places(doc: Doc) -> Doc:
    """Give every GPE entity whose name is known its division, or the codes it could mean.

    >>> import newsnlp
    >>> doc = newsnlp.nlp("南通市通州区")
    >>> doc.ents[0]._.division
    Jurisdiction(name='江苏省南通市通州区', code='320612', candidates=())
    """
    names = [ent for ent in doc.ents if ent.label_ == "GPE"]
    if not names:
        return doc
    context = Context.of(doc.text)
    for ent in names:
        found = resolve(ent.text, context)
        if isinstance(found, Division):
            division = Jurisdiction(found.full_name, found.own_code or None)
        elif found:
            division = Jurisdiction(ent.text, None, tuple(place.code for place in found))
        else:
            continue
        set_value(doc, "newsnlp_division", ent.start_char, ent.end_char, division.to_dict())
    return doc
