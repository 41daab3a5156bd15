"""What makes an annotated article wrong in form, found by a program before a person looks at the sense."""

import datetime
from typing import Any

STRAY = set(" \t\n　，。；：！？、“”‘’（）()《》【】,;:!?")
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "【": "】"}
STATUSES = ("current", "former", "acting", "appointed", "removed", "candidate", "deceased")


def problems(seed: dict[str, Any]) -> list[str]:
    """List what is wrong in a seed's form, one sentence each; an empty list means nothing was found.

    >>> problems({"id": "a", "text": "张文，", "entities": [{"start": 0, "end": 3, "text": "张文，",
    ...     "label": "PERSON"}], "amounts": [], "dates": [], "aliases": {}, "posts": []})
    ["'张文，' (0-3): stray punctuation at the edge"]
    """
    return [*_entity_problems(seed), *_value_problems(seed), *_post_problems(seed)]


def _entity_problems(seed: dict[str, Any]) -> list[str]:
    found, last = [], 0
    for entity in seed["entities"]:
        surface = entity["text"]
        # A damaged article is annotated by raw offsets, where the surface does not stand as it is.
        clean = "start" in entity
        start, end = (entity["start"], entity["end"]) if clean else (entity["raw_start"], entity["raw_end"])
        where = f"{surface!r} ({start}-{end})"
        if start < last or start >= end:
            found.append(f"{where}: overlaps the entity before it, or is out of order")
        last = end
        if clean and seed["text"][start:end] != surface:
            found.append(f"{where}: the text there reads {seed['text'][start:end]!r}")
        opens = sum(surface.count(mark) for mark in _PAIRS)
        closes = sum(surface.count(mark) for mark in _PAIRS.values())
        edge = surface[0] in STRAY - set(_PAIRS) or surface[-1] in STRAY - set(_PAIRS.values())
        if edge or (opens != closes and not surface.endswith("…")):
            found.append(f"{where}: stray punctuation at the edge")
    return found


def _value_problems(seed: dict[str, Any]) -> list[str]:
    found = []
    for amount in seed["amounts"]:
        low, high = amount["low"], amount["high"]
        if low is not None and high is not None and "/" not in low + high and float(low) > float(high):
            found.append(f"{amount['text']!r}: low {low} is above high {high}")
    for date in seed["dates"]:
        for key in ("start_date", "end_date"):
            try:
                datetime.date.fromisoformat(date[key] or "2000-01-01")
            except ValueError:
                found.append(f"{date['text']!r}: {date[key]} is no day of the calendar")
        if (date["start_date"] or "") > (date["end_date"] or "9999"):
            found.append(f"{date['text']!r}: starts after it ends")
    return found


def _post_problems(seed: dict[str, Any]) -> list[str]:
    persons = {entity["text"] for entity in seed["entities"] if entity["label"] == "PERSON"}
    titles = {entity["text"] for entity in seed["entities"] if entity["label"] == "TITLE"}
    found = [
        f"alias {short!r} = {full!r}: no such PERSON is marked"
        for short, full in seed["aliases"].items()
        if short not in persons
    ]
    named = persons | set(seed["aliases"].values())
    seen = set()
    for post in seed["posts"]:
        where = f"post {post['name']} {post['title']}"
        if post["name"] not in named:
            found.append(f"{where}: the person is not marked in the text")
        if post["title"] not in titles:
            found.append(f"{where}: the title is not marked in the text")
        if post["status"] not in STATUSES:
            found.append(f"{where}: status {post['status']!r} is none of {', '.join(STATUSES)}")
        key = (post["name"], post["title"], post["organ"])
        if key in seen:
            found.append(f"{where}: stands twice")
        seen.add(key)
    return found
