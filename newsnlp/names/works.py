"""Titles in book brackets: documents of authorities and other works."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .span import NameSpan

_BRACKETS = compile(r"《([^《》\n]{1,80})》")
_REPORTS = compile("》(?:记者|(?:综合)?报道|讯|特约)")
_STAGE = compile(r"\s*[（(][^（）()]{1,12}[）)]$")


@cache
def _documents() -> Pattern[str]:
    return compile(f"(?:{tree(lines('law_endings.txt'))})$")


@cache
def _papers() -> tuple[str, ...]:
    return tuple(lines("paper_endings.txt"))


def works(text: str) -> Iterator[NameSpan]:
    """Yield the titles inside 《》, without the brackets; papers are the bodies that bring them out.

    >>> [span.label for span in works("依据《中华人民共和国噪声污染防治法》，《湖边》获奖")]
    ['LAW', 'WORK_OF_ART']
    """
    for found in _BRACKETS.finditer(text):
        title = _STAGE.sub("", found[1].strip())
        document = _documents().search(title) is not None
        paper = _REPORTS.match(text, found.end() - 1) or (title.endswith(_papers()) and not document)
        label = "ORG" if paper else "LAW" if document else "WORK_OF_ART"
        yield NameSpan(found.start(1), found.end(1), label, "brackets")
