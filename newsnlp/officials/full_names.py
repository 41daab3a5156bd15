"""The full name that a document gives an organ elsewhere: 鹏跃 for 福建鹏跃体育用品有限公司."""

from collections.abc import Iterable
from typing import Final

_LEAST: Final = 2
_COMPANY: Final = ("公司", "集团", "银行", "厂")
_LETTERS: Final = "省市区县州旗镇乡村"


def short_for(short: str, full: str) -> bool:
    """Say whether one name is a shorter form of another.

    Its characters stand in the other in their order. It is the end of it (财政所), or the name of a company without its
    ending and place (鹏跃), or begins and ends as the other does (石狮法院执行局 for 石狮市人民法院执行局).

    >>> short_for("鹏跃", "福建鹏跃体育用品有限公司"), short_for("镇财政所", "琅塘镇财政所")
    (True, True)
    >>> short_for("石狮法院", "石狮市人民法院"), short_for("县委", "县委宣传部")
    (True, False)
    >>> short_for("格力电器", "格力电器（重庆）有限公司")
    False
    """
    if len(short) < _LEAST or len(short) >= len(full):
        return False
    if full.startswith((f"{short}(", f"{short}（")) or full.endswith(("子公司", "分公司")):
        return False  # 格力电器（重庆）有限公司 is a daughter of 格力电器
    if full.find(short) == 1:
        return False  # 新台泥 is not 台泥; a place before it has two characters at least
    if full.endswith(short):
        return True
    if full.endswith(_COMPANY) and short in full:
        return not short.endswith(tuple(_LETTERS)) and full.find(short) <= 6
    return short[-1] == full[-1] and short[-2] in full and _within(short, full) and _alike(short, full)


def _within(short: str, full: str) -> bool:
    """Say whether the characters of one stand in the other in their order."""
    rest = iter(full)
    return all(character in rest for character in short)


def _alike(short: str, full: str) -> bool:
    """Say whether both begin with the same two characters, or one abbreviates the beginning: 建行."""
    return (
        short[:2] == full[:2]
        or (full.endswith(_COMPANY) and full.find(short[0]) <= 4)
        or short[-2:] == full[-2:]
    )


def full_name(short: str, names: Iterable[str]) -> str | None:
    """Give the one longer name that a name is short for, or None where there is none or more than one.

    >>> full_name("砺光", ["杭州砺光检测技术有限公司", "浙江大学"])
    '杭州砺光检测技术有限公司'
    """
    fitting = sorted({name for name in names if short_for(short, name)}, key=len)
    if not fitting:
        return None
    longest = fitting[-1]
    return longest if all(name == longest or short_for(name, longest) for name in fitting) else None
