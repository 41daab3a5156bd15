"""Names that OpenCC's tables change and their bearers do not."""

import re
from functools import cache

from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

_HAN = "\u3400-\u9fff"


@cache
def _yu() -> re.Pattern[str]:
    """Give the pattern of 於 as a surname: in known names, where a person can begin, or where it stands alone."""
    names = tree(name[1:] for name in lines("script_yu.txt"))
    return re.compile(
        rf"(?:(?<![{_HAN}])|(?<=[者授长员士记师席、]))於(?={names}(?![区门]))"
        rf"|(?<![{_HAN}])於(?=[{_HAN}](?![{_HAN}]))|(?<=[樊商])於|於(?=菟)"
    )


def restored(before: str, after: str) -> str:
    """Give a converted text with the names as they are written in simplified script; both texts are as long.

    >>> restored("局限於單一，記者於崇文", "局限於单一，记者於崇文")
    '局限于单一，记者於崇文'
    >>> restored("乾潭鎮的餅乾", "干潭镇的饼干")
    '乾潭镇的饼干'
    """
    if "於" in after:
        kept = {match.start() for match in _yu().finditer(after)}
        after = "".join(
            "于" if mark == "於" and place not in kept else mark for place, mark in enumerate(after)
        )
    changed: dict[int, str] = {}
    for match in _pattern().finditer(after):
        for place, usual in enumerate(_names()[match[0]], match.start()):
            ours = usual != "乾" or before[place] == "乾"  # 乾潭鎮, but not 骨幹龍頭
            if ours and after[place] != usual and before[place] != after[place]:
                changed[place] = usual
    if not changed:
        return after
    return "".join(changed.get(place, mark) for place, mark in enumerate(after))


@cache
def _names() -> dict[str, str]:
    return {row["converted"]: row["usual"] for row in table("script_divisions.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _names()), key=len, reverse=True)))
