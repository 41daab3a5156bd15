"""`python -m newsnlp.run INPUT... -o OUT`: read articles and write what was found, in several processes.

The ending of OUT tells the form:

  .jsonl .jsonl.gz            a record a line (also for an ending that is none of these)
  .csv .parquet               a folder of tables: documents entities amounts dates officials events repairs
  .duckdb                     one database with the same tables
  .spacy                      Docs by character with doc.ents
  .doccano.jsonl .label-studio.json .brat
                              for correction by hand; `python -m newsnlp.seeds convert` reads them back

Beside it lie OUT.manifest.json (versions, options, counts) and, where something could not be read,
OUT.errors.jsonl with its name, line and reason; with --dedupe, OUT.duplicates.jsonl.
OUT.shards holds what is done until everything is; after a kill, the same command with --resume goes on from there
and gives what an undisturbed run gives.

Exit status: 0 when every article was read; 1 when some were not; 2 when the run could not be started or finished
(wrong options, missing model, full disk, first failure under --fail-fast); 130 when it was interrupted.
"""

import argparse
import json
import sys
from pathlib import Path

from newsnlp.batch import FORMS, Job, Outcome, Settings, run_batch, run_on_spark
from newsnlp.errors import NewsnlpError
from newsnlp.options import whole
from newsnlp.records import Fields, Screen, check_place
from newsnlp.view import Report, is_report, summarise


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    options = _options(argv)
    try:
        return _run(options)
    except (NewsnlpError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted" + ("; --resume goes on from here" if options.output else ""), file=sys.stderr)
        return 130


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m newsnlp.run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="file (.txt .jsonl .csv .tsv .parquet .html .spacy, also .gz), folder, glob, or - for stdin",
    )
    parser.add_argument("-o", "--output", help="what to write (default: JSONL on standard output)")
    parser.add_argument("--format", choices=tuple(FORMS), help="the form of OUT, whatever its ending")
    known = Fields()
    for field in ("text", "date", "id"):
        name = getattr(known, field)
        parser.add_argument(
            f"--{field}-field", metavar="NAME", default=name, help=f"field or column (default: {name})"
        )
    parser.add_argument("--summary", action="store_true", help="print what was found for a person to read")
    parser.add_argument(
        "--report", metavar="HTML", type=Path, help="a page to look at: articles in colour, charts, search"
    )
    parser.add_argument("--ner", metavar="NAME_OR_PATH", help="a spaCy pipeline whose names to use as well")
    parser.add_argument("--tagger", metavar="FOLDER", type=Path, help="a tagger of your own")
    parser.add_argument(
        "--patterns", metavar="DIR", type=Path, help="a folder of pattern files of your own, or one file"
    )
    parser.add_argument(
        "--workers",
        type=whole(1),
        metavar="N",
        help="processes (default: as many as the container has cores; one without -o or for little text)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with a run that did not finish")
    parser.add_argument(
        "--fail-fast", action="store_true", help="stop at the first article that cannot be read"
    )
    parser.add_argument(
        "--dedupe",
        action="store_true",
        help="list articles that repeat an earlier one, or nearly, in OUT.duplicates.jsonl; all are written",
    )
    parser.add_argument(
        "--engine",
        choices=("local", "spark"),
        default="local",
        help="spark: .parquet or .jsonl, at any address",
    )
    parser.add_argument("--master", metavar="URL", help="of Spark (default: that of spark-submit)")
    options = parser.parse_args(argv)
    if options.output == "-":
        options.output = None
    if options.engine == "spark" and not options.output:
        parser.error("--engine spark writes to an address: name it with -o")
    local = ("summary", "report", "workers", "resume", "fail_fast", "dedupe")
    given = [f"--{name.replace('_', '-')}" for name in local if getattr(options, name)]
    if options.engine == "spark" and given:
        parser.error(f"{', '.join(given)}: not with --engine spark, which has its own ways")
    return options


def _run(options: argparse.Namespace) -> int:
    fields = Fields(options.text_field, options.date_field, options.id_field)
    settings = Settings(options.ner, options.patterns, options.dedupe, options.tagger)
    if options.engine == "spark":
        outcome = run_on_spark(
            options.inputs,
            options.output,
            fields=fields,
            settings=settings,
            master=options.master,
            form=options.format,
        )
        return _report(options.output, "column `error`", outcome)
    job = Job(
        inputs=options.inputs,
        output=Path(options.output) if options.output else None,
        form=options.format,
        fields=fields,
        settings=settings,
        workers=options.workers,
        resume=options.resume,
        fail_fast=options.fail_fast,
        left_out=[options.report] if options.report else [],
        remade=[options.report] if options.report and is_report(options.report) else [],
    )
    screen = Screen() if job.output is None or options.summary else None
    report = Report() if options.report else None
    if options.report:
        check_place(options.report)

    def show(line: str) -> bool:
        if report is not None:
            report.add(json.loads(line))
        if screen is not None:
            screen.write(summarise(json.loads(line)) if options.summary else line)
        return job.output is not None or report is not None or not (screen and screen.closed)

    outcome = run_batch(job, show if screen or report else None)
    if report is not None:
        report.write(options.report)
        print(f"report: {options.report}", file=sys.stderr)
    if job.settings.signatures:
        print(
            f"articles that repeat an earlier one: {outcome.exact_duplicates}, nearly: {outcome.near_duplicates}: "
            f"{job.duplicates}",
            file=sys.stderr,
        )
    return _report(job.output, job.errors or "see above", outcome)


def _report(output: Path | str | None, errors: Path | str, outcome: Outcome) -> int:
    """Print what was done, and give the exit status."""
    if output:
        rate = outcome.characters / max(outcome.seconds, 1e-9)
        print(
            f"{_counted(outcome.records, 'article')} read: {output} "
            f"({outcome.seconds:.1f} s with start-up, {rate:,.0f} characters a second)",
            file=sys.stderr,
        )
    if outcome.failures:
        first = f", first {outcome.first_failure}" if outcome.first_failure else ""
        print(
            f"{_counted(outcome.failures, 'input')} could not be read: {errors}{first}",
            file=sys.stderr,
        )
    return 1 if outcome.failures else 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
