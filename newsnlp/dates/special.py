"""Dates with a calendar of their own: lunar days, five-year plans, years of a trade, years counted from 公元."""

import re
from functools import cache

from newsnlp.resources import lines

from . import numbers, numerals, pieces
from .expression import Point, Step, absolute
from .pieces import Atom
from .words import LEVELS

_PLAN = re.compile(
    r"(?P<open>[“\"‘「【]?)(?P<n>十[一二三四五六七八九]?|[一二三四五六七八九])五(?P<close>[”\"’」】]|“(?=[末初期时]))?(?P<word>规划|计划)?"
    r"(?P<part>时期末|期末|末期|末|初期|初|开局之年|收官之年|时期|期间)?"
)
_TIED = re.compile("以来|[以之][前后内]|前(?![瞻景沿])|后(?!续)|内(?!容)")
_COMMON_ERA = re.compile(rf"公元(?P<before>前)?(?P<n>{numerals.COUNT})(?P<unit>年|世纪)(?!代)")
_SAME_PERIOD = re.compile(rf"(?P<n>{numerals.YEAR})年同(?:期|一?时期|月)")
_DISTANCES = {"昨": -1, "今": 0, "明": 1}
_NUMBERED = re.compile(r"[昨今明][（(](?:3[01]|[12]?\d)[)）](?P<part>[日天晚晨])")
_FROM_TODAY = re.compile(r"今(?:起(?![点源诉身飞床草伏居])|[（(](?:1[0-2]|\d)月(?:3[01]|[12]?\d)日[)）])")
# 至今起 and 从今起 are none
_NOT_TODAY = tuple("至迄如当从自距于而")
_PLAN_BEGINS = frozenset('“"‘「【一二三四五六七八九十')
_YEAR_BEGINS = frozenset("12一二两")
_BUSINESS_QUARTER = "第?[一二三四1-4](?:财季|季度)|[上下]半财?年"
_QUOTES = '“"‘「'
_CLOSING = '”"’」'
_NAMED_DAY = re.compile(
    r"[“\"‘「][一三五六七八九十双0-9][一二三四五六七八九0-9.·•]{1,4}[”\"’」](?:国际|世界)?"
)
_BEFORE = re.compile(r"节?[前后](?![往来面续])")
_LUNAR_DAY = re.compile(
    r"(?:初(?P<first>[一二三四五六七八九十]|\d)|(?P<later>[十廿卅二三][一二三四五六七八九十]{1,2}|\d{1,2}|十))(?![年月个时点分度次步、\d])"
)
_LUNAR_MONTH = re.compile(r"(?P<leap>闰)?(?P<name>正|冬|腊|[一二三四五六七八九十]{1,2}|\d{1,2})月")
_LUNAR_MARK = re.compile(r"(?:农历|阴历|夏历|旧历)的?")
_LUNAR_SIGN = re.compile(r".{0,8}?(?:[农阴夏旧]历|[正冬腊]月|闰|初|廿|十五|二月[十二]|大年|月\d|月[十二])")
_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_YEAR_FIRSTS = frozenset("0123456789一二三四五六七八九十去今明前后")


@cache
def _business_year() -> re.Pattern[str]:
    words = "|".join(lines("dates_business_years.txt"))
    year = r"(?:19|20)\d\d"
    return re.compile(rf"{year}(?: ?(?:[-/—–至到]) ?(?:{year}|\d\d))? ?(?:{words})(?:{_BUSINESS_QUARTER})?")


def quoted_holiday(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read “五一”期间 and “十一”假期, 明年“五一”, “五一”前 and “六一”儿童节 with their quotes.

    >>> quoted_holiday("“十一”黄金周", 0, -1, ()).end
    7
    """
    if text[at] not in _QUOTES:
        return None
    named = None if steps else _NAMED_DAY.match(text, at)
    day = pieces.word(text, named.end(), level, steps) if named else None
    if day and day.steps and day.steps[0].field in ("holiday", "period"):
        return day
    atom = pieces.word(text, at + 1, level, steps)
    if atom is None or not atom.steps or atom.steps[0].field not in ("holiday", "period"):
        return None
    if atom.steps[0].field == "period":
        return atom if text[atom.end - 1] not in _CLOSING else None
    closed = text[atom.end : atom.end + 1] in (*_CLOSING,)
    return (
        atom._replace(end=atom.end + 1) if closed and (steps or _BEFORE.match(text, atom.end + 1)) else None
    )


def numbered_day(text: str, at: int) -> Atom | None:
    """Read 昨（2）日, 今(3)晚 and the 今 of 今起 and 今（5月1日）起.

    >>> numbered_day("昨（2）日透露", 0).end, numbered_day("今起施行", 0).end
    (5, 1)
    """
    distance = _DISTANCES.get(text[at])
    if distance is None or (text[at] == "今" and text[at - 1 : at] in _NOT_TODAY):
        return None
    found = _NUMBERED.match(text, at)
    if found:
        night = {"晚": "晚上", "晨": "清晨"}.get(found["part"])
        steps = (Step("day", distance, distance, True), *((Step("daypart", name=night),) if night else ()))
        return Atom(found.end(), steps)
    return Atom(at + 1, (Step("day", 0, 0, True),)) if _FROM_TODAY.match(text, at) else None


def common_era(text: str, at: int) -> Atom | None:
    """Read 公元618年 and 公元前221年; the calendar has no day for the second.

    >>> common_era("公元618年", 0).steps[0].low, common_era("公元前221年", 0).tie
    (618, 'vague')
    """
    found = _COMMON_ERA.match(text, at) if text[at] == "公" else None
    count = numerals.read(found["n"]) if found else None
    if not found or not count:
        return None
    if found["before"]:
        return Atom(found.end(), (), "vague")
    return Atom(found.end(), (absolute("year" if found["unit"] == "年" else "century", count),), "")


def same_period(text: str, at: int) -> Atom | None:
    """Read 2019年同期, the period told of in another year.

    >>> same_period("2019年同期", 0).tie
    'same:in'
    """
    found = _SAME_PERIOD.match(text, at) if text[at] in _YEAR_BEGINS else None
    year = numerals.read(found["n"]) if found else None
    return Atom(found.end(), (absolute("year", year),), "same:in") if found and year else None


def business_year(text: str, at: int) -> Atom | None:
    """Read 2016财年, 2011冷年, 2011/12榨季: every trade begins its year on a day of its own.

    >>> business_year("2016财年第一财季", 0).end, business_year("2016财年", 0).tie
    (10, 'vague')
    """
    if text[at] not in _YEAR_BEGINS or (at and text[at - 1].isdigit()):
        return None
    found = _business_year().match(text, at)
    return Atom(found.end(), (), "vague") if found else None


def plan(text: str, at: int) -> Atom | None:
    """Read a five-year plan; a bare 十四五 needs its quotes, which stand outside, or 期间, which takes them in.

    >>> plan("“十四五”期间", 0).steps[0].low, plan("“十四五”任务", 1).end
    (14, 4)
    """
    found = _PLAN.match(text, at) if text[at] in _PLAN_BEGINS else None
    if not found or bool(found["open"]) > bool(found["close"]):
        return None
    alone = not found["part"] and not found["word"] and not _TIED.match(text, found.end())
    quoted = at > 0 and text[at - 1] in _QUOTES and bool(found["close"])
    if not found["part"] and not (quoted if alone else found["open"]):
        return None
    count = numerals.read(found["n"])
    if not count or (not found["open"] and at and text[at - 1] in "0123456789一二三四五六七八九十第"):
        return None
    name = found["part"] or ""
    part = _part_of_plan(name)
    return Atom(found.start("close") if alone else found.end(), (absolute("plan", count), *part), "")


def _part_of_plan(name: str) -> Point:
    """“十三五”末 is its last day, 末期 and 收官之年 its last year, 初 and 开局之年 its first."""
    if name in ("末", "期末", "时期末"):
        return (absolute("lastday", 1),)
    end = name in ("末期", "收官之年")
    return (Step("part", name="end" if end else "start"),) if end or "初" in name or "开局" in name else ()


def lunar(text: str, at: int) -> Atom | None:
    """Read 农历正月十五, 腊月廿三, 2012年正月初八, 大年初一, 五月初五.

    >>> [step.low for step in lunar("农历正月十五", 0).steps]
    [1, 15]
    """
    if not _LUNAR_SIGN.match(text, at):
        return None
    mark = _LUNAR_MARK.match(text, at)
    place = mark.end() if mark else at
    year: Point = ()
    tie = "published"
    if mark or text[at] in _YEAR_FIRSTS:
        ahead = _year(text, place)
        if ahead:
            year, place, tie = ahead.steps, ahead.end, ahead.tie
            inner = _LUNAR_MARK.match(text, place)
            if inner:
                mark, place = inner, inner.end()
    month = _month(text, at, place, mark is not None, year)
    if month is None:
        return None
    place, steps = month.end, [*year, *month.steps]
    found = _LUNAR_DAY.match(text, place)
    number = numerals.read(found["first"] or found["later"]) if found else None
    if found and number and number <= 30:
        steps.append(absolute("lday", number))
        place = found.end() + (text[found.end() : found.end() + 1] in ("日", "号"))
    hours = _hours(text, place, tuple(steps))
    return Atom(hours.end, (*steps, *hours.steps), tie) if hours else Atom(place, tuple(steps), tie)


def lunar_day(text: str, at: int) -> Atom | None:
    """Read the 初三 that ends 初一至初三.

    >>> lunar_day("初三", 0).steps[0].low
    3
    """
    found = _LUNAR_DAY.match(text, at)
    number = numerals.read(found["first"]) if found and found["first"] else None
    return Atom(found.end(), (absolute("lday", number),)) if found and number else None


def _month(text: str, at: int, place: int, marked: bool, year: Point) -> Atom | None:
    """A lunar month: named or marked as such, or followed by a day that only the lunar calendar writes so."""
    if text.startswith("大年初", place):
        return Atom(place + 2, (absolute("lmonth", 1),))
    found = _LUNAR_MONTH.match(text, place)
    if not found or (at and text[at - 1].isdigit()):
        return None
    name = found["name"]
    number = _NAMED_MONTHS.get(name) or numerals.read(name) or 0
    if not 1 <= number <= 12 or not (
        marked or found["leap"] or name in _NAMED_MONTHS or _sure_day(text, found.end(), year)
    ):
        return None
    return Atom(found.end(), (absolute("lmonth", -number if found["leap"] else number),))


def _sure_day(text: str, at: int, year: Point) -> bool:
    """初五 and 廿三 are lunar; 八月十五 and 8月十五 are with no year before and no 日 behind."""
    found = _LUNAR_DAY.match(text, at)
    if not found or text[found.end() : found.end() + 1] in ("日", "号"):
        return False
    return bool(found["first"] or found["later"][0] == "廿") or (found["later"] == "十五" and not year)


def _year(text: str, at: int) -> Atom | None:
    found = numbers.united(text, at, -1, ()) or pieces.word(text, at, -1, ())
    if found is None or len(found.steps) != 1 or found.steps[0].field not in ("year", "yy"):
        return None
    return found


def _hours(text: str, at: int, steps: Point) -> Atom | None:
    daypart = pieces.word(text, at, LEVELS["lday"], steps)
    if daypart is None or daypart.steps[0].field != "daypart":
        return None
    time = pieces.time(text, daypart.end, LEVELS["daypart"], daypart.steps)
    return Atom(time.end, (*daypart.steps, *time.steps)) if time else daypart
