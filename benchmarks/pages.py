"""How well the whole pipeline finds names in real pages: F1 over exact spans and labels, for each label.

python benchmarks/pages.py pages/test.jsonl DOCUMENTS.jsonl.gz...     documents with a field `text`
"""

import json
import sys
from pathlib import Path
from typing import Any

import newsnlp
from newsnlp.records import to_record
from newsnlp.scoring import as_table, score
from newsnlp.tagger.scheme import NAMES
from newsnlp.text.ngrams_train import documents
from newsnlp.training.pages import Documents

NOTHING: dict[str, list[Any]] = {"amounts": [], "dates": [], "posts": [], "officials": []}


def main(annotated: Path, collections: list[Path]) -> None:
    """Print the table of `python -m newsnlp.evaluate`; only names are annotated, so the rest of it is empty."""
    held = Documents(document["text"] for path in collections for document in documents(path))
    pages = []
    for line in annotated.read_text(encoding="utf-8").splitlines():
        text, entities = held.read(json.loads(line))
        spans = [entity._asdict() for entity in entities]
        pages.append({"split": "pages", "raw": text, "entities": spans, **NOTHING})
    nlp = newsnlp.load(words=False)

    def read(page: dict[str, Any]) -> dict[str, Any]:
        found = to_record(nlp(page["raw"]))["entities"]
        return {"entities": [entity for entity in found if entity["label"] in NAMES], **NOTHING}

    for split, report in score(pages, read).items():
        print(as_table(split, report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
