"""`python -m newsnlp.seeds check|convert|stats`: look after annotated articles."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from newsnlp.errors import NewsnlpError, SeedError

from . import problems, read_seeds, to_marked
from .exchange import READERS, WRITERS
from .overlap import shared_runs

# The parts that may share nothing; damaged articles are copies on purpose.
_PARTS = ("train", "dev", "test")


def main(argv: list[str] | None = None) -> int:
    """Run one of the sub-commands; the exit status is 1 when `check` finds something, 2 for unreadable input."""
    parser = argparse.ArgumentParser(prog="python -m newsnlp.seeds", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "say what is wrong in form"),
        ("stats", "count texts, characters and labels"),
    ):
        commands.add_parser(name, help=text).add_argument("paths", nargs="+", type=Path)
    convert = commands.add_parser("convert", help="between JSONL, marked-up text and annotation tools")
    convert.add_argument("paths", nargs="+", type=Path)
    convert.add_argument("--to", choices=("jsonl", "mark", *WRITERS), required=True)
    convert.add_argument(
        "--from",
        dest="source",
        choices=tuple(READERS),
        help="the tool that wrote PATHS (default: seeds of ours)",
    )
    convert.add_argument(
        "-o", "--output", type=Path, required=True, help="a file, or a folder for mark and brat"
    )
    options = parser.parse_args(argv)
    reader = READERS.get(getattr(options, "source", None) or "", read_seeds)
    try:
        seeds = [seed for path in options.paths for seed in reader(path)]
        if not seeds:
            raise SeedError(f"no annotated article in {', '.join(map(str, options.paths))}")
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "check":
        return _check(seeds)
    if options.command == "stats":
        return _stats(seeds)
    _convert(seeds, options.to, options.output)
    return 0


def _convert(seeds: list[dict[str, object]], form: str, output: Path) -> None:
    if form in WRITERS:
        WRITERS[form](seeds, output)
    elif form == "jsonl":
        lines = (json.dumps(_without_raw(seed), ensure_ascii=False) + "\n" for seed in seeds)
        output.write_text("".join(lines), encoding="utf-8")
    else:
        output.mkdir(parents=True, exist_ok=True)
        for seed in seeds:
            (output / f"{seed['id']}.mark").write_text(to_marked(seed), encoding="utf-8")


def _without_raw(seed: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in seed.items() if key != "raw"}


def _check(seeds: list[dict[str, object]]) -> int:
    found = [f"{seed['id']}: {problem}" for seed in seeds for problem in problems(seed)]
    found += shared_runs(
        [(str(s["id"]), str(s["split"]), str(s["raw"])) for s in seeds if s["split"] in _PARTS]
    )
    print("\n".join(found) if found else f"{len(seeds)} seeds: nothing wrong in form")
    return 1 if found else 0


def _stats(seeds: list[dict[str, object]]) -> int:
    for split in sorted({str(seed["split"]) for seed in seeds}):
        chosen = [seed for seed in seeds if seed["split"] == split]
        labels = Counter(e["label"] for seed in chosen for e in seed["entities"])  # type: ignore[attr-defined]
        characters = sum(len(str(seed["raw"])) for seed in chosen)
        print(f"{split}: {len(chosen)} texts, {characters} characters")
        print("  " + "  ".join(f"{label} {count}" for label, count in labels.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
