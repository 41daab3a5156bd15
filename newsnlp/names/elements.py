"""Names put together from known parts, as Tibetans, Mongols, Uyghurs and others bear them: 扎西罗布, 阿布·次仁."""

from collections.abc import Iterator, Set
from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .likeness import surnames
from .span import NameSpan
from .words import level

_DOTS = "·•・‧"
_ADDRESS = "(?:大姐|大哥|大妈|大爷|大叔|大娘|阿妈|阿爸|先生|女士)"
LONGEST = 4  # parts of one name
CROSSING = 5  # a word from this commonness on that goes on behind the last part speaks against it


@cache
def part() -> str:
    """Give the source of an expression for one known part of a name."""
    return tree(lines("name_elements.txt"))


@cache
def sounds() -> str:
    """Give the characters that foreign names are written with by sound."""
    return "".join(lines("name_sounds.txt"))


@cache
def syllable() -> str:
    """Give the source of an expression for a known part or one character written by sound."""
    return f"{part()}|[{sounds()}]"


def dots(text: str) -> bool:
    """Tell whether a text holds a dot that stands between the parts of a name.

    >>> dots("孟·其木格")
    True
    """
    return any(dot in text for dot in _DOTS)


def whole_end(text: str, end: int) -> int:
    """Leave the last character of a name written by sound to the word that follows: 夫|特意, 默|于1901年, 扬|当天.

    >>> whole_end("拉夫罗夫日前表示", 5)
    4
    """
    last = text[end - 1]
    if text[end - 2] not in _DOTS and (last in "于都" or level(text[end - 1 : end + 1]) >= CROSSING):
        return end - 1
    return end


@cache
def _patterns() -> tuple[Pattern[str], Pattern[str], Pattern[str]]:
    one = part()
    family = "".join(sorted(name for name in surnames() if len(name) == 1))
    return (
        compile(f"{one}(?:(?:{one}){{1,{LONGEST}}}{_ADDRESS}?|{_ADDRESS})"),
        compile(f"((?:{one}){{1,{LONGEST}}}){_ADDRESS}?(?![{sounds()}{_DOTS}])"),
        compile(f"(?<![{_DOTS}])[{family}][{_DOTS}](?:{one}){{1,{LONGEST}}}"),
    )


def composed(text: str) -> Iterator[NameSpan]:
    """Yield the names that consist of two known parts or more, and those of a Han surname, a dot and a known part.

    >>> text = "第二名扎西罗布和孟·其木格获奖"
    >>> [text[s.start:s.end] for s in composed(text)]
    ['扎西罗布', '孟·其木格']
    """
    several, _, dotted = _patterns()
    for found in several.finditer(text):
        if found.end() - found.start() > 3:
            yield NameSpan(found.start(), found.end(), "PERSON", "person.parts")
    for found in dotted.finditer(text) if dots(text) else ():
        yield NameSpan(found.start(), found.end(), "PERSON", "person.parts")


def placed(text: str, starts: Set[int]) -> Iterator[NameSpan]:
    """Yield the names of one known part or more, with their form of address, that begin at the given offsets.

    >>> [span[:2] for span in placed("会长扎西说", {2})]
    [(2, 4)]
    """
    _, led, _ = _patterns()
    for start in sorted(starts):
        found = led.match(text, start)
        if found and level(text[found.end(1) - 1 : found.end(1) + 1]) < CROSSING:
            yield NameSpan(start, found.end(), "PERSON", "person.parts")
