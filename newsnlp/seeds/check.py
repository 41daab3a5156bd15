"""What makes an annotated article wrong in form, found by a program before a person looks at the sense."""

import datetime
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from newsnlp.labels import LABELS

from .shape import unknown_fields

STRAY = set(" \t\n　，。；：！？、“”‘’（）()《》【】,;:!?")
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "【": "】"}
SPLITS = ("train", "dev", "test", "damaged", "real")
STATUSES = ("current", "former", "acting", "appointed", "removed", "candidate", "deceased")
_MODIFIERS = ("approx", "over", "under", None)
_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?:/([0-9]+))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def problems(seed: dict[str, Any]) -> list[str]:
    """List what is wrong in a seed that `read_seeds` gave, one sentence each; an empty list means nothing was found.

    >>> problems({"id": "a", "text": "张文，", "entities": [{"start": 0, "end": 3, "text": "张文，",
    ...     "label": "PERSON"}], "amounts": [], "dates": [], "aliases": {}, "posts": []})
    ["'张文，' (0-3): stray punctuation at the edge"]
    """
    return [
        *unknown_fields(seed),
        *_head_problems(seed),
        *_entity_problems(seed),
        *_amount_problems(seed["amounts"]),
        *_date_problems(seed["dates"]),
        *_post_problems(seed),
    ]


def twice(placed: Iterable[tuple[str, dict[str, Any]]]) -> list[str]:
    """List the ids that stand twice, a sentence each, for seeds with the places where they stand.

    >>> twice([("a.jsonl:1", {"id": "a"}), ("b.jsonl:7", {"id": "a"})])
    ["b.jsonl:7: id 'a' stands twice, before at a.jsonl:1"]
    """
    first: dict[str, str] = {}
    pairs = [(where, seed["id"], first.setdefault(seed["id"], where)) for where, seed in placed]
    return [
        f"{where}: id {id!r} stands twice, before at {other}" for where, id, other in pairs if other != where
    ]


def _head_problems(seed: dict[str, Any]) -> list[str]:
    found = []
    if seed.get("split", "train") not in SPLITS:
        found.append(f"split {seed['split']!r} is none of {', '.join(SPLITS)}")
    if not _is_day(seed.get("published")):
        found.append(f"published {seed['published']!r} is no day of the calendar (2024-03-18)")
    if seed.get("text") == "":
        found.append("text is empty")
    return found


def _entity_problems(seed: dict[str, Any]) -> list[str]:
    found, last = [], 0
    for entity in seed["entities"]:
        surface = entity["text"]
        # A damaged article is annotated by raw offsets, where the surface does not stand as it is.
        clean = "start" in entity
        start, end = (entity["start"], entity["end"]) if clean else (entity["raw_start"], entity["raw_end"])
        where = f"{surface!r} ({start}-{end})"
        if entity["label"] not in LABELS:
            found.append(f"{where}: label {entity['label']!r} is none of {', '.join(LABELS)}")
        if start < last or start >= end:
            found.append(f"{where}: overlaps the entity before it, or is out of order")
        last = end
        if clean and "text" in seed and seed["text"][start:end] != surface:
            found.append(f"{where}: the text there reads {seed['text'][start:end]!r}")
        if not clean and end > len(seed.get("raw", seed.get("text", ""))):
            found.append(f"{where}: lies outside the text")
        if not surface:
            found.append(f"{where}: text is empty")
        elif _is_stray(surface):
            found.append(f"{where}: stray punctuation at the edge")
    return found


def _is_stray(surface: str) -> bool:
    opens = sum(surface.count(mark) for mark in _PAIRS)
    closes = sum(surface.count(mark) for mark in _PAIRS.values())
    edge = surface[0] in STRAY - set(_PAIRS) or surface[-1] in STRAY - set(_PAIRS.values())
    return edge or (opens != closes and not surface.endswith("…"))


def _amount_problems(amounts: list[dict[str, Any]]) -> list[str]:
    found = []
    for amount in amounts:
        low, high = _number(amount["low"]), _number(amount["high"])
        for key, value in (("low", low), ("high", high)):
            if amount[key] is not None and value is None:
                found.append(f"{amount['text']!r}: {key} {amount[key]!r} is no number such as 12, 3.5 or 1/3")
        if low is not None and high is not None and low > high:
            found.append(f"{amount['text']!r}: low {amount['low']} is above high {amount['high']}")
        if amount.get("modifier") not in _MODIFIERS:
            found.append(
                f"{amount['text']!r}: modifier {amount['modifier']!r} is none of approx, over, under, null"
            )
    return found


def _number(text: str | None) -> Fraction | None:
    parts = _NUMBER.fullmatch(text or "")
    if not parts:
        return None
    try:
        return Fraction(parts[1]) / Fraction(parts[2] or 1)
    except (ValueError, ZeroDivisionError):
        # 1/0, or more digits than Python reads.
        return None


def _date_problems(dates: list[dict[str, Any]]) -> list[str]:
    found = []
    for date in dates:
        found += [
            f"{date['text']!r}: {key} {date[key]!r} is no day of the calendar (2024-03-18)"
            for key in ("start_date", "end_date")
            if not _is_day(date[key])
        ]
        if (date["start_date"] or "") > (date["end_date"] or "9999"):
            found.append(f"{date['text']!r}: starts after it ends")
    return found


def _is_day(text: str | None) -> bool:
    """Say whether a date is a day, or not said."""
    if text is None:
        return True
    try:
        return bool(_DAY.fullmatch(text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _post_problems(seed: dict[str, Any]) -> list[str]:
    aliases = seed.get("aliases", {})
    persons = {entity["text"] for entity in seed["entities"] if entity["label"] == "PERSON"}
    titles = {entity["text"] for entity in seed["entities"] if entity["label"] == "TITLE"}
    found = [
        f"alias {short!r} = {full!r}: no such PERSON is marked"
        for short, full in aliases.items()
        if short not in persons
    ]
    named = persons | set(aliases.values())
    seen = set()
    for post in seed["posts"]:
        where = f"post {post['name']} {post['title']}"
        if post["name"] not in named:
            found.append(f"{where}: the person is not marked in the text")
        if post["title"] not in titles:
            found.append(f"{where}: the title is not marked in the text")
        if post["status"] not in STATUSES:
            found.append(f"{where}: status {post['status']!r} is none of {', '.join(STATUSES)}")
        found += [
            f"{where}: {key} {post[key]!r} is no day of the calendar (2024-03-18)"
            for key in ("start_date", "end_date")
            if not _is_day(post[key])
        ]
        key = (post["name"], post["title"], post["organ"])
        if key in seen:
            found.append(f"{where}: stands twice")
        seen.add(key)
    return found
