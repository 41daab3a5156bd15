"""From a chunk of articles to the lines of its records."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_path, load_meta

import newsnlp
from newsnlp.pipeline import load
from newsnlp.pipes.ner import check_model
from newsnlp.pipes.patterns import patterns_folder
from newsnlp.records import Article, Failure, Record, to_record

from .chunks import Chunk, Item
from .duplicates import Signature, sign


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how an article is read, the same in every worker; `signatures` are for finding duplicates."""

    ner: str | None = None
    patterns: Path | None = None
    signatures: bool = False
    tagger: Path | None = None

    def fingerprint(self) -> str:
        """Name everything that a record depends on besides its article: this package, spaCy, model and patterns."""
        made = hashlib.sha256(f"{spacy_version} {self.model()} {self.signatures}".encode())
        # The files and not the version alone: word lists and weights change between two releases as well.
        for folder in (Path(newsnlp.__file__).parent, self.patterns or patterns_folder(), self.tagger):
            if folder is not None:
                for path in _files(folder):
                    made.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        return made.hexdigest()

    def model(self) -> str | None:
        """Name the pipeline whose names are used, with its version; raises `ModelError` where it is missing."""
        if self.ner is None:
            return None
        check_model(self.ner)
        path = Path(self.ner) if Path(self.ner).exists() else get_package_path(self.ner)
        meta = load_meta(path / "meta.json")
        return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc"]


@dataclass(slots=True)
class Annotated:
    """The records of a chunk as lines of JSON, and what could not be read, in the order of the articles."""

    lines: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    characters: int = 0
    signatures: list[Signature] = field(default_factory=list)


@lru_cache(maxsize=1)
def pipeline(settings: Settings) -> Language:
    """Load the pipeline of this process, once."""
    return load(ner=settings.ner, patterns=settings.patterns, tagger=settings.tagger, words=False)


def annotate(chunk: Chunk, settings: Settings) -> Annotated:
    """Read the articles of a chunk; one that cannot be read is a failure with its reason, and the rest goes on.

    >>> made = annotate(Chunk(0, (Article("a", "总投资60亿元", None, "a.txt", None),)), Settings())
    >>> json.loads(made.lines[0])["amounts"][0]["low"], made.characters
    ('6000000000', 7)
    """
    made = Annotated()
    for item, result in zip(chunk.items, records(chunk.items, settings), strict=True):
        if isinstance(result, Failure):
            made.failures.append(result)
            continue
        assert isinstance(item, Article)
        made.lines.append(json.dumps(result, ensure_ascii=False))
        made.characters += len(item.text)
        if settings.signatures:
            made.signatures.append(sign(item.id, result["text"]))
    return made


def records(items: Sequence[Item], settings: Settings) -> list[Record | Failure]:
    """Give the record of every article, or why there is none; failures come through.

    >>> [made] = records([Article("a", "总投资60亿元", None, "a.txt", None)], Settings())
    >>> made["id"], made["entities"][0]["label"]
    ('a', 'MONEY')
    """
    nlp = pipeline(settings)
    # What the articles' strings take in spaCy's store is given back after each call.
    with nlp.memory_zone():
        docs = iter(_docs(nlp, [item for item in items if isinstance(item, Article)]))
        return [item if isinstance(item, Failure) else _record(item, next(docs)) for item in items]


def _record(article: Article, doc: Doc | Exception) -> Record | Failure:
    try:
        if isinstance(doc, Exception):
            raise doc
        return to_record(doc, article.id)
    except Exception as error:  # one article must not end the run
        return Failure(article.source, article.line, f"{type(error).__name__}: {error}")


def _docs(nlp: Language, articles: list[Article]) -> list[Doc | Exception]:
    contexts = [(article.text, {"published": article.published}) for article in articles]
    try:
        return [doc for doc, _ in nlp.pipe(contexts, as_tuples=True)]
    except Exception:  # one of them fails: which one shows when each is read alone
        return [_doc(nlp, *context) for context in contexts]


def _doc(nlp: Language, text: str, context: dict[str, str | None]) -> Doc | Exception:
    try:
        [(doc, _)] = nlp.pipe([(text, context)], as_tuples=True)
    except Exception as error:
        return error
    return doc
