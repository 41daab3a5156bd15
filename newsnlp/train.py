"""`python -m newsnlp.train`: make the models that ship with the package."""

import argparse
import sys
from pathlib import Path

from newsnlp.errors import ModelError, NewsnlpError
from newsnlp.resources import path


def main(argv: list[str] | None = None) -> int:
    """Train what the sub-command names; the exit status is 2 for missing or unreadable data."""
    parser = argparse.ArgumentParser(prog="python -m newsnlp.train", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    words = commands.add_parser("words", help="the word model, from a UD treebank")
    words.add_argument(
        "--corpus", type=Path, required=True, help="folder with *train*.conllu and *test*.conllu"
    )
    words.add_argument("--rounds", type=int, default=8, help="passes over the training part (default 8)")
    words.add_argument("-o", "--output", type=Path, default=Path(path("words")), help="where the model goes")
    repair = commands.add_parser("repair", help="the n-gram counts of the repair, from JSONL texts")
    repair.add_argument(
        "--texts", type=Path, nargs="+", required=True, help="JSONL (.gz) files with a field `text`"
    )
    repair.add_argument("--lists", type=Path, nargs="*", default=[], help="word lists to count as well")
    repair.add_argument(
        "-o", "--output", type=Path, default=Path(path("char_ngrams.bin")), help="where they go"
    )
    ner = commands.add_parser(
        "ner", help="the tagger of names, from annotated corpora (needs the extra `train`)"
    )
    ner.add_argument(
        "--corpora",
        type=Path,
        nargs="+",
        required=True,
        help="folders with train.jsonl, dev.jsonl, test.jsonl, or a folder of .jsonl files for a part",
    )
    ner.add_argument(
        "--texts", type=Path, nargs="*", default=[], help="JSONL (.gz) texts to learn the language from first"
    )
    ner.add_argument("--passes", type=int, default=6, help="passes over the corpora (default 6)")
    ner.add_argument("--pretraining", type=float, default=2.0, help="passes over the texts (default 2)")
    ner.add_argument("--seed", type=int, default=0, help="the seed of chance (default 0)")
    ner.add_argument("--threads", type=int, default=1, help="threads of torch (default 1)")
    ner.add_argument(
        "--begin",
        type=Path,
        help="the folder of a tagger to train further, such as newsnlp/resources/tagger (default: from nothing)",
    )
    ner.add_argument(
        "--teacher",
        type=Path,
        help="the folder of a tagger whose chances are learnt as well, on the corpora and on the texts (default: none)",
    )
    ner.add_argument("--work", type=Path, default=Path("work/ner"), help="where an unfinished run is kept")
    ner.add_argument("-o", "--output", type=Path, default=Path(path("tagger")), help="where the model goes")
    options = parser.parse_args(argv)
    try:
        return {"words": _words, "repair": _repair, "ner": _ner}[options.command](options)
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _words(options: argparse.Namespace) -> int:
    from newsnlp.words.training import train_words

    scores = train_words(options.corpus, options.output, options.rounds)
    print("word " + "  ".join(f"{name} {score:.2f}" for name, score in scores.items()))
    return 0


def _repair(options: argparse.Namespace) -> int:
    from newsnlp.text.ngrams_train import train

    counted = train(options.texts, options.output, lists=options.lists)
    print("  ".join(f"{name} {count}" for name, count in counted.items()))
    return 0


def _ner(options: argparse.Namespace) -> int:
    try:
        from newsnlp.training.ner import Plan, train_ner
    except ModuleNotFoundError as error:
        raise ModelError(
            f"training needs {error.name}: install it with `pip install 'newsnlp[train]'`"
        ) from error
    plan = Plan(
        options.passes, options.pretraining, options.seed, options.threads, options.begin, options.teacher
    )
    train_ner(options.corpora, options.texts, options.output, options.work, plan)
    return 0


if __name__ == "__main__":
    sys.exit(main())
