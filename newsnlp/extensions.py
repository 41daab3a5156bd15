"""The attributes that newsnlp adds to spaCy's Doc and Span, registered when this module is imported.

| attribute | gives |
|---|---|
| `doc._.published` | the day of publication, an ISO string or None; can be set |
| `doc._.raw_text` | the text as it was before repair |
| `doc._.repairs` | what the repair changed: a tuple of `Repair` |
| `doc._.officials` | a tuple of `Official`, each with posts |
| `doc._.events` | appointments and removals: a tuple of `Event` |
| `span._.raw_start`, `span._.raw_end` | the span's offsets into the raw text; None where the Doc has lost them |
| `span._.amount` | the `Amount` of an entity, or None |
| `span._.date` | the `DateValue` of an entity, or None |
| `span._.division` | the `Jurisdiction` a GPE names: full name, code, or the codes it could mean; or None |

What is stored are plain primitives; these getters build the values anew.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from spacy.tokens import Doc, Span

from newsnlp.amounts import Amount
from newsnlp.dates import DateValue
from newsnlp.officials import Event, Jurisdiction, Official
from newsnlp.state import document, get_value, iso_day, known, knows
from newsnlp.text import OffsetMap, Repair

# Every getter is a function of this module or a partial of one: spaCy pickles them for its worker processes.


def offsets(doc: Doc) -> OffsetMap | None:
    """Give the map between the Doc's text and the raw text; None where the Doc has lost it."""
    if not knows(doc):
        return None
    stored = known(doc, "offsets")
    return OffsetMap.identity(known(doc, "length")) if stored is None else OffsetMap.from_list(stored)


def _published(doc: Doc) -> str | None:
    day: str | None = known(doc, "published")
    return day


def _set_published(doc: Doc, day: object) -> None:
    # An empty string is how tables say that a day is not known.
    document(doc)["published"] = None if day is None or day == "" else iso_day(day)


def _raw_text(doc: Doc) -> str:
    raw: str | None = known(doc, "raw")
    return doc.text if raw is None else raw


def _many(doc: Doc, key: str, build: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(build(item) for item in known(doc, key) or ())


def _one(span: Span, name: str, build: Callable[[Any], Any]) -> Any:
    value = get_value(span, name)
    return None if value is None else build(value)


def _raw(span: Span, edge: int) -> int | None:
    # Entities keep their own raw offsets, which outlive the map of the whole document.
    kept: tuple[int, int] | None = get_value(span, "newsnlp_raw")
    if kept is not None:
        return kept[edge]
    found = offsets(span.doc)
    return None if found is None else found.raw_span(span.start_char, span.end_char)[edge]


def _register() -> None:
    if not Doc.has_extension("published"):
        Doc.set_extension("published", getter=_published, setter=_set_published)
    getters: dict[str, Callable[[Doc], Any]] = {
        "raw_text": _raw_text,
        "repairs": partial(_many, key="repairs", build=Repair.from_dict),
        "officials": partial(_many, key="officials", build=Official.from_dict),
        "events": partial(_many, key="events", build=Event.from_dict),
    }
    for name, getter in getters.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
    for name, span_getter in {
        "raw_start": partial(_raw, edge=0),
        "raw_end": partial(_raw, edge=1),
        "amount": partial(_one, name="newsnlp_amount", build=Amount.from_dict),
        "date": partial(_one, name="newsnlp_date", build=DateValue.from_dict),
        "division": partial(_one, name="newsnlp_division", build=Jurisdiction.from_dict),
    }.items():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=span_getter)


_register()
