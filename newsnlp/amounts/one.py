"""When 一 with a measure word counts one thing that is told of, and when it is an article: 一名考生, 是一座城市."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

from .beside import WINDOW
from .model import Term

__all__ = ["has_things", "one_counts"]

_COUNTED: Final = re.compile("(?:仅有?|只有?|共有?|不足|不到|至少|唯一|多达|多出|少了|增加|减少)$")
_AMONG: Final = frozenset("是像成为作从新又上这那每哪任同统唯另再进逐某下头首第无前—-一”")
_SAID: Final = ("。”", "！”", "？”")
"""Behind a whole sentence that was said, 一 opens the next."""
_WORDS: Final = re.compile("[龙心街样律般面也都不没]|[^，。；]一|一[^，。；千百万亿]|的?[是为]|对一")
_OF_WHICH: Final = re.compile("(?:是|为|成)[^，。；！？]*的$")
_PRAISED: Final = re.compile("重[要大]|主要|关键|核心|配套|长期|基[本础]|有[力效]|崭新|[生主]力|盛[会事]")
"""What follows 一 with a measure word where it is an article behind 的: 是再造兰州的一支重要力量."""
_LIKENED: Final = re.compile("(?:仿佛|彷佛|宛如|宛若|恍若|犹如|如同|好似|恰似|好比|形同|俨然)是?$")
"""What likens one thing to another: 仿佛一幅画卷."""
_IS_WITHIN: Final = re.compile("是[^，。；！？的]{1,6}[内外里中]$")
"""A place between 是 and its article: 是区内一条交通主干线."""
_JOINTS: Final = "接着?|挨着?|连着?|跟着|比|追"
_JOINT: Final = re.compile(_JOINTS)
_JOINT_BEFORE: Final = re.compile(f"(?:{_JOINTS})$")
"""What stands between the two of one after another: 一家挨一家."""
_GREATEST: Final = re.compile("最(?!近|后)[^，。；最]{1,2}的?$")
_TOGETHER: Final = re.compile("[在到]$")
_ELSE_AFTER: Final = {
    "家": re.compile("[二三四五六七八九十两0-9]+口|之|[比人老亲情全搬住]|独大|生活"),
    "次": re.compile("[性过网就放通要得需可办成]|能源|设备|分配|到位"),
    "轮": re.compile("[^，。；]{0,2}[月日]"),
    "人": re.compile("之|称"),
}
"""What makes a family of 一家, and all at once of 一次: 一家五口, 一次性."""
_ELSE_BEFORE: Final = {
    "家": re.compile("[他她你我们如像]$"),
    "次": _GREATEST,
    "处": _TOGETHER,
    "场": re.compile("虚惊$"),
}
"""What stands before 一 with a measure word that counts nothing: 我们一家, 最大的一次, 摆在一处."""


@cache
def _measures() -> frozenset[str]:
    return frozenset(lines("measures_one.txt"))


@cache
def _things() -> dict[str, "re.Pattern[str]"]:
    """Give for a measure word that is most often another word (一起: together) what it must be told of."""
    return {
        row["measure"]: re.compile(f"[^，。；、！？]{{0,12}}?{tree(row['things'].split())}")
        for row in table("measures_one_things.tsv")
    }


def has_things(text: str, last: Term) -> bool:
    """Say whether what a measure word counts follows, where it is most often another word: 两头牛, against 两头跑."""
    return (things := _things().get(last.name)) is None or things.match(text, last.end) is not None


def one_counts(text: str, start: int, last: Term) -> bool:
    """Say whether 一 with a measure word counts: where it is stressed, or one thing of its kind is told of."""
    if _COUNTED.search(text, max(0, start - 3), start):
        return True
    name, end = last.name, last.end
    if name not in _things() and name not in _measures():
        return False
    if not (text.endswith("其中", 0, start) or has_things(text, last)):
        return False
    if (
        (text[start - 1 : start] in _AMONG and not text.endswith(_SAID, 0, start))
        or _WORDS.match(text, end)
        or _one_by_one(text, start, last)
    ):
        return False
    back = max(0, start - WINDOW)
    if _LIKENED.search(text, back, start) or _IS_WITHIN.search(text, back, start):
        return False
    if _PRAISED.match(text, end) and _OF_WHICH.search(text, max(0, start - 2 * WINDOW), start):
        return False
    before, after = _ELSE_BEFORE.get(name), _ELSE_AFTER.get(name)
    return not (before and before.search(text, back, start)) and not (after and after.match(text, end))


def _one_by_one(text: str, start: int, last: Term) -> bool:
    """Say whether 一 and its measure word are said twice, for one after another: 一座座, 一条一条, 一家挨一家."""
    said = "一" + last.name
    joint = _JOINT.match(text, last.end)
    if text.startswith((last.name, said), last.end) or (joint and text.startswith(said, joint.end())):
        return True
    joint = _JOINT_BEFORE.search(text, max(0, start - 2), start)
    return text.endswith(said, 0, joint.start() if joint else start)
