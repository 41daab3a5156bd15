"""What a second worker brings: `python benchmarks/batch_workers.py FILE.jsonl[.gz] ...` (fields `text`).

The same texts, short and long ones mixed, by one worker and by two, each in a process of its own, several times over;
and some chunks at a time by the pipeline alone and by a worker, in turn in one process. The rate is that between the
first chunk and the last, so that start-up, which has a column of its own, does not count. On a machine that others use
as well the clock says what was to be had that hour; CPU seconds say what the work costs, and from them follows what two
idle cores would give: the main process and the workers share the cores, so that it takes at least all CPU seconds over
two, and at least those of the main process. Reads /proc. `batch_workers.txt` holds what it printed.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from news_texts import texts

TICKS = os.sysconf("SC_CLK_TCK")
BLOCK = 4


class Reading(NamedTuple):
    """Seconds on the clock, and CPU seconds of this process and of its workers, at some moment."""

    wall: float
    main: float
    workers: float


def now() -> Reading:
    return Reading(time.monotonic(), time.process_time(), sum(map(_cpu, _children())))


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def _cpu(pid: str) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def by_batch(source: Path, workers: int) -> dict[str, float]:
    """Run the batch, and measure between its first chunk and its last."""
    from newsnlp.batch import Job, run_batch

    lengths = [len(json.loads(line)["text"]) for line in source.read_text(encoding="utf-8").splitlines()]
    begun, seen = now(), [now()]
    counted = [0]

    def show(line: str) -> bool:
        counted.append(counted[-1] + len(json.loads(line)["text"]))
        seen.append(now())
        return True

    run_batch(Job([str(source)], source.with_suffix(".out"), form="jsonl", workers=workers), show)
    assert len(seen) == len(lengths) + 1
    # Records of one chunk come together: the first chunk ends where the clock first makes a leap.
    first = next(n for n in range(2, len(seen)) if seen[n].wall - seen[n - 1].wall > 0.1) - 1
    return _between(begun, seen[first], seen[-1], sum(lengths[first:]))


def in_turn(source: Path) -> dict[str, float]:
    """CPU seconds a million characters of `nlp.pipe` alone, with records, and of a worker, some chunks each in turn."""
    from newsnlp.batch.annotating import Settings, pipeline
    from newsnlp.batch.chunks import Chunk, cut
    from newsnlp.batch.engine import Work
    from newsnlp.records import Article, Inputs, to_record

    nlp, chunks, characters = pipeline(Settings()), list(cut(Inputs([str(source)]))), 0
    work = Work(source.parent, Settings(), "")
    spent = dict.fromkeys(("nlp.pipe", "records", "worker"), 0.0)
    for begin in range(
        -BLOCK, len(chunks), BLOCK
    ):  # the first block is read twice: what is loaded late is loaded then
        block: list[Chunk] = chunks[max(begin, 0) : max(begin, 0) + BLOCK]
        items = [item for chunk in block for item in chunk.items if isinstance(item, Article)]
        reading = [(item.text, {"published": item.published}) for item in items]
        begun = time.process_time()
        docs = [doc for doc, _ in nlp.pipe(reading, as_tuples=True)]
        piped = time.process_time()
        for doc in docs:
            to_record(doc)
        made = time.process_time()
        del docs
        before = time.process_time()
        for chunk in block:
            (source.parent / f"{chunk.number:08}.jsonl").unlink(missing_ok=True)
            work(chunk)
        if begin >= 0:
            spent["nlp.pipe"] += piped - begun
            spent["records"] += made - piped
            spent["worker"] += time.process_time() - before
            characters += sum(chunk.characters for chunk in block)
    return {name: seconds / characters * 1e6 for name, seconds in spent.items()}


def _between(begun: Reading, first: Reading, last: Reading, characters: int) -> dict[str, float]:
    return {
        "start-up": first.wall - begun.wall,
        "wall": (last.wall - first.wall) / characters * 1e6,
        "main": (last.main - first.main) / characters * 1e6,
        "workers": (last.workers - first.workers) / characters * 1e6,
    }


WAYS: dict[str, Callable[[Path], dict[str, float]]] = {
    "in turn": in_turn,
    "1 worker": lambda source: by_batch(source, 1),
    "2 workers": lambda source: by_batch(source, 2),
}


def corpus(files: list[str], characters: int, path: Path) -> int:
    """Write texts of every file in turn, each as often as its share, up to so many characters; gives how many."""
    found = [text for file in files for text in texts([file], 100_000)]
    random.Random(1).shuffle(found)
    length, chosen = 0, []
    for text in found:
        if length < characters:
            chosen.append(text)
            length += len(text)
    lines = [json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in chosen]
    path.write_text("".join(lines), encoding="utf-8")
    sizes = sorted(map(len, chosen))
    print(
        f"{len(sizes)} texts, {length:,} characters; a text has {sizes[0]} to {sizes[-1]:,}, in the middle "
        f"{sizes[len(sizes) // 2]}"
    )
    return length


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(WAYS[options.way](Path(options.files[0]))))
        return
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "in.jsonl"
        corpus(options.files, options.characters, source)
        for _ in range(options.rounds):
            for way in WAYS:
                command = [sys.executable, __file__, "--way", way, str(source)]
                done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
                found[way].append(json.loads(done.stdout))
    report(found)


def report(found: dict[str, list[dict[str, float]]]) -> None:
    """Print the medians, and what follows from them."""
    print(f"{'':<12}start-up s   characters a second   seconds a million characters: CPU, of it main process")
    cpus = {}
    for way in ("1 worker", "2 workers"):
        middle = {key: statistics.median(run[key] for run in found[way]) for key in found[way][0]}
        cpus[way] = statistics.median(run["main"] + run["workers"] for run in found[way])
        rate = 1e6 / middle["wall"]
        print(f"{way:<12}{middle['start-up']:10.1f}{rate:22,.0f}{cpus[way]:42.1f}{middle['main']:14.1f}")
    pairs = zip(found["1 worker"], found["2 workers"], strict=True)
    ratios = ", ".join(f"{a['wall'] / b['wall']:.2f}" for a, b in pairs)
    print(f"two workers to one, by the clock, round by round: {ratios}")
    main = statistics.median(run["main"] for run in found["2 workers"])
    idle = cpus["1 worker"] / max(cpus["2 workers"] / 2, main)
    print(f"two workers to one, on two idle cores by CPU seconds: {idle:.2f}")
    pipe, record, worker = (
        statistics.median(run[name] for run in found["in turn"]) for name in ("nlp.pipe", "records", "worker")
    )
    print(
        f"in turn, CPU seconds a million characters: nlp.pipe {pipe:.1f}, records {record:.1f}, worker {worker:.1f}"
    )
    print(
        f"one worker to nlp.pipe: {pipe / worker:.2f}; to nlp.pipe and records: {(pipe + record) / worker:.2f}"
    )


if __name__ == "__main__":
    main()
