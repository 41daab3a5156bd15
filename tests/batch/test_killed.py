"""Runs of which a process is killed, or whose disk is full: nothing is lost, and `--resume` gives the same."""

import json
import os
import random
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest
from runs import BROKEN, command, corpus, files

from newsnlp.run import main


def started(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until the first shard is there."""
    shards = out.with_name(out.name + ".shards")
    until = time.monotonic() + 60
    while not any(shards.glob("*.jsonl")):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_worker(pid: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")


@pytest.mark.slow
@linux
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 800)
    out = tmp_path / "a" / "out.jsonl"
    out.parent.mkdir()
    with subprocess.Popen(command(source, out, "--workers", "2"), stderr=subprocess.PIPE) as process:
        started(process, out)
        os.kill(next(pid for pid in children(process.pid) if is_worker(pid)), signal.SIGKILL)
        _, said = process.communicate()
    assert process.returncode == 1, said
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == [f"a{number}" for number in range(800) if number % 97 != BROKEN]


@pytest.mark.slow
@linux
def test_ctrl_c_and_workers_that_are_not_left_behind(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 800)
    out = tmp_path / "out.jsonl"
    with subprocess.Popen(
        command(source, out, "--workers", "2"),
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(
            signal.signal, signal.SIGINT, signal.SIG_DFL
        ),  # a shell's background job ignores it
    ) as process:
        started(process, out)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"--resume" in said
    assert b"Traceback" not in said
    with subprocess.Popen(command(source, out, "--workers", "2", "--resume")) as process:
        while not (workers := [pid for pid in children(process.pid) if is_worker(pid)]):
            time.sleep(0.05)
        process.kill()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() and is_worker(pid) for pid in workers):
        assert time.monotonic() < until
        time.sleep(0.05)


@linux
@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_disk_that_is_full(tmp_path: Path, workers: str) -> None:
    import resource

    source = corpus(tmp_path / "in.jsonl", 300)
    out = tmp_path / "out.jsonl"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        command(source, out, "--workers", workers),
        capture_output=True,
        preexec_fn=limit,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"cannot write {out}: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
    assert main([str(source), "-o", str(out), "--resume"]) == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 297


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_kills_at_any_moment(tmp_path: Path, workers: str) -> None:
    source = corpus(tmp_path / "in.jsonl", 600)
    whole = tmp_path / "whole" / "out.jsonl"
    whole.parent.mkdir()
    begun = time.monotonic()
    with subprocess.Popen(command(source, whole, "--workers", workers)) as process:
        started(process, whole)
        stored = time.monotonic()
        assert process.wait() == 1
    starting, reading = stored - begun, time.monotonic() - stored
    chosen = random.Random(int(workers))
    resumed = 0
    for trial in range(8):
        out = tmp_path / str(trial) / "out.jsonl"
        out.parent.mkdir()
        # The group dies as by a machine that is switched off, the run alone as by the out-of-memory killer.
        with subprocess.Popen(
            command(source, out, "--workers", workers), stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            if trial < 2:
                time.sleep(chosen.uniform(0, starting))
            else:  # told from the first shard, not from the start, which takes longer on a busy machine
                started(process, out)
                time.sleep(chosen.uniform(0, 1.05) * reading)
            if trial % 2:
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        resumed += out.with_name("out.jsonl.shards").exists()
        done = subprocess.run(command(source, out, "--workers", workers, "--resume"), check=False)
        assert done.returncode == 1
        assert files(out) == files(whole)
    assert resumed >= 3
