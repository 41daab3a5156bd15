"""Pattern files: where they are, how they are read, and what could never match.

Format: spaCy's EntityRuler JSONL, a line `{"label": ..., "pattern": ..., "id": ...}`, where `pattern` is a string or a
list of token patterns. A token pattern that could never match (`possible`) is refused.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from spacy.matcher import Matcher
from spacy.vocab import Vocab

import newsnlp
from newsnlp.errors import PatternError
from newsnlp.labels import LABELS

from .possible import Script, impossible

Pattern = dict[str, Any]
_MAY_BE_ABSENT: Final = (
    "!",
    "?",
    "*",
)  # operators with which a pattern matches where its token does not stand


def patterns_folder() -> Path:
    """Find the patterns that ship: `newsnlp/patterns` in an installed wheel, else `patterns/` of the checkout."""
    package = Path(newsnlp.__file__).parent
    for folder in (package / "patterns", package.parent / "patterns"):
        if folder.is_dir():
            return folder
    raise PatternError(
        f"no patterns in {package / 'patterns'}: reinstall newsnlp, or give load(patterns=DIR)"
    )


def read_patterns(folder: Path, script: Script = "simplified") -> list[Pattern]:
    """Read every `*.jsonl` of a folder, in the order of the file names, or one file.

    Raises `PatternError`, with file and line, for a line that is no pattern, for an unknown label, and for a token
    pattern that spaCy refuses or that can never match in `script`; also for a folder without pattern files.
    """
    files = pattern_files(folder)
    if not files:
        raise PatternError(f"{folder}: no pattern file, and no folder with *.jsonl pattern files")
    return [pattern for path in files for pattern in _read(path, script)]


def pattern_files(folder: Path | None) -> list[Path]:
    """Give the pattern files that a folder, or the path of one, means; none for None.

    >>> pattern_files(None)
    []
    """
    if folder is None:
        return []
    return [folder] if folder.is_file() else sorted(folder.glob("*.jsonl"))


def _read(path: Path, script: Script) -> Iterator[Pattern]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            pattern = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise PatternError(f"{where}: not JSON ({error})") from error
        _check(pattern, where, script)
        yield pattern


def _check(pattern: Any, where: str, script: Script) -> None:
    if (
        not isinstance(pattern, dict)
        or not pattern.get("pattern")
        or not isinstance(pattern.get("label"), str)
    ):
        raise PatternError(f'{where}: a pattern reads {{"label": ..., "pattern": ...}}')
    if pattern["label"] not in LABELS:
        raise PatternError(f"{where}: unknown label {pattern['label']!r}; labels are {', '.join(LABELS)}")
    if not isinstance(pattern.get("id", ""), str):
        raise PatternError(f"{where}: `id` is {pattern['id']!r}, expected a string")
    content = pattern["pattern"]
    if isinstance(content, str):
        return
    if not isinstance(content, list) or not all(isinstance(token, dict) for token in content):
        raise PatternError(f"{where}: `pattern` is a string or a list of token patterns")
    try:
        Matcher(Vocab(), validate=True).add("check", [content])
    except Exception as error:  # spaCy raises several kinds, some without a message of their own
        raise PatternError(f"{where}: spaCy refuses the pattern: {' '.join(str(error).split())}") from error
    for token in content:
        if token.get("OP") in _MAY_BE_ABSENT:
            continue
        for attribute, value in token.items():
            if reason := impossible(attribute.upper(), value, script):
                raise PatternError(f"{where}: {attribute} {value!r} can never match, since {reason}")
