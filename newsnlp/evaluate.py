"""`python -m newsnlp.evaluate SEEDS`: score the pipeline against annotated articles.

Exit status: 0, or 1 when a figure lies below its floor, or 2 when the seeds or the model cannot be read.
"""

import argparse
import json
import logging
import sys
from pathlib import Path
from typing import Any

from newsnlp.errors import NewsnlpError, SeedError
from newsnlp.pipeline import load
from newsnlp.records import to_record
from newsnlp.scoring import as_table, score
from newsnlp.scoring.floors import fallen, read_floors
from newsnlp.seeds import read_seeds


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _options(argv)
    logging.basicConfig(format="%(message)s")
    try:
        nlp = load(ner=options.ner, patterns=options.patterns, tagger=options.tagger, words=False)
        seeds = [seed for seed in read_seeds(options.seeds, options.texts) if _wanted(seed, options.split)]
        unknown = (
            set(read_floors(options.floors)) - {seed["split"] for seed in seeds} if options.floors else None
        )
        if unknown:
            raise SeedError(f"{options.floors}: no article of split {', '.join(sorted(unknown))} is scored")
        if not seeds:
            raise NewsnlpError(f"{options.seeds} holds no annotated text of split {options.split!r}")

        def read(seed: dict[str, Any]) -> dict[str, Any]:
            [(doc, _)] = nlp.pipe([(seed["raw"], {"published": seed["published"]})], as_tuples=True)
            return to_record(doc, seed["id"])

        reports = score(seeds, read)
        below = [
            sentence
            for split, report in reports.items()
            if options.floors
            for sentence in fallen(report, options.floors, split)
        ]
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({split: report.to_dict() for split, report in reports.items()}, indent=1))
    else:
        print("\n\n".join(as_table(split, report) for split, report in sorted(reports.items())))
    for sentence in below:
        print(sentence, file=sys.stderr)
    return 1 if below else 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.evaluate", description="Score the pipeline against annotated articles."
    )
    parser.add_argument("seeds", type=Path, help="folder (or file) of annotated articles")
    parser.add_argument(
        "--split", default="test", help="train, dev, test, real, damaged or all (default: test)"
    )
    parser.add_argument(
        "--texts", type=Path, help="folder of texts annotated as standoff (default: SEEDS/texts)"
    )
    parser.add_argument("--ner", metavar="NAME_OR_PATH", help="a spaCy pipeline whose names to use as well")
    parser.add_argument("--tagger", metavar="FOLDER", type=Path, help="a tagger of your own")
    parser.add_argument(
        "--patterns", metavar="DIR", type=Path, help="a folder of pattern files of your own, or one file"
    )
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    parser.add_argument("--floors", type=Path, help="file of floors; a figure below its floor is an error")
    return parser.parse_args(argv)


def _wanted(seed: dict[str, Any], split: str) -> bool:
    return split in ("all", seed["split"])


if __name__ == "__main__":
    sys.exit(main())
