"""Common words: how usual a string is as a word, and where words end inside a short stretch of text."""

from functools import cache

from newsnlp.resources import lines

UNKNOWN = -7.5  # weight of a character that belongs to no listed word
SINGLE = -4.5  # weight of a function character that is a word by itself
LONGEST = 4
SINGLES = frozenset(
    "的了在是和与及或由被把将对向从到为以于等也都就又还再并而但则即因如若虽各每该此其这那我你他她它们"
    "有无不没来去上下中内外前后里间时年月日号个名位家座条项次号第已经正曾才只更最很较约近超达至起让使令给"
    "同跟比按据依靠用经过说称看做当任请说要会能可应须需想叫往沿随之所者"
)


@cache
def levels() -> dict[str, tuple[int, str]]:
    """Map each listed word to its commonness (0 to 9, twice the log10 of a corpus count) and part of speech."""
    rows = lines("name_words.tsv")
    next(rows)
    made: dict[str, tuple[int, str]] = {}
    for row in rows:
        word, tag, level = row.split("\t")
        made[word] = (int(level), tag)
    return made


def level(word: str) -> int:
    """Give the commonness of a word, 0 for a string that is none.

    >>> level("时间") > level("建国") >= 0
    True
    """
    found = levels().get(word)
    return found[0] if found else 0


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Divide `text[start:end]` into its likeliest words by the sum of their weights; meant for some 20 characters.

    >>> text = "参加现代服务业项目"
    >>> [text[a:b] for a, b in cut(text, 0, 9)]
    ['参加', '现代', '服务业', '项目']
    """
    known = levels()
    size = end - start
    best = [0.0] + [-1e9] * size
    back = [0] * (size + 1)
    for at in range(size):
        here = best[at]
        place = start + at
        weight = here + (SINGLE if text[place] in SINGLES else UNKNOWN)
        if weight > best[at + 1]:
            best[at + 1], back[at + 1] = weight, at
        for width in range(2, min(LONGEST, size - at) + 1):
            found = known.get(text[place : place + width])
            if found and here + found[0] * 0.5 - 7.0 > best[at + width]:
                best[at + width], back[at + width] = here + found[0] * 0.5 - 7.0, at
    pieces: list[tuple[int, int]] = []
    at = size
    while at:
        pieces.append((start + back[at], start + at))
        at = back[at]
    pieces.reverse()
    return pieces


@cache
def actions() -> frozenset[str]:
    """Give the single characters that are a verb or modifier before a head, not the beginning of a name.

    >>> "换" in actions()
    True
    """
    return frozenset(lines("name_actions.txt"))
