"""`python -m newsnlp.seeds check|convert|stats`: look after annotated articles."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TypeVar

from newsnlp.errors import NewsnlpError, SeedError

from . import problems, read_seeds
from .check import twice
from .converting import convert
from .exchange import READERS, WRITERS
from .overlap import shared_runs
from .reading import read_placed
from .shape import Seed

# The parts that may share nothing; damaged articles are copies on purpose.
_PARTS = ("train", "dev", "test")
Item = TypeVar("Item")


def main(argv: list[str] | None = None) -> int:
    """Run one of the sub-commands.

    The exit status is 1 when `check` finds something, 2 for input that cannot be read and a place that cannot be
    written.
    """
    options = _options(argv)
    try:
        if options.command == "check":
            return _check(options.paths)
        if options.command == "stats":
            return _stats(_read(options.paths))
        _check_apart(options)
        convert(_read(options.paths, options.source), options.to, options.output)
    except (NewsnlpError, OSError) as error:
        print(_plain(str(error)), file=sys.stderr)
        return 2
    return 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m newsnlp.seeds", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "say what is wrong in form"),
        ("stats", "count texts, characters and labels"),
    ):
        commands.add_parser(name, help=text).add_argument("paths", nargs="+", type=Path)
    command = commands.add_parser("convert", help="between JSONL, marked-up text and annotation tools")
    command.add_argument("paths", nargs="+", type=Path)
    command.add_argument("--to", choices=("jsonl", "mark", *WRITERS), required=True)
    command.add_argument(
        "--from",
        dest="source",
        choices=tuple(READERS),
        help="the tool that wrote PATHS (default: seeds of ours)",
    )
    command.add_argument(
        "-o", "--output", type=Path, required=True, help="a file, or a folder for mark and brat"
    )
    return parser.parse_args(argv)


def _read(paths: list[Path], source: str | None = None) -> list[Seed]:
    reader = READERS[source] if source else read_seeds
    return _some([seed for path in paths for seed in reader(path)], paths)


def _check_apart(options: argparse.Namespace) -> None:
    """Raise `SeedError` where what is read would be written over in another form."""
    if options.to == "jsonl" and options.source is None:
        return  # corrected in place
    for path in options.paths:
        if path.exists() and options.output.exists() and path.samefile(options.output):
            raise SeedError(f"{path} is both read and written: name another output")


def _some(found: list[Item], paths: list[Path]) -> list[Item]:
    if not found:
        raise SeedError(f"no annotated article in {', '.join(map(str, paths))}")
    return found


def _check(paths: list[Path]) -> int:
    placed = _some([item for path in paths for item in read_placed(path)], paths)
    found = [f"{where}: {seed['id']}: {problem}" for where, seed in placed for problem in problems(seed)]
    found += twice(placed)
    found += shared_runs(
        (seed["id"], seed["split"], seed["raw"]) for _, seed in placed if seed["split"] in _PARTS
    )
    print(_plain("\n".join(found)) if found else f"{len(placed)} seeds: nothing wrong in form")
    return 1 if found else 0


def _stats(seeds: list[Seed]) -> int:
    for split in sorted({seed["split"] for seed in seeds}):
        chosen = [seed for seed in seeds if seed["split"] == split]
        labels = Counter(entity["label"] for seed in chosen for entity in seed["entities"])
        characters = sum(len(seed["raw"]) for seed in chosen)
        print(_plain(f"{split}: {len(chosen)} texts, {characters} characters"))
        print(_plain("  " + "  ".join(f"{label} {count}" for label, count in labels.most_common())))
    return 0


def _plain(text: str) -> str:
    """Write half a pair of surrogates, which no screen shows, as its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
