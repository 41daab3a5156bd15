"""Read annotated articles from a folder: JSONL, marked-up text, and standoff for texts that are kept elsewhere."""

import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsnlp.errors import SeedError

from .markup import parse_marked

Seed = dict[str, Any]
NEEDED = ("id", "split", "published", "entities", "amounts", "dates", "posts")
log = logging.getLogger(__name__)


def read_seeds(folder: Path, texts: Path | None = None) -> Iterator[Seed]:
    """Yield every seed below `folder` with its text as crawled under `raw`, in the order of the file names.

    `.jsonl` files hold one seed a line; `.mark` files are marked-up text; `.standoff.json` files hold offsets into a
    text that is kept apart: `texts` (by default `folder/texts`) is searched for the file of that name, and the seed
    is passed over with a warning where it is absent. Raises `SeedError` for a malformed file, and for a text whose
    sha256 is not the one annotated, and when a `texts` that is given is no folder.
    """
    if texts is not None and not texts.is_dir():
        raise SeedError(f"{texts} is no folder: --texts names where the texts annotated as standoff lie")
    texts = texts or folder / "texts"
    files = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.is_file())
    for path in files:
        if texts in path.parents:
            continue
        if path.suffix == ".jsonl":
            yield from _lines(path)
        elif path.suffix == ".mark":
            seed = parse_marked(_text(path), str(path))
            yield seed | {"raw": seed["text"]}
        elif path.name.endswith(".standoff.json"):
            yield from _standoff(path, texts)


def _lines(path: Path) -> Iterator[Seed]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            seed = _seed(line, f"{path}:{number}", "text")
            yield seed | {"raw": seed["text"]}


def _standoff(path: Path, texts: Path) -> Iterator[Seed]:
    seed = _seed(_text(path), str(path), "file", "sha256")
    source = texts / seed["file"]
    if not source.exists():
        log.warning("%s: its text %s is not in %s: left out (see seeds/README.md)", path, seed["file"], texts)
        return
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != seed["sha256"]:
        raise SeedError(f"{source}: is not the file that was annotated (its sha256 differs from {path})")
    yield seed | {"raw": data.decode("utf-8")}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error


def _seed(text: str, where: str, *more: str) -> Seed:
    try:
        seed = json.loads(text)
    except ValueError as error:
        raise SeedError(f"{where}: not JSON ({error})") from error
    needed = (*NEEDED, *more)
    missing = [key for key in needed if key not in seed] if isinstance(seed, dict) else needed
    if missing:
        raise SeedError(f"{where}: not a seed: without {', '.join(missing)} (see seeds/seed.schema.json)")
    checked: Seed = seed
    return checked
