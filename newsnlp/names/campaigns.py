"""Campaigns in quotation marks (“作风建设年”活动), numbered festivals (第五届蜜柚节), numbered sessions of bodies."""

from collections.abc import Iterator, Mapping
from re import compile

from .span import NameSpan

_QUOTED = compile(
    "“([^“”\\n]{2,18}(?P<kind>年|月|周|日|节|行动|大会战|大走访|大比武))”(?:系列|主题|宣传|专项|主题教育|集中)?(?P<tail>活动|行动)?"
)
_NOT = compile(
    "(?:元年|[几两三四五六七八九十百\\d]大行动|[几数一二三四五六七八九十百千两\\d]年|今年|明年|去年|当年|每年|多年|[\\d一二三四五六七八九十][月日]|生日|节日|今日|昨日)$"
)


def campaigns(text: str) -> Iterator[NameSpan]:
    """Yield the campaigns: with marks and 活动 where that follows, the words inside otherwise.

    >>> text = "开展“作风建设年”活动"
    >>> [text[s.start:s.end] for s in campaigns(text)]
    ['“作风建设年”活动']
    """
    for found in _QUOTED.finditer(text):
        if not _NOT.search(found[1]) and (found["tail"] or found["kind"] not in "月周日节"):
            start, end = found.span() if found["tail"] else found.span(1)
            yield NameSpan(start, end, "EVENT", "campaign")


_NUMBER = "第[一二三四五六七八九十百〇零\\d]+"
_FESTIVAL = compile(
    _NUMBER + "届[\u4e00-\u9fffA-Za-z·（）()]{1,14}?"
    "(?:节(?![目日约能点省假])|(?<!发)展(?![览示开会望品区])|赛(?![事区道])|周(?!期))"
)
_YEARLY = compile(
    "(?:[12]\\d{3}|二〇[〇一二三]\\w)年?[一-鿿·]{2,14}(?:赛马节|艺术节|文化节|旅游节|那达慕(?:大会)?|博览会|马拉松|[一-鿿]{2}节)(?![目日约能点省假后前])"
)
_MONTH = compile("“[\\d·.]{2,6}”[一-鿿]{2,6}(?:宣传[月周日]|活动[月周日]|教育[月周日])")
_SESSION = compile(_NUMBER + "次(?:全体|代表|常务|主席|主任)?(?:会议|大会)")


def festivals(text: str) -> Iterator[NameSpan]:
    """Yield the festivals and fairs that end in one telling letter, numbered or of a year; “119”消防宣传月.

    >>> text = "第五届桃乡蜜柚节开幕"
    >>> [text[s.start:s.end] for s in festivals(text)]
    ['第五届桃乡蜜柚节']
    """
    for form in (_FESTIVAL, _YEARLY, _MONTH):
        for found in form.finditer(text):
            yield NameSpan(found.start(), found.end(), "EVENT", "festival")


def sessions(text: str, names: Mapping[int, int]) -> Iterator[NameSpan]:
    """Yield the numbered sessions of a body, whose start `names` gives for its end.

    >>> [span[:2] for span in sessions("市人大常委会第三次会议", {6: 0})]
    [(0, 11)]
    """
    for found in _SESSION.finditer(text):
        if found.start() in names:
            yield NameSpan(names[found.start()], found.end(), "EVENT", "session")
