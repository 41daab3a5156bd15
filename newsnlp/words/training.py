"""Train the word model that ships, from a treebank in CoNLL-U, and measure it on the treebank's own test part."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from newsnlp.errors import InputError


def train_words(corpus: Path, output: Path, rounds: int = 8) -> dict[str, float]:
    """Train on the train file in `corpus`, write the model to `output`, and give its scores on the test file.

    `corpus` is a folder with one `*train*.conllu` and one `*test*.conllu`. The weights are rounded to what half
    precision holds and stored compressed: a third of the size, and the same words. Scores are percentages of whole
    words: `precision`, `recall`, `f1`. Raises `InputError` when a file is missing.
    """
    import spacy_pkuseg

    from .segmenter import Segmenter

    train_file, test_file = (_find(corpus, part) for part in ("train", "test"))
    with tempfile.TemporaryDirectory() as folder:
        for name, source in (("train", train_file), ("test", test_file)):
            sentences = (" ".join(words) for words in read_words(source))
            (Path(folder) / name).write_text("\n".join(sentences), encoding="utf-8")
        spacy_pkuseg.train(f"{folder}/train", f"{folder}/test", str(output), train_iter=rounds)
    _shrink(output / "weights.npz")
    return score_words(Segmenter(output), read_words(test_file))


def read_words(path: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of a CoNLL-U file; words with white space inside are left out."""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if words:
                yield words
            words = []
        elif line[0].isdigit() and line.split("\t")[0].isdigit():
            words.append(re.sub(r"\s", "", line.split("\t")[1]))
    if words:
        yield words


def score_words(segmenter: object, sentences: Iterable[list[str]]) -> dict[str, float]:
    """Compare a `Segmenter` with sentences already cut into words."""
    right = given = expected = 0
    for words in sentences:
        ends = np.cumsum([len(word) for word in words]).tolist()
        gold = set(zip([0, *ends], ends, strict=False))
        found = set(segmenter.words("".join(words)))  # type: ignore[attr-defined]
        right, given, expected = right + len(gold & found), given + len(found), expected + len(gold)
    precision, recall = right / max(given, 1), right / max(expected, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}


def _find(corpus: Path, part: str) -> Path:
    found = sorted(corpus.glob(f"*{part}*.conllu"))
    if not found:
        raise InputError(f"{corpus} has no *{part}*.conllu: give the folder of a UD treebank")
    return found[0]


def _shrink(weights: Path) -> None:
    with np.load(weights) as stored:
        sizes, values = stored["sizes"], stored["w"]
    # The segmenter wants doubles; those that half precision holds end in zero bytes, which compress away.
    np.savez_compressed(weights, sizes=sizes, w=values.astype(np.float16).astype(np.float64))
