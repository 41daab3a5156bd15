"""Characters that marked-up text reads as its own, written so that they stand for themselves.

`{{}`, `{|}`, `{}}` and `{-}` are the character in the braces, `{U+000D}` is one by its code. Nothing of this can be a
mark: a text that has none of it reads as it stands.
"""

import re
from typing import Final

#: What stands for a character.
ESCAPE: Final = r"\{(?:[{}|-]|U\+(?:10|[0-9A-F])?[0-9A-F]{4})\}"
_ESCAPE = re.compile(ESCAPE)
_CODE = re.compile(r"\{U\+(?:10|[0-9A-F])?[0-9A-F]{4}\}")
# A file turns \r into a line's end, and holds no half of a surrogate pair.
_OF_TEXT = re.compile(r"[{}|\r\ud800-\udfff]|^-(?=--[ \t]*$)", re.MULTILINE)
# What ends a line to str.splitlines, and what strip takes from the edges.
_OF_FIELD = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]|^\s+|\s+\Z|\{(?=U\+)")


def escaped_text(text: str) -> str:
    """Write a text so that marks can be put into it.

    >>> escaped_text("a|b\\n---")
    'a{|}b\\n{-}--'
    """
    return _OF_TEXT.sub(lambda found: _short(found[0]), text)


def escaped_end(block: str) -> str:
    """Keep a line's end behind the last word, where a file has one of its own."""
    return block[:-1] + _code("\n") if block.endswith("\n") else block


def escaped_field(value: str, besides: str = "") -> str:
    """Write a header's value or a cell of a post; `besides` are characters that would divide it.

    >>> escaped_field("副总裁|CEO ", "|")
    '副总裁{U+007C}CEO{U+0020}'
    """
    value = _OF_FIELD.sub(lambda found: "".join(map(_code, found[0])), value)
    return "".join(_code(character) if character in besides else character for character in value)


def read(escape: str) -> str:
    """Give the character that an escape stands for."""
    inner = escape[1:-1]
    return inner if len(inner) == 1 else chr(int(inner[2:], 16))


def unescaped_text(text: str) -> str:
    """Undo `escaped_text`."""
    return _ESCAPE.sub(lambda found: read(found[0]), text)


def unescaped_field(value: str) -> str:
    """Undo `escaped_field`."""
    return _CODE.sub(lambda found: read(found[0]), value)


def _short(character: str) -> str:
    return "{" + character + "}" if character in "{}|-" else _code(character)


def _code(character: str) -> str:
    return f"{{U+{ord(character):04X}}}"
