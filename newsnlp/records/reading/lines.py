"""JSONL: an object a line, read line by line."""

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from newsnlp.errors import InputError

from .article import Article, Failure, Fields, to_article
from .streams import text_lines, undecoded

_ARRAY: Final = "a JSON array, but one object a line is wanted: `jq -c '.[]' FILE` makes it"


def read_lines(stream: BinaryIO, fields: Fields, source: str, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure a line that is not empty.

    Raises `InputError` where the beginning is no text, or a JSON array over several lines.
    """
    with text_lines(stream, "\n") as lines:
        is_first = True
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if is_first and line.strip() == "[":
                raise InputError(_ARRAY)
            is_first = False
            if reason := undecoded(line, lines.encoding):
                yield Failure(source, number, reason)
            else:
                yield _read_line(line, fields, source, number, name)


def _read_line(line: str, fields: Fields, source: str, number: int, name: str) -> Article | Failure:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(source, number, f"not JSON: {error}")
    if isinstance(values, list):
        return Failure(source, number, _ARRAY)
    if not isinstance(values, dict) or fields.text not in values:
        return Failure(source, number, f"expected an object with a field `{fields.text}`")
    return to_article(values, fields, source, number, name)
