"""Files of annotated articles: read as UTF-8, named by ids."""

import re
from itertools import count
from pathlib import Path

from newsnlp.errors import SeedError

# A name of a file may be 255 bytes long, and a rare Chinese character takes four.
_LONGEST_NAME = 60


def text_of(path: Path) -> str:
    """Read a file, every line end as a plain one; raises `SeedError` where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SeedError(
            f"{path}: not UTF-8 ({error.reason} at byte {error.start}): save it in UTF-8"
        ) from error


def make_folder(path: Path) -> None:
    """Make a folder unless it is there. Raises OSError, naming it."""
    if path.exists() and not path.is_dir():
        raise OSError(f"cannot write {path}: it is a file, and a folder is to be written")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OSError(f"cannot write {path}: {error.strerror or error}") from error


def file_name(id: str, taken: set[str]) -> str:
    """Make a name of a file from an id, which may be a path or an address, and add it to those taken.

    Names differ in more than case, which some file systems do not tell apart; brat wants no spaces.

    >>> taken: set[str] = set()
    >>> file_name("https://a.cn/1", taken), file_name("https://a.cn?1", taken), file_name("../a", taken)
    ('https___a.cn_1', 'https___a.cn_1-2', '_a')
    """
    stem = re.sub(r"[^\w.-]", "_", id)[-_LONGEST_NAME:].lstrip(".") or "article"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
