"""How a text stands around a date: where a sentence begins, who speaks, what is to come and what is over."""

import re

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[，,。；;：:！？\n]")
_FUTURE = re.compile(
    r"将(?!近)|料在|料将|预计|计划|有望|力争|拟|即将|确保|争取|可望|届时|明年|未来|今后|准备|打算|底前|月前|日前完|定于"
)
_WILL = re.compile(
    r"[起前，,]?(?:[^，,。；;：！？\n又再]{0,8}?将(?![其他她它])|[^，,。；;：！？\n]{0,14}?(?:可能|有望)(?!了))|[前底]?(?:完工|投产|建成|竣工|交付)(?!了)"
)
_OVER = re.compile(r"[^，,。；;：！？\n]{0,10}?(?:已|了|曾)")
_REPORTED = re.compile(
    r"(?:(?!料|预计|或将|要)[^，,。；;：！？\n]){0,12}?"
    r"(?:表示|宣布|(?<![名职对简俗人])称(?![霸号])|(?<![小演传])说|指出|透露|发表的|收盘|报收|收于|收报|收[高低涨跌]|[涨跌][至到破](?![0-9一二三四五六七八九十]+[度℃]))"
)
_NEWS = re.compile(r"[^，,。；;：！？\n]{0,8}?(?:获悉|通报|从|了解到|表示|透露|介绍|发布)")
_SAME_DAY = re.compile(r"[（(](?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日[）)]")
_EVERY = re.compile(r"每(?:年|月|周|天|日|星期|个月|逢)的?$")
_UP_TO = re.compile(r"(?:截至|截止)到?$")
_OPENING = frozenset("。！？!?；;\n）)】」”：: \u3000")
_BEFORE_A_BOUND = frozenset("至到从自在于截前后的和与及、为是对，,")
_BEHIND_A_BOUND = tuple("的至到、，,。；起前后以之-—")
_PARAGRAPH = 300
"""A quotation is looked for no farther back than so many characters."""


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends between two places.

    >>> sentence_ends("昨天开工。今天", 2, 5)
    True
    """
    return _SENTENCE_END.search(text, start, end) is not None


def opens_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence begins here, be it behind a colon or the bracket of a byline.

    >>> opens_sentence("（记者）3月8日", 4), opens_sentence("截至3月8日", 2)
    (True, False)
    """
    return at == 0 or text[at - 1] in _OPENING


def told_of(text: str, start: int, end: int) -> bool:
    """Tell whether a day stands between who did something and what was done then, and bounds no stretch.

    >>> told_of("总统26日发文称", 2, 5), told_of("至26日共售", 1, 4), told_of("总统26日的话", 2, 5)
    (True, False, False)
    """
    return text[start - 1] not in _BEFORE_A_BOUND and text[end : end + 1] not in _BEHIND_A_BOUND


def in_quotation(text: str, at: int) -> bool:
    """Tell whether a place lies within a quotation of its paragraph.

    >>> in_quotation("他说：“明天去。”", 4), in_quotation("他说：“好。”明天", 7)
    (True, False)
    """
    before = text[max(0, at - _PARAGRAPH) : at]
    opened = before.rfind("“")
    return opened > max(before.rfind("”"), before.rfind("\n"))


def quoted_between(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation begins or ends between two places.

    >>> quoted_between("去年涨价，“一季度多花了”", 2, 6)
    True
    """
    between = text[start:end]
    return "“" in between or "”" in between


def to_come(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around a date speaks of the future.

    >>> to_come("将于6月公布", 2, 4), to_come("6月公布", 0, 2)
    (True, False)
    """
    clause = _CLAUSE.split(text[max(0, start - 12) : start])[-1]
    return bool(_FUTURE.search(clause) or _WILL.match(text, end))


def is_over(text: str, end: int) -> bool:
    """Tell whether what is told behind a date is over.

    >>> is_over("周六就已订满", 2), is_over("周六开赛", 2)
    (True, False)
    """
    return _OVER.match(text, end) is not None


def is_reported(text: str, end: int) -> bool:
    """Tell whether behind a date stands that somebody said something then.

    >>> is_reported("周四在一篇报告中表示", 2), is_reported("周四开赛", 2)
    (True, False)
    """
    return _REPORTED.match(text, end) is not None


def is_news(text: str, start: int, end: int) -> bool:
    """Tell whether a day is the one on which the news came: 记者16日获悉, 警方16日通报.

    >>> is_news("警方16日通报", 2, 5), is_news("12日再涨", 0, 3)
    (True, False)
    """
    return _NEWS.match(text, end) is not None or text.endswith(("记者", "据悉", "了解到"), 0, start)


def in_brackets(text: str, end: int) -> str:
    """Give the day in brackets right behind 今天, in the notation of expressions; empty where there is none.

    >>> in_brackets("今天（3月9日）举行", 2), in_brackets("今天(25日)", 2), in_brackets("今天举行", 2)
    ('XXXX-03-09', 'XXXX-XX-25', '')
    """
    found = _SAME_DAY.match(text, end)
    if found is None or int(found["day"]) > 31 or int(found["month"] or 1) > 12:
        return ""
    return (
        f"XXXX-{int(found['month']):02d}-{int(found['day']):02d}"
        if found["month"]
        else f"XXXX-XX-{int(found['day']):02d}"
    )


def comes_back(text: str, at: int) -> bool:
    """Tell whether 每 before a date makes it one that comes back.

    >>> comes_back("每年3月", 2)
    True
    """
    return _EVERY.search(text, max(0, at - 4), at) is not None


def up_to(text: str, at: int) -> bool:
    """Tell whether 截至 stands before a date, which then lies behind us.

    >>> up_to("截至3月底", 2)
    True
    """
    return _UP_TO.search(text, max(0, at - 3), at) is not None
