"""Lengths of time: 五年内, 18个月, 三年来, 未来5年, 3天后."""

import re
from functools import cache
from typing import NamedTuple

from newsnlp.resources import lines

from . import lengths, numerals
from .expression import NOTHING, Expression, Step

_TO = r" ?(?:至|到|[—–－~～─]{1,2}|-) ?"
_RANGE = re.compile(rf"(?P<n>{lengths.COUNT}){_TO}(?={lengths.COUNT})")
_SECOND = re.compile(rf"{_TO}(?={lengths.COUNT})")
_AHEAD = re.compile(
    r"(?P<past>过去的?|近|最近|这)|(?P<next>未来的?|今后|将来|后面|往后|向后)"
    r"|(?P<then>再过)"
    r"|(?P<plain>前(?!半)|上(?!半|[百千][多余]?年))|(?P<plain_next>[下后](?!半))"
)
_BEHIND = re.compile(
    r"(?P<since>以来|来(?![了到过看开访找电去]))|(?P<before>以前)|(?P<ago>之前|前(?![后三两期夕沿往来]))|(?P<later>之后|以后|过后|后(?![期来续方]))"
    r"|(?P<within>之内|以内|内(?![部外容蒙])|间(?![隔接歇])|之间|期间|里(?![程面边头约外])|(?<=[年月])期(?![间限刊待货望盼末初满]))"
    r"|(?P<around>左右|上下)"
)
# 上, 下, 前, 后 count days only where a word begins with them
_CLAUSE_START = re.compile(r"(?:[^\u4e00-\u9fff]|[在的和与比较从了是到近于对之往向]|^)$")
_NEAR_TO = tuple("接将临")
_OPEN_YEARS = re.compile(r"(?:好几|(?:数|好?几|上)[十百千]|数)[多余]?年")
_SPENT = re.compile("的?(?:时间|光景|工夫|功夫)|下来|之久")
# 上百年 is a length where 上 ends no word before it (历史上, 世界上); 数年 where it counts no thing (人数, 多数)
_BEFORE_HUNDREDS = frozenset("了着过有近达至超逾经历越营存承续守用等后长短是的在需要")
_COUNTS_A_THING = re.compile("[指多少总次件辆户倍基系函参常代复整分字票约量]数年|人数年(?![前后来])")
_ELAPSED = re.compile(r"(?:已经|已|时间|就这样|转眼)$")
_AROUND = re.compile("四周(?=[山环群皆都被是已]|的[山树])")
# 盯着看了半天 and 半天不肯撒手 tell of no length
_A_WHILE = re.compile("[了过着]半天|.?半天[不没才也都]")
_SLOGAN = re.compile(r"(?:生活|经济|都市|交通|通勤|出行|服务|健身|物流|飞行|党建)?圈|交通网|一遇")
_DAYS_LONG = re.compile(rf"{lengths.COUNT}(?: ?日?{_TO}{lengths.COUNT})? ?日(?![\d零上下中午晚凌起至到])")
_YEARS_AGO = re.compile(r"\d{4} ?多?年")
_ORDINAL = re.compile(r"第.{1,3}个\Z")
_OR_MORE = ("以上", "以下")
_DAY_OF_MONTH = re.compile(r"(?:[12]?\d|3[01])日")
_NOT_BEFORE = frozenset("0123456789.,第几数逐同某哪当该下上本零一二三四五六七八九十百千万亿/这")
_WHOLE = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month"}
# 关键一年, 最后一天 and 不平凡的一年 name a certain one
_CERTAIN = re.compile(r"(?:关键|最后|重要)[的之]?$|(?<![短近去])的$")
_LEFT_OPEN = frozenset("几数好上若")
_ONE = re.compile(r"[一1](?![0-9一二三四五六七八九十百千万])")
_SINGLE = re.compile(r"前(?:一|1(?!\d))")
"""The week before what is told (开幕的前一周) is not the last week."""
_UNITS = ("Y", "M", "W", "D", "TH", "TM", "TS")
_POINTS = ("ago", "later", "before")
_WORKING = ("工作日", "交易日")  # B in what is said: ISO 8601 has no letter for them


class Length(NamedTuple):
    """A length of time read: its end, what it says, ISO 8601 for the length, whether it is an estimate."""

    end: int
    expression: Expression
    iso: str | None
    approximate: bool


@cache
def _lasting_before() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lines('dates_lasting.txt'))})\\Z")


def lasting(text: str, at: int) -> bool:
    """Tell whether a number of 日 says how long because of the word before it.

    >>> lasting("拘留10日", 2), lasting("在10日", 1)
    (True, False)
    """
    if _YEARS_AGO.match(text, at) and lengths.UNTIL_NOW.search(text, max(0, at - 6), at):
        return True
    return bool(_DAYS_LONG.match(text, at)) and _lasting_before().search(text, max(0, at - 6), at) is not None


def length(text: str, at: int, days_long: bool = False) -> Length | None:
    """Read a length of time that begins at `at`, or None; `days_long` lets 10日 be one.

    >>> length("三天后", 0).expression.form, length("未来18个月", 0).iso
    ('later', 'P18M')
    """
    ahead = _ahead(text, at)
    if not ahead and at and _part_of_another(text, at):
        return None
    place = ahead.end() if ahead else at
    shorter, total = _between(text, place)
    if total is None or _SLOGAN.match(text, total.end) or _AROUND.match(text, at):
        return None
    behind = _BEHIND.match(text, total.end)
    if behind and behind["ago"] and ahead and (ahead["past"] or ahead["next"]):
        behind = None  # 过去一天前线平静
    if behind and behind["since"] == "来" and text[at - 1 : at] == "每":
        behind = None  # 每两周来一次
    if behind and behind["ago"] and _DAY_OF_MONTH.fullmatch(total.last):
        return None  # 15日前 is before the 15th
    if not _fits_before(text, at, ahead, total):
        return None
    if not behind and text[total.end : total.end + 1] in lengths.units()[total.unit].not_after:
        return None
    if total.last == "半天" and not behind and _A_WHILE.match(text[max(0, at - 1) : total.end + 1]):
        return None
    alone = not (days_long or ahead or behind or text.startswith(_OR_MORE, total.end))
    if alone and _needs_company(total) and not (total.last == "几年" and _SPENT.match(text, total.end)):
        return None
    end = behind.end() if behind and not behind["around"] else total.end
    if total.vague:
        return Length(end, NOTHING, None, True)
    iso = lengths.iso(total.codes)
    form = _form(text, at, ahead, behind, total)
    if shorter is None and total.shorter != total.codes and form not in _POINTS:
        shorter = total.shorter  # 两三年
    said = f"{lengths.iso(shorter)}..{iso}" if shorter else iso
    working = form in _POINTS and total.unit in _WORKING and _whole_days(total.codes, shorter or total.codes)
    if working:
        said = said.replace("D", "B")
    beside = _units_beside(ahead, total) if form in ("past", "next") and shorter is None else None
    if beside:
        return Length(end, beside, iso, total.approximate)
    about = bool(ahead and ahead.group() == "近") or (behind is not None and behind["around"] is not None)
    approximate = total.approximate or shorter is not None or about or working
    single = form not in _POINTS and shorter is None  # 3到5个月 is no one length
    return Length(end, Expression(form, length=said), iso if single else None, approximate)


def _whole_days(*lengths_told: dict[str, float]) -> bool:
    """Say whether lengths are told in whole days alone."""
    return all(set(codes) == {"D"} and not codes["D"] % 1 for codes in lengths_told)


def _part_of_another(text: str, at: int) -> bool:
    """A number is not read from its middle, nor behind 第, 每, 上."""
    before = text[max(0, at - 2) : at]
    if text[at] in "数上" and _ends_another(text, at):
        return True
    if before[-1:] == "," and not text[at].isdigit():
        return False  # no comma of thousands
    if before[-1:] in ("上", "下") and not _CLAUSE_START.search(before[:-1]):
        return False  # 路上三个钟头, 签下两年
    if before[-1:] == "个" and _ORDINAL.search(text, max(0, at - 5), at):
        return True  # 第三个十年 is a certain one
    like = before[-1:] == "同" and text[at] != "一"  # 同10年前相比, but 同一年
    return (before[-1:] in _NOT_BEFORE and before != "以上" and not like) or before == "每隔"


def _ends_another(text: str, at: int) -> bool:
    """The 数 of 人数, the 上 of 历史上."""
    if text[at] == "数":
        return _COUNTS_A_THING.match(text, at - 1) is not None
    return text[at - 1] not in _BEFORE_HUNDREDS and "\u4e00" <= text[at - 1] <= "\u9fff"


def _fits_before(text: str, at: int, ahead: "re.Match[str] | None", total: lengths.Sum) -> bool:
    """每2小时 says how long a beat is, 每天 and 那一年 do not; 近两分钟 is almost as long, not the last two."""
    if ahead and ahead.group() == "这" and total.last == "一天" and not _BEHIND.match(text, total.end):
        return False  # 这一天 is the day told of
    hours = lengths.units()[total.unit].code[0] == "T" and total.last[0] not in _LEFT_OPEN
    if ahead:
        return not (hours and ahead.group() == "近" and total.codes.get("TH") not in (24, 48, 72))
    before = text[at - 1 : at]
    if text[at] == "一" and total.last in ("一年", "一天") and _CERTAIN.search(text[max(0, at - 3) : at]):
        return bool(_BEHIND.match(text, total.end))
    return not (before in ("每", "那") and (_ONE.match(text, at) or (before == "那" and text[at] == "半")))


def _between(text: str, at: int) -> tuple[dict[str, float] | None, lengths.Sum | None]:
    """Read a length and, where it is a span of lengths (3至6个月, 3天至8天), the shorter before it."""
    span = _RANGE.match(text, at)
    total = lengths.read(text, span.end() if span else at)
    if total and span:
        unit, count = lengths.units()[total.unit], lengths.number(span["n"])
        return ({unit.code: count * unit.size}, total) if count else (None, None)
    joint = _SECOND.match(text, total.end) if total and not total.vague else None
    longer = lengths.read(text, joint.end()) if joint else None
    if total and longer and not longer.vague and _shorter(total, longer):
        return total.codes, longer
    return None, total


def _shorter(first: lengths.Sum, second: lengths.Sum) -> bool:
    """Both ends of a span of lengths: in the same unit, or the first in a smaller one (六个月至一年)."""
    if set(first.codes) == set(second.codes):
        return True
    here, there = (
        [_UNITS.index(code) for code in total.codes if code in _UNITS] for total in (first, second)
    )
    return bool(here and there) and min(here) > max(there)


def _ahead(text: str, at: int) -> "re.Match[str] | None":
    """The word before a length that says where it lies."""
    found = _AHEAD.match(text, at)
    if not found or (found.group() == "过去" and _ELAPSED.search(text[max(0, at - 3) : at])):
        return None
    if found.group() == "近" and text[at - 1 : at] in _NEAR_TO:
        return None  # 接近三年 is almost three
    plain = found["plain"] or found["plain_next"]
    return None if plain and not _CLAUSE_START.search(text[max(0, at - 1) : at]) else found


def _form(
    text: str, at: int, ahead: "re.Match[str] | None", behind: "re.Match[str] | None", total: lengths.Sum
) -> str:
    if ahead and ahead["then"]:
        return "later"
    if ahead:
        # 近三年, 过去三天, 未来一周 and 三年来 say how long, not from which day
        counted = ahead["plain"] or ahead["plain_next"]
        if not counted or (behind and behind["since"]) or "Y" in total.codes or _SINGLE.match(text, at):
            return "duration"
        return "past" if ahead["plain"] else "next"
    kind = behind.lastgroup if behind else None
    return kind if kind in ("before", "ago", "later") else "duration"


def _units_beside(ahead: "re.Match[str] | None", total: lengths.Sum) -> Expression | None:
    """前两天, 上两周 and 下三个月 are whole days, weeks and months beside the present one."""
    field = _WHOLE.get(total.unit)
    if ahead is None or field is None or len(total.codes) != 1 or not (ahead["plain"] or ahead["plain_next"]):
        return None
    count = next(iter(total.codes.values()))
    if count % 1:
        return None
    span = (-int(count), -1) if ahead["plain"] else (1, int(count))
    return Expression("point", (Step(field, *span, True),))


def _needs_company(total: lengths.Sum) -> bool:
    """日 and 分 alone are no lengths (两日 and 90日 are), nor is 几天; 数年, 几十年 and 十几天 are."""
    if len(total.codes) > 1:
        return False
    if total.unit == "日":
        count = numerals.read(total.last[:-1].strip())
        return not (total.last == "两日" or (count is not None and count > 31))
    if total.vague:
        return total.last[0] in _LEFT_OPEN and not _OPEN_YEARS.fullmatch(total.last)
    return total.unit == "分"
