"""The pieces of a point in time that are words: 去年, 上半年, 底, 前五个月, 下午3时."""

import re
from typing import NamedTuple

from . import clock, numerals, standing
from .expression import Point, Step, absolute
from .holidays import holidays
from .words import LEVELS, Word, words


class Atom(NamedTuple):
    """A piece of a point: where it ends, the steps it says, what completes them."""

    end: int
    steps: Point
    tie: str = "published"


WEEKDAYS = "一二三四五六日"
# by level of the unit before: year, half and quarter, month, decade and century
_PARTS = {
    2: re.compile(
        r"年?(?:(?P<start>初)(?![中级步期次始衷])|(?P<end>[底末])(?![层部线])|(?P<all>内)(?![外容涵蒙江黄]))"
        r"|(?P<start2>开年)|(?P<some>前几个月)|年(?P<middle>中)(?![国央秋])|年(?P<end2>终)(?![奖总])|全年"
    ),
    3: re.compile(r"(?P<start>初)(?![中级步期次始])|(?P<end>[末底])(?![层部])"),
    4: re.compile(
        r"月?(?:(?P<start>初)(?![中级步期次始]|[一二三四五六七八九十](?![度次]))|(?P<end>[底末尾])(?![层部]))"
    ),
    0: re.compile(r"(?P<start>初期|前期|初|早期)(?![级步])|(?P<end>末期|后期|末|晚期)|(?P<middle>中期|中叶)"),
}
_PARTS[1] = _PARTS[0]
_HOLIDAY_PERIOD = re.compile(
    r"[”\"’」]?节?(?:小?长假|黄金周|假期|假日|期间|(?:放|休)假)(?:期间|[三四五六七八3-8]天(?![后前内]))?"
)
_DAYS_OFF = re.compile(r"[三四五六七八3-8]天(?![后前内])")
_COMPANY = re.compile(
    r"[”\"’」]?节?(?:小?长假|假期|假日|期间|黄金周|前夕|前后|当天|当日|佳节|晚会|时节|刚过|刚到|过后|过完|将至|将近|将到|临近|来临|促销|时[，,]|[”\"’」]?(?:国际)?消费者"
    r"|前(?![往来去进线边面言任])|后(?![来面续方台备勤卫辈生人])|、(?:国庆|中秋|春节|端午|元旦|五一))"
)
# 第36个教师节 is one of a row
_NTH = re.compile(r"第[^，。]{1,4}[个届](?:全[民国]|国[家际]|世界|中国)?\Z")
# what a person of that name does
_SPEAKS = re.compile(r"[，,、:：]|上河|[说道称介表告问答谈笑指认要是]")
_ON_CONDITION = ("chain", "full", "joined")
_DECADES = re.compile(
    rf"第(?P<nth>[一二三四五六七八九十]|10|[1-9])个(?:十|10)年(?!代)|(?P<which>最初的?|最?后|头|前)(?P<n>{numerals.COUNT})年(?![代级])"
)
_COUNTED = re.compile(
    rf"(?P<which>最后|前|头|首|第|后) ?(?P<n>{numerals.COUNT}?) ?(?P<ge>个)?"
    r"(?P<unit>季度|月|星期|礼拜|周|天|日)(?P<day>[一二三四五六日天](?!个))?"
)
_UNITS = {
    "月": "month",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "天": "day",
    "日": "day",
    "季度": "quarter",
}
# 前9月 is the first nine months; 年前2月 and 前2月底 are not
_BEFORE_FIRST_MONTHS = tuple("年月日天之以目此提底节周午晚时")
_AFTER_FIRST_MONTHS = tuple("底初末上中下0123456789日号")


def word(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read a word of the tables that may stand here.

    >>> word("上半年增长", 0, -1, ()).end
    3
    """
    before = text[at - 1] if at else ""
    if steps and steps[-1].field == "week" and steps[-1].relative and (day := _weekday(text, at)):
        return day
    for end, readings in words().matches(text, at):
        if end > len(text):
            continue
        after = text[end : end + 1]
        for reading in readings:
            if (before and before in reading.not_before and not steps) or (
                after and after in reading.not_after
            ):
                continue
            if not steps and reading.level == LEVELS["holiday"] and _NTH.search(text, max(0, at - 8), at):
                continue
            if text[at] == "那" and not (
                standing.opens_clause(text, at) if reading.tie == "said:year" else standing.opens(text, at)
            ):
                continue  # 进院那年 is told by what stands before it
            if reading.tie in standing.PLACED and not standing.PLACED[reading.tie](text, at, end):
                continue
            if (
                not steps
                and text[at] == "第"
                and reading.tie.startswith("said")
                and not standing.opens(text, at)
            ):
                continue  # 开幕第二天 counts from the opening
            if steps and not _may_follow(reading, level, steps):
                continue
            if not steps and reading.tie in _ON_CONDITION and not _stands_alone(text, at, end, reading):
                continue
            tie = "published" if reading.tie in (*_ON_CONDITION, "entered", "business") else reading.tie
            return _holiday(text, Atom(end, reading.steps, tie))
    return None


def _weekday(text: str, at: int) -> Atom | None:
    """The 三 of 本周三, the 末 of 上周末."""
    here = text[at : at + 1].replace("天", "日")
    if here == "末":
        return Atom(at + 1, (absolute("weekend", 1),))
    if not here or here not in WEEKDAYS or text[at + 1 : at + 2] in ("个", "次", "均", "口"):
        return None
    return Atom(at + 1, (absolute("weekday", WEEKDAYS.index(here) + 1),))


def _may_follow(reading: Word, level: int, steps: Point) -> bool:
    if not reading.steps:
        return False
    field, last = reading.steps[0].field, steps[-1].field
    if field == "weekday" and last == "day":
        return True  # it repeats the day before it: 2月14日，星期二
    if reading.steps[0].relative or reading.level <= level:
        return False
    if field == "weekday":
        return last == "week"
    if field == "xun":
        return last == "month"
    if field in ("half", "quarter", "season"):
        return last in ("year", "yy")
    if field == "daypart":
        return level >= LEVELS["weekday"] or last in ("holiday", "week")
    return True


def _stands_alone(text: str, at: int, end: int, reading: Word) -> bool:
    """Holidays that are common words or given names too count only in a holiday's company, or all alone."""
    if reading.tie == "joined" and standing.festive(text, at, end):
        return True
    if reading.tie not in ("full", "joined") or (at and text[at - 1] in "零一二三四五六七八九十"):
        return False
    holiday = holidays()[reading.steps[0].name]
    awaited = standing.awaited(text, at, end)
    if awaited == "term" or (awaited and (holiday.before or holiday.after)):
        return True
    rest = bool(holiday.before or holiday.after) and "一" <= text[at] <= "\u9fff"
    if rest and standing.opens_clause(text, at) and not _SPEAKS.match(text, end) and text[at] != "十":
        return True  # days of public rest: 五一去哪儿
    quoted = at > 0 and text[at - 1] in '“"' and text[end : end + 1] in ("”", '"')
    return quoted or bool(_COMPANY.match(text, end)) or (at == 0 and end == len(text))


def _holiday(text: str, atom: Atom) -> Atom:
    if atom.steps and atom.steps[0].field == "period":
        off = _DAYS_OFF.match(text, atom.end)
        return atom._replace(end=off.end()) if off else atom
    if not atom.steps or atom.steps[0].field != "holiday":
        return atom
    found = _HOLIDAY_PERIOD.match(text, atom.end)
    return Atom(found.end(), (Step("period", name=atom.steps[0].name),), atom.tie) if found else atom


def part(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read 初, 底, 末, 年内 behind a year, quarter, month or decade."""
    if not steps or steps[-1].field in ("holiday", "period") or level not in _PARTS:
        return None
    found = _PARTS[level].match(text, at)
    if not found or found.end() == at:
        return None
    name = next((key.rstrip("2") for key, value in found.groupdict().items() if value), "all")
    return Atom(found.end(), () if name == "all" else (Step("part", name=name),))


def counted(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read the first five months, the third week, the last ten days of something.

    >>> counted("前五个月", 0, -1, ()).steps[-1].low
    5
    """
    if steps and steps[-1].field == "century":
        return _decades(text, at)
    found = _COUNTED.match(text, at)
    if not found:
        return None
    which, field, end = found["which"], _UNITS[found["unit"]], found.end()
    count = numerals.read(found["n"]) if found["n"] else 1
    weekday = WEEKDAYS.find((found["day"] or "-").replace("天", "日")) + 1
    if found["day"] and field != "week":
        end, weekday = end - 1, 0
    if not count or count > 400 or (not found["n"] and which not in ("首", "第") and field != "day"):
        return None
    first, last = which in ("前", "头") or (which == "首" and bool(found["n"])), which in ("最后", "后")
    several = field == "month" and not found["ge"] and (first or last)
    if several and not _first_months(found, count, text, bool(steps)):
        return None
    if not steps:
        return _first_of_year(field, count, end) if first and count > 1 else None
    if steps[-1].field == "holiday" and field in ("day", "week") and which in ("前", "后"):
        days = count * (7 if field == "week" else 1)
        span = (-days, -1) if which == "前" else (1, days)
        return Atom(end, (Step("day", *span, True),))
    limit = LEVELS["month"] if field in ("week", "day") else LEVELS["year"]
    if level > limit:
        return None
    if weekday and not first:
        return Atom(end, (Step("nthday", -1 if last else count, weekday),))
    if first or last:
        if field == "quarter":
            return Atom(end, (absolute("quarter", 1, count) if first else absolute("quarter", 5 - count, 4),))
        return Atom(end, (absolute(("first" if first else "last") + field, count),))
    return Atom(end, (absolute(field, count),))


def _decades(text: str, at: int) -> Atom | None:
    """The first decade of a century: 本世纪第一个十年, 21世纪头20年."""
    found = _DECADES.match(text, at)
    if not found:
        return None
    count = numerals.read(found["nth"] or found["n"]) or 0
    if found["nth"]:
        first, last = count - 1, count - 1
    else:
        count, rest = divmod(count, 10)
        first, last = (10 - count, 9) if "后" in found["which"] else (0, count - 1)
        if rest:
            return None
    return (
        Atom(found.end(), (absolute("decade", first * 10, last * 10),)) if 0 <= first <= last < 10 else None
    )


def _first_months(found: "re.Match[str]", count: int, text: str, in_year: bool) -> bool:
    if found["which"] != "前" or not 2 <= count <= 12:
        return False
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return (in_year or before not in _BEFORE_FIRST_MONTHS) and after not in _AFTER_FIRST_MONTHS


def _first_of_year(field: str, count: int, end: int) -> Atom | None:
    """前五个月 and 前三个季度 alone are this year's."""
    if field == "month":
        return Atom(end, (Step("year", 0, 0, True), absolute("firstmonth", count)))
    return Atom(end, (absolute("quarter", 1, count),)) if field == "quarter" and count < 5 else None


def time(text: str, at: int, level: int, steps: Point) -> Atom | None:
    """Read a clock time behind a day or part of a day, or alone."""
    if level >= LEVELS["time"] or (steps and level < LEVELS["day"] and steps[0].field != "daypart"):
        return None
    daypart = steps[-1].name if steps and steps[-1].field == "daypart" else ""
    found = clock.read(text, at, daypart, bool(steps))
    return Atom(found[0], (Step("time", name=found[1]),), "time") if found else None
