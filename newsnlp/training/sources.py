"""Corpora on disk: a folder each, with `train.jsonl` and, where it has them, `dev.jsonl` and `test.jsonl`.

A part may also be a folder of its name, with its lines in any number of `.jsonl` files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from newsnlp.errors import InputError
from newsnlp.labels import Entity
from newsnlp.names import find
from newsnlp.seeds.overlap import apart
from newsnlp.tagger.pieces import pieces
from newsnlp.tagger.scheme import SCHEMES

from .examples import Example, example
from .pages import Documents
from .substitution import Substitution

Sentence = tuple[str, list[Entity]]

#: Sentences that share so many characters with a part that is scored are not trained on.
SHARED: Final = 20
_PARTS: Final = ("train", "dev", "test")
_HELD: Final = 50  # of a corpus without a dev part, every so many sentences of train are its dev part


@dataclass(frozen=True, slots=True)
class Corpus:
    """An annotated corpus: its label scheme, its parts, and what its folder says of where it comes from."""

    name: str
    scheme: str
    train: list[Sentence]
    dev: list[Sentence]
    test: list[Sentence]
    provenance: str
    taken_out: int = 0


def read_corpora(folders: Iterable[Path], documents: Documents | None = None) -> list[Corpus]:
    """Read corpora, and take out of each train part what shares a run of characters with any dev or test part.

    A folder of our scheme is known by its fields: `entities` in seeds, `sha256` where the text is one of `documents`.
    Any other is known by its name, which holds that of a scheme (`ner_msra`). Raises `InputError` for a folder without
    a train part, a scheme that is not known, a line that is no sentence or a text that is not among `documents`.
    """
    documents = documents or Documents()
    corpora = [_read(folder, documents) for folder in folders]
    held = [text for corpus in corpora for part in (corpus.dev, corpus.test) for text, _ in part]
    clean = []
    for corpus in corpora:
        kept = apart([text for text, _ in corpus.train], held, SHARED)
        train = [sentence for sentence, keep in zip(corpus.train, kept, strict=True) if keep]
        clean.append(replace(corpus, train=train, taken_out=len(corpus.train) - len(train)))
    return clean


def _read(folder: Path, documents: Documents) -> Corpus:
    files = {part: _files(folder, part) for part in _PARTS}
    if not files["train"]:
        raise InputError(
            f"{folder} has no train.jsonl: a corpus is a folder with train.jsonl, dev.jsonl and test.jsonl, "
            "or with folders train, dev and test of such files"
        )
    parts = {
        part: [sentence for path in paths for sentence in _sentences(path, documents)]
        for part, paths in files.items()
    }
    scheme = _scheme(folder, files["train"][0])
    if not parts["dev"]:
        parts["dev"] = parts["train"][::_HELD]
        parts["train"] = [sentence for number, sentence in enumerate(parts["train"]) if number % _HELD]
    provenance = folder / "PROVENANCE.txt"
    said = provenance.read_text(encoding="utf-8").strip() if provenance.is_file() else ""
    return Corpus(folder.resolve().name, scheme, parts["train"], parts["dev"], parts["test"], said)


def _files(folder: Path, part: str) -> list[Path]:
    whole = folder / f"{part}.jsonl"
    return [whole] if whole.is_file() else sorted((folder / part).glob("*.jsonl"))


def _scheme(folder: Path, path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        first = file.readline()
    if '"entities"' in first or '"sha256"' in first:
        return "news"
    name = folder.resolve().name
    known = [scheme for scheme in SCHEMES if scheme in name]
    if not known:
        raise InputError(f"{folder}: no label scheme is in its name; known are {', '.join(SCHEMES)}")
    return known[0]


def _sentences(path: Path, documents: Documents) -> Iterator[Sentence]:
    """Yield the sentences of `{"text": ..., "ents": [[start, end, label], ...]}`, of pages or of seeds."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "sha256" in row:
                yield documents.read(row)
                continue
            if "entities" in row:
                spans = [(item["start"], item["end"], item["label"]) for item in row["entities"]]
            else:
                spans = row["ents"]
            yield row["text"], [Entity(*span) for span in spans]
        except (ValueError, LookupError, TypeError) as error:
            raise InputError(f"{path}:{number}: not an annotated text ({error})") from error


def examples(sentences: Sequence[Sentence], scheme: str, variants: int = 0) -> list[Example]:
    """Make examples, each a sentence with the hints of the rules; seeds also in `variants` with other names."""
    texts = list(sentences)
    for seed in range(variants):
        texts += [Substitution(1000 * seed + number)(*text) for number, text in enumerate(sentences)]
    return [
        made
        for text, entities in texts
        for made in (cut(text, entities) if scheme == "news" else [_whole(text, entities, scheme)])
        if made.text
    ]


def _whole(text: str, entities: list[Entity], scheme: str) -> Example:
    return example(text, entities, scheme, hints(text))


def cut(text: str, entities: list[Entity]) -> Iterator[Example]:
    """Cut an article where the tagger cuts it; the rules see all of it."""
    hinted = hints(text)
    for start, end in pieces(text):
        yield example(text[start:end], _within(entities, start, end), "news", _within(hinted, start, end))


def _within(entities: Iterable[Entity], start: int, end: int) -> list[Entity]:
    return [
        Entity(item.start - start, item.end - start, item.label)
        for item in entities
        if start <= item.start and item.end <= end
    ]


def hints(text: str) -> list[Entity]:
    """Give what the rules take for names.

    >>> hints("泰州市市长周文远")
    [Entity(start=0, end=3, label='GPE'), Entity(start=3, end=5, label='TITLE'), Entity(start=5, end=8, label='PERSON')]
    """
    return [Entity(name.start, name.end, name.label) for name in find(text)]
