"""Memory stays flat, however many articles go by."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "batch_memory.py"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
def test_memory_is_flat() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), "5000"], capture_output=True, text=True, check=True
    )
    used = [float(line.split()[2]) for line in done.stdout.splitlines()]
    assert len(used) == 10
    assert max(used) < 600
    assert max(used[2:]) - used[1] < 10
