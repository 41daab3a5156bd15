"""Divisions, countries and organs counted without a measure word: 惠水、罗甸两县, 皖浙两省, 中巴两国, 九部委."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import table

__all__ = ["LEVELS", "ORGANS", "divisions_counted", "states_counted"]

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


ORGANS: Final = ("部门", "部委")
"""Organs that a Chinese numeral counts directly: 八部门联合印发."""
_SMALL: Final = re.compile("[两兩三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?")
_NO_STATES: Final = re.compile(
    "国(?:[演志论语画杀鼎碑战归迷粉游制集时双]|文化|英雄|人物|故事|水浒|遗|之乱|[家内外道际产]|有(?![关意望能权责着必]))"
)
_STATES_ACT: Final = re.compile(
    "国(?:人民|人员|元首|首脑|外长|财长|总[统理面]|领导|代表|军|海关|宣布|[签将已均都]|共同|联合|致哀|企业|专家|之间|交界|边境|政府|议会|关系)"
)


@cache
def _states_led() -> re.Pattern[str]:
    letters = (
        "".join(row["letter"] for row in table("place_letters.tsv") if row["of"] == "country") + "欧非亚"
    )
    return re.compile(
        f"[、和与及][^，。；：！？、\\n]{{0,6}}$|等$|[{letters}]{{2,}}$|东盟$"
        "|(?:湾|砖|罗的海|拉美|沿岸|流域|周边|成员|域内|去年|今年|在|符合)$"
    )


def states_counted(text: str, start: int, end: int) -> bool:
    """Say whether the Chinese numeral `text[start:end]` before 国 or the name of an organ counts states or organs.

    三国 and the like are a time and a tale as well, so what they are must be said before or follow.

    >>> states_counted("中巴两国机构", 2, 3), states_counted("等九部委", 1, 2), states_counted("读三国演义", 1, 2)
    (True, True, False)
    """
    if not _SMALL.fullmatch(text, start, end) or text[start - 1 : start] in ("第", "一"):
        return False
    if text[end] != "国":
        return text.startswith(ORGANS, end)
    if _NO_STATES.match(text, end):
        return False
    if text[start:end] in _TWO or _STATES_ACT.match(text, end):
        return True
    return _states_led().search(text, max(0, start - 8), start) is not None
