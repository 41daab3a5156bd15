"""What is left where tags go: newlines where blocks met, blanks between the cells of a table."""

import re
from collections.abc import Iterator, Sequence

_BLOCK = (
    "p|div|li|tr|h[1-6]|dd|dt|dl|table|ul|ol|section|article|title|option|blockquote|caption|figure|figcaption"
    "|header|footer|nav|aside|main|form|fieldset|legend|center|head|body"
)
_CLOSED = re.compile(rf"</(?:{_BLOCK})\b|<hr\b", re.IGNORECASE)
# A paragraph or a <br> may also have been put inside a sentence; these never are.
_OPENED = re.compile(r"<(?:li|tr|h[1-6]|dd|dt|table|ul|ol|title|option|caption|blockquote)\b", re.IGNORECASE)
_LINE = re.compile(r"</?(?:br|p|div|section|article)\b", re.IGNORECASE)
_CELL = re.compile(r"</?t[dh]\b", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p)\b", re.IGNORECASE)
_SENTENCE_ENDS = "。！？!?”」』…：:；;"
_PUNCTUATION = re.compile("[，。；！？、：,;]")
_SHORT = 20  # characters of an item between two breaks; a line of a sentence is longer

Span = tuple[int, int]


def breaks(text: str, tags: Sequence[Span]) -> list[str]:
    """Give what stands in the place of each tag; of tags that touch one speaks for all.

    >>> breaks("<h1>大会</h1><p>昨日", [(0, 4), (6, 11), (11, 14)])
    ['', '\\n', '']
    >>> breaks("占地</td><td>200", [(2, 7), (7, 11)])
    [' ', '']
    """
    after: list[str] = []
    groups = list(_touching(text, tags))
    items = _items(text, groups)
    for number, group in enumerate(groups):
        start, end = group[0][0], group[-1][1]
        left, right = _before(text, start), text[end : end + 1]
        put = ""
        if left not in ("", "\n") and right not in ("", "\n"):
            put = _between(text, group, left, right, number in items)
        after += [put, *[""] * (len(group) - 1)]
    return after


def _before(text: str, place: int) -> str:
    """Give the character before a place, blanks aside."""
    least = max(0, place - 8)
    while place > least and text[place - 1] in " \t":
        place -= 1
    return text[place - 1 : place]


def _touching(text: str, tags: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the tags that stand side by side together."""
    group: list[Span] = []
    for tag in tags:
        if group and tag[0] != group[-1][1]:
            yield group
            group = []
        group.append(tag)
    if group:
        yield group


def _between(text: str, group: list[Span], left: str, right: str, item: bool) -> str:
    names = [text[start : min(end, start + 12)] for start, end in group]
    if any(_CLOSED.match(name) or _OPENED.match(name) for name in names):
        return "\n"
    lines = sum(1 for name in names if _LINE.match(name))
    digits = left.isdigit() and right.isdigit()
    if lines and (lines > 1 or item or digits or left in _SENTENCE_ENDS):
        return "\n"
    if any(_CELL.match(name) for name in names) and not left.isspace() and not right.isspace():
        return " "
    return ""


def _items(text: str, groups: Sequence[list[Span]]) -> set[int]:
    """Give the groups that end or begin a short item between two breaks: names under one another."""
    found: set[int] = set()
    last, place = -1, 0
    for number, group in enumerate(groups):
        if not any(_BREAK.match(text, start) for start, _ in group):
            continue
        stretch = text[place : group[0][0]] if last >= 0 else ""
        if 0 < len(stretch) <= _SHORT and not _PUNCTUATION.search(stretch) and "\n" not in stretch.strip():
            found |= {last, number}
        last, place = number, group[-1][1]
    return found
