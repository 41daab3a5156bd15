"""How well the whole pipeline reads real pages: F1 over exact spans and labels of names, and over posts if annotated.

python benchmarks/pages.py pages/test.jsonl DOCUMENTS.jsonl.gz... [--posts pages/posts_test.jsonl]

Documents have a field `text`.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import newsnlp
from newsnlp.records import to_record
from newsnlp.scoring import as_table, score
from newsnlp.tagger.scheme import NAMES
from newsnlp.text.ngrams_train import documents
from newsnlp.training.pages import Documents

NOTHING: dict[str, list[Any]] = {"amounts": [], "dates": [], "posts": [], "officials": []}


def main(annotated: Path, collections: list[Path], posts: Path | None) -> None:
    """Print the tables of `python -m newsnlp.evaluate`: names, then posts; the rest is not annotated."""
    held = Documents(document["text"] for path in collections for document in documents(path))
    nlp = newsnlp.load(words=False)
    pages = []
    for row in rows(annotated):
        text, entities = held.read(row)
        spans = [entity._asdict() for entity in entities]
        pages.append({"split": "names of pages", "raw": text, "entities": spans, **NOTHING})

    def names(page: dict[str, Any]) -> dict[str, Any]:
        found = to_record(nlp(page["raw"]))["entities"]
        return {"entities": [entity for entity in found if entity["label"] in NAMES], **NOTHING}

    show(pages, names, (*NAMES, "all entities"))
    if posts is None:
        return
    pages = []
    for row in rows(posts):
        text, told = held.posts(row)
        said = [post | {"jurisdiction": None} for post in told]
        pages.append({"split": "posts of pages", "raw": text, "entities": [], **NOTHING, "posts": said})

    def officials(page: dict[str, Any]) -> dict[str, Any]:
        record = to_record(nlp(page["raw"]))
        for official in record["officials"]:
            for post in official["posts"]:
                post["jurisdiction"] = None  # not annotated
        return {"entities": [], **NOTHING, "officials": record["officials"]}

    show(pages, officials, ("posts", "post status"))


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def show(pages: list[dict[str, Any]], read: Callable[[dict[str, Any]], Any], wanted: tuple[str, ...]) -> None:
    """Print the lines of the report of annotated pages that begin with a word wanted."""
    for split, report in score(pages, read).items():
        head, columns, *lines = as_table(split, report).splitlines()
        print("\n".join([head, columns, *(line for line in lines if line.startswith(wanted))]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--posts", type=Path)
    options = parser.parse_args()
    main(options.annotated, options.documents, options.posts)
