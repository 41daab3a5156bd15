"""The pieces of a point in time that are numbers: 2023年, 10月, 98年, 2023-02-11, 民国三年."""

import re
from functools import cache

from . import numerals
from .expression import Point, absolute
from .pieces import Atom
from .words import era_year, eras

DYNASTIES = "明清元"
"""They may stand before the name of a reign: 明洪武三年."""
SEPARATOR = r"(?:至|到|[—–－─~～]{1,2}|--?)"
_UNIT = re.compile(
    rf"(?P<n>{numerals.YEAR}|{numerals.COUNT}) ?(?P<unit>年代|年度|年份|年版|年|月份|月|日|号|世纪|版)"
)
# the year of 2024春节, 2023上半年, which leave 年 out, and of lists: 2009和2010年, 2003、2004、2009三个年份
_BARE_YEAR = re.compile(
    r"(?P<n>20\d\d|19\d\d(?=半年报|中报|[一三]季报))(?P<unit>)(?=半年报|中报|[一三]季报|[上下]半年|第?[一二三四1-4]季度|全年|春节|国庆|中秋|元旦|清明|端午|五一|暑期|[“\"](?:五一|十一)[”\"]"
    r"|、20\d\d(?:[、和与及]|[两三四五六七八九]个?年)|[和与及]20\d\d年|[两三四五六七八九]个年份)"
)
# the first character of a word that only begins like a year, month, day or number
_NOT_BEHIND = {
    "年": frozenset("级龄"),
    "月": frozenset("球饼嫂子薪票供租龄光亮"),
    "日": frozenset("元均产刊圆游常趋益渐龄"),
    "号": frozenset("楼线院文机井口厅馆桥店门车船路站坑炉库池矿召码称角灯段令房台港岛地梁墩幕礁仓"),
}
_HISTORY = re.compile(r"历史(?![极最同新])|间的|以上")
_DAILY = re.compile(r"报(?![道告名到警价送案考经税喜收于出0-9])")
_BARE_DAY = re.compile(
    r"(?P<n>3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[二三]十)"
    rf"(?=$|[ ，。,；;）)\n]|来源|大?地震|强震|早|晚|上午|下午|凌晨|{SEPARATOR}\d)"
)
_AS_DAY = re.compile(r"(?:早|晚|凌|上(?!线)|下|中|的(?!楼)|后|前)|\d{1,2}[点时]")
_WEEKDAY = re.compile(r"[（(](?:星期|周)[一二三四五六日天]")
_NOT_DAY = re.compile(r"内(?!蒙)|间(?!断)|后|以[内上后下]|之[内后]")
# what makes two digits before 年 a year rather than a length
_AS_YEAR = re.compile(
    r" ?(?:[0-9一二三四五六七八九十]{1,3}月|年?底|年?初(?![中级])|末|第?[一二三四]季度|[上下]半年|春|夏|秋|冬"
    r"|第.{1,3}(?:个月|周|个?星期|个?礼拜)|前.{1,2}个月)"
)
_WHOLE = re.compile(
    r"(?P<y>[12]\d{3})(?P<s>[-/.])(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d.])"
    r"|(?P<y3>(?:19|20)\d\d)[./](?P<m3>0[1-9]|1[0-2])(?=$|[\s，。,；;）)—-])"
    r"|(?P<c>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    r"|(?P<m2>\d{1,2})/(?P<d2>\d{1,2})/(?P<y2>\d{4}|\d\d)(?![\d/])"
    r"|(?P<d4>\d\d)-(?P<m4>\d\d)-(?P<y4>(?:19|20)\d\d)(?![\d-])"
    r"|(?P<m5>0[1-9]|1[0-2])-(?P<d5>0[1-9]|[12]\d|3[01])(?=$| ?\d\d:\d\d(?!\d))"
    r"|(?P<m6>1[0-2]|0?[1-9])/(?P<d6>[12]\d|3[01]|0?[1-9])(?=$)"
)
_ERA = cache(lambda: re.compile(rf"[{DYNASTIES}]?({'|'.join(eras())})(元|{numerals.COUNT})年"))


def united(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read a number with its unit: a year, month, day, decade or century finer than `level`.

    >>> united("10月投产", 0, -1, ()).end
    3
    """
    if steps and steps[-1].field == "month" and not steps[-1].relative:
        bare = _bare_day(text, at, steps)
        if bare:
            return bare
    found = _UNIT.match(text, at) or (None if steps else _BARE_YEAR.match(text, at))
    if not found or (at and not _may_precede(text[at - 1], found["unit"], steps)):
        return None
    raw, unit, end = found["n"], found["unit"], found.end()
    if unit == "年代" and level < 1 and len(raw) == 3 and numerals.pair(raw[:2]):
        first, last = numerals.pair(raw[:2]) or (0, 0)  # 八九十年代
        return Atom(end, (absolute("decade", first * 10, last * 10),)) if raw[2] == "十" else None
    count = numerals.read(raw)
    if found.re is _BARE_YEAR:
        lettered = at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()
        return None if lettered else Atom(end, (absolute("year", int(raw)),), "")
    if count is None or (end < len(text) and text[end] in _NOT_BEHIND.get(unit, ())):
        return None
    if unit == "世纪":
        return Atom(end, (absolute("century", count),), "") if level < 0 and 0 < count < 30 else None
    if unit == "年代":
        return _decade(count, end) if level < 1 else None
    if unit == "版" and not (count >= 1000 or raw[0] in "零〇"):
        return None
    if unit[0] in "年版":
        return _year(text, raw, count, end, unit) if level < 2 else None
    if unit[0] == "月":
        return _month(raw, count, end) if level < 4 else None
    return _day(text, at, end, raw, count, unit, steps) if level < 6 and 1 <= count <= 31 else None


def _may_precede(before: str, unit: str, steps: Point) -> bool:
    """A number is not read from its middle, nor behind 第 or a point; 2011/12年度 is one year."""
    if before.isdigit():
        return False
    return bool(steps) or before not in "./第" or (before == "/" and unit == "年度")


def _decade(count: int, end: int) -> Atom | None:
    if count >= 1000 and count % 10 == 0:
        return Atom(end, (absolute("year", count, count + 9),), "")
    return Atom(end, (absolute("decade", count),)) if count % 10 == 0 and 0 < count < 100 else None


def _year(text: str, raw: str, count: int, end: int, unit: str) -> Atom | None:
    if len(raw) == 4 and 1000 <= count <= 2999:
        history = _HISTORY.match(text, end) or (count > 2100 and text[end : end + 1] in "前后来")
        return None if history else Atom(end, (absolute("year", count),), "")
    if len(raw) != 2 or "十" in raw or "百" in raw:
        return None
    likely = unit == "年度" or bool(_AS_YEAR.match(text, end))
    if numerals.pair(raw) and not likely:
        return None
    return (
        Atom(end, (absolute("yy", count),))
        if likely or raw[0] in "0〇零" or text[end - 1] == "版" or not raw.isascii()
        else None
    )


def _month(raw: str, count: int, end: int) -> Atom | None:
    neighbours = None if raw.isascii() else numerals.pair(raw)
    if neighbours and neighbours[1] - neighbours[0] == 1:
        return Atom(end, (absolute("month", *neighbours),))
    return Atom(end, (absolute("month", count),)) if 1 <= count <= 12 and raw != "两" else None


def _day(text: str, at: int, end: int, raw: str, count: int, unit: str, steps: Point) -> Atom | None:
    if not steps and _DAILY.match(text, end):
        return None
    if steps:
        return Atom(end, (absolute("day", count),)) if steps[-1].field == "month" else None
    if unit == "号":
        # a bare 12号 is a day when a time of day follows or a range ends with it, beside its weekday, or all alone
        before = text[at - 1] if at else "，"
        sure = end - at == len(text) or before in "到至-—–~～－" or _WEEKDAY.match(text, end)
        if not sure and not (before in "，。,在于" and _AS_DAY.match(text, end)):
            return None
    elif end - at < len(text) and ((not raw.isascii() and count < 11) or _NOT_DAY.match(text, end)):
        return None
    return Atom(end, (absolute("day", count),)) if raw != "两" else None


def _bare_day(text: str, at: int, steps: Point) -> Atom | None:
    """The 28 of 2011年9月28, before the end or a pause."""
    if steps[-1].low != steps[-1].high or text[at - 1] == "份":
        return None
    found = _BARE_DAY.match(text, at)
    if not found or (text[at - 1] in "的 " and found.end() < len(text)):
        return None
    day = numerals.read(found["n"])
    return Atom(found.end(), (absolute("day", day),)) if day and day <= 31 else None


def whole(text: str, at: int, _level: int, steps: Point) -> Atom | None:
    """Read 2023-02-11, 2023/2/11, 2023.2.11, 20230211, 2/11/2023, 11-02-2023; 02-11 before a time or all alone.

    >>> [step.low for step in whole("2023.2.11", 0, -1, ()).steps]
    [2023, 2, 11]
    """
    if steps or (at and text[at - 1] in "0123456789./"):
        return None
    found = _WHOLE.match(text, at)
    if not found or ((found["c"] or found["m5"]) and at and text[at - 1] == "-") or (found["m6"] and at):
        return None
    if found["m5"] and at and found.end() == len(text):
        return None  # 02-11 is a date before a time of day or all alone
    if found["y3"]:
        return Atom(
            found.end(), (absolute("year", int(found["y3"])), absolute("month", int(found["m3"]))), ""
        )
    short = bool(found["y2"]) and len(found["y2"]) == 2
    month_day = found["m5"] or found["m6"]
    year, month, day = _parts(found)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    rest = (absolute("month", month), absolute("day", day))
    if month_day:
        return Atom(found.end(), rest)
    point = (absolute("yy" if short else "year", year), *rest)
    return Atom(found.end(), point, "published" if short else "")


def _parts(found: "re.Match[str]") -> tuple[int, int, int]:
    """Give year, month and day; year 0 where none is written."""
    if found["c"]:
        return int(found["c"][:4]), int(found["c"][4:6]), int(found["c"][6:])
    if found["y"]:
        return int(found["y"]), int(found["m"]), int(found["d"])
    if found["m5"] or found["m6"]:
        return 0, int(found["m5"] or found["m6"]), int(found["d5"] or found["d6"])
    long = found["y4"] is not None
    year = int(found["y4"] or found["y2"])
    month, day = int(found["m4"] if long else found["m2"]), int(found["d4"] if long else found["d2"])
    if month > 12 or (year > 99 and not long and day <= 12):
        month, day = day, month
    return year, month, day


def era(text: str, at: int, _level: int, steps: Point) -> Atom | None:
    """Read a year of a reign or of the Republic.

    >>> era("民国三年", 0, -1, ()).steps[0].low
    1914
    """
    found = None if steps else _ERA().match(text, at)
    count = 1 if found and found[2] == "元" else numerals.read(found[2]) if found else None
    return Atom(found.end(), era_year(found[1], count), "") if found and count else None
