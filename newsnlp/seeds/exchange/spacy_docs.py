"""spaCy's `.spacy`: a DocBin of Docs by character with `doc.ents`, which `spacy train` reads."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.errors import SeedError

from .carrying import Seed, check_fit, entities, held, rebuilt


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write one `.spacy` file."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("zh")
    stored = DocBin(store_user_data=True)
    for seed in seeds:
        check_fit(seed, "spacy")
        doc = nlp.make_doc(seed["text"])
        spans = [doc.char_span(e["start"], e["end"], label=e["label"]) for e in seed["entities"]]
        try:
            doc.ents = [span for span in spans if span is not None]
        except ValueError as error:
            raise SeedError(f"{seed['id']}: its entities overlap (`seeds check` says where)") from error
        doc.user_data["newsnlp_seed"] = held(seed)
        stored.add(doc)
    stored.to_disk(output)


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
