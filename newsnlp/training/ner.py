"""From annotated corpora and plain text to the tagger that ships, step by step; each goes on where it stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch

from newsnlp.errors import InputError
from newsnlp.resources import path as resource
from newsnlp.tagger.alphabet import Alphabet
from newsnlp.tagger.dictionary import Dictionary
from newsnlp.tagger.model import Tagger
from newsnlp.tagger.reading import Reading
from newsnlp.tagger.scheme import SCHEMES, size
from newsnlp.text.ngrams_train import documents, kept_out

from .card import card, measure
from .examples import Example
from .export import export
from .fitting import fit
from .network import Network, Sizes
from .pages import Documents
from .pretraining import pretrain
from .restoring import restore
from .sources import Corpus, examples, read_corpora
from .teaching import Teacher, plain_examples

_PAIRS: Final = 60_000
_LEAST: Final = 5  # how often a character or pair must be seen where there is plain text, else 2
_VARIANTS: Final = 5  # of each article of ours, with other names
_SMALL: Final = 15_000  # a corpus of fewer sentences is gone through twice in a pass
_OURS: Final = 0.35  # share of our articles and variants in a pass: all of them would be learnt by heart
_OTHERS, _LAST_RATE = 0.4, 8e-4  # of the last pass: share of the other corpora, and how fast it learns
_OURS_FURTHER, _OTHERS_FURTHER = 0.5, 0.6  # shares where a tagger is trained further
_PLAIN: Final = 0.5  # share of the sentences that only a teacher has read
_LAST: Final = 0.7  # how far the weights that ship have gone the way of the last pass; chosen on dev parts
_DEV: Final = 1_500  # sentences of each corpus scored after a pass


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train with: passes over the annotated and over the plain text, the seed of chance, and threads.

    `begin` is the folder of a tagger to go on from: its characters are kept, and the plain text is not read.
    `teacher` is that of a tagger to learn from as well, of the annotated and of the plain text.
    """

    passes: int = 6
    pretraining: float = 2.0
    seed: int = 0
    threads: int = 1
    begin: Path | None = None
    teacher: Path | None = None


def train_ner(
    corpora: Sequence[Path],
    plain: Sequence[Path],
    output: Path,
    work: Path,
    plan: Plan,
    report: Callable[[str], None] = print,
) -> None:
    """Train the tagger and write it, its tables and the model card `README.md` to `output`.

    `corpora` are folders as `read_corpora` takes them, `plain` JSONL texts to learn the language from (none: that
    step is left out). `work` keeps the state of an unfinished run, which the same command goes on with. Raises
    `InputError` for what cannot be read and for options that exclude each other, `ModelError` for a folder without the
    tagger to begin from or to learn from.
    """
    if plan.teacher is not None:
        if plan.begin is not None:
            raise InputError("a tagger is trained further, or taught by another from nothing: not both")
        if output.resolve() == plan.teacher.resolve():
            raise InputError(f"{output} is the teacher's own folder: give another with -o")
        restore(plan.teacher)  # before hours of training are spent
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
    if plan.begin is not None:
        reading, network = _further(read, plan.begin, work, plan, report)
    else:
        texts = [document["text"] for document in crawled if not kept_out(document)]
        reading, network = _anew(read, texts, work, plan, report)
    export(network, output / "tagger.onnx")
    reading.save(output)
    figures = measure(read, lambda scheme: Tagger(output, scheme))
    (output / "README.md").write_text(card(read, plain, figures, output), encoding="utf-8")
    report((output / "README.md").read_text(encoding="utf-8"))


def _anew(
    read: Sequence[Corpus], texts: Sequence[str], work: Path, plan: Plan, report: Callable[[str], None]
) -> tuple[Reading, Network]:
    """Train from nothing: the readers on plain text, then all on the corpora."""
    annotated = [text for corpus in read for text, _ in corpus.train]
    reading = Reading(
        _alphabet([*texts, *annotated], bool(texts), work),
        Dictionary.load(Path(resource("tagger")) / "dictionary.npz"),
    )
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
    taught_by = f"-{_hash(plan.teacher)}" if plan.teacher is not None else ""
    fitted, finished = work / f"fitted{taught_by}.pt", work / f"finished{taught_by}.pt"
    if not finished.exists():
        _fit(read, texts, reading, fitted, finished, readers, plan, report)
    network = Network(Sizes.of(reading.alphabet), {name: size(name) for name in SCHEMES})
    network.load_state_dict(_between(torch.load(fitted), torch.load(finished)))
    return reading, network


def _further(
    read: Sequence[Corpus], begin: Path, work: Path, plan: Plan, report: Callable[[str], None]
) -> tuple[Reading, Network]:
    """Train a tagger that is there further: on few passes, and as fast as the last one of a training from nothing."""
    network, reading = restore(begin), Reading.load(begin)
    finished = work / f"further-{_hash(begin)}.pt"  # what was begun from other weights is not gone on with
    if not finished.exists():
        torch.save(network.state_dict(), work / "begun.pt")
        made, dev = _examples(read)
        shares = [
            _OURS_FURTHER if corpus.scheme == "news" else _OTHERS_FURTHER * _often(part)
            for corpus, part in zip(read, made, strict=True)
        ]
        fit(
            list(zip(made, shares, strict=True)),
            dev,
            reading,
            finished,
            begin=work / "begun.pt",
            rate=_LAST_RATE,
            passes=plan.passes,
            seed=plan.seed,
            report=report,
        )
    network.load_state_dict(torch.load(finished))
    return reading, network


def _hash(folder: Path) -> str:
    return hashlib.sha256((folder / "tagger.onnx").read_bytes()).hexdigest()[:8]


def _often(corpus: Sequence[Example]) -> float:
    """Give how often a pass goes through another corpus."""
    return 2.0 if len(corpus) < _SMALL else 1.0


def _between(fitted: dict[str, torch.Tensor], finished: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give weights between those of all corpora and those of ours, which read both better (Wortsman et al. 2022)."""
    return {name: torch.lerp(value, finished[name], _LAST) for name, value in fitted.items()}


def _alphabet(texts: Sequence[str], plain: bool, work: Path) -> Alphabet:
    stored = work / "alphabet.npz"
    if stored.exists():
        with np.load(stored) as held:
            return Alphabet(held["characters"], held["pairs"])
    least = _LEAST if plain else 2
    alphabet = Alphabet.of(texts, least, _PAIRS, least)
    np.savez_compressed(stored, characters=alphabet.characters, pairs=alphabet.pairs)
    return alphabet


def _examples(corpora: Sequence[Corpus]) -> tuple[list[list[Example]], list[Example]]:
    """Give the examples of each corpus to train on, and those of all to score."""
    made = [
        examples(corpus.train, corpus.scheme, _VARIANTS if corpus.scheme == "news" else 0)
        for corpus in corpora
    ]
    return made, [one for corpus in corpora for one in examples(corpus.dev[:_DEV], corpus.scheme)]


def _fit(
    corpora: Sequence[Corpus],
    texts: Sequence[str],
    reading: Reading,
    fitted: Path,
    finished: Path,
    readers: Path | None,
    plan: Plan,
    report: Callable[[str], None],
) -> None:
    """Train on all corpora, then once more mostly over our articles: what other schemes leave open drifts by then."""
    made, dev = _examples(corpora)
    teacher = Teacher(plan.teacher) if plan.teacher is not None else None
    if teacher is not None:
        made = [teacher.taught(part) for part in made]
        report(f"{sum(map(len, made))} annotated sentences read by {plan.teacher}")
    ours = [corpus.scheme == "news" for corpus in corpora]
    if not fitted.exists():
        shares = [_OURS if own else _often(part) for part, own in zip(made, ours, strict=True)]
        train = list(zip(made, shares, strict=True))
        if teacher is not None:
            held = [text for corpus in corpora for part in (corpus.dev, corpus.test) for text, _ in part]
            plain = teacher.taught(plain_examples(texts, held, plan.seed))
            report(f"{len(plain)} plain sentences read by {plan.teacher}")
            train.append((plain, _PLAIN))
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
