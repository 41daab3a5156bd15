"""Make the damaged articles of `seeds/` from clean ones: traditional script, GBK read one byte late, pinyin marks.

    python tools/damage_seeds.py seeds/dev.jsonl -o seeds/damaged.jsonl

The annotation follows every character to where it lies in the damaged text; inside a shifted run that is the
character that shows its first byte.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from newsnlp.text.damage import pinyin, shift, traditional

READ_BY_SITE = (
    "區產設業項務質實進現網動長領導鄉協發統調規強態時場國說節機學習標優責農鎮運經關點開級門績會報創"
)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    seeds = map(json.loads, options.seeds.read_text(encoding="utf-8").splitlines())
    lines = [json.dumps(damaged(seed), ensure_ascii=False) + "\n" for seed in seeds]
    options.output.write_text("".join(lines), encoding="utf-8")
    return 0


def damaged(seed: dict[str, Any]) -> dict[str, Any]:
    """Give a seed with its text damaged and its offsets led into the damaged text."""
    clean = traditional(seed["text"])
    assert len(clean) == len(seed["text"]), f"{seed['id']}: the conversion changed the length"
    shifted, runs = shift(clean)
    starts = aligned(clean, shifted, runs)
    marked, moved = marks(shifted, runs)
    edges = [moved[start] for start in starts] + [len(marked)]

    def located(span: dict[str, Any]) -> dict[str, Any]:
        rest = {key: value for key, value in span.items() if key not in ("start", "end")}
        return {"raw_start": edges[span["start"]], "raw_end": edges[span["end"]]} | rest

    return seed | {
        "id": f"{seed['id']}-damaged",
        "split": "damaged",
        "damaged_from": seed["id"],
        "text": marked,
        **{kind: [located(span) for span in seed[kind]] for kind in ("entities", "amounts", "dates")},
    }


def aligned(clean: str, shifted: str, runs: list[tuple[int, int, int, int]]) -> list[int]:
    """Where each clean character begins in the shifted text."""
    starts: list[int] = []
    shown = 0
    for clean_start, clean_end, start, end in runs:
        starts += range(shown, start)
        assert len(starts) == clean_start
        starts += run_starts(clean[clean_start:clean_end], shifted[start:end], start)
        shown = end
    starts += range(shown, len(shifted))
    assert len(starts) == len(clean)
    return starts


def run_starts(clean: str, shown: str, offset: int) -> list[int]:
    """Lay the bytes shown over the bytes meant: `?` is one byte, pairs in between were dropped."""
    source = clean.encode("gbk")
    holder: dict[int, int] = {}
    place = 0
    for index, character in enumerate(shown):
        data = character.encode("gbk")
        if character == "?":
            place = len(source) - 1 if index == len(shown) - 1 else place
            width = 1
        else:
            place, width = source.index(data, place), len(data)
        holder |= dict.fromkeys(range(place, place + width), offset + index)
        place += width
    starts, lead = [], 0
    for character in clean:
        starts.append(next(holder[byte] for byte in range(lead, len(source)) if byte in holder))
        lead += len(character.encode("gbk"))
    return starts


def marks(text: str, runs: list[tuple[int, int, int, int]]) -> tuple[str, list[int]]:
    """Put pinyin behind the characters that the site reads out, outside the runs; give where each character went."""
    inside = {index for _, _, start, end in runs for index in range(start, end)}
    pieces, moved, length = [], [], 0
    for index, character in enumerate(text):
        piece = character if index in inside else pinyin(character, READ_BY_SITE)
        pieces.append(piece)
        moved.append(length)
        length += len(piece)
    return "".join(pieces), moved


if __name__ == "__main__":
    sys.exit(main())
