"""Annotated articles written as JSONL, as marked-up text, or for an annotation tool."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from newsnlp.errors import SeedError
from newsnlp.files import completed

from .exchange import WRITERS
from .exchange.carrying import check_fit
from .files import file_name, make_folder
from .markup import to_marked
from .shape import Seed

#: The forms that are folders, of a file or two for each article.
FOLDERS: Final = ("brat", "mark")


def convert(seeds: Sequence[Seed], form: str, output: Path) -> None:
    """Write seeds in a form; what was at `output` stays until the new is complete.

    Raises `SeedError`, naming the article, for what the form cannot hold, and for a folder that is not empty; OSError,
    naming the place, where nothing can be written.
    """
    if form == "mark":
        _write_marked(seeds, output)
    elif form in FOLDERS:
        # Files of a folder are written one by one: what cannot be written shows before the first.
        for seed in seeds:
            check_fit(seed, form)
        _check_empty(output)
        WRITERS[form](seeds, output)
    else:
        with completed(output) as part:
            WRITERS.get(form, _write_jsonl)(seeds, part)


def _check_empty(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise SeedError(f"{folder} is not empty, and somebody may have worked in it: name another folder")


def _write_jsonl(seeds: Iterable[Seed], output: Path) -> None:
    # Half a pair of surrogates, written as \ud83d, is still JSON.
    with output.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for seed in seeds:
            row = {key: value for key, value in seed.items() if key != "raw"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_marked(seeds: Iterable[Seed], folder: Path) -> None:
    marked = [(seed["id"], to_marked(seed)) for seed in seeds]
    _check_empty(folder)
    make_folder(folder)
    taken: set[str] = set()
    for id, text in marked:
        with completed(folder / f"{file_name(id, taken)}.mark") as part:
            part.write_text(text, encoding="utf-8", newline="")
