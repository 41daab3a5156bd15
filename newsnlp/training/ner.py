"""From annotated corpora and plain text to the tagger that ships, step by step; each goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch

from newsnlp.resources import path as resource
from newsnlp.tagger.alphabet import Alphabet
from newsnlp.tagger.dictionary import Dictionary
from newsnlp.tagger.model import Tagger
from newsnlp.tagger.reading import Reading
from newsnlp.text.ngrams_train import documents, kept_out

from .card import card, measure
from .distilling import ask, told
from .examples import Example
from .export import export
from .fitting import fit
from .network import Network, Sizes
from .pages import Documents
from .pretraining import pretrain
from .sources import Corpus, examples, read_corpora
from .words import HEADS, cut, taught

_PAIRS: Final = 60_000
_LEAST: Final = 5  # how often a character or pair must be seen where there is plain text, else 2
_VARIANTS: Final = 5  # of each article of ours, with other names
_SMALL: Final = 15_000  # a corpus of fewer sentences is gone through twice in a pass
_OURS: Final = 0.35  # share of our articles and variants in a pass: all of them would be learnt by heart
_CUT: Final = 2  # of the plain texts every so many is cut into words
_WORDS: Final = 0.4  # share of these sentences in a pass
_OTHERS, _LAST_RATE = 0.4, 8e-4  # of the last pass: share of the other corpora, and how fast it learns
_LAST: Final = 0.7  # how far the weights that ship have gone the way of a last pass; chosen on dev parts
_TAUGHT_OURS: Final = 0.3  # share of our articles and variants beside what teachers say
_DEV: Final = 1_500  # sentences of each corpus scored after a pass


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train with: passes over the annotated and over the plain text, the seed of chance, threads, and teachers.

    `teachers` are folders of taggers whose mean is learnt in a last pass.
    """

    passes: int = 4
    pretraining: float = 1.2
    seed: int = 0
    threads: int = 1
    teachers: tuple[Path, ...] = ()


def train_ner(
    corpora: Sequence[Path],
    plain: Sequence[Path],
    output: Path,
    work: Path,
    plan: Plan,
    report: Callable[[str], None] = print,
) -> None:
    """Train the tagger and write it, its tables and the model card `README.md` to `output`.

    `corpora` are folders as `read_corpora` takes them, `plain` JSONL texts to learn the language and its words from
    (none: both are left out). `work` keeps the state of an unfinished run, which the same command goes on with. Raises
    `InputError` for what cannot be read, `ModelError` where there is `plain` text and nothing that cuts it.
    """
    torch.set_num_threads(plan.threads)
    work.mkdir(parents=True, exist_ok=True)
    output.mkdir(parents=True, exist_ok=True)
    crawled = [document for path in plain for document in documents(path)]
    read = read_corpora(corpora, Documents(document["text"] for document in crawled))
    for corpus in read:
        report(
            f"{corpus.name}: scheme {corpus.scheme}, train {len(corpus.train)} ({corpus.taken_out} taken out), "
            f"dev {len(corpus.dev)}, test {len(corpus.test)}"
        )
    texts = [document["text"] for document in crawled if not kept_out(document)]
    annotated = [text for corpus in read for text, _ in corpus.train]
    reading = Reading(
        _alphabet([*texts, *annotated], bool(texts), work),
        Dictionary.load(Path(resource("tagger")) / "dictionary.npz"),
    )
    words = work / "words.jsonl" if texts else None
    if words and not words.exists():
        cut([*texts[::_CUT], *annotated], words, report)
    readers = work / "readers.pt" if texts else None
    if readers and not readers.exists():
        report(f"pre-training on {sum(map(len, [*texts, *annotated]))} characters")
        sizes = Sizes.of(reading.alphabet)
        pretrain(
            [*texts, *annotated],
            reading.alphabet,
            sizes,
            readers,
            passes=plan.pretraining,
            seed=plan.seed,
            report=report,
        )
    fitted, finished = work / "fitted.pt", work / "finished.pt"
    if not finished.exists():
        _fit(read, reading, fitted, finished, readers, words, plan, report)
    network = Network(Sizes.of(reading.alphabet), HEADS)
    network.load_state_dict(_between(torch.load(fitted), torch.load(finished)))
    if plan.teachers and texts:
        _distil(read, texts, reading, network, work, plan, report)
    export(network, output / "tagger.onnx")
    reading.save(output)
    figures = measure(read, lambda scheme: Tagger(output, scheme))
    (output / "README.md").write_text(
        card(read, plain, figures, output, len(plan.teachers)), encoding="utf-8"
    )
    report((output / "README.md").read_text(encoding="utf-8"))


def _distil(
    corpora: Sequence[Corpus],
    texts: Sequence[str],
    reading: Reading,
    network: Network,
    work: Path,
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Train the network once more, on what the teachers say together of plain text and on the corpora."""
    begin, distilled = work / "taught.pt", work / "distilled.pt"
    if not distilled.exists():
        torch.save(network.state_dict(), begin)
        ask(plan.teachers, texts[::_CUT], work / "asked", plan.threads, report)
        train: list[tuple[Sequence[Example], float]] = [(list(told(work / "asked")), 1.0)]
        for corpus in corpora:
            own = corpus.scheme == "news"
            made = examples(corpus.train, corpus.scheme, _VARIANTS if own else 0)
            train.append((made, _TAUGHT_OURS if own else _OTHERS))
        dev = [one for corpus in corpora for one in examples(corpus.dev[:_DEV], corpus.scheme)]
        fit(
            train,
            dev,
            reading,
            distilled,
            begin=begin,
            rate=_LAST_RATE,
            passes=1,
            seed=plan.seed,
            report=report,
        )
    network.load_state_dict(_between(torch.load(begin), torch.load(distilled)))


def _between(before: dict[str, torch.Tensor], behind: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give weights between those before a last pass and behind it, which read both better (Wortsman et al. 2022)."""
    return {name: torch.lerp(value, behind[name], _LAST) for name, value in before.items()}


def _alphabet(texts: Sequence[str], plain: bool, work: Path) -> Alphabet:
    stored = work / "alphabet.npz"
    if stored.exists():
        with np.load(stored) as held:
            return Alphabet(held["characters"], held["pairs"])
    least = _LEAST if plain else 2
    alphabet = Alphabet.of(texts, least, _PAIRS, least)
    np.savez_compressed(stored, characters=alphabet.characters, pairs=alphabet.pairs)
    return alphabet


def _fit(
    corpora: Sequence[Corpus],
    reading: Reading,
    fitted: Path,
    finished: Path,
    readers: Path | None,
    words: Path | None,
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Train on all corpora, then once more mostly over our articles: what other schemes leave open drifts by then."""
    made = [
        examples(corpus.train, corpus.scheme, _VARIANTS if corpus.scheme == "news" else 0)
        for corpus in corpora
    ]
    ours = [corpus.scheme == "news" for corpus in corpora]
    dev = [one for corpus in corpora for one in examples(corpus.dev[:_DEV], corpus.scheme)]
    if not fitted.exists():
        shares = [
            _OURS if own else 2.0 if len(part) < _SMALL else 1.0 for part, own in zip(made, ours, strict=True)
        ]
        train = list(zip(made, shares, strict=True))
        if words:
            train.append((list(taught(words)), _WORDS))
        fit(train, dev, reading, fitted, readers=readers, passes=plan.passes, seed=plan.seed, report=report)
    shares = [1.0 if own else _OTHERS for own in ours]
    train = list(zip(made, shares, strict=True))
    fit(
        train,
        dev,
        reading,
        finished,
        begin=fitted,
        rate=_LAST_RATE,
        passes=1,
        seed=plan.seed,
        report=report,
    )
