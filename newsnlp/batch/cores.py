"""How many processes this process may keep busy."""

import math
import os
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")


def usable_cores(root: Path = _ROOT, own: Path = _OWN) -> int:
    """Give the number of cores that the machine, the affinity of this process and its container allow, at least 1.

    A container's share is the smallest quota of the control groups that hold the process, rounded up; version 2 and
    version 1 are read (https://docs.kernel.org/admin-guide/cgroup-v2.html, `cpu.max`).

    >>> usable_cores() >= 1
    True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([cores, *(math.ceil(share) for share in _quotas(root, own))]))


def _quotas(root: Path, own: Path) -> list[float]:
    try:
        groups = [line.split(":", 2) for line in own.read_text().splitlines()]
    except OSError:
        return []
    found = []
    for _, controllers, name in groups:
        if controllers and "cpu" not in controllers.split(","):
            continue
        top = root / "cpu" if controllers else root
        # Inside a container the group's own folder may be mounted as the root.
        path = top / name.lstrip("/")
        for folder in {top, path, *(parent for parent in path.parents if top in parent.parents)}:
            found.append(_quota_v1(folder) if controllers else _quota_v2(folder))
    return [share for share in found if share]


def _quota_v2(folder: Path) -> float | None:
    words = _words(folder / "cpu.max")
    return int(words[0]) / int(words[1]) if len(words) == 2 and words[0] != "max" else None


def _quota_v1(folder: Path) -> float | None:
    quota, period = _words(folder / "cpu.cfs_quota_us"), _words(folder / "cpu.cfs_period_us")
    return int(quota[0]) / int(period[0]) if quota and period and int(quota[0]) > 0 else None


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []
