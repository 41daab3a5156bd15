"""Dates told by the one they are set against: 与前一日相比，6月19日价格下降."""

import re

from . import reading
from .expression import Expression, write
from .resolving import PUBLISHED

_THAN = frozenset("较比与和跟同于")
# a comparison that comes before what it speaks of ends with a comma or with 相比
_AHEAD = re.compile(
    r"(?:同期)?(?:(?:相比较?|比较|相较|对比|比)[，,]?|[，,]) ?"
    r"[^，,、。；;：:！？!?\n到至将预计0-9一二三四五六七八九十]{0,10}"
    r"(?=\d{1,4} ?[年月日]|[一二三四五六七八九十]{1,4}[年月])"
)
_NEEDED = {
    "day": {"day"},
    "week": {"day"},
    "month": {"month"},
    "quarter": {"month", "quarter"},
    "year": {"year", "month"},
}


def compared(text: str, at: int) -> bool:
    """Tell whether something is compared with what begins here.

    >>> compared("比上月增长", 1), compared("上月增长", 0)
    (True, False)
    """
    return at > 0 and text[at - 1] in _THAN


def ahead(text: str, start: int, end: int, unit: str) -> str | None:
    """Give the date that a comparison is set against where it follows at once, in the notation of expressions.

    Args:
        text: the text.
        start: where what is compared with begins.
        end: where it ends.
        unit: its unit; the date that follows must be told as finely.

    >>> ahead("与前一日相比，6月19日，鸡蛋价格下降", 1, 4, "day")
    'XXXX-06-19 @ published'
    >>> ahead("比上年增长8%，2013年计划增长9%", 1, 3, "year") is None
    True
    """
    gap = _AHEAD.match(text, end) if compared(text, start) else None
    found = reading.point(text, gap.end()) if gap else None
    if found is None or found.last or any(step.relative for step in found.steps):
        return None
    if not _NEEDED.get(unit, set()) & {step.field for step in found.steps}:
        return None
    notation = write(Expression("point", found.steps))
    return notation if found.steps[0].field == "year" else f"{notation} @ {PUBLISHED}"
