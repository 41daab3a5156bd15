"""What the components keep on a Doc: `doc.user_data`, as msgpack primitives only.

A value of a span lies under spaCy's own key for span attributes, so it follows the span through `DocBin`,
`to_bytes`, pickling, `Doc.from_docs` and `span.as_doc(copy_user_data=True)`. What concerns the whole document lies in
one dict under `KEY`, with the length of its text: a Doc cut out of another may carry it along, and is told by its
length.
"""

import datetime
import re
from typing import Any, cast

from spacy.tokens import Doc, Span

from newsnlp.errors import InputError

KEY = "newsnlp"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")


def begin(doc: Doc, **known: Any) -> None:
    """Start the dict of what is known of the whole document."""
    doc.user_data[KEY] = {"length": _length(doc), **known}


def document(doc: Doc) -> dict[str, Any]:
    """Give the dict of what is known of the whole document, to be written; a Doc from elsewhere gets one."""
    if not knows(doc):
        begin(doc)
    state: dict[str, Any] = doc.user_data[KEY]
    return state


def known(doc: Doc, key: str) -> Any:
    """Give what is known under `key` of the whole document, or None; writes nothing."""
    return doc.user_data[KEY].get(key) if knows(doc) else None


def knows(doc: Doc) -> bool:
    """Say whether the Doc carries the state of its own text: not lost, and not that of a longer document."""
    state = doc.user_data.get(KEY)
    return state is not None and state["length"] == _length(doc)


def set_value(doc: Doc, name: str, start: int, end: int, value: Any) -> None:
    """Keep the primitives of a value for the characters `start` to `end`."""
    _values(doc)["._.", name, start, end] = value


def get_value(span: Span, name: str) -> Any:
    """Give the primitives kept for a span, or None."""
    return _values(span.doc).get(("._.", name, span.start_char, span.end_char))


def drop_values(doc: Doc, name: str, keep: set[tuple[int, int]]) -> None:
    """Forget the values called `name` of all spans but those in `keep`."""
    values = _values(doc)
    for key in list(values):
        if isinstance(key, tuple) and len(key) == 4 and key[1] == name and key[2:] not in keep:
            del values[key]


def iso_day(day: object) -> str:
    """Check a day of publication and give it as an ISO string; a time after the day is cut off.

    Raises `InputError` when it is no ISO date.

    >>> iso_day("2023-02-14T08:30:00")
    '2023-02-14'
    """
    if isinstance(day, datetime.date):
        day = day.isoformat()
    found = _DAY.fullmatch(str(day))
    try:
        return datetime.date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise InputError(f"published must be an ISO date such as 2023-02-14, not {day!r}") from None


def _length(doc: Doc) -> int:
    return doc[-1].idx + len(doc[-1]) if len(doc) else 0


def _values(doc: Doc) -> dict[Any, Any]:
    # spaCy's stubs know string keys only; its own keys for span attributes are tuples.
    return cast(dict[Any, Any], doc.user_data)
