"""`newsnlp_entities`: decides between what the finders claim, and sets `doc.ents`."""

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

from newsnlp.extensions import offsets
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS
from newsnlp.state import drop_values, set_value

from .candidates import take


@Language.factory(
    "newsnlp_entities",
    requires=["doc.spans"],
    assigns=["doc.ents", "span._.raw_start", "span._.raw_end"],
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create_entities(nlp: Language, name: str) -> "Entities":
    """Make the component."""
    return Entities()


class Entities:
    """Decide with `decide_entities`; scored as spaCy's own entity recogniser is."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`."""
        return decide_entities(doc)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Give precision, recall and F1 of the entities, over all and for each label."""
        return get_ner_prf(examples)


def decide_entities(doc: Doc) -> Doc:
    """Make flat entities of the finders' spans: the longer wins, at equal length the finder of higher rank.

    Entities that a component of the user's has set already are kept before all others.

    >>> import spacy
    >>> from newsnlp.pipes.candidates import put
    >>> doc = spacy.blank("zh")("第三届进博会")
    >>> put(doc, "newsnlp_names", [(0, 6, "EVENT", "series")])
    >>> put(doc, "newsnlp_amounts", [(0, 3, "ORDINAL", "ordinal")])
    >>> [(ent.text, ent.label_) for ent in decide_entities(doc).ents]
    [('第三届进博会', 'EVENT')]
    """
    taken = bytearray(len(doc))
    chosen = []
    for ent in doc.ents:
        taken[ent.start : ent.end] = b"\1" * len(ent)
        chosen.append(ent)
    found = take(doc)
    inside = {at for span, _ in found if span.label_ == "TITLE" for at in range(span.start + 1, span.end)}
    # a role word that goes on behind the name of an organ is the whole of it: 美国|财政部长
    claims = [claim for claim in found if claim[0].label_ != "ORG" or claim[0].end not in inside]
    claims.sort(key=lambda claim: (-len(claim[0]), claim[1], claim[0].start))
    for span, _ in claims:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            chosen.append(span)
    doc.ents = chosen
    raw = offsets(doc)
    if raw is not None:
        for ent in chosen:
            start, end = ent.start_char, ent.end_char
            set_value(doc, "newsnlp_raw", start, end, raw.raw_span(start, end))
    # A value left by a finder that lost would show on whatever entity has the same offsets.
    for name, labels in (("newsnlp_amount", AMOUNT_LABELS), ("newsnlp_date", DATE_LABELS)):
        kept = {(ent.start_char, ent.end_char) for ent in chosen if ent.label_ in labels}
        drop_values(doc, name, kept)
    return doc
