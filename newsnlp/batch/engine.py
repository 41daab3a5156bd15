"""One run: read, annotate in order, keep every chunk that is done, and put the output together at the end."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from newsnlp.errors import BatchError, NewsnlpError
from newsnlp.records import ErrorFile, Failure, Inputs, replacing

from .annotating import Settings, annotate
from .chunks import Chunk, cut
from .cores import usable_cores
from .duplicates import find
from .job import Job, Outcome
from .manifest import write_manifest
from .outputs import Form, form_of
from .progress import Progress
from .shards import Tally, failures, lines, signatures, store, stored
from .workers import in_order

# So little is read sooner here than other processes are started, which takes seconds: characters, and chunks of a
# few words each.
_LITTLE: Final = 100_000
_CHUNKS: Final = 32
_OURS: Final = (".jsonl", ".part")  # what a run keeps in its folder

#: Takes each record as a line of JSON; gives False when no more are wanted.
Show = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with a chunk: nothing where its shard is there, else annotate and store."""

    folder: Path
    settings: Settings
    fingerprint: str

    def __call__(self, chunk: Chunk) -> Tally:
        """Give the tally of the chunk, whose shard is then on disk. Raises OSError where it cannot be written."""
        digest = chunk.digest(self.fingerprint)
        done = stored(self.folder, chunk.number, digest)
        return done or store(self.folder, chunk.number, digest, annotate(chunk, self.settings))


def run_batch(job: Job, show: Show | None = None) -> Outcome:
    """Do a job; `show` takes every record in order, as a line of JSON.

    With an output on disk, what is done lies in a folder beside it until everything is. Where a run ends early, by
    an error or a kill, a second one with `resume` gives exactly what one would have given: chunks are known by a
    digest of their articles and of everything that decides how they are read.

    Raises `BatchError` for a job that cannot be done, `ModelError` and `PatternError` for what is missing or wrong
    in the settings, and OSError where the output cannot be written.
    """
    job.check()
    started = time.monotonic()
    inputs = Inputs(job.inputs, job.own(), job.fields)
    outcome = _stored(job, inputs, show, started) if job.is_stored else _passed_on(job, inputs, show)
    outcome.seconds = time.monotonic() - started
    return outcome


def _passed_on(job: Job, inputs: Inputs, show: Show | None) -> Outcome:
    """Hand each record on as soon as it is there, and write it to the device or pipe that is the output, if any."""
    outcome = Outcome(workers=job.workers or 1)
    # One by one: whoever waits at the other end of a pipe sees an article as soon as it is read.
    chunks = cut(inputs, articles=1) if outcome.workers == 1 else cut(inputs)
    with ExitStack() as stack:
        errors = stack.enter_context(ErrorFile(None))
        device = stack.enter_context(replacing(job.output)) if job.output else None
        for _, made in in_order(chunks, partial(annotate, settings=job.settings), outcome.workers):
            for failure in made.failures:
                errors.write(failure)
            _count(outcome, len(made.lines), made.characters, made.failures, job)
            for line in made.lines:
                if device is not None:
                    device.write(line + "\n")
                if show is not None and not show(line):
                    return outcome
    return outcome


def _stored(job: Job, inputs: Inputs, show: Show | None, started: float) -> Outcome:
    assert job.output
    assert job.shards
    name, form = form_of(job.output, job.form)
    _begin(job, job.output, job.shards, form)
    try:
        outcome, chunks = _annotated(job, job.shards, inputs, show)
        form.write(lines(job.shards, chunks), job.output)
        _describe(job, job.shards, chunks, inputs, name, outcome, started)
    except NewsnlpError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        reason = reason if str(job.output) in reason else f"cannot write {job.output}: {reason}"
        raise OSError(f"{reason} (what is done is kept in {job.shards}: --resume goes on)") from error
    finally:
        # A run that ended before anything was done leaves nothing behind.
        with suppress(OSError):
            job.shards.rmdir()
    shutil.rmtree(job.shards, ignore_errors=True)
    return outcome


def _begin(job: Job, output: Path, folder: Path, form: Form) -> None:
    """Make the folder of shards; raises `BatchError` where another run's work would be lost."""
    begun = folder.is_dir() and any(folder.glob("*.jsonl"))
    if folder.is_dir() and (others := [path for path in folder.iterdir() if path.suffix not in _OURS]):
        raise BatchError(f"{others[0]} is none of a run's, and {folder} is where one keeps its work: move it")
    if begun and not job.resume:
        raise BatchError(
            f"an earlier run did not finish ({folder}): go on with it by --resume, or delete that folder"
        )
    if form.empty and not begun and output.is_dir() and any(output.iterdir()):
        raise BatchError(f"{output} is not empty, and somebody may have worked in it: name another folder")
    if lost := form.foreign(output):
        raise BatchError(f"{output} holds {lost}, which newsnlp did not write: name another output")
    try:
        folder.mkdir(exist_ok=True)
        for part in folder.glob("*.part"):
            part.unlink()
    except OSError as error:
        raise OSError(f"cannot write {output}: {error.strerror or error}") from error


def _annotated(job: Job, folder: Path, inputs: Inputs, show: Show | None) -> tuple[Outcome, range]:
    """Bring every chunk to disk; gives what became of them, and their numbers."""
    work = Work(folder, job.settings, job.settings.fingerprint())
    outcome, done = Outcome(), 0
    with Progress(inputs) as progress:
        chunks, outcome.workers = _staffed(progress.watched(cut(inputs)), job.workers)
        for chunk, tally in in_order(chunks, work, outcome.workers):
            done += 1
            _count(outcome, tally.records, tally.characters, tally.failures, job)
            progress.show(chunk, outcome)
            if show is not None:
                for line in lines(folder, range(chunk.number, done)):
                    show(line.decode("utf-8").rstrip("\n"))
    return outcome, range(done)


def _describe(
    job: Job, folder: Path, chunks: range, inputs: Inputs, form: str, outcome: Outcome, started: float
) -> None:
    """Write what lies beside the output: repetitions, what could not be read, and the manifest."""
    assert job.manifest
    assert job.duplicates
    if job.settings.signatures:
        with replacing(job.duplicates) as file:
            for duplicate in find(signatures(folder, chunks)):
                outcome.exact_duplicates += duplicate.kind == "exact"
                outcome.near_duplicates += duplicate.kind == "near"
                file.write(json.dumps(asdict(duplicate), ensure_ascii=False) + "\n")
    else:
        job.duplicates.unlink(missing_ok=True)
    with ErrorFile(job.errors) as errors:
        for failure in failures(folder, chunks):
            errors.write(failure)
    outcome.seconds = time.monotonic() - started
    write_manifest(job.manifest, job, inputs, form, outcome)


def _staffed(chunks: Iterator[Chunk], workers: int | None) -> tuple[Iterator[Chunk], int]:
    """Give the chunks, and how many workers are to read them: those asked for, else what the work is worth."""
    if workers is not None:
        return chunks, workers
    first: list[Chunk] = []
    for chunk in chunks:
        first.append(chunk)
        if len(first) > _CHUNKS or sum(chunk.characters for chunk in first) > _LITTLE:
            return chain(first, chunks), usable_cores()
    return iter(first), 1


def _count(
    outcome: Outcome, records: int, characters: int, failed: tuple[Failure, ...] | list[Failure], job: Job
) -> None:
    outcome.records += records
    outcome.characters += characters
    outcome.failures += len(failed)
    if failed:
        outcome.first_failure = outcome.first_failure or failed[0]
        if job.fail_fast:
            raise BatchError(f"{failed[0]} (stopped at the first failure, as --fail-fast asks)")
