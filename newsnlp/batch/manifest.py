"""What a run was: beside its output, so that a reader knows years later how the records came about."""

import json
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spacy.about import __version__ as spacy_version

import newsnlp
from newsnlp.records import Inputs, replacing

from .job import Job, Outcome


def write_manifest(path: Path, job: Job, inputs: Inputs, form: str, outcome: Outcome) -> None:
    """Write versions, model, options, counts and seconds as JSON. Raises OSError."""
    ended = datetime.now(UTC)
    settings = job.settings
    described = {
        "newsnlp": newsnlp.__version__,
        "spacy": spacy_version,
        "python": platform.python_version(),
        "model": settings.model(),
        "patterns": str(settings.patterns) if settings.patterns else None,
        "tagger": str(settings.tagger) if settings.tagger else None,
        "fingerprint": settings.fingerprint(),
        "inputs": list(job.inputs),
        "input_files": inputs.files,
        "input_bytes": inputs.done,
        "output": str(job.output),
        "form": form,
        "fields": {"text": job.fields.text, "date": job.fields.date, "id": job.fields.id},
        "workers": outcome.workers,
        "resumed": job.resume,
        "counts": {
            "articles": outcome.records + outcome.failures,
            "records": outcome.records,
            "failures": outcome.failures,
            "characters": outcome.characters,
            **_duplicates(job, outcome),
        },
        "started": (ended - timedelta(seconds=outcome.seconds)).isoformat(timespec="seconds"),
        "seconds": round(outcome.seconds, 3),
    }
    with replacing(path) as file:
        json.dump(described, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _duplicates(job: Job, outcome: Outcome) -> dict[str, int]:
    if not job.settings.signatures:
        return {}
    return {"exact_duplicates": outcome.exact_duplicates, "near_duplicates": outcome.near_duplicates}
