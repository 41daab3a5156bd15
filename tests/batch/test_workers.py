"""Processes that work side by side, die and are replaced; and how many of them there are."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dying
import pytest

from newsnlp.batch import Job, engine, run_batch, usable_cores
from newsnlp.batch.chunks import Chunk
from newsnlp.batch.workers import in_order
from newsnlp.errors import BatchError
from newsnlp.records import Article


def chunks(number: int) -> Iterator[Chunk]:
    return (Chunk(n, (Article(f"a{n}", "", None, "in.jsonl", n + 1),)) for n in range(number))


def test_a_process_that_dies_costs_nothing(tmp_path: Path) -> None:
    found = list(in_order(chunks(30), partial(dying.once, mark=tmp_path / "mark"), 2))
    assert [(chunk.number, result) for chunk, result in found] == [(n, n * 10) for n in range(30)]


def test_a_chunk_that_always_ends_its_process() -> None:
    with pytest.raises(
        BatchError, match=r"died twice between in\.jsonl:1 and in\.jsonl:1, .* fewer --workers"
    ):
        list(in_order(chunks(30), dying.always, 2))


def test_an_error_comes_through() -> None:
    with pytest.raises(OSError, match="chunk 0"):
        list(in_order(chunks(30), dying.refused, 2))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
def test_processes_do_not_take_cores_from_each_other() -> None:
    text = Article("a", "泰州市市长李明出席。" * 400, None, "a.txt", None)
    threads = [result for _, result in in_order([Chunk(0, (text,)), Chunk(1, (text,))], dying.threads, 2)]
    # One that works, one that waits for the run to end, one that onnxruntime keeps asleep; none that computes beside.
    assert max(threads) <= 3


@pytest.mark.parametrize(
    "articles, asked, used", [(3, None, 1), (30, None, 7), (3, 2, 2), (30, 1, 1), (400, None, 7)]
)
def test_how_many_processes_are_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: int, asked: int | None, used: int
) -> None:
    monkeypatch.setattr(engine, "usable_cores", lambda: 7)
    monkeypatch.setattr(engine, "_LITTLE", 200)
    monkeypatch.setattr(engine, "_CHUNKS", 5)
    started = []

    def here(chunks: Iterator[Chunk], work: object, workers: int) -> Iterator[tuple[Chunk, object]]:
        started.append(workers)
        return in_order(chunks, work, 1)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "in_order", here)
    text = "" if articles == 400 else "项目开工，占地3亩。"
    source = tmp_path / "in.jsonl"
    source.write_text(f'{{"text": "{text}"}}\n' * articles, encoding="utf-8")
    outcome = run_batch(Job([str(source)], tmp_path / "out.jsonl", workers=asked))
    assert (started, outcome.workers, outcome.records) == ([used], used, articles)


def test_reading_is_never_far_ahead_of_the_work(tmp_path: Path) -> None:
    taken = []

    def watched() -> Iterator[Chunk]:
        for chunk in chunks(60):
            taken.append(chunk.number)
            yield chunk

    (tmp_path / "mark").touch()
    for chunk, _ in in_order(watched(), partial(dying.once, mark=tmp_path / "mark"), 2):
        assert len(taken) <= chunk.number + 1 + 2 * 4


HAVE = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


@pytest.mark.parametrize(
    "own, files, cores",
    [
        ("0::/", {"cpu.max": "max 100000"}, HAVE),
        ("0::/", {"cpu.max": "100000 100000"}, 1),
        ("0::/", {"cpu.max": "20000 100000"}, 1),
        ("0::/a/b", {"a/cpu.max": "100000 100000", "a/b/cpu.max": "max 100000"}, 1),
        ("0::/not/mounted", {"cpu.max": "50000 100000"}, 1),
        ("0::/a", {"a/cpu.max": "900000000 100000"}, HAVE),
        ("4:cpu,cpuacct:/x", {"cpu/x/cpu.cfs_quota_us": "100000", "cpu/x/cpu.cfs_period_us": "100000"}, 1),
        ("4:cpu,cpuacct:/x", {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, HAVE),
        ("3:memory:/x", {"cpu/x/cpu.cfs_quota_us": "100000", "cpu/x/cpu.cfs_period_us": "100000"}, HAVE),
        (None, {"cpu.max": "100000 100000"}, HAVE),
    ],
)
def test_the_share_of_a_container(tmp_path: Path, own: str | None, files: dict[str, str], cores: int) -> None:
    for name, text in files.items():
        (tmp_path / "root" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / name).write_text(text + "\n")
    if own is not None:
        (tmp_path / "own").write_text(own + "\n")
    assert usable_cores(tmp_path / "root", tmp_path / "own") == cores
