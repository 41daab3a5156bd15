"""Whether a word of the tables is a date where it stands: 小年 the festival, 新世纪 the century, 前一周."""

import re
from functools import cache

from newsnlp.resources import lines

# beside 小年 where it is the festival: another one or the day before it, the bounds of a time behind it
_FESTIVE = re.compile(
    r"(?:(?:腊八节?|除夕|春节|元宵节?)[、和与或及]|[北南]方的?|正值|[今昨明][天日](?:就|正)?是?(?:[农阴]历|[北南]方)?的?)[“\"]?\Z"
)
_ARRIVED = re.compile('到了?[“"]?\\Z')
_BOUNDS = re.compile(
    r"[”\"]?(?:[之以]?[前后](?![往来去进线边面言任段期])|[这那当]天|当日|开始|夜(?!饭|宵)"
    r"|[、和与或及至到](?:大年|除夕|春节|元宵|腊八|正月))"
)
_AWAITED = re.compile(r"(?:(?P<term>节气[中里]?的?[“\"]?)|[到等待近过迎]|赶得?上)\Z")
_THEN = re.compile(r"[，,。；;、！!？?”\n]|[再由还就]|[之以]?[前后](?![往来去进线边面言任段期])|\Z")
_OTHER_WORD = re.compile("[轻青龄纪级]")
_INTO = re.compile("进入|迈入|跨入|步入|[自从]\\Z")
_SINCE = re.compile("以来|初(?![中级步期次始])|之?后(?!勤)")
_PAUSE = re.compile("[，,。；;、]|的?[以之初后]|开始|$")
# what stands before 前一周 where another date tells it; 学前一年, 开业前一个月 are told by something else
_LINE = 60
"""Words of business are looked for no farther than so many characters."""
_BEFORE_THE_ONE_BEFORE = frozenset("较比与和跟同于在是为到了至对自环超低高过")


def opens_clause(text: str, at: int) -> bool:
    """Tell whether no Chinese character stands right before.

    >>> opens_clause("，那年", 1), opens_clause("进院那年", 2)
    (True, False)
    """
    return at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff"


def opens(text: str, at: int) -> bool:
    """Tell whether a clause begins here, be it behind 在 or 但.

    >>> opens("在那几年", 1), opens("进厂那几年", 2)
    (True, False)
    """
    return opens_clause(text, at) or text[at - 1] in "在于到至从但而就则"


def festive(text: str, at: int, end: int) -> bool:
    """Tell whether 小年 is the festival and no year of few fruits.

    >>> festive("小年之前", 0, 2), festive("到了小年", 2, 4), festive("荔枝到了小年", 4, 6)
    (True, True, False)
    """
    if _OTHER_WORD.match(text, end):
        return False
    arrived = _ARRIVED.search(text, max(0, at - 3), at)
    if arrived:
        return opens_clause(text, arrived.start())
    bounded = _BOUNDS.match(text, end) and (opens_clause(text, at) or text[at - 1] in "在从自至于")
    return bool(bounded or _FESTIVE.search(text, max(0, at - 12), at))


def awaited(text: str, at: int, end: int) -> str:
    """Tell how a holiday is made one by what stands before: it bounds a time (烧到五一, 等中秋再来) or is named a term.

    >>> awaited("能烧到五一。", 3, 5), awaited("赶到国庆新村", 2, 4), awaited("节气中的谷雨，", 4, 6)
    ('bound', '', 'term')
    """
    before = _AWAITED.search(text, max(0, at - 6), at)
    if before is None:
        return ""
    return "term" if before["term"] else "bound" if _THEN.match(text, end) else ""


def entered(text: str, at: int, end: int) -> bool:
    """Tell whether a time is said to have begun: 新世纪 in 新世纪以来 and 进入新世纪, not in 新世纪百货.

    >>> entered("进入新世纪，", 2, 5), entered("新世纪百货", 0, 3)
    (True, False)
    """
    into = _INTO.search(text, max(0, at - 2), at) and _PAUSE.match(text, end)
    return bool(into or _SINCE.match(text, end))


def told_by_another(text: str, at: int, _end: int) -> bool:
    """Tell whether 前一周 may be the week before another date here.

    >>> told_by_another("较前一周", 1, 4), told_by_another("开业前一周", 2, 5)
    (True, False)
    """
    return opens_clause(text, at) or text[at - 1] in _BEFORE_THE_ONE_BEFORE


_SHOW = re.compile("剧|综艺|节目|动画|动漫|真人秀|选秀|》")


@cache
def _business() -> re.Pattern[str]:
    return re.compile("|".join(lines("dates_business.txt")))


def of_business(text: str, at: int, end: int) -> bool:
    """Tell whether 第二季 is a quarter: the line around it speaks of business and not of a show.

    >>> of_business("第二季营运可望成长", 0, 3), of_business("该剧第二季销售火爆", 2, 5)
    (True, False)
    """
    if _SHOW.search(text, max(0, at - _LINE // 4), at):
        return False
    first, last = max(0, at - _LINE), min(len(text), end + _LINE)
    start, stop = text.rfind("\n", first, at) + 1 or first, text.find("\n", end, last)
    return _business().search(text, start, stop if stop >= 0 else last) is not None


PLACED = {"entered": entered, "near": told_by_another, "business": of_business}
"""By tie, what tells whether a word may stand where it does."""
