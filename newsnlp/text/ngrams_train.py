"""Count the n-grams that ship: every tenth document is kept out, and n-grams that say nothing new are left out."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsnlp.errors import InputError

from .ngrams import LEVELS, ORDER, blend, hashes, normal

_TELLS = (0.0, 1.8, 3.0, 5.0, 7.0)  # what an n-gram of each order must add to the log chance of the texts
_LEAST = 2  # how often it must have been seen
_ID_FIELDS = ("file", "id", "province", "date", "title")


class Counted(NamedTuple):
    """The n-grams of one order by key: how often seen, and which of the order below begin and end them."""

    keys: Any
    counts: Any
    heads: Any
    tails: Any


def train(paths: Iterable[Path], out: Path, *, lists: Sequence[Path] = ()) -> dict[str, int]:
    """Count JSONL texts (`.gz` or not), each with a field `text`, and write the model to `out`.

    A path given twice counts double: news like what is to be repaired should weigh more. `lists` are word
    lists (titles, organs, places), as `listed` reads them. Gives what was counted. Raises InputError for a
    file that cannot be read, naming it.
    """
    texts = [document["text"] for path in paths for document in documents(path) if not kept_out(document)]
    words = [word for path in lists for word in listed(path)]
    codes = np.array(list(map(ord, normal("\n" + "\n\n".join(texts) + "\n" + "\n".join(words)))), np.uint64)
    orders = counted(codes)
    chosen = choose(orders)
    data = zlib.compress(pack(orders, chosen), 9)
    out.write_bytes(data)
    sizes = {f"{order}-grams": int(mask.sum()) for order, mask in enumerate(chosen, 1)}
    return {"documents": len(texts), "characters": len(codes), **sizes, "bytes": len(data)}


def listed(path: Path) -> list[str]:
    """Read a word list: the first field of a tab-separated or plain line, the second of a CSV one."""
    rows = path.read_text("utf-8").splitlines()
    if path.suffix == ".csv":
        return [row.split(",")[1].strip('"') for row in rows[1:]]
    return [row.split("\t")[0] for row in rows]


def counted(codes: Any) -> list[Counted]:
    """Count the n-grams of a text, each order linked to the one below."""
    orders: list[Counted] = []
    below = np.zeros(len(codes), np.int32)
    for keys in hashes(codes):
        found, places, numbers, counts = np.unique(
            keys.astype(np.uint32), return_index=True, return_inverse=True, return_counts=True
        )
        after = np.minimum(places + 1, len(below) - 1)
        orders.append(Counted(found, counts.astype(float), below[places], below[after]))
        below = numbers.astype(np.int32)
    return orders


def choose(orders: Sequence[Counted]) -> list[Any]:
    """Say which n-grams tell enough beyond the order below (the criterion of Stolcke, 1998), with their parts."""
    chance = (orders[0].counts + 0.1) / orders[0].counts.sum()
    chosen = [np.ones(len(orders[0].keys), bool)]
    for order, item in enumerate(orders[1:], 2):
        seen, low = orders[order - 2].counts[item.heads], chance[item.tails]
        counts = np.minimum(item.counts, seen)
        chance = blend(order, counts, seen, seen, low)
        chosen.append((counts * np.log(chance / low) >= _TELLS[order - 1]) & (item.counts >= _LEAST))
    for order in range(ORDER - 1, 1, -1):
        item, mask = orders[order], chosen[order]
        chosen[order - 1][item.heads[mask]] = True
        chosen[order - 1][item.tails[mask]] = True
    return chosen


def pack(orders: Sequence[Counted], chosen: Sequence[Any]) -> bytes:
    """Give the chosen n-grams in the layout that `ngrams` describes, before compression."""
    parts = [np.array([mask.sum() for mask in chosen], "<u4").tobytes()]
    for order, (item, mask) in enumerate(zip(orders, chosen, strict=True)):
        steps = np.diff(item.keys[mask], prepend=np.uint32(0)).astype("<u4")
        parts.append(np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T).tobytes())
        parts.append(np.minimum(np.round(4 * np.log2(item.counts[mask])), 255).astype(np.uint8).tobytes())
        if order + 1 < ORDER:
            above, taken = orders[order + 1], chosen[order + 1]
            held = np.bincount(above.heads[taken], above.counts[taken], len(item.keys))[mask]
            share = np.ceil(LEVELS * np.minimum(held / item.counts[mask], 1.0))
            parts.append(share.astype(np.uint8).tobytes())
    return b"".join(parts)


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Read a JSONL file, gzip or plain."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for number, line in enumerate(file, 1):
            try:
                document = json.loads(line)
                document["text"]
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}:{number}: not a JSON object with a text: {error}") from error
            yield document


def kept_out(document: dict[str, Any]) -> bool:
    """Say whether a document is one of the tenth never used for counts or tuning, by the hash of its id.

    The id is its `file`, `id` or `province`, else its date and title.

    >>> [kept_out({"id": name}) for name in ("e1", "e2", "e3")]
    [False, False, False]
    """
    named = [str(document[field]) for field in _ID_FIELDS if document.get(field)]
    name = named[0] if any(document.get(field) for field in _ID_FIELDS[:3]) else "|".join(named)
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0
