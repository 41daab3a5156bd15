"""A real Spark cluster, a master and two workers, one of which is killed: the records are those of a local run."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from newsnlp.run import main

pyspark = pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java"),
    pytest.mark.skipif(os.name != "posix", reason="kills a group of processes"),
]
HOST = "127.0.0.1"


def environment() -> dict[str, str]:
    home = str(Path(pyspark.__file__).parent)
    return os.environ | {"SPARK_HOME": home, "SPARK_LOCAL_IP": HOST, "PYSPARK_PYTHON": sys.executable}


class Node:
    """A master or worker of the cluster, in a group of its own with the executors that it starts."""

    def __init__(self, folder: Path, name: str, kind: str, *arguments: str) -> None:
        command = [
            str(Path(pyspark.__file__).parent / "bin" / "spark-class"),
            f"org.apache.spark.deploy.{kind}",
        ]
        self._log = folder / f"{name}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--host", HOST, "--port", "0", "--webui-port", "0", *arguments],
                stdout=log, stderr=log, start_new_session=True, cwd=folder, env=environment(),
            )  # fmt: skip

    def said(self, pattern: str) -> str:
        """Wait until the log holds a pattern."""
        until = time.monotonic() + 300
        while not (found := re.search(pattern, self._log.read_text(encoding="utf-8"))):
            assert time.monotonic() < until, self._log.read_text(encoding="utf-8")
            time.sleep(0.2)
        return found[0]

    def kill(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[Node]]]:
    with ExitStack() as stack:
        master = Node(tmp_path, "master", "master.Master")
        stack.callback(master.kill)
        address = master.said(r"spark://[\w.]+:\d+")
        workers = []
        for number in range(2):
            at = ["--cores", "1", "--memory", "2g", "--work-dir", str(tmp_path / f"work{number}"), address]
            workers.append(Node(tmp_path, f"worker{number}", "worker.Worker", *at))
            stack.callback(workers[-1].kill)
        for worker in workers:
            worker.said("Successfully registered")
        yield address, workers


def test_a_cluster_that_loses_a_worker(cluster: tuple[str, list[Node]], tmp_path: Path) -> None:
    address, workers = cluster
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.mkdir()
    for part in range(8):
        lines = [
            {
                "id": f"{part}-{n}",
                "text": f"泰州市副市长周文远说，总投资{part}.{n}亿元。" * 8,
                "published": "2023-02-14",
            }
            for n in range(60)
        ]
        (source / f"{part}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    command = [sys.executable, "-m", "newsnlp.run", str(source), "-o", str(out), "--engine", "spark"]
    with subprocess.Popen([*command, "--master", address], env=environment(), stderr=subprocess.PIPE) as run:
        until = time.monotonic() + 600
        while not list(out.rglob("part-*")):  # the first task has begun to write
            assert run.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
        workers[0].kill()
        _, said = run.communicate()
    assert run.returncode == 0, said.decode()
    lost = re.search(rb"Lost executor|Executor .* removed|worker lost", said, re.IGNORECASE)
    assert lost, said.decode()
    found = {}
    for file in out.glob("part-*.json"):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            assert record["id"] not in found
            found[record["id"]] = record
    assert main([str(source), "-o", str(tmp_path / "local.jsonl")]) == 0
    local = [json.loads(line) for line in (tmp_path / "local.jsonl").read_text(encoding="utf-8").splitlines()]
    assert found == {record["id"]: without_nulls(record) for record in local}


def without_nulls(value: object) -> object:
    """Spark's JSON leaves out what is null."""
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return value
