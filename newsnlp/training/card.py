"""The model card: what the tagger was trained on, and how well and how fast it reads what it has not seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newsnlp.tagger.model import Tagger

from .fitting import Scores
from .sources import Corpus, hints

Figures = Mapping[str, "Figure"]


class Figure(NamedTuple):
    """F1 over exact spans and labels of one part of a corpus; entities expected; characters read a second."""

    f1: float
    gold: int
    speed: float


def measure(corpora: Sequence[Corpus], tagger: Callable[[str], Tagger]) -> dict[str, Figure]:
    """Score the written tagger on the test part of each corpus, or on its dev part where it has none."""
    figures = {}
    for corpus in corpora:
        part, sentences = ("test", corpus.test) if corpus.test else ("dev", corpus.dev)
        made = tagger(corpus.scheme)
        texts = [(text, hints(text)) for text, _ in sentences]
        began = time.perf_counter()
        found = made.tag_all(texts)
        spent = time.perf_counter() - began
        scores = Scores()
        for given, (_, gold) in zip(found, sentences, strict=True):
            scores.add("all", set(given), {entity for entity in gold if entity.label in made.labels})
        characters = sum(len(text) for text, _ in texts)
        figures[f"{corpus.name} {part}"] = Figure(
            scores.f1("all"), scores.counts["all"][2], characters / max(spent, 1e-9)
        )
    return figures


def card(corpora: Sequence[Corpus], plain: Sequence[Path], figures: Figures, output: Path) -> str:
    """Write the card as Markdown."""
    sizes = {
        path.name: path.stat().st_size
        for path in sorted(output.iterdir())
        if path.suffix in {".npz", ".onnx"}
    }
    rows = [
        f"| {name} | {100 * figure.f1:.2f} | {figure.gold} | {figure.speed:,.0f} |"
        for name, figure in figures.items()
    ]
    data = [
        f"- **{corpus.name}** ({corpus.scheme}): {len(corpus.train)} training texts, {corpus.taken_out} taken out "
        f"because they share 20 characters with a part that is scored.\n\n  {corpus.provenance or 'Of this project.'}"
        for corpus in corpora
    ]
    return "\n".join(
        [
            "# The tagger",
            "",
            "A network of characters that finds names: two readers trained to foretell the next character from either "
            "side, a bidirectional LSTM over both, over the words of a dictionary and over what the rules hint, a "
            "linear head for each label scheme, decoded as well-formed BIOES. Weights have eight bits. Made by "
            "`python -m newsnlp.train ner`.",
            "",
            "## How well",
            "",
            "F1 over exact spans and labels, each corpus through the head of its scheme; characters a second on one "
            "core of the machine that trained it.",
            "",
            "| part | F1 | entities | characters a second |",
            "|---|---|---|---|",
            *rows,
            "",
            "Sizes: " + ", ".join(f"`{name}` {size:,} bytes" for name, size in sizes.items()) + ".",
            "",
            "## From what",
            "",
            *data,
            "- `dictionary.npz`: the words of two to eight characters, with their parts of speech, of the dictionary "
            "of jieba 0.42.1 (MIT, Copyright 2013 Sun Junyi), made by `python tools/build_dictionary.py`",
            *[f"- plain text for the readers: `{path.name}`, without every tenth document" for path in plain],
            "",
        ]
    )
