"""Characters that nobody sees: zero-width, directional, control and private-use ones, lone surrogates."""

import re
from collections.abc import Sequence

from newsnlp.text.edits import Edit

# Newlines of all kinds become \n; the no-break spaces become plain ones; the rest of the class goes.
_INVISIBLE = re.compile(
    "\r\n?|[\x85\u2028\u2029]"
    "|[\xa0\u202f]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\U000f0000-\U0010ffff]+"
    "|[\ud800-\udfff]"
)


def edits(text: str) -> Sequence[Edit]:
    """Find invisible characters; a lone surrogate becomes U+FFFD.

    >>> edits("发\\u200b展")[0].after
    ''
    """
    if text.isascii() and text.isprintable():
        return ()
    return [
        Edit(match.start(), match.end(), _instead(match[0]), "invisible")
        for match in _INVISIBLE.finditer(text)
    ]


def _instead(found: str) -> str:
    if found[0] in "\r\x85\u2028\u2029":
        return "\n"
    if found[0] in "\xa0\u202f":
        return " "
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""
