"""Whether amounts and officials are the same on a text with all kinds of damage as on the clean one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import newsnlp
from newsnlp.text import damage, repair

PLACES = ("span", "start", "end", "mentions", "evidence", "spans", "raw_start", "raw_end")
SHOWN = 12


def facts(nlp: Any, text: str) -> tuple[Any, Any]:
    """Give the amounts and the officials of a text, without offsets."""
    doc = nlp(text)
    amounts = [bare(entity._.amount.to_dict()) for entity in doc.ents if entity._.amount is not None]
    return amounts, [bare(official.to_dict()) for official in doc._.officials]


def bare(value: Any) -> Any:
    """Give a value without offsets and quotations."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in PLACES}
    return [bare(item) for item in value] if isinstance(value, list | tuple) else value


def all_at_once(text: str, seed: int) -> str | None:
    """Damage a clean text in all ways: traditional script, late bytes, and between these runs marks and litter."""
    page = damage.traditional(text)
    if len(page) != len(text):
        return None
    shifted = damage.shift(page)
    pieces, done = [], 0
    for _, _, start, end in [*shifted.runs, (0, 0, len(shifted.text), len(shifted.text))]:
        between = damage.litter(shifted.text[done:start], seed=seed)
        pieces += [damage.pinyin(between, share=0.3, seed=seed), shifted.text[start:end]]
        done = end
    return "".join(pieces)


def part(texts: Iterator[str], limit: int) -> None:
    """Print the share of texts with an amount or an official on which the damage changes nothing."""
    nlp = newsnlp.load(words=False)
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    for seed, text in enumerate(texts):
        if counts["texts"] >= limit:
            break
        clean = repair(text.encode("gb2312", "ignore").decode("gb2312")).text
        amounts, officials = facts(nlp, clean)
        raw = all_at_once(clean, seed) if amounts or officials else None
        if raw is None:
            continue
        got_amounts, got_officials = facts(nlp, raw)
        counts["texts"] += 1
        counts["with runs"] += raw.count("?！") + raw.count("?？") > 0
        counts["amounts equal"] += amounts == got_amounts
        counts["officials equal"] += officials == got_officials
        counts["both equal"] += (amounts, officials) == (got_amounts, got_officials)
        if (amounts, officials) != (got_amounts, got_officials) and counts["shown"] < SHOWN:
            counts["shown"] += 1
            for ours, theirs in ((amounts, got_amounts), (officials, got_officials)):
                print("  lost", [item for item in ours if item not in theirs])
                print("  came", [item for item in theirs if item not in ours])
    seconds = time.perf_counter() - began
    for name in ("with runs", "amounts equal", "officials equal", "both equal"):
        print(f"facts: {name} {counts[name] / max(counts['texts'], 1):.2%} of {counts['texts']} texts")
    print(f"facts: {seconds:.0f} s")
