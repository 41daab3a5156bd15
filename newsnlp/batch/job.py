"""What a run is to do, what came of it, and the files it owns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsnlp.errors import BatchError
from newsnlp.records import Failure, Fields, beside

from . import duplicates
from .annotating import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """Read `inputs` and write `output`, or pass every record to the caller where it is None.

    `form` names one of `FORMS` where the ending of `output` is not to tell; `resume` goes on with an earlier run
    that did not finish; `fail_fast` ends the run at the first article that cannot be read. `left_out` are files that
    the caller writes, passed over in folders. Without `workers` there are as many as this process may keep busy
    (`usable_cores`), and one where there is little to read or the output is no file.
    """

    inputs: Sequence[str]
    output: Path | None = None
    form: str | None = None
    fields: Fields = field(default_factory=Fields)
    settings: Settings = field(default_factory=Settings)
    workers: int | None = None
    resume: bool = False
    fail_fast: bool = False
    left_out: Sequence[Path] = ()

    @property
    def is_stored(self) -> bool:
        """Whether the output is a file or folder on disk, not standard output, a device or a pipe."""
        return self.output is not None and (
            not self.output.exists() or self.output.is_file() or self.output.is_dir()
        )

    @property
    def errors(self) -> Path | None:
        """Where what could not be read is listed; None for standard error."""
        return beside(self.output, ".errors.jsonl") if self.output and self.is_stored else None

    @property
    def duplicates(self) -> Path | None:
        """Where articles that repeat an earlier one are listed."""
        return beside(self.output, ".duplicates.jsonl") if self.output and self.is_stored else None

    @property
    def manifest(self) -> Path | None:
        """Where the run is described."""
        return beside(self.output, ".manifest.json") if self.output and self.is_stored else None

    @property
    def shards(self) -> Path | None:
        """The folder of what is done, until everything is."""
        return beside(self.output, ".shards") if self.output and self.is_stored else None

    def own(self) -> list[Path]:
        """List every path that the run writes, which it must not read."""
        if not self.output:
            return list(self.left_out)
        mine = (
            self.output,
            beside(self.output, ".part"),
            self.errors,
            self.duplicates,
            self.manifest,
            self.shards,
            *self.left_out,
        )
        return [path for path in mine if path]

    def check(self) -> None:
        """Raise `BatchError` where an input would be overwritten, or nothing could be resumed."""
        if self.resume and not self.is_stored:
            raise BatchError("--resume goes on with a file or folder on disk: name it with -o")
        if self.settings.signatures:
            if not self.is_stored:
                raise BatchError("--dedupe compares what is on disk: name a file or folder with -o")
            duplicates.check()
        if not self.output or not self.output.exists():
            return
        for name in self.inputs:
            path = Path(name)
            if path.exists() and (
                path.samefile(self.output) or self.output.resolve() in path.resolve().parents
            ):
                raise BatchError(f"{name} is both read and written: name another output")


@dataclass(slots=True)
class Outcome:
    """How many records of how many characters were written, what was not, in what time, by how many processes."""

    records: int = 0
    failures: int = 0
    characters: int = 0
    seconds: float = 0.0
    exact_duplicates: int = 0
    near_duplicates: int = 0
    workers: int = 1
    first_failure: Failure | None = None
