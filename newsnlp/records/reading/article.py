"""An article as it is read, and what could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from newsnlp.errors import InputError
from newsnlp.state import iso_day
from newsnlp.text.decoding import decode

# Days as tables have them: 2023/2/14, 2023.02.14, 2023年2月14日, 20230214, each with or without a time behind it.
_WRITTEN: Final = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?!\d)(?:[T\s].*)?", re.S
)


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, with its name for the record and the day of publication where it is known."""

    id: str
    text: str
    published: str | None
    source: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or line that could not be read, and why."""

    source: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """Say in one line where and why.

        >>> str(Failure("a.jsonl", 3, "not JSON")), str(Failure("a.txt", None, "no such file"))
        ('a.jsonl:3: not JSON', 'a.txt: no such file')
        """
        return f"{self.source}:{self.line}: {self.reason}" if self.line else f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of an object, or column of a table, holds the text, the day of publication and the name."""

    text: str = "text"
    date: str = "published"
    id: str = "id"

    def missing(self, columns: list[str]) -> str | None:
        """Say what is wrong where a table has no column with the text.

        >>> Fields().missing(["url", "content"])
        'has no column `text`; its columns are url, content: name one with --text-field'
        """
        if self.text in columns:
            return None
        if not columns:
            return f"has no header, and so no column `{self.text}` (--text-field names another)"
        known = ", ".join(columns)
        return f"has no column `{self.text}`; its columns are {known}: name one with --text-field"


def to_article(
    values: Mapping[str, Any], fields: Fields, source: str, line: int, name: str
) -> Article | Failure:
    """Make the article of one object or row; without an id of its own it is named `name:line`.

    A text that is bytes is decoded, whatever encoding of Chinese it is in.

    >>> to_article({"content": "开工", "date": "2023年2月14日"}, Fields("content", "date"), "a.csv", 2, "a.csv")
    Article(id='a.csv:2', text='开工', published='2023-02-14', source='a.csv', line=2)
    """
    text, id, published = values.get(fields.text), values.get(fields.id), values.get(fields.date)
    if isinstance(text, bytes):
        try:
            text = decode(text)[0]
        except InputError as error:
            return Failure(source, line, f"`{fields.text}`: {error}")
    id, published = (
        one.decode(errors="backslashreplace") if isinstance(one, bytes) else one for one in (id, published)
    )
    if not isinstance(text, str):
        return Failure(source, line, f"`{fields.text}` is {type(text).__name__}, expected a string")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        return Failure(
            source, line, f"`{fields.id}` is {type(id).__name__}, expected a string or a whole number"
        )
    try:
        day = None if published in (None, "") else iso_day(_written(published))
    except InputError as error:
        return Failure(source, line, str(error))
    return Article(f"{name}:{line}" if id in (None, "") else str(id), text, day, source, line)


def _written(day: object) -> object:
    found = _WRITTEN.fullmatch(day.strip()) if isinstance(day, str) else None
    if not found:
        return day
    year, month, dayed, month_close, day_close = found.groups()
    return f"{year}-{int(month or month_close):02}-{int(dayed or day_close):02}"
