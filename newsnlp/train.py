"""`python -m newsnlp.train`: make the models that ship with the package."""

import argparse
import sys
from pathlib import Path

from newsnlp.errors import NewsnlpError
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
    options = parser.parse_args(argv)
    try:
        return {"words": _words, "repair": _repair}[options.command](options)
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


if __name__ == "__main__":
    sys.exit(main())
