"""From a chunk of articles to the lines of its records."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_path, load_meta

import newsnlp
from newsnlp.pipeline import load
from newsnlp.pipes.ner import check_model
from newsnlp.pipes.patterns import patterns_folder
from newsnlp.records import Article, Failure, to_record

from .chunks import Chunk
from .duplicates import Signature, sign


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how an article is read, the same in every worker; `signatures` are for finding duplicates."""

    ner: str | None = None
    patterns: Path | None = None
    signatures: bool = False

    def fingerprint(self) -> str:
        """Name everything that a record depends on besides its article: the version, the model, the patterns."""
        made = hashlib.sha256(f"{newsnlp.__version__} {self.model()} {self.signatures}".encode())
        folder = self.patterns or patterns_folder()
        for path in sorted(folder.rglob("*.jsonl")):
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
    return load(ner=settings.ner, patterns=settings.patterns, words=False)


def annotate(chunk: Chunk, settings: Settings) -> Annotated:
    """Read the articles of a chunk; one that cannot be read is a failure with its reason, and the rest goes on.

    >>> made = annotate(Chunk(0, (Article("a", "总投资60亿元", None, "a.txt", None),)), Settings())
    >>> json.loads(made.lines[0])["amounts"][0]["low"], made.characters
    ('6000000000', 7)
    """
    nlp = pipeline(settings)
    made = Annotated()
    # What the articles' strings take in spaCy's store is given back after each chunk.
    with nlp.memory_zone():
        docs = iter(_docs(nlp, [item for item in chunk.items if isinstance(item, Article)]))
        for item in chunk.items:
            if isinstance(item, Failure):
                made.failures.append(item)
                continue
            try:
                doc = next(docs)
                if isinstance(doc, Exception):
                    raise doc
                line = json.dumps(to_record(doc, item.id), ensure_ascii=False)
                signatures = [sign(item.id, doc.text)] if settings.signatures else []
            except Exception as error:  # one article must not end the run
                made.failures.append(Failure(item.source, item.line, f"{type(error).__name__}: {error}"))
                continue
            made.lines.append(line)
            made.signatures += signatures
            made.characters += len(item.text)
    return made


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
