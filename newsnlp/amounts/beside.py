"""What stands beside a number: modifiers, signs, the denominator, and what they do to its bounds."""

import re
from functools import cache
from typing import Final, NamedTuple

from newsnlp.resources import lines

from .grammar import Grammar
from .model import ARABIC, Bound, Term
from .units import TIME

__all__ = [
    "WINDOW",
    "Before",
    "a_piece",
    "after",
    "before",
    "before_each",
    "bounded",
    "each",
    "limit",
    "strength",
]

WINDOW: Final = 16
"""How far back a word may begin that bears on a number."""


class Before(NamedTuple):
    """What stands before: where the amount and its modifiers begin, the modifier, a currency sign, a sign or scale."""

    start: int
    outer: int
    modifier: str | None
    sign: str
    scale: str


_SIGNS: Final = frozenset(("-", "－", "−", "+"))


def before(text: str, first: Term, edge: int, g: Grammar) -> Before:
    """Read 约人民币, 超US$, 零下, 华氏 before a term; nothing before `edge` is looked at."""
    start = first.start
    found = None
    if start > edge and text[start - 1] in g.last_before:
        found = g.before.search(text, max(edge, start - WINDOW), start)
    if found is None:
        return Before(start, start, None, "", "")
    scale = found.group("cold")
    if scale in _SIGNS and text[start] not in ARABIC and first.rule != "fraction":
        scale = ""
    begin = found.start("sign") if found.group("sign") else found.start("cold") if scale else start
    modifier, outer = None, begin
    if found.group("mod"):
        modifier, outer = _modifier(
            text, found.start("mod"), found.end("mod"), start, first.numeral.scale, first.rule == "tenths", g
        )
        if modifier == "not" or _counts_passed(text, begin, first):
            modifier, outer = None, begin
    return Before(begin, min(outer, begin), modifier, found.group("sign") or "", scale)


def _counts_passed(text: str, begin: int, first: Term) -> bool:
    """Say whether 过了 tells of things passed one by one, and bounds nothing: 过了十三道卡, 过了三个人."""
    return (
        first.unit is not None
        and first.unit.kind in _PASSED
        and first.name != "岁"
        and text.endswith("过了", 0, begin)
        and not text.endswith(_EXCEEDED, 0, begin)
    )


_EXCEEDED: Final = "超过了"
_PASSED: Final = frozenset(("count", "people"))
_REACHED: Final = frozenset(("过", "破", "首破", "已破"))
"""Words that bound a large number wherever it begins: 破3亿, but 破3项纪录."""
_TURNED: Final = {"over": "under", "under": "over"}
_MAGNITUDES: Final = frozenset("十百千万亿佰仟萬億")


@cache
def _false() -> frozenset[str]:
    return frozenset(lines("not_modifiers.txt"))


def _modifier(
    text: str, low: int, end: int, number: int, scale: int, tenths: bool, g: Grammar
) -> tuple[str | None, int]:
    """Give the modifier among the words `text[low:end]` before the number, and where it begins."""
    words = text[low:end].rstrip()
    false = _false()
    for size in (2, 3):
        # the tail of another word: 节约, 附近
        for begin in range(max(0, low - size + 1), low + 1):
            if text[begin : begin + size] in false and begin + size > low:
                if begin + size < low + len(words):  # 没见过|超过两层
                    return _modifier(text, begin + size, end, number, scale, tenths, g)
                return None, number
    for start in range(len(words)):
        word = words[start:]
        found = g.modifiers.get(word)
        if found is not None:
            modifier, alone = found
            if (
                alone
                and text[number] not in _MAGNITUDES
                and not (word in _REACHED and (scale >= 4 or tenths))
            ):
                return None, number
            rest, _ = _modifier(text, low, low + start, number, scale, tenths, g) if start else (None, 0)
            if rest == "not":
                rest = _TURNED.get(modifier or "")
            return rest or modifier, low
    return None, number


def after(text: str, at: int, g: Grammar, kind: str) -> tuple[str | None, str | None, int]:
    """Read the denominator and the modifier that follow: 元/平方米以上; above a length something lies (3米上方)."""
    per = None
    if at == len(text):
        return None, None, at
    if text[at] in "/／每 ":
        found = g.per.match(text, at)
        if found:
            per, at = _per_code(found.group("unit"), g, kind), found.end()
    word = g.after.match(text, at)
    if word is None or (word.group("word") in ("多", "余", "许") and _NOT_MORE.match(text, word.end())):
        return None, per, at
    if kind == "length" and word.group("word") in _PLACES:
        return None, per, at
    return g.modifiers_after[word.group("word")], per, word.end()


_PLACES: Final = frozenset(("上方", "下方"))
_NOT_MORE: Final = re.compile("[么样元数种媒年个地可晶层功边次所发少项名家极能]")
_TIME_CODES: Final = {"小时": "h", "时": "h", "秒": "s", "秒钟": "s", "分钟": "min", "h": "h", "s": "s"}


def _per_code(name: str, g: Grammar, kind: str = "") -> str:
    if name in _TIME_CODES:
        return _TIME_CODES[name]
    if name == "度" and kind == "money":
        return "kWh"  # what is paid for by 度 is electricity
    unit = g.names.get(name)
    if unit is None or unit.kind in ("count", "people"):
        return name
    return name.removeprefix("个") if unit.kind == TIME else unit.code


def a_piece(text: str, at: int, g: Grammar) -> tuple[str | None, int]:
    """Read 六毛钱一斤, 3块钱一碗: what a price is for, and where it ends."""
    found = g.unit.match(text, at + 1) if text.startswith("一", at) else None
    if found is None or g.names[found.group()].kind in (TIME, "money", "percent", "multiple"):
        return None, at
    if found.group() in ("个", "起", "次", "批", "届", "家") or g.numeral.match(text, found.end()):
        return None, at
    return _per_code(found.group(), g), found.end()


_EACH: Final = re.compile("每|时速|亩产|单产")


def _measures(kind: str, unit: str, gap: str, g: Grammar) -> bool:
    """Say whether what is measured is measured for each: 每户面积50平方米, but 每回收1吨 and 每人在海拔4000米."""
    if kind in _COUNTED or unit == "个" or not _DIMENSION.search(gap) or _ELSEWHERE.search(gap):
        return False
    each_of = g.names.get(unit)
    return each_of is None or each_of.kind not in ("money", "percent")


_CALENDAR: Final = frozenset("年月日天周季") | {"季度", "星期", "工作日", "交易日", "礼拜"}
_COUNTED: Final = frozenset(("count", "people", "number", "multiple", "percent"))
_DIMENSION: Final = re.compile(
    "(?:面积|长度|重量|容量|高度|厚度|宽度|直径|[长宽高厚重])(?:约|为|不到|不足|超|达|在)?$"
)
_ELSEWHERE: Final = re.compile("[在一二两三(（]")
"""What tells, between 每人 and a length, that it is of another thing: 每人在海拔4000米."""
_RISING: Final = frozenset(("percent", "angle", "temperature"))
"""What rises, and is in no litres: 汇率每升1%."""
_FIELDS: Final = frozenset(("亩", "公顷"))


def each(text: str, start: int, edge: int, kind: str, g: Grammar) -> tuple[str | None, int]:
    """Read 每亩2万元, 时速200公里, 亩产600公斤: the denominator before a number of a kind, and where it begins.

    With words between, it is one for money (每人补贴300元), for what is measured (每户面积50平方米), for what a field
    yields; 每天 and 每年 then only say when (每年发电4.3亿千瓦时), and 每名干部联系三家农户 tells of who does it.
    """
    low = max(edge, start - WINDOW)
    if not _EACH.search(text, low, start):
        return None, start
    found = g.each.search(text, low, start)
    if found is None:
        return None, start
    if found.group("crop") is not None:
        return ("mu", found.start()) if kind == "weight" else (None, start)
    if found.group("hour") is not None:
        return "h", found.start()
    unit, gap = found.group("unit"), _CEILING.sub("", found.group("gap"))
    if unit == "升" and (gap.startswith("高") or kind in _RISING):
        return None, start
    if gap and unit not in _TIME_CODES:
        measured = kind == "money" or unit in _FIELDS or _measures(kind, unit, gap, g)
        if not measured or unit.removeprefix("个") in _CALENDAR:
            return None, start
    return _per_code(unit, g, kind), found.start()


def before_each(
    text: str, first: Term, start: int, edge: int, kind: str, g: Grammar
) -> tuple[str | None, int]:
    """Give the modifier before a denominator that begins at `start`, and where it begins.

    Another denominator may stand between (不超过每人每天80元). One character is most often the end of another word
    (租约每月3000元).
    """
    _, outer = each(text, start, edge, kind, g)
    ahead = before(text, first._replace(start=outer), edge, g)
    if ahead.modifier is None or len(text[ahead.outer : outer].strip()) < 2:
        return None, start
    return ahead.modifier, ahead.outer


_CEILING: Final = re.compile(
    "最高(?:可?[罚奖补]款?|[奖补][励贴助]|资助|可?达|可获|到|不过)?$|上限(?:为|达)?$|限价(?:为|[:：])?$|封顶为?$"
)
_NUMERALS: Final = "0-9０-９一二两三四五六七八九十百千万亿数几半"
_LEAST: Final = re.compile(f"至少[^{_NUMERALS}，。；、：！？“”]{{1,3}}$")
_MOST: Final = re.compile(f"[最至]多[^{_NUMERALS}，。；、：！？“”时的达]{{1,2}}$")
"""A bound with the verb between: 至少还有500%, 最多缩水10%; 最多时 and 最多的 tell when and which."""
_VERB_BETWEEN: Final = 5
_STRENGTH: Final = {"强": "over", "弱": "under"}
_STRONG: Final = re.compile("[强弱](?=[，。；：、！？,;）)的]|$)")
"""What says behind a part of a whole that it is a little more, or less: 四分之一强."""
_LOWEST: Final = re.compile("最低[^。；]{1,12}$")
_OF_WHOLE: Final = re.compile(
    "(不到|不足|不及|约占|约为|超过)(?!位|半数|一半|部分)[^，。；、：0-9]{1,10}"
    "(?<!部分|限额|差额|基数|定额|企业|人员)的$|(约占)[^，。；、：0-9]{0,6}$"
)
_SAID: Final = {"约占": "approx", "约为": "approx", "超过": "over"}


def limit(text: str, start: int, edge: int, kind: str, rule: str) -> str | None:
    """Give the bound that is said with words between: 最高可罚5万元, 不到去年同期的四成."""
    low = max(edge, start - WINDOW)
    tail = text[max(low, start - _VERB_BETWEEN) : start]
    if "至少" in tail and _LEAST.search(tail):
        return "over"
    if "多" in tail and kind != "count" and _MOST.search(tail):
        return "under"
    if kind in ("money", "percent") and _CEILING.search(text, low, start):
        return None if _LOWEST.search(text, max(edge - WINDOW, 0), start) else "under"
    if (kind == "percent" or rule == "fraction") and (found := _OF_WHOLE.search(text, low, start)):
        return _SAID.get(found.group(1) or found.group(2), "under")
    return None


def strength(text: str, at: int, kind: str, rule: str) -> tuple[str | None, int]:
    """Read 强 and 弱 behind a share, and say where they end: 四分之一强."""
    if (kind == "percent" or rule == "fraction") and _STRONG.match(text, at):
        return _STRENGTH[text[at]], at + 1
    return None, at


def bounded(
    low: Bound, high: Bound, modifier: str | None, before: str | None, after: str | None
) -> tuple[Bound, Bound, str | None]:
    """Apply the words beside a number to its bounds."""
    said = modifier or before or after
    if modifier is None and "over" in (before, after) and said != "under":
        said = "over"
    if said == "over" and high is not None and low == high:
        return low, None, said
    if said == "under" and low is not None and low == high:
        return None, high, said
    return low, high, said
