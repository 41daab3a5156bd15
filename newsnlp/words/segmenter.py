"""Cut text into words with spacy-pkuseg, none of them across a given boundary.

The method is the adaptive CRF segmenter of Luo et al. 2019 (PKUSEG, arXiv:1906.11455) as kept up in spacy-pkuseg;
its wheel has no model, so one is trained on UD Chinese GSDSimp and ships in `resources/words`.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsnlp.errors import ModelError
from newsnlp.resources import path

# Time and memory of the segmenter grow with the stretch it is given at once, so long stretches are cut up.
LONGEST_STRETCH = 2_000


class Segmenter:
    """Words of a text as half-open character spans that tile it, white space a word of its own.

    Raises `ModelError` when `model` is no folder with a trained model.

    >>> text = "通州召开动员大会"
    >>> [text[start:end] for start, end in Segmenter().words(text, boundaries=[2])]
    ['通州', '召开', '动员', '大会']
    """

    def __init__(self, model: Path | None = None) -> None:
        self._segment = _load(str(model or path("words")))

    def words(self, text: str, boundaries: Iterable[int] = ()) -> list[tuple[int, int]]:
        """Cut `text`; `boundaries` are character offsets at which a word must end."""
        spans: list[tuple[int, int]] = []
        edges = sorted({0, len(text), *boundaries})
        for start, end in pairwise(edges):
            for at in range(start, end, LONGEST_STRETCH):
                self._stretch(text, at, min(at + LONGEST_STRETCH, end), spans)
        return spans

    def _stretch(self, text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        if end - start == 1:
            spans.append((start, end))
            return
        at = start
        for word in self._segment.cut(text[start:end]):
            # The segmenter drops white space; every other character comes back in order.
            while not text.startswith(word, at):
                spans.append((at, at + 1))
                at += 1
            spans.append((at, at + len(word)))
            at += len(word)
        spans.extend((gap, gap + 1) for gap in range(at, end))


@cache
def _load(model: str) -> Any:
    import spacy_pkuseg

    if not (Path(model) / "weights.npz").exists():
        raise ModelError(
            f"no word model in {model}: make one with `python -m newsnlp.train words --corpus FOLDER`, "
            "or load the pipeline with `newsnlp.load(words=False)`"
        )
    return spacy_pkuseg.pkuseg(model, user_dict=None)
