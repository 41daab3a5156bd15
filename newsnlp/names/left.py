"""Where a name begins, when its last word is known: the walk to the left over words that names are made of."""

from collections.abc import Iterable, Mapping, Set
from functools import cache
from re import compile
from typing import NamedTuple

from newsnlp.resources import lines

from .span import NameSpan
from .words import SINGLES, actions, cut, level, levels

REACH = 30
MOST_LONE = 8  # a name has no more unlisted characters
RARE = 4  # a listed proper word at most this common counts as a brand
RAREST = 1  # so does any noun of two characters at most this common
PAIR = 2
_LANDFORMS = frozenset("湾岛岭沟坝屯寨洲滩桥山河江湖溪")
LETTERS = frozenset("省市区县州旗镇乡村")
_BOUND = compile(r"[^\u4e00-\u9fffA-Za-z0-9（）()·\-&＋+〇]")
_NOMINAL = frozenset(("n", "nz", "vn", "j", "a", "an", "b", "l", "s", "i"))
_SPANNING = frozenset("至—-")  # 甲地至乙地高速公路
_OPENING = {"）": "（", ")": "("}
_FRESH = frozenset("新老")  # inside a name, never at its beginning: 扬州新机场
_ORDER = compile("第[一二三四五六七八九十]+")
_ZONE = compile("(?:[\u4e00-\u9fff]{2}新|高新|开发|经开|保税|示范)$")  # 光明新|区
_WITHIN = frozenset("能中达")  # function characters that brands contain too: 硅能科技
_REGION = frozenset(("自治区", "自治州", "自治县", "兵团"))
_ORDINAL = compile(
    r"第[一二三四五六七八九十百〇零]+$|第?[一二三四五六七八九十百\d]{1,3}[期号中小院厂局师军届次标]$"
)


class Anchors(NamedTuple):
    """What is known of a text before names are put together.

    `places`, `brands` and `names` map the end of each place mention, company brand and name found so far to its start;
    `held` marks characters that no name may use, `inside` those of a place that goes on with the next character;
    `ends` keeps the last word of each window looked at; `roles` are the starts of role words.
    """

    places: Mapping[int, int]
    brands: Mapping[int, int]
    names: dict[int, int]
    held: bytearray
    inside: bytearray
    ends: dict[tuple[int, int], tuple[int, int]]
    roles: Set[int] = frozenset()

    @classmethod
    def of(
        cls, size: int, places: Iterable[NameSpan], brands: Iterable[NameSpan], held: bytearray
    ) -> "Anchors":
        """Gather the anchors of a text of `size` characters.

        >>> Anchors.of(4, [NameSpan(0, 2, "GPE", "place")], [], bytearray(4)).places
        {2: 0}
        """
        inside = bytearray(size)
        ends = {}
        for place in places:
            ends[place.end] = place.start
            inside[place.start : place.end - 1] = b"\1" * (place.end - 1 - place.start)
        return cls(ends, {brand.end: brand.start for brand in brands}, {}, held, inside, {})


class Left(NamedTuple):
    """The start of a name, what stands at its left edge, and how many listed words follow.

    `edge` is one of: place, letter (市 of 市文化局), name (a shorter name), brand (unlisted characters or Latin
    letters), word, or empty where the name would be its head alone. `words` and `lone` count the listed words and the
    unlisted characters between that and the head.
    """

    start: int
    edge: str
    words: int
    lone: int = 0


@cache
def inner() -> frozenset[str]:
    """Words of no nominal sort that stand inside names."""
    return frozenset(lines("name_inner_verbs.txt"))


@cache
def _outer() -> frozenset[str]:
    return frozenset(lines("name_openers_not.txt"))


@cache
def _latin() -> frozenset[str]:
    return frozenset(lines("name_latin.txt"))


@cache
def _affixes() -> frozenset[str]:
    return frozenset(lines("name_affixes.txt"))


def _belongs(word: str) -> bool:
    if word in _outer():
        return word in _FRESH
    if word in inner() or _ORDER.fullmatch(word):
        return True
    if len(word) == 1:
        return word not in SINGLES or word in _WITHIN
    found = levels().get(word)
    return found is not None and found[1] in _NOMINAL and word[0] != "最"


def _opens(word: str) -> bool:
    """Tell whether a listed word can be the first of a name."""
    if word[0] in "（(" or word in _outer():
        return False
    found = levels().get(word)
    return not (len(word) == 1 and word in _affixes()) and not (
        found is not None and found[1] in ("v", "vn") and word in inner()
    )


def _edge(text: str, pieces: list[tuple[int, int]], head: int) -> Left:
    """Drop what cannot open a name and say what stands at the left edge."""
    while pieces:
        first, last = pieces[0]
        if last - first == 1 and len(pieces) > 1 and text[first : first + 2] in _outer():
            pieces = pieces[2:]
        elif not _opens(text[first:last]):
            pieces = pieces[1:]
        else:
            break
    run = _brand_run(text, pieces)
    if run is not None and all(_plain(text[first:last]) for first, last in pieces[:run]):
        pieces = pieces[run:]
        run = 0
    if not pieces:
        return Left(head, "", 0)
    start = pieces[0][0]
    words = sum(last - first > 1 for first, last in pieces)
    opener = text[start : pieces[0][1]]
    found = levels().get(opener)
    named = found is not None and opener not in inner() and _proper(found, text, pieces)
    latin = opener[0].isascii() and opener.upper() not in _latin()
    if run == 0 or latin or named:
        return Left(start, "brand", words, len(pieces) - words)
    return Left(start, "word", words, len(pieces) - words)


def _proper(found: tuple[int, str], text: str, pieces: list[tuple[int, int]]) -> bool:
    """Tell whether a listed word at the left edge is a name: a proper or very rare noun, or one as in 海螺|湾."""
    rank, tag = found
    if tag == "nz":
        return rank <= RARE
    landed = len(pieces) > 1 and text[slice(*pieces[1])] in _LANDFORMS
    short = pieces[0][1] - pieces[0][0] == PAIR
    return tag == "n" and ((rank <= RAREST and short) or (rank <= RARE and landed))


def _plain(word: str) -> bool:
    """Tell whether a word before a brand is a common noun and no part of the name: 大户 in 出口大户金宝电子."""
    return len(word) > 1 and word not in inner() and word.isalpha() and not word.isascii()


def _brand_run(text: str, pieces: list[tuple[int, int]]) -> int | None:
    """Give the index of the first of two or more unlisted characters in a row, or None."""
    run = 0
    for index, (first, last) in enumerate(pieces):
        word = text[first:last]
        blocked = run == 0 and (word in _affixes() or word in actions())
        if last - first > 1 or blocked or text[first : last + 1] in _outer():
            run = 0
        else:
            run += 1
            if run == 2:
                return index - 1
    return None


def left_edge(text: str, head: int, anchors: Anchors, reach: int = REACH) -> Left:
    """Walk left from `head`, where the last word of a name begins, to the first character of the name,
    at most `reach` characters.

    >>> text = "记者从江海市星辰置业"
    >>> left_edge(text, 8, Anchors.of(10, [NameSpan(3, 6, "GPE", "place")], [], bytearray(10)))
    Left(start=3, edge='place', words=1, lone=0)
    """
    places, brands, names, held, *_ = anchors
    if text[head] in LETTERS and head + 1 in places:
        return Left(places[head + 1], "place", 0)
    zone = _ZONE.search(text, max(0, head - 3), head) if text[head] == "区" else None
    if zone:
        return Left(zone.start(), "place", 0)
    floor = max(0, head - reach)
    start = head
    pieces: list[tuple[int, int]] = []
    words = lone = 0
    while start > floor and lone < MOST_LONE:
        for ends, edge in ((names, "name"), (places, "place"), (brands, "brand")):
            if start in ends and ends[start] >= floor:
                start = ends[start]
                if edge != "place" and start in places and places[start] >= floor:
                    start = places[start]
                    edge = "place" if edge == "brand" else edge
                while edge == "place" and start in places and places[start] >= floor:
                    start = places[start]
                if text[start - 1 : start] in _SPANNING and start - 1 in places and text[head] != "港":
                    start = places[start - 1]
                return Left(start, edge, words, lone)
        char = text[start - 1]
        if held[start - 1] or _BOUND.match(char):
            break
        if char in _OPENING:
            opening = text.rfind(_OPENING[char], floor, start)
            if opening <= floor or start - opening > 12 or any(held[opening:start]):
                break
            pieces.insert(0, (opening, start))
            start = opening
            continue
        if char in "（(":
            break
        low = start
        if not "\u4e00" <= char <= "\u9fff":
            while (
                low > floor and "!" < text[low - 1] <= "~" and text[low - 1] not in "()" and not held[low - 1]
            ):
                low -= 1
            if low == start or not text[low:start].strip("0123456789.-"):
                break
            pieces.insert(0, (low, start))
            start = low
            continue
        stop = max(floor, start - 9)
        while low > stop and "\u4e00" <= text[low - 1] <= "\u9fff" and not held[low - 1]:
            low -= 1
            if low in places or low in names or low in brands:
                break
        if (low, start) not in anchors.ends:
            anchors.ends[low, start] = cut(text, low, start)[-1]
        first, last = anchors.ends[low, start]
        district = _district(text, first, last, floor, held)
        if district is not None:
            return Left(district[0], district[1], words, lone)
        ordinal = _ORDINAL.search(text, low, start)
        if ordinal is not None:
            first = ordinal.start()
        elif not _belongs(text[first:last]):
            break
        words += last - first > 1
        lone += last - first == 1
        pieces.insert(0, (first, last))
        start = first
    return _edge(text, pieces, head)


def _district(text: str, first: int, last: int, floor: int, held: bytearray) -> tuple[int, str] | None:
    """Give start and edge where a piece is the letter of a division: 市|文化局, 省政府|采购中心, 高新区|政府."""
    word = text[first:last]
    zone = _ZONE.search(text, max(floor, first - 3), first) if word[0] == "区" else None
    if word[0] in LETTERS and level(word[1:]):
        return zone.start() if zone else first, "letter"
    if word not in LETTERS and word not in _REGION:
        return None
    if zone:
        return zone.start(), "name"
    if first > floor and not _ends_before(text, first, held):
        return None
    opened = _unlisted_place(text, first, floor, held)
    return opened, "letter" if opened == first else "place"


def _unlisted_place(text: str, letter: int, floor: int, held: bytearray) -> int:
    """Go back over up to three unlisted characters, the name of a place that no list has: 江北|区建设局."""
    at = letter
    while at > max(floor, letter - 3) and not held[at - 1] and "\u4e00" <= text[at - 1] <= "\u9fff":
        first, last = cut(text, max(floor, at - 4), at)[-1]
        if last - first > 1 or text[first] in SINGLES or text[first] in actions():
            break
        at = first
    return at


def _ends_before(text: str, at: int, held: bytearray) -> bool:
    if at == 0 or held[at - 1] or text[at - 1] in SINGLES or not "\u4e00" <= text[at - 1] <= "\u9fff":
        return True
    return level(text[at - 1 : at + 1]) == 0
