"""Lengths of time: 五年内, 18个月, 三年来, 未来5年, 3天后."""

import re
from functools import cache
from typing import NamedTuple

from newsnlp.resources import lines, table

from . import numerals
from .expression import NOTHING, Expression

_COUNT = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,2})?[万亿]?"
    r"|[一二两俩三四五六七八九十百廿卅]{1,4}(?:点[零一二三四五六七八九]{1,2})?)"
)
_TO = r" ?(?:至|到|[—–－~～─]{1,2}|-) ?"
_RANGE = re.compile(rf"(?P<n>{_COUNT}){_TO}(?={_COUNT})")
_SECOND = re.compile(rf"{_TO}(?={_COUNT})")
_AHEAD = re.compile(
    r"(?P<past>过去的?|近|最近|这)|(?P<next>未来的?|今后|将来|后面|往后|向后)"
    r"|(?P<plain>[上前](?!半))|(?P<plain_next>[下后](?!半))"
)
_BEHIND = re.compile(
    r"(?P<since>以来|来)|(?P<before>以前)|(?P<ago>之前|前(?![后三两期夕沿往来]))|(?P<later>之后|以后|过后|后(?![期来续方]))"
    r"|(?P<within>之内|以内|内(?![部外容蒙])|间(?![隔接歇])|之间|期间)|(?P<around>左右|上下)"
)
_JOIN = re.compile(r"(?:又|零|外加|加上|加)? ?")
# 上, 下, 前, 后 count days only where a word begins with them
_CLAUSE_START = re.compile(r"(?:[^\u4e00-\u9fff]|[在的和与比较从了是到近于对之往向]|^)$")
_ELAPSED = re.compile(r"(?:已经|已|时间|就这样|转眼)$")
_SLOGAN = re.compile(r"(?:生活|经济|都市|交通|通勤|出行|服务|健身|物流|飞行|党建)?圈|交通网|一遇")
_DAYS_LONG = re.compile(rf"{_COUNT}(?: ?日?{_TO}{_COUNT})? ?日(?![\d零上下中午晚凌起至到])")
_ORDINAL = re.compile(r"第.{1,3}个\Z")
_OR_MORE = ("以上", "以下")
_DAY_OF_MONTH = re.compile(r"(?:[12]?\d|3[01])日")
_NOT_BEFORE = frozenset("0123456789.,第几数每逐同某哪当那该下上本零一二三四五六七八九十百千万亿/这")
# counted without 个 against the rule
_BARE = frozenset([("半", "月"), ("数", "月"), ("两", "季度")])
_MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
_POINTS = ("ago", "later", "before")
_SMALLER = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("D", 7),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
}


class Length(NamedTuple):
    """A length of time read: its end, what it says, ISO 8601 for the length, whether it is an estimate."""

    end: int
    expression: Expression
    iso: str | None
    approximate: bool


class _Unit(NamedTuple):
    code: str
    size: int
    half: tuple[str, float]
    ge: str
    not_after: frozenset[str]


class _Sum(NamedTuple):
    """Pieces read one after another: 一年又三个月."""

    end: int
    codes: dict[str, float]
    vague: bool
    approximate: bool
    last: str
    unit: str


@cache
def _units() -> dict[str, _Unit]:
    rows = {}
    for row in table("dates_units.tsv"):
        count, code = row["half"].split()
        unit = _Unit(
            row["code"],
            int(row["size"]),
            (code, float(count)),
            row["ge"],
            frozenset(row.get("not_after", "")),
        )
        rows[row["unit"]] = unit
    return rows


@cache
def _lasting_before() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lines('dates_lasting.txt'))})\\Z")


@cache
def _piece() -> re.Pattern[str]:
    units = "|".join(sorted(_units(), key=len, reverse=True))
    return re.compile(
        rf"(?P<n>{_COUNT}|半|[数几]十?)? ?(?P<more>[多余几])?(?P<ge>个)?"
        rf"(?P<half>半)?(?P<more3>[多余])? ?(?P<unit>{units})"
        r"(?P<half2>半(?![年月天日小导途路]))?(?P<long>钟)?(?P<more2>[多余])?"
    )


def lasting(text: str, at: int) -> bool:
    """Tell whether a number of 日 says how long because of the word before it.

    >>> lasting("拘留10日", 2), lasting("在10日", 1)
    (True, False)
    """
    return bool(_DAYS_LONG.match(text, at)) and _lasting_before().search(text, max(0, at - 6), at) is not None


def length(text: str, at: int, days_long: bool = False) -> Length | None:
    """Read a length of time that begins at `at`, or None; `days_long` lets 10日 be one.

    >>> length("未来五年", 0).expression.form, length("18个月", 0).iso
    ('next', 'P18M')
    """
    ahead = _ahead(text, at)
    if not ahead and at and _part_of_another(text, at):
        return None
    place = ahead.end() if ahead else at
    shorter, total = _between(text, place)
    if total is None or _SLOGAN.match(text, total.end):
        return None
    behind = _BEHIND.match(text, total.end)
    if behind and behind["ago"] and _DAY_OF_MONTH.fullmatch(total.last):
        return None  # 15日前 is before the 15th
    if not behind and text[total.end : total.end + 1] in _units()[total.unit].not_after:
        return None
    alone = not (days_long or ahead or behind or text.startswith(_OR_MORE, total.end))
    if alone and _needs_company(total):
        return None
    end = behind.end() if behind and not behind["around"] else total.end
    if total.vague:
        return Length(end, NOTHING, None, True)
    iso = _iso(total.codes)
    said = f"{_iso(shorter)}..{iso}" if shorter else iso
    form = _form(text, at, ahead, behind, total)
    about = bool(ahead and ahead.group() == "近") or (behind is not None and behind["around"] is not None)
    approximate = total.approximate or shorter is not None or about
    return Length(end, Expression(form, length=said), iso if form not in _POINTS else None, approximate)


def _part_of_another(text: str, at: int) -> bool:
    """A number is not read from its middle, nor behind 第, 每, 上."""
    before = text[max(0, at - 2) : at]
    if before[-1:] == "个" and _ORDINAL.search(text, max(0, at - 5), at):
        return True  # 第三个十年 is a certain one
    return (before[-1:] in _NOT_BEFORE and before != "以上") or before == "每隔"


def _between(text: str, at: int) -> tuple[dict[str, float] | None, _Sum | None]:
    """Read a length and, where it is a span of lengths (3至6个月, 3天至8天), the shorter before it."""
    span = _RANGE.match(text, at)
    total = _sum(text, span.end() if span else at)
    if total and span:
        unit, count = _units()[total.unit], _number(span["n"])
        return ({unit.code: count * unit.size}, total) if count else (None, None)
    joint = _SECOND.match(text, total.end) if total and not total.vague else None
    longer = _sum(text, joint.end()) if joint else None
    if total and longer and not longer.vague and set(longer.codes) == set(total.codes):
        return total.codes, longer
    return None, total


def _ahead(text: str, at: int) -> "re.Match[str] | None":
    """The word before a length that says where it lies."""
    found = _AHEAD.match(text, at)
    if not found or (found.group() == "过去" and _ELAPSED.search(text[max(0, at - 3) : at])):
        return None
    plain = found["plain"] or found["plain_next"]
    return None if plain and not _CLAUSE_START.search(text[max(0, at - 1) : at]) else found


def _form(
    text: str, at: int, ahead: "re.Match[str] | None", behind: "re.Match[str] | None", total: _Sum
) -> str:
    if ahead:
        # 近三年 and 三年来 say how long, not from which day
        if (
            ahead.group() == "近"
            or (behind and behind["since"])
            or (ahead.group() == "前" and "Y" in total.codes)
        ):
            return "duration"
        return "past" if ahead["past"] or ahead["plain"] else "next"
    kind = behind.lastgroup if behind else None
    return kind if kind in ("before", "ago", "later") else "duration"


def _sum(text: str, at: int) -> _Sum | None:
    codes: dict[str, float] = {}
    total: _Sum | None = None
    vague = approximate = False
    end = at
    for _ in range(6):
        joint = _JOIN.match(text, end) if total else None
        start = joint.end() if joint else end
        found = _piece().match(text, start)
        value = _value_of(found) if found else None
        if found is None or value is None:
            break
        code, count, rough = value
        codes[code] = codes.get(code, 0) + count
        vague, approximate, end = vague or code == "?", approximate or rough, found.end()
        unit = found["unit"] + (found["long"] or "")
        total = _Sum(
            end, codes, vague, approximate, text[start:end], unit if unit in _units() else found["unit"]
        )
        if unit == "日":
            break
    return total


def _value_of(found: "re.Match[str]") -> tuple[str, float, bool] | None:
    """Give the code, the number of units and whether it is an estimate; None for what is no length."""
    number, name, ge = found["n"], found["unit"], found["ge"]
    unit = _units()[name]
    if unit.ge != "both" and bool(ge) != (unit.ge == "yes") and (number, name) not in _BARE:
        return None
    if number is None and not (ge and found["half"]):
        return None
    if number and number[0] in "数几":
        return "?", 0, True
    rough = bool(found["more"] or found["more2"] or found["more3"])
    if number == "半":
        return *unit.half, rough
    pair = numerals.pair(number) if number else None
    value = float(pair[1]) if pair else _number(number) if number else 1.0
    if value is None or (name == "年" and value >= 1000):
        return None
    if found["half"] or found["half2"]:
        value += 0.5
    return unit.code, value * unit.size, rough or pair is not None


def _number(number: str) -> float | None:
    times = _MAGNITUDES.get(number[-1], 1)
    if times > 1 or number.isascii():
        return float(number.rstrip("万亿").replace(",", "")) * times
    whole, dot, part = number.partition("点")
    head = None if whole == "百" else numerals.read(whole)
    if head is None:
        return None
    return float(f"{head}.{''.join(str(numerals.DIGITS[c]) for c in part)}") if dot else float(head)


def _needs_company(total: _Sum) -> bool:
    """日 and 分 alone are no lengths (两日 and 90日 are), nor is 几天."""
    if len(total.codes) > 1:
        return False
    if total.unit == "日":
        count = numerals.read(total.last[:-1].strip())
        return not (total.last == "两日" or (count is not None and count > 31))
    return total.vague or total.unit == "分"


def _iso(codes: dict[str, float]) -> str:
    """Write a length in ISO 8601; fractions go into the next smaller unit."""
    total = dict(codes)
    for code, (smaller, size) in _SMALLER.items():
        value = total.get(code, 0)
        if value % 1:
            total[code] = value // 1
            total[smaller] = total.get(smaller, 0) + round(value % 1 * size, 2)
    days = "".join(f"{total[code]:.15g}{code}" for code in "YMWD" if total.get(code))
    times = "".join(f"{total['T' + code]:.15g}{code}" for code in "HMS" if total.get("T" + code))
    return "P" + days + ("T" + times if times else "") if days or times else "P0D"
