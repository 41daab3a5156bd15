"""Names that end in a telling word: organs, companies, schools, facilities, regions, projects, events."""

from collections.abc import Iterator, Mapping
from functools import cache
from re import Match, Pattern, compile

from newsnlp.resources import lines, table
from newsnlp.resources.tree import pattern

from .left import LETTERS, REACH, Anchors, Left, inner, left_edge
from .span import NameSpan
from .words import SINGLES, cut, level, levels

MOST = 36
NEAR = 6  # how far left the short kinds of names reach
_SHORT = frozenset(("strict", "road"))
ABBREVIATION = 2  # organs of so many characters (民进) are looked at more closely
UNUSUAL = 4  # a noun at most this common may be the brand of a group: 星辰集团
COMMON = 4  # from this level on a word that crosses the edge of a head is looked into
NAMED = frozenset(("place", "letter", "name", "brand"))
_PREFIXES = frozenset(("中共", "武警"))
_YOUTH = frozenset(["省委", "市委", "区委", "县委", "州委"])
_ABBREVIATIONS = frozenset("京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔滇藏陕甘青宁新通盐泰锡杭甬")
_COUNTRY_LETTERS = frozenset("俄美英法日韩德印以伊乌")
_MAKING = ("建设", "打造", "发展", "建立", "创建")  # 海南建设|自由贸易试验区
_PLACED = frozenset(
    [
        "奥运会",
        "冬奥会",
        "世博会",
        "亚运会",
        "残奥会",
        "青奥会",
        "大运会",
        "园博会",
        "马拉松",
        "峰会",
        "战役",
        "起义",
        "事变",
    ]
)
_BARE_EVENTS = frozenset(("高峰", "发展", "主题", "专题", "国际", "行业", "技术"))
_STREETS = frozenset("路街巷")
_DIGITS = compile("[GSX]?\\d{2,4}$")
_BRANCHES = frozenset(
    ["分公司", "分行", "支行", "分院", "分校", "分局", "分部", "办事处", "总站", "记者站", "代表处"]
)
_GENERIC_EVENT = compile(
    "^(?:第[一二三四五六七八九十百千〇零\\d]+[届次]|[12]\\d{3}|全国|全省|全市|全区|全县|国际|世界|亚洲|中国)"
)
_BEFORE_EVENT = compile(
    "(?:第[一二三四五六七八九十百千〇零\\d]+[届次]|[12]\\d{3}年?|二[〇零][〇零一二三四五六七八九]{2}年?)+$"
)


@cache
def heads() -> dict[str, tuple[str, str]]:
    """Map each head to its label and to what must stand before it."""
    made = {row["head"]: (row["label"], row["need"]) for row in table("name_heads.tsv")}
    shy = set(lines("organs_not_alone.txt"))
    for row in table("organs.tsv"):
        organ = row["organ"]
        if row.get("family") == "government" and row.get("needs_place") == "no" and organ[-1] in "省市区县":
            continue
        need = {"no": "none", "yes": "own"}.get(row.get("needs_place", ""), "behind")
        general = organ in shy or organ.endswith("中心")
        if organ.endswith("办"):
            made.setdefault(organ + "公室", ("ORG", "behind"))
        made[organ] = ("ORG", "behind" if general and need != "none" else need)
    return made


@cache
def _traps() -> frozenset[str]:
    return frozenset(lines("head_traps.txt"))


@cache
def _pattern() -> Pattern[str]:
    return pattern(_traps() | heads().keys())


@cache
def _crossings() -> frozenset[str]:
    return frozenset(lines("head_crossings.txt"))


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a head begins and ends where words do: not 建设部|门, not 全|省政府."""
    if end < len(text) and end - start < 3 and level(text[end - 1 : end + 1]) >= COMMON:
        window = cut(text, start, min(len(text), end + 4))
        if all(last != end for _, last in window):
            return False
    if start and end - start == 1:
        return not level(text[start - 1 : end])
    return not (start and text[start] in LETTERS and level(text[start - 1 : start + 1]) >= COMMON)


def _opens_here(text: str, start: int) -> bool:
    """Tell whether a name can begin here: after punctuation, a function word or the end of a word; not 国退|民进."""
    before = text[start - 1] if start else "。"
    return (
        not "\u4e00" <= before <= "\u9fff"
        or before in SINGLES
        or before == "团"
        or level(text[start - 2 : start]) > 0
    )


def _standing(text: str, end: int) -> bool:
    """Tell whether no noun follows that the name would only be an adjective of."""
    found = levels().get(text[end : end + 2])
    return found is None or found[1] not in ("n", "vn", "nz", "b", "j")


def _telling(text: str, start: int, head: int) -> bool:
    """Tell whether the first word is no common noun, as in 光明食品有限公司 against 电缆有限公司."""
    first, last = cut(text, start, head)[0]
    found = levels().get(text[first:last])
    return found is not None and found[1] not in ("n", "vn") and text[first:last] not in inner()


def _fits(need: str, left: Left, text: str, head: int, end: int) -> bool:
    inside = text[left.start : head]
    if inside.endswith(_MAKING) and need not in ("project", "any"):
        return False
    named = left.edge in NAMED
    if need in ("none", "own"):
        return True
    if need == "behind":
        return named
    if need == "any":
        return named or (left.edge == "word" and _telling(text, left.start, head))
    if need == "name":
        return named and (left.edge != "brand" or len(inside) > 1)
    if need == "short":
        return named and (
            left.edge in ("name", "brand") or left.words > 0 or inside[-1] not in "省市区县旗镇乡"
        )
    if need == "letter":
        return left.edge in ("place", "letter", "name") and (
            left.words > 0 or left.edge == "name" or head + 1 < end
        )
    if need == "brand":
        named = left.edge == "brand" or (left.edge == "place" and left.lone > 1)
        return named and 2 <= len(inside) <= 8 and not left.words and _standing(text, end)
    if need == "inner":
        return named and (left.edge in ("name", "brand") or left.words + left.lone > 0)
    if need == "strict":
        alone = text[head:end] in _STREETS or _standing(text, end)
        return left.edge == "brand" and 1 < len(inside) <= 3 and left.words == 0 and alone
    if need == "team":
        return left.edge == "place" and not left.words + left.lone
    if need in ("road", "paper"):
        short = len(inside) == 2 and left.edge in ("word", "brand", "place")
        return short or (need == "paper" and left.edge in ("place", "brand", "name"))
    if need == "group":
        found = levels().get(inside)
        return named or (
            left.edge == "word" and len(inside) == 2 and found is not None and found[0] <= UNUSUAL
        )
    if need == "part":
        return left.edge == "name"
    if need == "made":
        return left.edge in ("brand", "name")
    if need == "project":
        return left.edge in ("name", "brand") or (left.edge == "place" and left.words > 0)
    if inside in _BARE_EVENTS:
        return False
    if left.edge == "place":
        return left.words + left.lone > 0 or text[head:end] in _PLACED
    return named or bool(_GENERIC_EVENT.match(inside))


def headed(text: str, anchors: Anchors) -> Iterator[NameSpan]:
    """Yield the names that end in a head word; they may overlap, a later one may contain an earlier one."""
    at = refused = 0
    match = _pattern().search
    while found := match(text, at):
        if found.end() == refused:  # 工程 after 建设工程 that made no name
            at = found.end()
            continue
        span = _named(text, found, anchors)
        whole = span is not None or found[0] in _traps()
        at = found.end() if whole else found.start() + 1
        refused = 0 if whole or heads()[found[0]][0] != "PROJECT" else found.end()
        if span:
            yield span


def _named(text: str, found: Match[str], anchors: Anchors) -> NameSpan | None:
    """Give the name that ends in the head found, or None."""
    head = found[0]
    if head in _traps():
        return None
    label, need = heads()[head]
    start, end = found.span()
    if any(anchors.held[start:end]) or anchors.inside[end - 1]:
        return None
    led = end in anchors.roles  # 党组|成员 against 组成
    repeated = start > 0 and end - start == 1 and text[start - 1] == head
    if repeated or (not led and text[end - 1 : end + 1] in _crossings()):
        return None
    if not led and start + 1 not in anchors.places and not _whole(text, start, end):
        return None
    if need == "none":
        start = _of_country(text, start, anchors.places)
        anchors.names[end] = start
        return NameSpan(start, end, label, "head.none")
    if need == "numbered":
        digits = _DIGITS.search(text, max(0, start - 4), start)
        return NameSpan(digits.start(), end, label, "head.numbered") if digits else None
    left = _left(text, start, end, anchors)
    first = left.start
    if first == start and need == "own":
        if end - start == ABBREVIATION and not _opens_here(text, start):
            return None
        if start and text[start - 1] in LETTERS and text[start] not in LETTERS:  # 全省|政府办
            return None
    led = led and need == "behind"  # 党组|书记, 村委会|主任
    if end - first > MOST or not (led or _fits(need, left, text, start, end)):
        return None
    first = _grown(text, first, start, label, left.edge, anchors.places)
    if label == "LOC" and end in anchors.brands:
        return None
    if end in anchors.places and anchors.places[end] <= first and label != "ORG":
        return None
    anchors.names[end] = first
    return NameSpan(first, end, label, f"head.{need}")


@cache
def _countries() -> frozenset[str]:
    return frozenset(row.split("\t")[0] for row in lines("countries.tsv")) | {"中华人民共和国"}


def _of_country(text: str, start: int, places: Mapping[int, int]) -> int:
    """Take along the country before a central organ: 俄罗斯|国防部, 俄|国防部."""
    if start in places and text[places[start] : start] in _countries():
        return places[start]
    letter = text[start - 1 : start]
    before = text[max(0, start - 2) : start - 1] if start else ""
    alone = letter in _COUNTRY_LETTERS and not before.isdecimal() and level(before + letter) == 0
    return start - 1 if alone else start


def _left(text: str, start: int, end: int, anchors: Anchors) -> Left:
    """Find the left edge of a name with what its kind of head takes along or leaves."""
    head = text[start:end]
    label, need = heads()[head]
    if text.startswith(head, start - len(head)) and start >= len(head):
        return Left(start, "", 0)
    left = left_edge(text, start, anchors, NEAR if need in _SHORT else REACH)
    first = left.start
    if left.edge == "place" and (head in _BRANCHES or (label == "FAC" and need != "road")):  # 农行|扬州|分行
        left = left._replace(start=anchors.names.get(first, first))
    if head == "店":  # 王府井百货|沈阳|店
        owner = anchors.names.get(first, anchors.brands.get(first)) if left.edge == "place" else None
        return Left(start, "", 0) if owner is None else left._replace(start=owner, edge="name")
    if left.edge == "place" and label == "ORG":  # 国网|江都|供电公司
        left = left._replace(start=anchors.brands.get(first, first))
    if left.edge == "place" and need == "road":  # 江都区|红旗中路
        after = start - left.words * 2 - left.lone
        left = left._replace(start=after) if after in anchors.places and after < start else left
    first = left.start
    chained = left.edge == "brand" or (left.edge == "name" and not left.words)
    if need in ("own", "letter") and left.edge in ("", "word") and first and text[first - 1] == "和":
        front = left_edge(text, first - 1, anchors)
        if front.edge in ("place", "letter") and front.words:  # 海州区教育|和|体育局
            return front
    joined = chained and head[0] in LETTERS  # 市委|市政府, 锚定|省委
    if need in ("own", "behind") and (left.edge not in NAMED or joined):
        return left._replace(start=start)
    if need == "event":
        grown = _BEFORE_EVENT.search(text, max(0, first - 12), first)
        if grown:
            return left._replace(start=grown.start(), edge="brand")
    return left


def _grown(text: str, first: int, start: int, label: str, edge: str, places: Mapping[int, int]) -> int:
    """Take along what belongs to a name before its place or brand: 中共|扬州市委, 团|市委, 沪苏通|长江大桥."""
    if label == "ORG" and first > 1 and text[first - 2 : first] in _PREFIXES:
        return first - 2
    if label == "ORG" and first and text[first - 1] == "驻" and first - 1 in places:  # 泰国|驻|南宁总领事馆
        return places[first - 1]
    if first and first == start and text[first - 1] == "团" and text[first : first + 2] in _YOUTH:
        return first - (level(text[first - 2 : first]) < COMMON)
    if label == "FAC" and edge == "brand":
        while first and text[first - 1] in _ABBREVIATIONS:
            first -= 1
    return first
