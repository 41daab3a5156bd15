"""`python -m newsnlp.run INPUT... -o OUT`: read articles and write one record a line.

Exit status: 0 when every article was read, 1 when some were not (they are in `OUT.errors.jsonl`, or on standard error
when no output file is named), 2 when the run could not be started or finished (wrong options, missing model, full
disk).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from spacy.language import Language
from tqdm import tqdm

from newsnlp.errors import InputError, NewsnlpError
from newsnlp.pipeline import load
from newsnlp.records import (
    Article,
    ErrorFile,
    Failure,
    Record,
    Screen,
    beside,
    read_inputs,
    replacing,
    to_record,
)
from newsnlp.view import summarise


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _options(argv)
    try:
        return _run(options)
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.run", description="Read articles, write records."
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help=".txt or .jsonl file, folder, or - for stdin"
    )
    parser.add_argument("-o", "--output", type=Path, help="JSONL file (default: standard output)")
    parser.add_argument("--summary", action="store_true", help="print what was found for a person to read")
    parser.add_argument("--ner", metavar="NAME_OR_PATH", help="a spaCy pipeline whose names to use as well")
    parser.add_argument("--patterns", metavar="DIR", type=Path, help="a folder of pattern files of your own")
    options = parser.parse_args(argv)
    if options.output == Path("-"):
        options.output = None
    return options


def _run(options: argparse.Namespace) -> int:
    output: Path | None = options.output
    written = [output, beside(output, ".part"), beside(output, ".errors.jsonl")] if output else []
    for name in options.inputs:
        if output and output.exists() and Path(name).exists() and output.samefile(name):
            raise InputError(f"{name} is both read and written: name another output")
    nlp = load(ner=options.ner, patterns=options.patterns, words=False)
    read = 0
    with ExitStack() as stack:
        errors = stack.enter_context(ErrorFile(beside(output, ".errors.jsonl") if output else None))
        file = stack.enter_context(replacing(output)) if output else None
        screen = Screen() if options.summary or file is None else None
        for result in _progress(_annotate(nlp, read_inputs(options.inputs, leave_out=written))):
            if isinstance(result, Failure):
                errors.write(result)
                continue
            read += 1
            line = json.dumps(result, ensure_ascii=False)
            if file is not None:
                file.write(line + "\n")
            if screen is not None:
                screen.write(summarise(result) if options.summary else line)
                if screen.closed and file is None:
                    break
    if output:
        print(f"{read} articles read: {output}", file=sys.stderr)
    if errors.count:
        print(f"{errors.count} inputs could not be read: {errors.path or 'see above'}", file=sys.stderr)
    return 1 if errors.count else 0


def _annotate(nlp: Language, items: Iterator[Article | Failure]) -> Iterator[Record | Failure]:
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            [(doc, _)] = nlp.pipe([(item.text, {"published": item.published})], as_tuples=True)
            yield to_record(doc, item.id)
        except Exception as error:  # one article must not end the run: it is reported with its reason
            yield Failure(item.source, item.line, f"{type(error).__name__}: {error}")


def _progress(results: Iterator[Record | Failure]) -> Iterator[Record | Failure]:
    terminal = sys.stderr is not None and sys.stderr.isatty()
    yield from tqdm(results, unit=" articles", disable=not terminal, delay=1)


if __name__ == "__main__":
    sys.exit(main())
