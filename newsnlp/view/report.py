"""Many records as one page that needs no server and no network."""

from pathlib import Path
from typing import Any, Final

from newsnlp.records import replacing

from .page import article, page
from .totals import Totals

Record = dict[str, Any]
#: So many articles are shown in full: a browser on a phone still opens the page.
IN_FULL: Final = 500
_HEADLINE: Final = 60
_TITLE: Final = b"<title>newsnlp: "


def is_report(path: Path) -> bool:
    """Say whether a file is a page that `Report` has written.

    >>> is_report(Path("nowhere.html"))
    False
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _TITLE in file.read(2_000)


class Report:
    """Take records one by one, then write the page: figures are about all, the first `IN_FULL` are shown in full.

    >>> import tempfile, newsnlp
    >>> report = Report()
    >>> report.add(newsnlp.to_record(newsnlp.nlp("总投资60亿元"), id="a"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report.write(Path(folder) / "report.html")
    ...     "60亿元" in (Path(folder) / "report.html").read_text(encoding="utf-8")
    True
    """

    def __init__(self) -> None:
        self._totals = Totals()
        self._articles: list[tuple[str, str, str]] = []

    def add(self, record: Record) -> None:
        """Take a record."""
        self._totals.add(record)
        if len(self._articles) < IN_FULL:
            line = record["text"].strip().partition("\n")[0]
            headline = line if len(line) <= _HEADLINE else line[:_HEADLINE] + "…"
            self._articles.append((record["id"], headline or "(empty)", article(record)))

    def write(self, path: Path) -> None:
        """Write the page. Raises OSError, naming the path."""
        with replacing(path) as file:
            file.write(page(self._totals, self._articles))
