"""Entities and tags that a crawler left in the text."""

import re
from collections.abc import Sequence
from html import unescape

from newsnlp.text.edits import Edit

from .blocks import breaks
from .hidden import hidden

# Only entities that end in `;`, and &nbsp without it: AT&T and R&D are text.
_ENTITY = r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|&nbsp(?![a-zA-Z0-9=])"
_BLANKS = "\xa0\u2002\u2003\u2009"
_NAMES = (
    "a|abbr|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|colgroup|dd"
    "|del|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img"
    "|input|ins|label|legend|li|link|marquee|meta|nav|nobr|noscript|ol|optgroup|p"
    "|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td"
    "|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|wbr|(?:o|v|w|st1|u1):[a-z][a-z0-9]*"
)
# Words of programs as well (List<object>): tags where they close or have attributes.
_RARE = "area|base|col|main|map|object|option|param|picture|source"
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# Attributes hold Chinese in quotes, or without them behind a `=`; elsewhere a `<` before it was cut short. No class
# has the `<`, and nothing is given back, so that each try ends at the next one and is made once.
_QUOTED = r"""="[^"<\n]*"|='[^'<\n]*'"""
_ATTRIBUTES = rf"[\s/](?:{_QUOTED}|=[^\s<>\"']*+|[^<>{_HAN}])*+"
# A tag cut short ends in its name, or behind an attribute; names of one letter would be formulas (a<b), but on a
# line of their own.
_TAG = (
    rf"</?(?:{_NAMES})(?:{_ATTRIBUTES})?>"
    rf"|</?(?=[a-z][a-z0-9])(?:{_NAMES})(?![a-zA-Z0-9:-])[ \t]*(?=[^\x00-\x7f]|\n|$)"
    rf"|(?:(?<=\n)|(?<![^。！？”])|(?<=>))</?[abipsu][ \t]*(?=\n)"
    rf"""|<(?:{_NAMES})(?:\s+[a-z-]{{1,20}}=(?:"[^"<>\n{_HAN}]*+"?+|'[^'<>\n{_HAN}]*+'?+))++[ \t]*(?=[{_HAN}]|\n|$)"""
)
_RARELY = rf"</(?:{_RARE})>|<(?:{_RARE})(?=[\s/]){_ATTRIBUTES}>"
_DECLARED = r"<![a-z][^<>]*>|<!\[(?:end)?if[^<>]*>|<!\[CDATA\[|(?<=[。>])\]\]>|<\?xml[^<>]*>"
_MARKUP = re.compile(f"(?P<entity>{_ENTITY})|{_TAG}|{_RARELY}|{_DECLARED}", re.IGNORECASE)


def edits(text: str) -> Sequence[Edit]:
    """Find entities, tags, comments and scripts; where blocks met a newline is left, a blank between cells.

    >>> [edit.after for edit in edits("投资&nbsp;50亿元<b>。</b>")]
    [' ', '', '']
    """
    if "&" not in text and "<" not in text:
        return ()
    found, tags, done = [], [], 0
    for start, end in [*hidden(text), (len(text), len(text))]:
        for match in _MARKUP.finditer(text, done, start):
            if match["entity"] is None:
                tags.append(match.span())
            elif (after := _character(match[0])) != match[0]:
                found.append(Edit(*match.span(), after, "markup"))
        if start < end:
            tags.append((start, end))
        done = end
    found += [Edit(*tag, after, "markup") for tag, after in zip(tags, breaks(text, tags), strict=True)]
    return sorted(found, key=lambda edit: edit.start)


def _character(entity: str) -> str:
    """Give what an entity stands for; blanks of all widths are plain ones."""
    character = unescape(entity)
    return " " if character in _BLANKS else character
