"""Which files a name on the command line means, found one at a time: a folder may hold a million."""

import glob
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from .article import Failure

#: What can be read; `.gz` behind any of them is unpacked.
ENDINGS: Final = (".txt", ".jsonl", ".csv", ".tsv", ".parquet", ".html", ".htm", ".spacy")
_KINDS: Final = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"


def find(name: str, passed_over: Collection[Path]) -> Iterator[Path | Failure | None]:
    """Yield the files that a name means, those of folders in order of name; None is standard input.

    `passed_over` are resolved paths of files and folders that folders and globs do not give.
    """
    path = Path(name)
    if name == "-":
        yield None
    elif path.is_dir():
        is_empty = True
        for file in _walk(path):
            is_empty = False
            if not _is_passed_over(file, passed_over):
                yield file
        if is_empty:
            yield Failure(name, None, f"the folder holds no {_KINDS} file")
    elif not path.exists() and glob.has_magic(name):
        matches = sorted(glob.iglob(name, recursive=True))  # noqa: PTH207 - may be absolute
        if not matches:
            yield Failure(name, None, "no file fits the pattern")
        for match in map(Path, matches):
            if match.is_dir() or _is_passed_over(match, passed_over):
                continue
            yield match if kind(match) in ENDINGS else _unknown(str(match))
    elif kind(path) not in ENDINGS and path.exists():
        yield _unknown(name)
    else:
        yield path


def gives(name: str, file: Path) -> bool:
    """Say whether a name on the command line means a file that exists, alone or with others.

    >>> gives("newsnlp", Path("newsnlp/errors.py")), gives("newsnlp/errors.py", Path("newsnlp/errors.py"))
    (False, True)
    """
    path, whole = Path(name), file.resolve()
    if path.is_dir():
        return path.resolve() in whole.parents and kind(file) in ENDINGS
    if path.exists():
        return path.samefile(file)
    matches = glob.iglob(name, recursive=True) if glob.has_magic(name) else ()  # noqa: PTH207
    return any(Path(match).resolve() == whole for match in matches)


def kind(path: Path) -> str:
    """Give the ending that tells the reader.

    >>> kind(Path("a.JSONL.gz"))
    '.jsonl'
    """
    ending = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if ending == ".gz" else ending


def _unknown(name: str) -> Failure:
    return Failure(name, None, f"unknown kind of file: expected {_KINDS}")


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in found:
        path = folder / name
        if is_folder:
            yield from _walk(path)
        elif kind(path) in ENDINGS and path.is_file():
            yield path


def _is_passed_over(file: Path, passed_over: Collection[Path]) -> bool:
    # Resolving takes several system calls: it is left to files that carry such a name somewhere.
    names = {path.name for path in passed_over}
    if names.isdisjoint(file.absolute().parts) and not file.is_symlink():
        return False
    whole = file.resolve()
    return whole in passed_over or any(parent in passed_over for parent in whole.parents)
