"""From a Doc to its record."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc

from newsnlp.errors import InputError
from newsnlp.extensions import offsets
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS

Record = dict[str, Any]
_AMOUNT_FIELDS = ("kind", "low", "high", "unit", "modifier", "per")
_POST_FIELDS = (
    "title",
    "organ",
    "organ_canonical",
    "organ_inherited",
    "jurisdiction",
    "status",
    "start_date",
    "end_date",
)


def to_record(doc: Doc, id: str = "") -> Record:
    """Give everything found in a Doc as one dict of JSON primitives, in the shape of `record.schema.json`.

    Offsets are in characters, half-open: `start`, `end` into the repaired `text`, `raw_start`, `raw_end` into the
    text as it was given. Numbers are strings, exact. Raises `InputError` for a Doc that has lost its raw text.

    >>> import newsnlp
    >>> record = to_record(newsnlp.nlp("总投资近128亿元"), id="a")
    >>> record["amounts"][0]["low"], record["amounts"][0]["unit"], record["amounts"][0]["modifier"]
    ('12800000000', 'CNY', 'approx')
    """
    known = offsets(doc)
    if known is None:
        raise InputError(
            "the Doc has lost its raw text (DocBin without store_user_data=True, Doc.from_docs, span.as_doc), "
            "or was not made by a newsnlp pipeline: make records before joining or cutting Docs"
        )
    raw_span = known.raw_span

    def located(start: int, end: int) -> Record:
        raw_start, raw_end = raw_span(start, end)
        return {"start": start, "end": end, "raw_start": raw_start, "raw_end": raw_end}

    entities, amounts, dates = [], [], []
    for ent in doc.ents:
        span = located(ent.start_char, ent.end_char) | {"text": ent.text}
        entities.append(span | {"label": ent.label_})
        if ent.label_ in AMOUNT_LABELS and ent._.amount is not None:
            value = ent._.amount.to_dict()
            amounts.append(span | {field: value[field] for field in _AMOUNT_FIELDS})
        elif ent.label_ in DATE_LABELS and ent._.date is not None:
            value = ent._.date.to_dict()
            days = {"start_date": value["start"], "end_date": value["end"], "duration": value["duration"]}
            dates.append(span | days)
    officials = [
        {
            "name": official["name"],
            "mentions": [located(*mention) for mention in official["mentions"]],
            "posts": [
                {field: post[field] for field in _POST_FIELDS}
                | {"mentions": [located(*mention) for mention in post["mentions"]]}
                for post in official["posts"]
            ],
        }
        for official in (official.to_dict() for official in doc._.officials)
    ]
    return {
        "id": id,
        "published": doc._.published,
        "text": doc.text,
        "entities": entities,
        "amounts": amounts,
        "dates": dates,
        "officials": officials,
        "events": [event.to_dict() for event in doc._.events],
        "repairs": [repair.to_dict() for repair in doc._.repairs],
    }


@cache
def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every record conforms to.

    >>> schema()["title"]
    'newsnlp record'
    """
    text = (files(__package__) / "record.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
