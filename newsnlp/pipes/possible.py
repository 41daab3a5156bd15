"""Which token patterns can match at all: tokens are single characters, repaired, and carry nothing but their text."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Literal

from newsnlp.text import repair

Script = Literal["simplified", "keep"]
_WORDS: Final = ("TEXT", "ORTH", "LOWER", "NORM", "SHAPE")
_AS_WRITTEN: Final = ("TEXT", "ORTH", "LOWER")
_UNSET: Final = ("POS", "TAG", "DEP", "LEMMA", "MORPH")
_LENGTHS: Final[dict[str, Callable[[Any], bool]]] = {
    "==": lambda value: value == 1,
    "!=": lambda value: value != 1,
    ">=": lambda value: value <= 1,
    "<=": lambda value: value >= 1,
    ">": lambda value: value < 1,
    "<": lambda value: value > 1,
    "IN": lambda value: 1 in value,
    "NOT_IN": lambda value: 1 not in value,
}


def impossible(attribute: str, value: Any, script: Script) -> str | None:
    """Say why no token of a text in `script` can have an attribute of this value; None where one may.

    >>> impossible("TEXT", "园", "simplified"), impossible("TEXT", "園", "keep")
    (None, None)
    >>> impossible("TEXT", "園", "simplified")
    "it is read as '园' once the text is repaired: write that"
    >>> impossible("LENGTH", {">=": 2}, "simplified") == impossible("TEXT", "开发区", "simplified")
    True
    """
    words = _wanted(value)
    if attribute in _UNSET and words is not None and "" not in words:
        return "no component sets it: ask for TEXT, or write a string pattern"
    if attribute == "LENGTH" and not _has_length(value):
        return _CHARACTERS
    if words is None or attribute not in _WORDS:
        return None
    single = [word for word in words if len(word) == 1]
    if not single:
        return _CHARACTERS
    if attribute not in _AS_WRITTEN:
        return None
    read = [_repaired(word, script) for word in single]
    if attribute == "LOWER":
        read = [word.lower() for word in read]
    if not any(word == after for word, after in zip(single, read, strict=True)):
        return f"it is read as {', '.join(map(repr, read))} once the text is repaired: write that"
    return None


_CHARACTERS: Final = "every character is a token here; write it as a string pattern, or one character a token"


def _wanted(value: Any) -> list[str] | None:
    """Give the words of which a value asks for one; None where it asks otherwise, as by an expression."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict) and isinstance(value.get("IN"), list):
        return [word for word in value["IN"] if isinstance(word, str)]
    return None


def _has_length(value: Any) -> bool:
    conditions = value if isinstance(value, dict) else {"==": value}
    return all(_LENGTHS[name](wanted) for name, wanted in conditions.items() if name in _LENGTHS)


@lru_cache(maxsize=10_000)
def _repaired(word: str, script: Script) -> str:
    return repair(word, script=script).text
