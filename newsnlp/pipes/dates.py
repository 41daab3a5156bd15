"""`newsnlp_dates`: calendar expressions and durations, resolved against the day of publication."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

import newsnlp.extensions  # noqa: F401
from newsnlp.dates import find
from newsnlp.state import set_value

from .candidates import put


@Language.component("newsnlp_dates", assigns=["doc.spans", "span._.date"], requires=["doc._.published"])
def find_dates(doc: Doc) -> Doc:
    """Put the dates found on `doc.spans["newsnlp_dates"]` and keep their values; years inside names are left out."""
    day = doc._.published
    found = find(doc.text, date.fromisoformat(day) if day else None)
    dates = [span for span in found if not span.part_of_name]
    put(doc, "newsnlp_dates", ((span.start, span.end, span.label, span.value.granularity) for span in dates))
    for span in dates:
        set_value(doc, "newsnlp_date", span.start, span.end, span.value.to_dict())
    return doc
