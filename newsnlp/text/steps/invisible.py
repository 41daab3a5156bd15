"""Characters that nobody sees: zero-width, directional, control and private-use ones, lone surrogates."""

import re
from collections.abc import Sequence
from functools import cache

from newsnlp.resources import table
from newsnlp.text.edits import Edit

_NEWLINES, _BLANKS = "\x0b\x0c\x85\u2028\u2029", "\xa0\u202f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_UNSEEN = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
# One class alone is the fastest to search; what it finds is told apart afterwards.
_ANY = re.compile(f"[\r{_NEWLINES}{_BLANKS}{_UNSEEN}{_PRIVATE}\ud800-\udfff]")
# Newlines of all kinds become \n; the no-break spaces become plain ones; the rest of the class goes.
_INVISIBLE = re.compile(
    f"\r\n?|[{_NEWLINES}]|[{_BLANKS}]|[{_UNSEEN}]+|[{_PRIVATE}]+|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]"
)


def edits(text: str) -> Sequence[Edit]:
    """Find invisible characters; a lone surrogate becomes U+FFFD.

    >>> edits("发\\u200b展")[0].after
    ''
    """
    if (text.isascii() and text.isprintable()) or _ANY.search(text) is None:
        return ()
    found: list[Edit] = []
    for match in _INVISIBLE.finditer(text):
        if "\ue000" <= match[0][0] <= "\uf8ff" or match[0][0] >= "\U000f0000":
            found += _private(match)
        else:
            found.append(Edit(match.start(), match.end(), _instead(match[0]), "invisible"))
    return found


def _instead(found: str) -> str:
    if found[0] in f"\r{_NEWLINES}":
        return "\n"
    if found[0] in _BLANKS:
        return " "
    if "\ud800" <= found[0] <= "\udfff":
        return (
            found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if len(found) == 2
            else "\ufffd"
        )
    return ""


def _private(match: re.Match[str]) -> list[Edit]:
    """Give what private-use characters stand for, where GBK says so; the others, marks of copying and icons, go."""
    meant = usual_forms()
    return [
        Edit(place, place + 1, meant.get(ord(mark), ""), "invisible")
        for place, mark in enumerate(match[0], match.start())
    ]


@cache
def usual_forms() -> dict[int, str]:
    """Give the characters that odd forms stand for, by code.

    >>> usual_forms()[0xE863]
    '䶮'
    """
    return {int(row["code"], 16): chr(int(row["usual"], 16)) for row in table("odd_forms.tsv")}
