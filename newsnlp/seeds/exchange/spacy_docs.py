"""spaCy's `.spacy`: a DocBin of Docs by character with `doc.ents`, which `spacy train` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnlp.errors import SeedError

from .carrying import Seed, check_fit, entities, held, rebuilt

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write one `.spacy` file."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("zh")
    stored = DocBin(store_user_data=True)
    for seed in seeds:
        check_fit(seed, "spacy")
        doc = nlp.make_doc(seed["text"])
        try:
            doc.ents = [_span(doc, entity, seed["id"]) for entity in seed["entities"]]
        except ValueError as error:
            if isinstance(error, SeedError):
                raise
            raise SeedError(f"{seed['id']}: its entities overlap (`seeds check` says where)") from error
        doc.user_data["newsnlp_seed"] = held(seed)
        stored.add(doc)
    stored.to_disk(output)


def _span(doc: Doc, entity: dict[str, Any], id: str) -> Span:
    start, end = entity["start"], entity["end"]
    span = doc.char_span(start, end, label=entity["label"]) if 0 <= start < end <= len(doc.text) else None
    if span is None:
        raise SeedError(
            f"{id}: {entity['label']} {start}-{end} begins or ends in a blank or outside the text, which spacy cannot "
            "hold: mend it (`seeds check` lists such)"
        )
    return span


def read(path: Path) -> Iterator[Seed]:
    """Read a `.spacy` file; raises `SeedError` where it is none."""
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    except (ValueError, LookupError, TypeError) as error:
        raise SeedError(f"{path}: no DocBin ({error})") from error
    for number, doc in enumerate(docs, 1):
        spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        # A DocBin makes tuples of lists.
        kept = json.loads(json.dumps(doc.user_data.get("newsnlp_seed") or {}))
        where = f"{path}: Doc {number}"
        yield rebuilt(doc.text, entities(spans, doc.text, where), kept, f"{path.stem}-{number}", where)
