"""Ordinals: 第三届, 第12位. They are entities and never amounts."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

from .grammar import Grammar
from .numerals import read

__all__ = ["ordinal_at", "phase_at"]

_LAST: Final = 24
_DAY_AFTER: Final = "(?<=二)天"
_OUTSIDER: Final = "(?<=三)方(?![阵面队案式向法程])"
"""第三方 is whoever is no party; 第三方案 and 第三方面军 are ordinals."""
_MORE_ALONE: Final = "|".join(
    (
        "阶(?!段)",
        "版(?![图权税])",
        "稿(?![酬件费])",
        "投(?![资放入影])",
        "讲(?![话解座述师究])",
        "行(?![业政动长星程李人])",
        "声(?![明音称势])",
        "代(?![表言理替办])",
        "排(?![水污查放练队])",
    )
)
"""What ends an ordinal besides the measure words; of 第二大股东 only 第二 is said."""


_PHASE: Final = re.compile(
    "[一二三四五六1-6]期(?![间望货权刊限待一])|[一二三四五六]等奖|[一二三四五六七八九十]标段"
)
_NO_PHASE: Final = frozenset("办各分两第上下这那每新同本某整近0123456789.+-十百")


@cache
def _not_after() -> "re.Pattern[str]":
    return re.compile(tree(lines("not_ordinals.txt")) + "|" + _DAY_AFTER + "|" + _OUTSIDER)


@cache
def _measures() -> "re.Pattern[str]":
    words = [word for row in table("measure_words.tsv") for word in row["words"].split()]
    return re.compile(
        tree([*(word for word in words if word != "大"), *lines("ordinal_measures.txt")]) + "|" + _MORE_ALONE
    )


def ordinal_at(text: str, start: int, end: int, g: Grammar) -> tuple[int, tuple[int, int] | None]:
    """Read the ordinal whose numeral run follows 第: where to go on, and its offsets or None for a name or a date."""
    if end - start > _LAST or read(text[start:end]) is None or _not_after().match(text, end):
        found = g.unit.match(text, end)
        return (found.end() if found else end), None
    joint = g.connector.match(text, end)
    if joint and (run := g.numeral.match(text, joint.end())) and read(run.group()):
        end = run.end()  # 第1-3名
    measure = _measures().match(text, end)
    if measure and len(measure.group()) == 1 and g.not_measure.match(text, end):
        measure = None
    stop = measure.end() if measure else end
    return stop, (start - 3 if text.endswith("倒数", 0, start - 1) else start - 1, stop)


def phase_at(text: str, start: int) -> int | None:
    """Give where the number of a phase, a prize or a lot that begins at `start` ends: 一期投资5亿元, 二等奖, 一标段.

    >>> phase_at("一期投资5亿元", 0), phase_at("分三期建设", 1), phase_at("新一期杂志", 1)
    (2, None, None)
    """
    found = _PHASE.match(text, start)
    return found.end() if found and text[start - 1 : start] not in _NO_PHASE else None
