"""Records as rows of tables: which columns there are, and what stands in them.

Every row names its article by `document`, the number of the record in the run from 0, and by the article's own `id`.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final

from newsnlp.records import Record

Row = dict[str, Any]
_SPAN: Final = {"start": "int", "end": "int", "raw_start": "int", "raw_end": "int"}
_ARTICLE: Final = {"document": "int", "id": "text"}

#: The columns of each table with what they hold: text, int, float, bool or day.
TABLES: Final[dict[str, dict[str, str]]] = {
    "documents": _ARTICLE | {"published": "day", "characters": "int", "text": "text"},
    "entities": _ARTICLE | _SPAN | {"text": "text", "label": "text"},
    # `low` and `high` are exact; `low_number` and `high_number` are the nearest floats, to compute with.
    "amounts": _ARTICLE
    | _SPAN
    | {
        "text": "text",
        "kind": "text",
        "low": "text",
        "high": "text",
        "low_number": "float",
        "high_number": "float",
        "unit": "text",
        "modifier": "text",
        "per": "text",
    },
    "dates": _ARTICLE | _SPAN | {"text": "text", "start_date": "day", "end_date": "day", "duration": "text"},
    # A row a post; the offsets are those of its first mention.
    "officials": _ARTICLE
    | _SPAN
    | {
        "official": "int",
        "name": "text",
        "title": "text",
        "organ": "text",
        "organ_canonical": "text",
        "organ_inherited": "bool",
        "jurisdiction": "text",
        "jurisdiction_code": "text",
        "jurisdiction_candidates": "text",
        "status": "text",
        "start_date": "day",
        "end_date": "day",
    },
    "events": _ARTICLE | {"kind": "text", "name": "text", "title": "text", "organ": "text", "date": "day"},
    "repairs": _ARTICLE
    | {
        "kind": "text",
        "raw_start": "int",
        "raw_end": "int",
        "before": "text",
        "after": "text",
        "confidence": "float",
    },
}


def rows(record: Record, document: int) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record, each with the name of its table.

    >>> import newsnlp
    >>> record = newsnlp.to_record(newsnlp.nlp("总投资近128亿元"), id="a")
    >>> [(table, row["text"], row.get("low_number")) for table, row in rows(record, 0)]
    [('documents', '总投资近128亿元', None), ('entities', '128亿元', None), ('amounts', '128亿元', 12800000000.0)]
    """
    article = {"document": document, "id": plain(record["id"])}
    text = record["text"]
    yield (
        "documents",
        article | {"published": record["published"], "characters": len(text), "text": plain(text)},
    )
    for table in ("entities", "dates", "events", "repairs"):
        for item in record[table]:
            yield table, article | item
    for item in record["amounts"]:
        numbers = {"low_number": _number(item["low"]), "high_number": _number(item["high"])}
        yield "amounts", article | item | numbers
    for number, official in enumerate(record["officials"]):
        for post in official["posts"]:
            place = post["jurisdiction"] or {"name": None, "code": None, "candidates": ()}
            yield (
                "officials",
                article
                | {key: value for key, value in post.items() if key != "mentions"}
                | post["mentions"][0]
                | {
                    "official": number,
                    "name": official["name"],
                    "jurisdiction": place["name"],
                    "jurisdiction_code": place["code"],
                    "jurisdiction_candidates": " ".join(place["candidates"]) or None,
                },
            )


def plain(text: str) -> str:
    """Write what is no text in a name of a file as its number, which every format can hold.

    >>> plain("a\\udcff")
    'a\\\\udcff'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _number(bound: str | None) -> float | None:
    if bound is None:
        return None
    try:
        return float(Decimal(bound))
    except InvalidOperation:
        return float(Fraction(bound))
