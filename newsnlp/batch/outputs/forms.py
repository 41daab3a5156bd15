"""Which writer makes which form, told by the ending of the output's name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from newsnlp.errors import BatchError

from .arrow import check_duckdb, check_parquet, write_duckdb, write_parquet
from .csv_tables import write_csv
from .foreign import foreign_csv, foreign_duckdb, foreign_parquet
from .jsonl import write_jsonl
from .seeds import write_brat, write_seeds


@dataclass(frozen=True, slots=True)
class Form:
    """A writer of lines of JSON to a path, the endings that ask for it, and what must be so before the run."""

    write: Callable[[Iterator[bytes], Path], None]
    endings: tuple[str, ...]
    folder: bool = False
    check: Callable[[], None] = lambda: None
    # Says what stands at a path that newsnlp did not write, and that would be lost.
    foreign: Callable[[Path], str | None] = lambda path: None
    # A folder that people work in is not written to a second time.
    empty: bool = False


FORMS: Final = {
    "jsonl": Form(write_jsonl, (".jsonl", ".jsonl.gz")),
    "csv": Form(write_csv, (".csv",), folder=True, foreign=foreign_csv),
    "parquet": Form(write_parquet, (".parquet",), folder=True, check=check_parquet, foreign=foreign_parquet),
    "duckdb": Form(write_duckdb, (".duckdb",), check=check_duckdb, foreign=foreign_duckdb),
    "spacy": Form(partial(write_seeds, "spacy"), (".spacy",)),
    "doccano": Form(partial(write_seeds, "doccano"), (".doccano.jsonl",)),
    "label-studio": Form(partial(write_seeds, "label-studio"), (".label-studio.json",)),
    "brat": Form(write_brat, (".brat",), folder=True, empty=True),
}


def form_of(output: Path, name: str | None = None) -> tuple[str, Form]:
    """Give the form called `name`, else the one that the longest ending tells, with its name; JSONL for any other.

    Raises `BatchError` for a folder without an ending, for a file where a folder is to be or the other way round, and
    `ModelError` where the form needs an extra that is not installed.

    >>> form_of(Path("out.csv"))[0], form_of(Path("a.doccano.jsonl"))[0], form_of(Path("a.jsonl.gz"))[0]
    ('csv', 'doccano', 'jsonl')
    """
    told = [
        (len(ending), kind)
        for kind, form in FORMS.items()
        for ending in form.endings
        if output.name.lower().endswith(ending)
    ]
    if name is None and not told and output.is_dir():
        raise BatchError(
            f"{output} is a folder: say with --format whether it is to hold csv, parquet or brat"
        )
    name = name or max(told, default=(0, "jsonl"))[1]
    form = FORMS[name]
    if form.folder and output.exists() and not output.is_dir():
        raise BatchError(f"{output} is a file, and a folder is to be written: name another, or give --format")
    if not form.folder and output.is_dir():
        raise BatchError(f"{output} is a folder, and a file is to be written: name a file in it")
    form.check()
    return name, form
