"""How well damage is repaired: made by its mechanism from news kept out of all counts, and measured.

python benchmarks/repair.py FOLDER [--part runs|marks|clean|peers|facts] [--documents 300]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

import repair_facts

from newsnlp.text import RepairedText, damage, repair
from newsnlp.text.ngrams_train import documents, kept_out

CORPORA = ("xinwenlianbo", "gov_work_reports_2026", "eb_news_2011")
SURE = 0.9
FEW = 4  # more characters than this that differ in a run are likely out of step
WIDTHS = ("widths", "invisible")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum() or chr(code) in "％＋"}


def held(folder: Path, name: str) -> Iterator[str]:
    """Yield the texts kept out, as they stand."""
    for document in documents(folder / f"{name}.jsonl.gz"):
        if kept_out(document):
            yield document["text"]


def lost_places(clean: str) -> set[int]:
    """Give the characters of a run of which a byte lies in a pair that does not survive."""
    data = clean.encode("gbk", "replace")
    owners = [place for place, mark in enumerate(clean) for _ in mark.encode("gbk", "replace")]
    lost = set()
    for place in range(1, len(data) - 1, 2):
        if not data[place : place + 2].decode("gbk", "ignore"):
            lost |= {owners[place], owners[place + 1]}
    return lost


def score_run(
    counts: Counter[str], clean: str, truth: str, result: RepairedText, start: int, end: int
) -> None:
    """Count what was restored between two raw offsets; `clean` is the run as shifted, `truth` as expected."""
    first, last = result.offsets.repaired_span(start, end)
    got = result.text[first:last]
    counts["runs"] += 1
    counts["exact"] += got == truth
    counts["characters"] += len(truth)
    doubted = {
        place
        for item in result.repairs
        if item.confidence < SURE
        for place in range(*result.offsets.repaired_span(item.raw_start, item.raw_end))
    }
    lost = lost_places(clean) if len(clean) == len(truth) else set()
    counts["lost"] += len(lost)
    for tag, start, end, got_start, got_end in opcodes(truth, got):
        for place in range(start, end):
            right = tag == "equal"
            counts["restored"] += right
            if place in lost:
                twin = got_start + place - start
                vouched = twin < got_end and first + twin not in doubted
                counts["lost right"] += right
                counts["vouched"] += vouched
                counts["vouched right"] += vouched and right


def opcodes(truth: str, got: str) -> list[tuple[str, int, int, int, int]]:
    """Align what was expected with what came: one for one where no more than a few differ, else by what matches."""
    if len(truth) == len(got):
        pairs = [
            ("equal" if a == b else "replace", i, i + 1, i, i + 1)
            for i, (a, b) in enumerate(zip(truth, got, strict=True))
        ]
        if sum(pair[0] != "equal" for pair in pairs) <= FEW:
            return pairs
    return SequenceMatcher(None, truth, got, autojunk=False).get_opcodes()


def runs(texts: Iterator[str], limit: int, script: str, **options: object) -> Counter[str]:
    """Damage texts by the shift and count what comes back."""
    counts: Counter[str] = Counter()
    spent = 0.0
    for text in texts:
        if counts["documents"] >= limit:
            break
        plain = text.encode("gb2312", "ignore").decode("gb2312")
        page = damage.traditional(plain) if script == "traditional" else plain
        if len(page) != len(plain):
            continue
        shifted = damage.shift(page, **options)  # type: ignore[arg-type]
        if not shifted.runs:
            continue
        counts["documents"] += 1
        began = time.perf_counter()
        result = repair(shifted.text)
        spent += time.perf_counter() - began
        counts["size"] += len(shifted.text)
        folded = plain.translate(NARROW)
        for clean_start, clean_end, start, end in shifted.runs:
            score_run(counts, page[clean_start:clean_end], folded[clean_start:clean_end], result, start, end)
        outside, truth = outside_text(result, plain, shifted)
        if len(outside) == len(truth):
            counts["outside changed"] += sum(a != b for a, b in zip(outside, truth, strict=True))
        else:
            blocks = SequenceMatcher(None, outside, truth, autojunk=False).get_matching_blocks()
            counts["outside changed"] += len(truth) - sum(block.size for block in blocks)
    counts["per second"] = int(counts["size"] / max(spent, 1e-9))
    return counts


def outside_text(result: RepairedText, plain: str, shifted: damage.Shifted) -> tuple[str, str]:
    """Give the repaired and the clean text without the runs, widths aside."""
    ours, theirs, done, read = [], [], 0, 0
    for clean_start, clean_end, start, end in shifted.runs:
        first, last = result.offsets.repaired_span(start, end)
        ours.append(result.text[done:first])
        theirs.append(plain[read:clean_start])
        done, read = last, clean_end
    ours.append(result.text[done:])
    theirs.append(plain[read:])
    return "".join(ours), repair("".join(theirs), skip=("byte_shift",)).text


def show(name: str, counts: Counter[str]) -> None:
    """Print one line of results."""
    characters, lost, vouched = counts["characters"] or 1, counts["lost"] or 1, counts["vouched"] or 1
    print(
        f"{name:32} runs {counts['runs']:5} exact {counts['exact'] / max(counts['runs'], 1):6.1%}"
        f"  restored {counts['restored'] / characters:7.2%} of {characters}"
        f"  lost {lost}: right {counts['lost right'] / lost:6.1%},"
        f" vouched {counts['vouched'] / lost:6.1%} of which right {counts['vouched right'] / vouched:6.2%}"
        f"  outside changed {counts['outside changed']}  {counts['per second']:,} characters/s",
        flush=True,
    )


MODES: dict[str, dict[str, object]] = {
    "simplified, long, dropped": {"script": "simplified", "long": True},
    "simplified, long, marked": {"script": "simplified", "long": True, "marked": True},
    "simplified, orphan lost": {"script": "simplified", "orphan": ""},
    "traditional": {"script": "traditional"},
    "traditional, long, marked": {"script": "traditional", "long": True, "marked": True},
}


def marks(texts: Iterator[str], limit: int) -> None:
    """Convert clean text to traditional script with marks, and print how much comes back."""
    counts: Counter[str] = Counter()
    spent = 0.0
    for seed, text in enumerate(islice(texts, limit)):
        clean = repair(text).text
        raw = damage.pinyin(damage.traditional(clean), share=0.3, seed=seed)
        began = time.perf_counter()
        got = repair(raw).text
        spent += time.perf_counter() - began
        counts["characters"] += len(clean)
        counts["raw"] += len(raw)
        counts["restored"] += matching(clean, got)
    share = counts["restored"] / counts["characters"]
    print(
        f"traditional, marks: restored {share:.4%} of {counts['characters']}, {counts['raw'] / spent:,.0f} characters/s"
    )


def matching(truth: str, got: str) -> int:
    """Count the characters of `truth` that came back, less what is too many."""
    parts = [part for part in opcodes(truth, got) if part[0] != "equal"]
    wrong = [max(end - start, got_end - got_start) for _, start, end, got_start, got_end in parts]
    return max(0, len(truth) - sum(wrong))


def clean(folder: Path) -> None:
    """Print every change to clean text but widths and blanks, and how many characters a second are read."""
    for part in ("xinwenlianbo", "gov_work_reports_2026"):
        size = {"all": 0, "kept out": 0}
        changed = {"all": 0, "kept out": 0}
        spent = 0.0
        for document in documents(folder / f"{part}.jsonl.gz"):
            text = document["text"]
            began = time.perf_counter()
            found = repair(text).repairs
            spent += time.perf_counter() - began
            found = tuple(
                item
                for item in found
                if item.kind not in ("widths", "invisible") and item.after != item.before
            )
            for scope in ("all", "kept out") if kept_out(document) else ("all",):
                size[scope] += len(text)
                changed[scope] += sum(max(len(item.before), len(item.after)) for item in found)
            for item in found:
                print(
                    f"  {item.kind}: {text[max(0, item.raw_start - 8) : item.raw_end + 8]!r} -> {item.after!r}"
                )
        print(
            f"clean {part}: {changed} characters changed of {size}, {size['all'] / spent:,.0f} characters/s"
        )


def peers(texts: Iterator[str], limit: int) -> None:
    """Print what ftfy, charset-normalizer with OpenCC, and newsnlp make of the same texts, a table in Markdown."""
    import ftfy
    import opencc
    from charset_normalizer import from_bytes

    converter = opencc.OpenCC("tw2s")
    ways: dict[str, Callable[[str], str]] = {
        "ftfy": lambda text: ftfy.fix_text(text, uncurl_quotes=False, fix_character_width=False),
        "charset-normalizer + OpenCC": lambda text: converter.convert(
            str(from_bytes(text.encode()).best() or text)
        ),
        "newsnlp": lambda text: repair(text).text,
    }
    kinds: dict[str, Callable[[str], str]] = {
        "clean": lambda text: text,
        "marks": lambda text: damage.pinyin(damage.traditional(text), share=0.3),
        "shift": lambda text: damage.shift(text).text,
        "latin-1": lambda text: damage.mojibake(text, "latin-1"),
        "litter": damage.litter,
    }
    sample = [repair(text).text for text in islice(texts, limit)]
    print("| " + " | ".join(["", *kinds, "characters/s"]) + " |\n" + "|---" * (len(kinds) + 2) + "|")
    for way, mend in ways.items():
        cells, spent, size = [], 0.0, 0
        for make in kinds.values():
            right = total = 0
            for text in sample:
                raw = make(text)
                began = time.perf_counter()
                got = mend(raw)
                spent, size = spent + time.perf_counter() - began, size + len(raw)
                right, total = right + matching(text, got), total + len(text)
            cells.append(f"{right / total:.2%}")
        print("| " + " | ".join([way, *cells, f"{size / spent:,.0f}"]) + " |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", action="append", choices=["runs", "marks", "clean", "peers", "facts"])
    parser.add_argument("--documents", type=int, default=200)
    options = parser.parse_args()
    parts = options.part or ["runs", "marks", "clean", "peers", "facts"]
    if "runs" in parts:
        for corpus in ("xinwenlianbo", "eb_news_2011"):
            for name, mode in MODES.items():
                show(f"{corpus[:4]} {name}", runs(held(options.folder, corpus), options.documents, **mode))  # type: ignore[arg-type]
    news = held(options.folder, "xinwenlianbo")
    if "marks" in parts:
        marks(news, options.documents)
    if "clean" in parts:
        clean(options.folder)
    if "peers" in parts:
        peers(held(options.folder, "xinwenlianbo"), options.documents // 4)
    if "facts" in parts:
        repair_facts.part(held(options.folder, "xinwenlianbo"), max(options.documents, 1_000))


if __name__ == "__main__":
    main()
