"""Batch tools side by side, on the same texts with the same pipeline: `newsnlp.run`, `spacy apply` and EDS-NLP.

pip install -r benchmarks/requirements-batch.txt -e .          # in an environment of their own
python benchmarks/batch_peers.py FILE.jsonl[.gz] ... [--characters 200000]

Each reads the same JSONL, EDS-NLP in sixteen files, as it hands files to its processes: whole; with one line in ten
broken; and killed half way, then run again. `spacy apply` writes Docs, the others records. CPU seconds and the whole
time count from the start of the process. `batch_peers.txt` holds what it printed.
"""

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from news_texts import texts


class Tool(NamedTuple):
    """How a tool is called with a number of processes, how again, and where it writes."""

    name: str
    command: list[str]
    again: str
    output: str


PYTHON = sys.executable
TOOLS = (
    Tool(
        "newsnlp.run",
        [PYTHON, "-m", "newsnlp.run", "{source}", "-o", "{out}", "--workers", "{workers}"],
        "--resume",
        "out.jsonl",
    ),
    Tool(
        "spacy apply",
        [PYTHON, "-m", "spacy", "apply", "{model}", "{source}", "{out}", "-n", "{workers}", "-b", "64"],
        "--force",
        "out.spacy",
    ),
    Tool(
        "edsnlp",
        [PYTHON, __file__, "--edsnlp", "{parts}", "{out}", "{workers}"],
        "",
        "eds.jsonl",
    ),
)


@cache
def pipeline() -> Any:
    import newsnlp

    return newsnlp.load(words=False)


def read(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What EDS-NLP's workers do with a batch."""
    import newsnlp

    return [newsnlp.to_record(doc) for doc in pipeline().pipe(row["text"] for row in rows)]


def by_edsnlp(source: str, out: str, workers: int) -> None:
    pipeline()  # spaCy's own factories are out of reach once EDS-NLP is imported; the processes are forked
    import edsnlp

    stream = edsnlp.data.read_json(source).map_batches(read, batch_size="64 docs")
    if workers > 1:
        stream = stream.set_processing(backend="multiprocessing", num_cpu_workers=workers)
    stream.write_json(out, lines=True, overwrite=True)


class Run(NamedTuple):
    """How a process ended, and what it took."""

    status: int
    seconds: float
    cpu: float
    said: str


def run(command: list[str], kill_after: float | None = None) -> Run:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        seconds, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        said.seek(0)
        noise = said.read().decode(errors="replace").strip().splitlines()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(process.returncode, seconds, cpu, noise[-1] if noise else "")


def count(out: Path) -> int:
    """How many texts an output holds that can be read."""
    if not out.exists():
        return 0
    if out.suffix == ".spacy":
        from spacy.tokens import DocBin

        return len(DocBin().from_disk(out))
    return sum(1 for line in out.read_bytes().splitlines() if line.endswith(b"}"))


def filled(tool: Tool, folder: Path, source: Path, workers: int = 2) -> tuple[list[str], Path]:
    out = folder / tool.output
    places = {
        "source": source,
        "parts": source.with_suffix(""),
        "out": out,
        "workers": workers,
        "model": folder / "model",
    }
    return [part.format(**places) for part in tool.command], out


def compare(tool: Tool, folder: Path, whole: Path, broken: Path, characters: int) -> None:
    print(f"\n{tool.name}")
    for workers in (1, 2):
        command, out = filled(tool, folder, whole, workers)
        done = run(command)
        rate = characters / done.seconds
        print(
            f"  {workers} at once: status {done.status}, {count(out)} texts, {done.seconds:.1f} s, "
            f"{rate:,.0f} characters a second, {done.cpu:.1f} CPU s",
            flush=True,
        )
        out.unlink(missing_ok=True)
    command, out = filled(tool, folder, broken)
    bad = run(command)
    print(f"  one line in ten broken: status {bad.status}, {count(out)} texts; last words: {bad.said[-100:]}")
    out.unlink(missing_ok=True)
    command, out = filled(tool, folder, whole)
    run(command, kill_after=done.seconds * 0.6)
    left = count(out)
    again = run(command + [tool.again] * bool(tool.again))
    print(
        f"  killed at {done.seconds * 0.6:.1f} s: {left} texts in the output; run again"
        f"{' with ' + tool.again if tool.again else ''}: status {again.status}, {count(out)} texts, "
        f"{again.seconds:.1f} s, {again.cpu:.1f} CPU s"
    )


def write(lines: list[str], path: Path) -> None:
    """Write a file, and the same in sixteen: EDS-NLP gives whole files to its processes."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    parts = path.with_suffix("")
    parts.mkdir()
    for number in range(16):
        (parts / f"{number}.jsonl").write_text("\n".join(lines[number::16]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--characters", type=int, default=200_000)
    parser.add_argument("--edsnlp", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.edsnlp:
        source, out, workers = options.edsnlp
        by_edsnlp(source, out, int(workers))
        return
    found = [text for file in options.files for text in texts([file], 100_000)]
    random.Random(1).shuffle(found)
    chosen: list[str] = []
    while sum(map(len, chosen)) < options.characters:
        chosen.append(found.pop())
    characters = sum(map(len, chosen))
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in chosen]
    print(f"{len(lines)} texts, {characters:,} characters", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipeline().to_disk(folder / "model")
        write(lines, folder / "whole.jsonl")
        lines[::10] = ['{"text": '] * len(lines[::10])
        write(lines, folder / "broken.jsonl")
        for tool in TOOLS:
            compare(tool, folder, folder / "whole.jsonl", folder / "broken.jsonl", characters)


if __name__ == "__main__":
    main()
