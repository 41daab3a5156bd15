"""Files that appear when they are complete."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def beside(path: Path, ending: str) -> Path:
    """Give the path with something put behind its name.

    >>> beside(Path("out/a.jsonl"), ".part").as_posix()
    'out/a.jsonl.part'
    """
    return path.with_name(path.name + ending)


@contextmanager
def completed(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to, which takes its name when everything is written, and goes otherwise.

    Whoever reads `path` meanwhile sees the old file or none. Devices are written directly. Raises OSError, naming
    `path`.
    """
    device = path.exists() and not path.is_file()
    part = path if device else beside(path, ".part")
    try:
        yield part
        if not device:
            part.replace(path)
    except OSError as error:
        raise OSError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if not device:
            with suppress(OSError):
                part.unlink(missing_ok=True)
