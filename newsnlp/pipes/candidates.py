"""How the finding components hand their spans on: groups in `doc.spans`, each under the finder's own key."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

# Who wins where two finders claim the same characters: first the longer span, then the finder named earlier.
GROUPS = ("newsnlp_ner", "newsnlp_patterns", "newsnlp_names", "newsnlp_dates", "newsnlp_amounts")


def put(doc: Doc, group: str, found: Iterable[tuple[int, int, str, str]]) -> None:
    """Add `(start, end, label, rule)` in characters to a group; spans that cut a token are left out."""
    spans = [
        span
        for start, end, label, rule in found
        if (span := doc.char_span(start, end, label=label, span_id=rule)) is not None
    ]
    if group in doc.spans:
        doc.spans[group].extend(spans)
    else:
        doc.spans[group] = spans


def take(doc: Doc) -> list[tuple[Span, int]]:
    """Remove the groups from the Doc and give their spans, each with the rank of its finder."""
    found = []
    for rank, group in enumerate(GROUPS):
        if group in doc.spans:
            found += [(span, rank) for span in doc.spans.pop(group)]
    return found
