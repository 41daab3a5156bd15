"""Entities and tags that a crawler left in the text."""

import re
from collections.abc import Sequence
from html import unescape

from newsnlp.text.edits import Edit

# Only entities that end in `;`, and &nbsp without it: AT&T and R&D are text.
_ENTITY = r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|&nbsp(?![a-zA-Z0-9=])"
_NAMES = (
    "a|abbr|article|b|big|blockquote|body|br|button|center|code|dd|div|dl|dt|em|figcaption|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|meta|nav|ol|p|pre|s|script|section|small|span"
    "|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video"
)
# A tag cut short ends in its name; names of one letter would be formulas (a<b).
_TAG = (
    rf"</?(?:{_NAMES})(?:[\s/][^<>]{{0,1000}})?>"
    rf"|</?(?=[a-z][a-z0-9])(?:{_NAMES})(?![a-zA-Z0-9:-])[ \t]*(?=[^\x00-\x7f]|\n|$)"
)
_COMMENT = r"<!--[^<>]{0,1000}-->"
_CODE = r"<(?P<raw>script|style)\b[^<>]{0,1000}>[^<]{0,5000}</(?P=raw)\s*>"
_MARKUP = re.compile(f"{_ENTITY}|{_CODE}|{_TAG}|{_COMMENT}", re.IGNORECASE)
_NEWLINE_TAG = re.compile(
    r"</?(?:br|p|div|li|tr|h[1-6]|dd|dt|table|ul|ol|hr|section|article)\b", re.IGNORECASE
)
_SENTENCE_ENDS = "。！？!?”」』…：:；;"


def edits(text: str) -> Sequence[Edit]:
    """Find entities, tags, comments and scripts; a block tag after the end of a sentence leaves a newline.

    >>> [edit.after for edit in edits("投资&nbsp;50亿元<b>。</b>")]
    [' ', '', '']
    """
    if "&" not in text and "<" not in text:
        return ()
    found = []
    for match in _MARKUP.finditer(text):
        after = _instead(text, match)
        if after != match[0]:
            found.append(Edit(match.start(), match.end(), after, "markup"))
    return found


def _instead(text: str, match: re.Match[str]) -> str:
    if match[0].startswith("&"):
        character = unescape(match[0])
        return " " if character == "\xa0" else character
    start, end = match.span()
    breaks = _NEWLINE_TAG.match(match[0]) and start and text[start - 1] in _SENTENCE_ENDS
    return "\n" if breaks and text[end : end + 1] not in ("", "\n", "<") else ""
