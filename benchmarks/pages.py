"""How well the whole pipeline finds names in real pages: F1 over exact spans and labels, for each label.

python benchmarks/pages.py pages/test.jsonl DOCUMENTS.jsonl.gz...     documents with a field `text`
"""

import json
import sys
from pathlib import Path

import newsnlp
from newsnlp.scoring.counts import Counts
from newsnlp.tagger.scheme import NAMES
from newsnlp.text.ngrams_train import documents
from newsnlp.training.pages import Documents


def main(annotated: Path, collections: list[Path]) -> None:
    """Print a row for each label and one for all."""
    held = Documents(document["text"] for path in collections for document in documents(path))
    pages = [held.read(json.loads(line)) for line in annotated.read_text(encoding="utf-8").splitlines()]
    counts = {label: Counts() for label in (*NAMES, "all")}
    nlp = newsnlp.load(words=False)
    for doc, (_, entities) in zip(nlp.pipe(text for text, _ in pages), pages, strict=True):
        gold = {(entity.start, entity.end, entity.label) for entity in entities}
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in NAMES}
        for label, row in counts.items():
            row.add(*({one for one in part if label in ("all", one[2])} for part in (gold, found)))
    print(f"{len(pages)} pages, {sum(len(text) for text, _ in pages):,} characters\n")
    print(f"{'':12} {'P':>6} {'R':>6} {'F1':>6} {'support':>8}")
    for label, row in counts.items():
        figures = (f"{100 * value:6.1f}" for value in (row.precision, row.recall, row.f1))
        print(f"{label:12} {' '.join(figures)} {row.support:8}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
