"""A record as a page of text for the terminal."""

from collections.abc import Iterator
from typing import Any

from .values import amount_text, date_text

Record = dict[str, Any]
NAMES = ("PERSON", "TITLE", "ORG", "GPE", "LOC", "FAC", "PROJECT", "EVENT", "LAW", "WORK_OF_ART")


def summarise(record: Record) -> str:
    """Give what was found in an article: officials with posts, amounts, dates, names, repairs.

    >>> import newsnlp
    >>> print(summarise(newsnlp.to_record(newsnlp.nlp("投资近128亿元"), id="a")))
    a  8 characters
      amounts
        128亿元  money  ≈ 12,800,000,000 CNY
    <BLANKLINE>
    """
    published = f"  published {record['published']}" if record["published"] else ""
    lines = [f"{record['id']}  {len(record['text'])} characters{published}"]
    for heading, rows in (
        ("officials", _officials(record)),
        ("appointments and removals", _events(record)),
        ("amounts", _amounts(record)),
        ("dates", _dates(record)),
        ("names", _names(record)),
        ("repairs", _repairs(record)),
    ):
        found = [f"    {row}" for row in rows]
        if found:
            lines += [f"  {heading}", *found]
    return "\n".join([*lines, ""])


def _officials(record: Record) -> Iterator[str]:
    for official in record["officials"]:
        for post in official["posts"]:
            place = post["jurisdiction"]
            where = f"  [{place['name']} {place['code'] or 'undecided'}]" if place else ""
            dates = "–".join(day or "" for day in (post["start_date"], post["end_date"])).strip("–")
            status = f"  {post['status']}" if post["status"] != "current" else ""
            yield f"{official['name']}  {post['organ'] or '?'} {post['title']}{where}{status} {dates}".rstrip()


def _events(record: Record) -> Iterator[str]:
    for event in record["events"]:
        yield " ".join(event[key] for key in ("date", "kind", "name", "organ", "title") if event[key])


def _amounts(record: Record) -> Iterator[str]:
    for amount in record["amounts"]:
        yield f"{amount['text']}  {amount['kind']}  {amount_text(amount)}"


def _dates(record: Record) -> Iterator[str]:
    for date in record["dates"]:
        yield f"{date['text']}  {date_text(date)}"


def _names(record: Record) -> Iterator[str]:
    for label in NAMES:
        found = dict.fromkeys(ent["text"] for ent in record["entities"] if ent["label"] == label)
        if found:
            yield f"{label:<12}{' '.join(found)}"


def _repairs(record: Record) -> Iterator[str]:
    kinds: dict[str, list[Record]] = {}
    for repair in record["repairs"]:
        kinds.setdefault(repair["kind"], []).append(repair)
    for kind, repairs in kinds.items():
        unsure = sum(repair["confidence"] < 0.9 for repair in repairs)
        flagged = f", {unsure} of them unsure" if unsure else ""
        first = repairs[0]
        yield f"{kind}  {len(repairs)}{flagged}, such as {first['before'][:20]!r} -> {first['after'][:20]!r}"
