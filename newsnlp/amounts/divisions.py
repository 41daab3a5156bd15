"""Divisions counted without a measure word: 惠水、罗甸两县, 皖浙两省, 中俄朝三市."""

import re
from typing import Final

__all__ = ["LEVELS", "divisions_counted"]

LEVELS: Final = "省市县区镇乡州旗"
_WORD: Final = re.compile(  # what a level letter begins that is no division: 两市场, 三区间
    "市(?:[场值价面民委长容辖直级]|政(?![府协])|区(?!县))|区(?:[间域块别分位划委长级段情])|县(?:[级委长城域府]|乡(?!镇))|省(?:[级委长会内外份城钱时力心事吾直略去]|下)"
    "|镇(?:[长区级委静定痛压守子])|乡(?:[长村亲里级愁音土情下间])|州(?:[长级府委通])|旗(?:[下乐帜舰袍手号杆开子])"
)
_LISTED: Final = re.compile(
    "[、和与及][^，。；：！？、\\n]{0,6}[^，。；：！？、\\n和与及]$|等$|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁滇黔台港澳深]{2,}$"
)
_SAID: Final = re.compile(
    "(?:[两三四五六七八九十][省市县区]|[了全这该跨环沿余另辖含共]|涉及|跨过|周边|地区|沿海|沿线|其他|其它|毗邻|相邻|邻近|周围|主城|上述|试点)$"
)
_NO: Final = re.compile("[第里]$")
_CHAIN: Final = re.compile("[省市县区镇乡州旗][一二两三四五六七八九十]{1,2}[省市县区镇乡州旗](?![长委政])")
_TWO: Final = "两兩"


def divisions_counted(text: str, start: int, end: int) -> bool:
    """Say whether the Chinese numeral `text[start:end]` before a level letter counts divisions.

    >>> divisions_counted("惠水、罗甸两县党政", 5, 6), divisions_counted("蔺三省介绍", 1, 2)
    (True, False)
    """
    if _WORD.match(text, end) or _NO.search(text, max(0, start - 1), start):
        return False
    if text[start:end] in _TWO or _CHAIN.match(text, end):
        return True
    if text[start:end] == "一":
        return False  # 这一市
    before = max(0, start - 9)
    return _LISTED.search(text, before, start) is not None or _SAID.search(text, before, start) is not None
