"""Many articles to records, in several processes, on disk as far as it is done.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as name:
...     _ = (Path(name) / "a.txt").write_text("总投资60亿元", encoding="utf-8")
...     outcome = run_batch(Job([name], Path(name) / "out.jsonl", workers=1))
>>> outcome.records, outcome.failures
(1, 0)
"""

from .annotating import Settings
from .cores import usable_cores
from .engine import run_batch
from .job import Job, Outcome
from .outputs import FORMS
from .spark_job import run_on_spark

__all__ = ["FORMS", "Job", "Outcome", "Settings", "run_batch", "run_on_spark", "usable_cores"]
