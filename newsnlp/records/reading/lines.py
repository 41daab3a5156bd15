"""JSONL: an object a line, read line by line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from .article import Article, Failure, Fields, to_article
from .streams import text_lines, undecoded


def read_lines(stream: BinaryIO, fields: Fields, source: str, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure a line that is not empty; raises `InputError` where the beginning is no text."""
    with text_lines(stream, "\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if reason := undecoded(line, lines.encoding):
                yield Failure(source, number, reason)
            else:
                yield _read_line(line, fields, source, number, name)


def _read_line(line: str, fields: Fields, source: str, number: int, name: str) -> Article | Failure:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(source, number, f"not JSON: {error}")
    if not isinstance(values, dict) or fields.text not in values:
        return Failure(source, number, f"expected an object with a field `{fields.text}`")
    return to_article(values, fields, source, number, name)
