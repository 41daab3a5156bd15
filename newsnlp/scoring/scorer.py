"""Compare records with annotated articles.

Spans are compared by their offsets into the raw text, so that clean, damaged and standoff articles are scored by one
rule. A span is right when both its ends and its label are. Amounts are compared as quantities: 31.4 mm is 0.0314 m.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from newsnlp.amounts.units import codes

from .counts import Counts
from .report import Accuracy, Report

Record = dict[str, Any]
Seed = dict[str, Any]
AMOUNT_VALUE = ("low", "high", "unit", "modifier", "per")
DATE_VALUE = ("start_date", "end_date", "duration")


def score(seeds: Iterable[Seed], read: Callable[[Seed], Record]) -> dict[str, Report]:
    """Give a report for every split among the seeds; `read` makes the record of a seed's raw text.

    >>> seed = {"id": "a", "split": "dev", "raw": "张文说", "entities": [{"start": 0, "end": 2, "label": "PERSON"}],
    ...     "amounts": [], "dates": [], "posts": []}
    >>> record = {"entities": [{"raw_start": 0, "raw_end": 2, "label": "PERSON"}], "amounts": [], "dates": [],
    ...     "officials": []}
    >>> score([seed], lambda seed: record)["dev"].labels["PERSON"].f1
    1.0
    """
    reports: dict[str, Report] = {}
    for seed in seeds:
        report = reports.setdefault(seed["split"], Report())
        _score_one(report, seed, read(seed))
    return reports


def _score_one(report: Report, seed: Seed, record: Record) -> None:
    report.texts += 1
    report.characters += len(seed["raw"])
    gold = {(*_raw(entity), entity["label"]) for entity in seed["entities"]}
    found = {(*_raw(entity), entity["label"]) for entity in record["entities"]}
    report.entities.add(gold, found)
    for label in {key[2] for key in gold | found}:
        counts = report.labels.setdefault(label, Counts())
        counts.add({key for key in gold if key[2] == label}, {key for key in found if key[2] == label})
    _score_values(report.amounts, report.amount_values, seed["amounts"], record["amounts"], AMOUNT_VALUE)
    _score_values(report.dates, report.date_values, seed["dates"], record["dates"], DATE_VALUE)
    _score_posts(report, seed["posts"], record["officials"])


def _raw(span: Record) -> tuple[int, int]:
    # A clean article needs no raw offsets: there they are the same.
    if "raw_start" in span:
        return span["raw_start"], span["raw_end"]
    return span["start"], span["end"]


def _score_values(
    counts: Counts, accuracy: Accuracy, gold: list[Record], found: list[Record], fields: tuple[str, ...]
) -> None:
    """Count spans with their values as one thing, and the accuracy of values on spans that are right."""
    expected = {_raw(item): _value(item, fields) for item in gold}
    given = {_raw(item): _value(item, fields) for item in found}
    counts.add(set(expected.items()), set(given.items()))
    for span in expected.keys() & given.keys():
        accuracy.add(expected[span] == given[span])


def _value(item: Record, fields: tuple[str, ...]) -> tuple[object, ...]:
    """Give the fields, numbers as fractions, those with a convertible unit in the base unit of its kind."""
    value = {field: item[field] for field in fields}
    if "unit" in value:
        unit = value["unit"] or ""
        base, factor = codes().get(unit, (unit, Fraction(1)))
        value["unit"] = unit if base.startswith("temperature") else base
        for end in ("low", "high"):
            value[end] = None if value[end] is None else Fraction(value[end]) * factor
    return tuple(value.values())


def _score_posts(report: Report, gold: list[Record], officials: list[Record]) -> None:
    found = [post | {"name": official["name"]} for official in officials for post in official["posts"]]
    report.posts.add(_pairs(gold), _pairs(found))
    report.posts_with_organ.add(_triples(gold), _triples(found))
    given = {(post["name"], post["title"], post["organ"]): post for post in found}
    for post in gold:
        match = given.get((post["name"], post["title"], post["organ"]))
        if match is None:
            match = next((p for p in found if _pairs([p]) == _pairs([post])), None)
        if match is not None:
            report.statuses.add(post["status"] == match["status"])
            # A division given to a post that has none is as wrong as another division.
            report.jurisdictions.add(_code(post) == _code(match))


def _code(post: Record) -> str | None:
    code: str | None = (post["jurisdiction"] or {}).get("code")
    return code


def _pairs(posts: list[Record]) -> set[object]:
    return {(post["name"], post["title"]) for post in posts}


def _triples(posts: list[Record]) -> set[object]:
    return {(post["name"], post["title"], post["organ"]) for post in posts}
