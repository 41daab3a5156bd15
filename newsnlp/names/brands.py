"""Companies, other bodies and regions known by a name of their own."""

from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .span import NameSpan
from .words import cut, level

LISTS = {
    "company_brands.txt": "ORG",
    "regions.txt": "LOC",
    "known_laws.txt": "LAW",
    "known_facilities.txt": "FAC",
}
_NO_LAW = compile(  # 宪法和法律委员会 is a body, and 宪法|法院; 工会|法援中心
    "(?:和[\u4e00-\u9fff]{1,4})?委员会|兰|援|国(?!家)|院|官|庭|学家|法院|务[部人]|型"
)
_BY_METHOD = ("采用", "运用", "使用", "利用")  # 统计法 is a method, too
COMMON = 4  # a word from this level on that crosses the edge of a known name speaks against it
AHEAD = 4  # so many characters behind a name are divided into words to see it


@cache
def known() -> dict[str, str]:
    """Give the label of every name that is known by itself.

    >>> known()["长三角"]
    'LOC'
    """
    return {name: label for file, label in LISTS.items() for name in lines(file)}


@cache
def _pattern() -> Pattern[str]:
    return pattern(known())


def brands(text: str) -> list[NameSpan]:
    """Give the companies, media, bodies, regions and laws that are known by a name of their own.

    >>> text = "华为与中石化在长三角签约，公司法律部"
    >>> [(text[s.start:s.end], s.label) for s in brands(text)]
    [('华为', 'ORG'), ('中石化', 'ORG'), ('长三角', 'LOC')]
    """
    labels = known()
    found = []
    for hit in _pattern().finditer(text):
        start, end = hit.span()
        if labels[hit[0]] == "LOC" and text.startswith("地区", end):
            end += 2
        if labels[hit[0]] == "LAW" and (_NO_LAW.match(text, end) or text.endswith(_BY_METHOD, 0, start)):
            continue
        if _stands(text, start, end):
            found.append(NameSpan(start, end, labels[hit[0]], "known"))
    return found


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether no common word crosses the edges: not 公司法|律部, while 该区|长江 stands against 区长."""
    crossing = max(level(text[end - 1 : end + 1]), level(text[end - 1 : end + 2]))
    if crossing >= COMMON and all(last != end for _, last in cut(text, start, min(len(text), end + AHEAD))):
        return False
    if start == 0 or end - start > 3 or level(text[start - 1 : start + 1]) < COMMON:
        return True
    if start > 1 and text[start - 2] in "该本我全各":
        return True
    return any(first == start for first, _ in cut(text, max(0, start - 2), min(len(text), end + 2)))
