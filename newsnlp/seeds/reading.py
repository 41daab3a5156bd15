"""Read annotated articles from a folder: JSONL, marked-up text, and standoff for texts that are kept elsewhere."""

import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path

from newsnlp.errors import SeedError

from .files import text_of
from .markup import parse_marked
from .shape import Seed, shaped

_ENDINGS = (".jsonl", ".mark", ".standoff.json")
log = logging.getLogger(__name__)


def read_seeds(folder: Path, texts: Path | None = None) -> Iterator[Seed]:
    """Yield every seed below `folder` with its text as crawled under `raw`, in the order of the file names.

    `.jsonl` files hold one seed a line; `.mark` files are marked-up text; `.standoff.json` files hold offsets into a
    text that is kept apart: `texts` (by default `folder/texts`) is searched for the file of that name, and the seed
    is passed over with a warning where it is absent. Raises `SeedError`, naming file, line and field, for a seed of
    another shape than `seeds/seed.schema.json` gives it, for a text whose sha256 is not the one annotated, and where
    `folder` is not there or a `texts` that is given is no folder.
    """
    return (seed for _, seed in read_placed(folder, texts))


def read_placed(folder: Path, texts: Path | None = None) -> Iterator[tuple[str, Seed]]:
    """Yield the same, each with the file and line where it stands."""
    if texts is not None and not texts.is_dir():
        raise SeedError(f"{texts} is no folder: --texts names where the texts annotated as standoff lie")
    texts = texts or (folder.parent if folder.is_file() else folder) / "texts"
    for path in _files(folder):
        if texts in path.parents:
            continue
        if path.suffix == ".jsonl":
            yield from _lines(path, texts)
        elif path.suffix == ".mark":
            seed = parse_marked(text_of(path), str(path))
            yield str(path), seed | {"raw": seed["text"]}
        elif path.name.endswith(".standoff.json"):
            yield from _with_raw(_seed(text_of(path), str(path)), str(path), texts)


def _files(folder: Path) -> list[Path]:
    if not folder.exists():
        raise SeedError(f"{folder}: no such file or folder")
    if folder.is_dir():
        return sorted(path for path in folder.rglob("*") if path.is_file())
    if not folder.name.endswith(_ENDINGS):
        raise SeedError(f"{folder}: annotated articles are in files that end in {', '.join(_ENDINGS)}")
    return [folder]


def _lines(path: Path, texts: Path) -> Iterator[tuple[str, Seed]]:
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            yield from _with_raw(_seed(line, where), where, texts)


def _with_raw(seed: Seed, where: str, texts: Path) -> Iterator[tuple[str, Seed]]:
    if "text" in seed:
        yield where, seed | {"raw": seed["text"]}
        return
    source = texts / seed["file"]
    if not source.is_file():
        log.warning(
            "%s: its text %s is not in %s: left out (see seeds/README.md)", where, seed["file"], texts
        )
        return
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != seed["sha256"]:
        raise SeedError(f"{source}: is not the file that was annotated (its sha256 differs from {where})")
    try:
        yield where, seed | {"raw": data.decode("utf-8")}
    except UnicodeDecodeError as error:
        raise SeedError(f"{source}: not UTF-8 ({error.reason} at byte {error.start})") from error


def _seed(text: str, where: str) -> Seed:
    try:
        seed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SeedError(f"{where}: not JSON ({error})") from error
    return shaped(seed, where)
