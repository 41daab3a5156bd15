"""Mentions of divisions in running text: longest names, contiguous runs, and guards against look-alikes."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from newsnlp.resources import lines

from .division import Division
from .names import Entry, lexicon

_CUT: Final = {  # a full name whose last letter belongs to the next word: 南通|市场, 通州|区域, 如东|县城, 江苏|省会
    "市": frozenset("场值价面占盈民况井"),
    "区": frozenset("域间块位别分划"),
    "县": frozenset("城域级处"),
    "省": frozenset("会城级钱略"),
    "镇": frozenset("化"),
    "乡": frozenset("村亲土"),
    "州": frozenset(),
}
_ROAD: Final = re.compile(
    "(?:[东西南北中一二三四]{0,2}路|大道|大街|街(?!道)|巷|胡同|湾区|湖|江(?!区)|山(?![区县市]))"
)
_PAPER: Final = re.compile("[报刊网台市省县区次届场期周月赛站轮店院校版季年项公单]")
_NUMBER: Final = frozenset("0123456789近今昨当每连即节前明整半时日月")
_TOWN: Final = re.compile(
    "(?![各乡城小集古名强重街个几两])[\u4e00-\u9fff]{2,3}?(?:镇(?![长化党政区级])|街道(?![办党工])|乡(?![长村党政镇]))"
)
_VILLAGE: Final = re.compile(
    "(?![各乡城小集古名强重个几两全所])[\u4e00-\u9fff]{2,4}?(?:村(?![民委支级两])|社区(?![居党民]))"
)
_CIVIC: Final = re.compile("民(?=[政族宗盟革营警防间])")
_GENERIC: Final = frozenset(("城镇", "城乡", "小镇", "乡镇", "古镇", "集镇", "村镇", "重镇", "强镇", "各镇"))
_LED: Final = frozenset("处局市县区省部厅科院校会队所站行社州镇乡村厂台团组")
_DIRECTION: Final = frozenset("东西南北")
_TOWARDS: Final = frozenset("向往朝由自以")
_BOUNDARY: Final = frozenset("，。、；：！？（）()“”‘’《》 \t\n\r\u3000·/—-,.;:!?\"'")
_OPEN_SHORT: Final = frozenset("在到从于赴至")
_LETTERS: Final = {"沪": "310000", "京": "110000", "津": "120000", "渝": "500000"}
_LETTER: Final = re.compile(
    "(?<=[在赴来抵驻离返进])[沪京津渝](?![A-Za-z津沪渝京杭广剧九哈昆高汉蓉东港冀郊畿腔味])"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch of text that names a division: half-open offsets, the text, and every division it could mean.

    In a contiguous run (南通市通州区) the candidates are those of its last name that lie inside the ones before.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Division, ...]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name for name in lines("surnames.txt") if len(name) == 1) - frozenset(
        "于和向从由经时与及在"
    )


def find(text: str) -> list[PlaceMention]:
    """Give all mentions of divisions and countries from left to right, without overlap.

    Full names always count, short ones where they cannot be another word: safe ones alone, others when the document
    names the division in full or the division above it. Linear in the length of the text.

    >>> [(m.name, m.candidates[0].code) for m in find("南通市通州区与江苏海门签约")]
    [('南通市通州区', '320612'), ('江苏海门', '320614')]
    """
    return list(_found(text))


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[PlaceMention, ...]:
    """Several rooms ask for the places of the same article, one after the other."""
    found: list[tuple[PlaceMention, str]] = []
    match = lexicon().matches
    blocked = start = 0
    size = len(text)
    while start < size:
        hit = None
        for end, entry in match(text, start):
            if end > size:
                continue
            if entry.kind == "trap":
                blocked = max(blocked, end)
            elif end > blocked and _stands(text, start, end, entry):
                hit = end, entry
                break
        if hit is None:
            start += 1
            continue
        mention, kind = _run(text, start, *hit)
        if kind != "n":
            found.append((mention, kind))
        start = mention.end if kind != "n" else start + 1
    taken = {offset for mention, _ in found for offset in range(mention.start, mention.end)}
    found += [(letter, "full") for letter in _letters(text) if letter.start not in taken]
    found.sort(key=lambda item: item[0].start)
    return tuple(_supported(found))


def _letters(text: str) -> list[PlaceMention]:
    from .names import divisions

    return [
        PlaceMention(m.start(), m.end(), m[0], (divisions()[_LETTERS[m[0]]],)) for m in _LETTER.finditer(text)
    ]


def _stands(text: str, start: int, end: int, entry: Entry) -> bool:
    """Say whether a name found in the text is a word of its own there."""
    after = text[end : end + 1]
    before = text[start - 1 : start]
    if entry.kind == "full":
        if after in _CUT.get(text[end - 1], ()) and not _goes_on(text, end, entry):
            return False
        if text[start:end] == "代县" and after in ("长", "委"):
            return False  # an acting 县长
        if end - start == 2 and text[end - 1] in "县区州市":
            return (not before or before in _BOUNDARY or before in _OPEN_SHORT) and text[
                start
            ] not in "城郊矿和"
        if text[end - 2 : end] in _GENERIC and end - start < 4:
            return not before or before in _BOUNDARY or before in _OPEN_SHORT
        if text[start:end] == "日本":
            return not (before in _NUMBER and before != "" and _PAPER.match(after))
        return True
    if text[start] == "长" and before in _LED:  # 副处长|武爱明
        return False
    if _ROAD.match(text, end):
        return False
    if text[start] in _DIRECTION and before in _TOWARDS:
        return False
    if end - start == 2 and before in _surnames():
        left = text[start - 2 : start - 1]
        if not left or left in _BOUNDARY or left in "长记任员席理者授师":
            return False
    return True


def _goes_on(text: str, end: int, entry: Entry) -> bool:
    """Say whether a division inside this one follows, or an office: 五常市|民乐朝鲜族乡, 南通市|民政局."""
    return _CIVIC.match(text, end) is not None or any(
        stop <= len(text)
        and following.kind == "full"
        and any(upper.contains(inner) for upper in entry.divisions for inner in following.divisions)
        for stop, following in lexicon().matches(text, end)
    )


def _run(text: str, start: int, end: int, entry: Entry) -> tuple[PlaceMention, str]:
    """Extend a name by the divisions inside it that follow without a gap."""
    kind, here = entry.kind, entry.divisions
    match = lexicon().matches
    extended = True
    while extended:
        extended = False
        for stop, following in match(text, end):
            inside = tuple(d for d in following.divisions if any(upper.contains(d) for upper in here))
            if stop > len(text) or not inside or (following.kind == "n" and stop - end < 3):
                continue
            if (
                following.kind == "full"
                and text[stop : stop + 1] in _CUT.get(text[stop - 1], ())
                and not _goes_on(text, stop, following._replace(divisions=inside))
            ):
                continue
            if following.kind != "full" and _ROAD.match(text, stop):
                continue
            here, end, extended, kind = (
                _highest(inside) if following.kind != "full" else inside,
                stop,
                True,
                "full",
            )
            break
    for pattern, levels in ((_TOWN, ("county", "prefecture")), (_VILLAGE, ("township",))):
        small = (
            pattern.match(text, end)
            if here[0].level in levels and len(here) == 1 and kind == "full"
            else None
        )
        if small is not None and text[end - 1] in "区县市镇乡道旗":
            parent = here[0]
            here = (Division(small[0], "", "township", (*parent.parents, parent.name)),)
            end = small.end()
    return PlaceMention(start, end, text[start:end], here), kind


def _highest(divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """Inside a run a short name means the highest division of that name: 辽宁朝阳 is the city, not the county."""
    top = min(len(division.stem) for division in divisions)
    return tuple(division for division in divisions if len(division.stem) == top)


def _supported(found: list[tuple[PlaceMention, str]]) -> list[PlaceMention]:
    """Drop weak short names that nothing in the document supports."""
    full = {d for mention, kind in found if kind == "full" for d in mention.candidates}
    above = {
        d.stem
        for mention, kind in found
        if kind != "w" and len(mention.candidates) == 1
        for d in mention.candidates
    }
    kept = []
    for mention, kind in found:
        if kind == "w" and not any(
            d in full or d.stem[:4] in above or d.stem[:2] in above for d in mention.candidates
        ):
            continue
        kept.append(mention)
    return kept
