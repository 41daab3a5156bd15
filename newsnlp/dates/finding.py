"""Finds the dates of a text: looks where one may begin, reads the longest, completes ranges and what follows."""

import re
from datetime import date
from functools import cache

from newsnlp.resources import Lexicon, lines

from . import clock, context, durations, ending, reading, special
from .conventions import USUAL, Conventions
from .expression import NOTHING, Expression, Point, Step
from .mention import Mention
from .numbers import DYNASTIES, SEPARATOR
from .reading import Reading
from .values import DateSpan
from .words import eras, word_list, words

_SEPARATOR = re.compile(rf" ?起?{SEPARATOR} ?")
_AND = re.compile(r" ?[和与] ?")
_ENTERED = ("进入", "迈入", "跨入", "步入")
"""进入2011年后 is from its first day."""
_NOW = re.compile(r"今(?![年天日晚])|现在|目前")
_SUFFIX = re.compile(
    r"(?P<now>起?至今|到现在|到目前|到如今)"
    r"|(?P<since>(?:开始)?以来|(?<=[年月底初末])来(?=[，,、最首的第]))"
    r"|(?P<until>[或及](?:之前|以前))|(?P<before>之前|以前"
    r"|前(?![后夕往来沿列期段身景方茅端者任途]|所未|提(?!交|请)|进(?![行入])"
    r"|[三两几一二四五六七八九十0-9半]{1,4}个?(?:[天日周年月季晚夜次场届位名排期轮批任个星]|小时|分钟)))"
    r"|(?P<after>(?:或|及)?(?:之后|以后)|后(?![期来续方者勤备疫台面卫代天年]|半[夜期程段场]))"
    r"|(?P<inside>(?<=月)里(?![程面边头外]))|(?P<around>前后|前夕)|(?P<during>期间|(?<=[期年节])间(?![接隔]))"
)
# parts of the day that take a story on where they open a paragraph
_WORKING_HOURS = ("上午", "中午", "下午", "傍晚", "晚上")
# beside the words of the lists, the first character of a date or length and what may stand second
_FIRSTS = {
    **dict.fromkeys("近上下前后这头首", "0123456789一二两俩仨三四五六七八九十百千半数几个季面 "),
    **dict.fromkeys("农阴夏旧", "历"),
    **dict.fromkeys("正腊冬", "月"),
    **dict.fromkeys('“"‘「【', "一二三四五六七八九十国中元端清春0123456789"),
    **{
        "过": "去",
        "再": "过",
        "未": "来",
        "今": "后起（(",
        "明": "（(",
        "昨": "（(",
        "若": "干",
        "公": "元",
        "将": "来",
        "往": "后",
        "向": "后",
        "最": "近后",
    },
    **{
        "闰": "一二三四五六七八九十",
        "大": "年",
        "晚": "0123456789一二三四五六七八九十",
        "早": "0123456789一二三四五六七八九十",
        "个": "半",
        "半": "年月天个小日世钟分秒",
        "数": "年月天十百千个小日周",
        "几": "年个天十百千周小日",
        "好": "几",
    },
}
_ZONE = 8
"""The longest words of dates_zones.txt have so many characters."""
_NUMERALS = "0123456789〇零○一二两俩三四五六七八九十廿卅百"
# what must follow a number for a date to begin with it
_GATE = re.compile(
    rf"[{_NUMERALS}.]{{1,12}} ?(?:[年月日号时点分天周个世季载秒小刻星礼工昼钟版历多余几数万亿千来]"
    rf"|[至到—–－─~～、,，:：/-] ?[{_NUMERALS}])"
    r"|\d{8}(?!\d)|(?:19|20)\d\d ?[上下第一二三四五六七八九两半1-4全春国中元清端五暑“\"财冷制榨]"
    r"|20\d\d[和与及]20\d\d|[12]\d{3}[./]\d"
    r"|[一二三四五六七八九十]+(?:[”\"季月]|(?<=五)[’」规计期末初开收时])"
)
_DIGITS = re.compile(r"\d+")
_CHINESE = re.compile(r"[〇零○一二两俩三四五六七八九十廿卅百]{6,}")
_WIDE = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
_TRADITIONAL = dict(
    zip(
        "後個週號點時鐘兩禮現來國慶節農曆裡間這內導從開華陽陰兒歲誕聖勞動軍歸紀權際婦復爾過萬門費難",
        "后个周号点时钟两礼现来国庆节农历里间这内导从开华阳阴儿岁诞圣劳动军归纪权际妇复尔过万门费难",
        strict=True,
    )
)
_PLAIN = str.maketrans(_WIDE | _TRADITIONAL)


@cache
def _skipped() -> Lexicon[bool]:
    return Lexicon(dict.fromkeys(lines("dates_not.txt"), True))


@cache
def _trigger() -> re.Pattern[str]:
    """A numeral, or two characters with which a date or a phrase to skip begins."""
    seconds: dict[str, set[str]] = {first: set(second) for first, second in _FIRSTS.items()}
    for word in (*word_list(), *eras(), *lines("dates_not.txt")):
        seconds.setdefault(word[0], set()).update(word[1:2])
    for dynasty in DYNASTIES:
        seconds.setdefault(dynasty, set()).update(era[0] for era in eras())
    pairs = (
        f"{re.escape(first)}[{re.escape(''.join(sorted(second)))}]"
        for first, second in sorted(seconds.items())
        if second
    )
    return re.compile(f"[{_NUMERALS}昨]|{'|'.join(pairs)}")


@cache
def _zones() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lines('dates_zones.txt'))})\\Z")


def find(text: str, published: date | None = None, conventions: Conventions = USUAL) -> list[DateSpan]:
    """Find the dates, times and lengths of time in a text, resolved against the day of publication.

    Args:
        text: any string; full-width digits and the traditional characters of dates are read too.
        published: the day of publication. Without it only what the document itself decides is resolved.
        conventions: how what usage leaves open is read; the annotation guide's reading if left out.

    Returns:
        Spans in order, without overlap, with offsets into `text`.

    >>> [(span.start, span.end, span.value.start) for span in find("去年10月投产", date(2023, 2, 14))]
    [(0, 5, datetime.date(2022, 10, 1))]
    """
    plain = text.translate(_PLAIN)
    trigger, skipped = _trigger(), _skipped()
    document = context.Document(plain, published, conventions)
    spans: list[DateSpan] = []
    at = 0
    while found := trigger.search(plain, at):
        at = found.start()
        skip = skipped.match(plain, at)
        if skip and (words().match(plain, at) or skip)[0] <= skip[0]:
            at = skip[0]
            continue
        mention = _read(plain, at)
        if mention is None:
            at += 1 if plain[at] not in _NUMERALS else _run(plain, at)
            continue
        zone = _zones().search(plain, max(0, at - _ZONE), at) if mention.expression.first else None
        mention.start = zone.start() if zone else at
        span = document.span(mention, text)
        if spans and (span.start < spans[-1].end or _again(spans[-1], span)):
            spans.pop()  # it goes on from the date before, or says it again (六月六月中旬)
        spans.append(span)
        at = mention.end
        stretch = ending.stretch(plain, document.told)
        if stretch:
            spans.append(document.span(stretch, text))
            at = stretch.end
    return spans


def _again(before: DateSpan, span: DateSpan) -> bool:
    """Whether a date stands twice with nothing between, the second time as long or longer."""
    return before.end == span.start and span.value.text.startswith(before.value.text)


def _run(text: str, at: int) -> int:
    """How far to go on: no run of digits is tried again from its middle, other numerals only near their end."""
    digits = _DIGITS.match(text, at)
    if digits:
        return digits.end() - at
    numerals = _CHINESE.match(text, at)
    return max(1, numerals.end() - at - 5) if numerals else 1


def _read(text: str, at: int) -> Mention | None:
    """Read a date or a length of time at a place; the longer wins."""
    if text[at] in _NUMERALS and not (_GATE.match(text, at) or words().match(text, at)):
        return None
    lasting = durations.lasting(text, at)
    point = None if lasting else reading.point(text, at)
    mention = _complete(text, at, point) if point else None
    if mention and text[at].isascii() and text[at].isdigit():
        return mention  # 2日 and 98年 are read as points only where they are no lengths
    length = durations.length(text, at, lasting)
    if length and (mention is None or length.end > mention.end):
        return Mention(at, length.end, length.expression, "published", length.approximate, length.iso, "DATE")
    return mention


def _complete(text: str, at: int, point: Reading) -> Mention | None:
    """Add the second half of a range, then what follows: 以来, 前, 后, 期间."""
    end, first, tie, last = point
    if not first:
        end += 2 * text.startswith("以来", end)
        return Mention(at, end, NOTHING, tie, False, None, "DATE", "unknown")
    if not last:
        end, last = _second(text, end, first) or (end, last)
    clock_only = first[0].field in ("daypart", "time")
    to_another_day = bool(last) and last[0].field not in ("daypart", "time")
    timed = any(step.field == "time" for step in (*first, *last))
    if clock_only and not to_another_day and not timed:
        if text[at - 1 : at] == "\n" and not last and first[0].name in _WORKING_HOURS:
            steps = (Step("day", 0, 0, True), *first)
            return Mention(at, end, Expression("point", steps), "said:day", False, None, "DATE", "daypart")
        return None  # 晚上 alone names neither a day nor a time
    expression = Expression("to", first, last) if last else Expression("point", first)
    approximate = any(step.field == "part" for step in (*first, *last))
    suffix = _SUFFIX.match(text, end)
    if suffix and not (clock_only and suffix["during"]):
        end = suffix.end()
        approximate |= bool(suffix["around"])
        if not last:
            expression = _with_suffix(first, suffix)
            if expression.form == "after" and text[max(0, at - 2) : at] in _ENTERED:
                expression = expression._replace(form="since" if suffix.group() == "后" else "from")
    finest = (last or first)[-1].field
    label = "TIME" if clock_only and timed else "DATE"
    return Mention(at, end, expression, tie, approximate, None, label, finest)


def _with_suffix(point: Point, suffix: "re.Match[str]") -> Expression:
    if suffix["now"] or suffix["since"]:
        return Expression("since", point)
    if suffix["until"] or suffix["before"]:
        return Expression("until" if suffix["until"] else "before", point)
    if suffix["after"] and "以后" in suffix["after"] and point[-1].field not in ("daypart", "time"):
        return Expression("from", point)  # 1966年以后 takes the year in
    return Expression("after" if suffix["after"] else "point", point)


def _second(text: str, end: int, first: Point) -> tuple[int, Point] | None:
    """Read the second half of 2011年至2013年, 去年10月到现在, 三月和九月之间."""
    joint = _SEPARATOR.match(text, end)
    if joint:
        now = _NOW.match(text, joint.end())
        if now:
            return now.end(), (Step("now", 0, 0, True),)
        if first[-1].field == "time":
            later = _clock_after(text, joint.end(), first)
            if later:
                return later
        if first[-1].field == "lday" and (lunar := special.lunar_day(text, joint.end())):
            return lunar.end, (*first[-2:-1], *lunar.steps)
        second = reading.point(text, joint.end())
        return (second.end, second.steps) if second and _fits(first, second) else None
    if first[-1].field == "season" and len(first) == 2 and first[0].relative:
        beside = reading.point(text, end)  # 今冬明春
        if (
            beside
            and [step.field for step in beside.steps] == ["year", "season"]
            and beside.steps[0].relative
        ):
            return beside.end, beside.steps
    joint = _AND.match(text, end)
    second = reading.point(text, joint.end()) if joint else None
    if second and _fits(first, second) and text.startswith("之间", second.end):
        return second.end + 2, second.steps
    return None


def _clock_after(text: str, at: int, first: Point) -> tuple[int, Point] | None:
    """下午1点到3点: the second hour is of the same part of the day, unless it would lie before the first."""
    part = next((step.name for step in first if step.field == "daypart"), "")
    found = clock.read(text, at, part, True)
    if found and found[1] < first[-1].name:
        found = clock.read(text, at, "", True)
    return (found[0], (Step("time", name=found[1]),)) if found else None


def _fits(first: Point, second: Reading) -> bool:
    """Both halves of a range speak of the same kind of thing."""
    if not second.steps or second.last or second.tie.startswith(("vague", "same")):
        return False
    clock = ("daypart", "time")
    head, tail = first[-1].field in clock, second.steps[-1].field in clock
    if head and not tail:  # 今天夜间到明天
        return (
            first[-1].field == "daypart" and first[0].field not in clock and second.steps[-1].field == "day"
        )
    return head == tail or second.steps[0].field not in clock
