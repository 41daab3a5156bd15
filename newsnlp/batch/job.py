"""What a run is to do, what came of it, and the files it owns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsnlp.errors import BatchError
from newsnlp.files import beside
from newsnlp.pipes.patterns import pattern_files
from newsnlp.records import Failure, Fields, gives

from . import duplicates
from .annotating import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """Read `inputs` and write `output`, or pass every record to the caller where it is None.

    `form` names one of `FORMS` where the ending of `output` is not to tell; `resume` goes on with an earlier run
    that did not finish; `fail_fast` ends the run at the first article that cannot be read. `left_out` are files that
    the caller writes, passed over in folders; `remade` are those of them that an earlier run has made. Without
    `workers` there are as many as this process may keep busy (`usable_cores`), and one where there is little to read
    or the output is no file.
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
    remade: Sequence[Path] = ()

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
        return [*self._outputs(), *self.left_out, *(beside(path, ".part") for path in self.left_out)]

    def _outputs(self) -> list[Path]:
        if not self.output:
            return []
        ends = [path for path in (self.errors, self.duplicates, self.manifest) if path]
        parts = [beside(path, ".part") for path in (self.output, *ends)]
        return [self.output, *ends, *parts, *([self.shards] if self.shards else [])]

    def check(self) -> None:
        """Raise `BatchError` where an input would be overwritten, or nothing could be resumed."""
        if self.resume and not self.is_stored:
            raise BatchError("--resume goes on with a file or folder on disk: name it with -o")
        if self.settings.signatures:
            if not self.is_stored:
                raise BatchError("--dedupe compares what is on disk: name a file or folder with -o")
            duplicates.check()
        self._check_apart()
        tagger = self.settings.tagger.glob("*") if self.settings.tagger else ()
        read = [*self.inputs, *map(str, (*pattern_files(self.settings.patterns), *tagger))]
        for path in filter(Path.exists, self.own()):
            for name in read:
                if lost := self._lost(Path(name), name, path):
                    raise BatchError(f"{lost} is both read and written: name another output")

    def _check_apart(self) -> None:
        """Raise `BatchError` where the caller writes what the run itself writes or deletes."""
        mine = {path.resolve() for path in self._outputs()}
        for path in self.left_out:
            whole = path.resolve()
            if whole in mine or (self.shards and self.shards.resolve() in whole.parents):
                raise BatchError(
                    f"{path} would be written twice, as a part of {self.output} too: name another"
                )

    def _lost(self, source: Path, name: str, path: Path) -> str | Path | None:
        """Give what is lost of an input by writing `path`, which exists."""
        if source.exists() and (source.samefile(path) or path.resolve() in source.resolve().parents):
            return name
        if source.is_file() or not path.is_file() or self._is_made(path):
            return None
        # Folders and globs give what is made by runs as well, which is passed over.
        return path if gives(name, path) else None

    def _is_made(self, path: Path) -> bool:
        """Say whether an earlier run has made the file."""
        if path in self.left_out:
            return path in self.remade
        return any(one is not None and one.exists() for one in (self.manifest, self.shards))


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
