"""Several taggers teach one: the mean of what they say of plain text is learnt beside the corpora (Hinton et al. 2015).

Taggers that were trained apart err apart, so that their mean is better than each; a network that learns it keeps much
of that, at the size and speed of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np

from newsnlp.tagger import Tagger
from newsnlp.tagger.scheme import NAMES, SCHEMES, size, tags

from .examples import Example
from .sources import hints

#: The scheme of sentences of which taggers have told all that they think, in all schemes.
ALL: Final = "all"
#: Where the tags of each scheme stand side by side.
COLUMNS: Final = {
    name: slice(*ends)
    for name, ends in zip(SCHEMES, pairwise(np.cumsum([0, *map(size, SCHEMES)]).tolist()), strict=True)
}

_CHUNK: Final = 500  # texts that are read together and stored
_SHORTEST, _LONGEST = 4, 200  # characters of a sentence that is learnt


def ask(
    teachers: Sequence[Path],
    texts: Sequence[str],
    folder: Path,
    threads: int,
    report: Callable[[str], None] = print,
) -> None:
    """Write what the taggers of the folders `teachers` say of `texts`, in `threads` processes, to files in `folder`.

    Goes on where an earlier call stopped. Raises `ModelError` for a folder without a tagger.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for teacher in teachers:
        Tagger(teacher)
    chunks = [
        (teachers, texts[at : at + _CHUNK], folder / f"{at:07d}.npz") for at in range(0, len(texts), _CHUNK)
    ]
    left = [chunk for chunk in chunks if not chunk[2].exists()]
    with ProcessPoolExecutor(threads, get_context("spawn")) as pool:
        for done, _ in enumerate(pool.map(_ask, left), 1):
            report(f"asked the teachers about {done} of {len(left)} parts of the text")


def _ask(chunk: tuple[Sequence[Path], Sequence[str], Path]) -> None:
    teachers, texts, output = chunk
    taggers = [Tagger(teacher) for teacher in teachers]
    hinted = [(text, hints(text)) for text in texts]
    said = [tagger.probabilities(hinted) for tagger in taggers]
    sentences, means, marks = [], [], []
    for number, (text, found) in enumerate(hinted):
        marked = tags(len(text), found, NAMES)
        for place, (start, end, _) in enumerate(said[0][number]):
            if _SHORTEST <= end - start <= _LONGEST:
                sentences.append(text[start:end])
                marks.append(marked[start:end])
                means.append(np.mean([one[number][place][2] for one in said], axis=0).astype(np.float16))
    partial = output.with_suffix(".partial")
    with partial.open("wb") as file:
        np.savez(
            file,
            text=np.array("".join(sentences)),
            lengths=np.array(list(map(len, sentences))),
            marks=np.concatenate(marks).astype(np.int8),
            means=np.concatenate(means),
        )
    partial.replace(output)


def told(folder: Path) -> Iterator[Example]:
    """Read the sentences that `ask` wrote, each with the chances of all tags of all schemes."""
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as held:
            text, means, marks = str(held["text"]), held["means"], held["marks"].astype(np.int32)
            ends = np.cumsum([0, *held["lengths"].tolist()])
        for start, end in pairwise(ends.tolist()):
            yield _example(text[start:end], means[start:end], marks[start:end])


def _example(text: str, means: Any, marks: Any) -> Example:
    anything = np.broadcast_to(True, (len(text), size("news")))
    return Example(text, ALL, np.zeros(len(text), np.int32), anything, marks, means)
