"""Data that ships with the package, and the two readers every room uses. Imports nothing of newsnlp."""

from collections.abc import Iterator
from importlib.resources import files

from .lexicon import Lexicon

__all__ = ["Lexicon", "lines", "path", "table"]


def path(name: str) -> str:
    """Give the file-system path of a shipped resource.

    >>> path("surnames.txt").endswith("surnames.txt")
    True
    """
    return str(files(__name__) / name)


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a word list, without blank lines and `#` comments.

    >>> "欧阳" in set(lines("surnames.txt"))
    True
    """
    text = (files(__name__) / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        line = line.partition("#")[0].strip(" ")
        if line.strip():
            yield line


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file with a header line, `#` lines left out."""
    rows = lines(name)
    header = next(rows).split("\t")
    for row in rows:
        yield dict(zip(header, row.split("\t"), strict=False))
