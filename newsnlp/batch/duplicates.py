"""Articles that say what an earlier one said: the same text, or nearly. They are reported, and stay in the output.

Two texts are compared by their letters, digits and characters alone, after repair: space and punctuation are what
differs between two sites. Near ones are found by MinHash over runs of five characters (Broder 1997, "On the
resemblance and containment of documents") with datasketch, which the extra `dedupe` brings.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from newsnlp.extras import needed

#: Share of runs in common, as MinHash estimates it, from which two texts are near to each other.
NEAR: Final = 0.8
_RUN: Final = 5
_PERMUTATIONS: Final = 128
_SCHEME: Final = "affine32"
_NO_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to compare it by: the id of its article, a hash, and a MinHash in base64."""

    id: str
    exact: str
    near: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article and the first before it that says the same; `document` and `of_document` are numbers of records."""

    document: int
    id: str
    of_document: int
    of: str
    kind: str
    similarity: float


def check() -> None:
    """Raise `ModelError` where the extra `dedupe` is not installed."""
    needed("datasketch", "dedupe")


def sign(id: str, text: str) -> Signature:
    """Make the signature of a text; it takes about a microsecond a character.

    >>> sign("a", "总投资60亿元。").exact == sign("b", " 总投资 60亿元").exact
    True
    """
    datasketch, numpy = needed("datasketch", "dedupe"), needed("numpy", "dedupe")
    plain = _NO_WORD.sub("", text)
    runs = {plain[start : start + _RUN] for start in range(max(1, len(plain) - _RUN + 1))}
    made = datasketch.MinHash(_PERMUTATIONS, scheme=_SCHEME)
    made.update_batch([run.encode("utf-8", "replace") for run in runs])
    values = base64.b64encode(made.hashvalues.astype(numpy.uint64).tobytes()).decode()
    exact = hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return Signature(id, exact, values)


def find(signatures: Iterable[Signature]) -> Iterator[Duplicate]:
    """Yield every article that repeats an earlier one, with the earliest of those it is most like.

    >>> texts = ["总投资60亿元的项目开工", "降雨", "总投资60亿元的项目，开工！"]
    >>> [(d.id, d.of, d.kind) for d in find(sign(str(n), text) for n, text in enumerate(texts))]
    [('2', '0', 'exact')]
    """
    datasketch, numpy = needed("datasketch", "dedupe"), needed("numpy", "dedupe")
    index = datasketch.MinHashLSH(NEAR, _PERMUTATIONS)
    first: dict[str, tuple[int, str]] = {}
    kept: dict[int, tuple[str, bytes]] = {}
    for document, signature in enumerate(signatures):
        if signature.exact in first:
            of, id = first[signature.exact]
            yield Duplicate(document, signature.id, of, id, "exact", 1.0)
            continue
        first[signature.exact] = (document, signature.id)
        packed = base64.b64decode(signature.near)
        values = numpy.frombuffer(packed, numpy.uint64)
        likeness = {
            number: float((numpy.frombuffer(kept[number][1], numpy.uint64) == values).mean())
            for number in index.query(datasketch.MinHash(_PERMUTATIONS, hashvalues=values, scheme=_SCHEME))
        }
        of = min(likeness, key=lambda number: (-likeness[number], number), default=-1)
        if of >= 0 and likeness[of] >= NEAR:
            yield Duplicate(document, signature.id, of, kept[of][0], "near", likeness[of])
        index.insert(document, datasketch.MinHash(_PERMUTATIONS, hashvalues=values, scheme=_SCHEME))
        kept[document] = (signature.id, packed)
