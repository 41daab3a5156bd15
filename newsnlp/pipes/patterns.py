"""Pattern files: where they are, how they are read, and what could never match.

Format: spaCy's EntityRuler JSONL, a line `{"label": ..., "pattern": ..., "id": ...}`, where `pattern` is a string or a
list of token patterns. The pipeline's tokens are characters while patterns are matched, so a token pattern that asks
for a token longer than one character could never match: it is refused.
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

Pattern = dict[str, Any]
WORDS: Final = ("TEXT", "ORTH", "LOWER", "NORM")


def patterns_folder() -> Path:
    """Find the patterns that ship: `newsnlp/patterns` in an installed wheel, else `patterns/` of the checkout."""
    package = Path(newsnlp.__file__).parent
    for folder in (package / "patterns", package.parent / "patterns"):
        if folder.is_dir():
            return folder
    raise PatternError(
        f"no patterns in {package / 'patterns'}: reinstall newsnlp, or give load(patterns=DIR)"
    )


def read_patterns(folder: Path) -> list[Pattern]:
    """Read every `*.jsonl` of a folder, in the order of the file names.

    Raises `PatternError`, with file and line, for a line that is no pattern, for an unknown label, and for a token
    pattern that spaCy refuses or that can never match; also for a folder without pattern files.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise PatternError(f"{folder}: no folder with *.jsonl pattern files")
    return [pattern for path in files for pattern in _read(path)]


def _read(path: Path) -> Iterator[Pattern]:
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
        except ValueError as error:
            raise PatternError(f"{where}: not JSON ({error})") from error
        _check(pattern, where)
        yield pattern


def _check(pattern: Any, where: str) -> None:
    if (
        not isinstance(pattern, dict)
        or not pattern.get("pattern")
        or not isinstance(pattern.get("label"), str)
    ):
        raise PatternError(f'{where}: a pattern reads {{"label": ..., "pattern": ...}}')
    if pattern["label"] not in LABELS:
        raise PatternError(f"{where}: unknown label {pattern['label']!r}; labels are {', '.join(LABELS)}")
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
        for attribute, value in token.items():
            if attribute.upper() in WORDS and not _can_match(value):
                raise PatternError(
                    f"{where}: {attribute} {value!r} can never match, since every character is a token here; "
                    "write it as a string pattern, or one character a token"
                )


def _can_match(value: Any) -> bool:
    """Say whether a token of one character can have this text; what is not a word or a list of words may."""
    if isinstance(value, str):
        return len(value) == 1
    if isinstance(value, dict) and isinstance(value.get("IN"), list):
        return any(len(word) == 1 for word in value["IN"])
    return True
