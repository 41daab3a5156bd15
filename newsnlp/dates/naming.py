"""Dates that are part of a name: of a law, plan, meeting, prize or campaign."""

import re
from functools import cache

from newsnlp.resources import table

from .expression import Expression

_RUN = (
    r"(?!出席|参加|列席|召开|举行|举办|荣获|当选|主持|观看)"
    r"[^，,。、；：:！？“”《》\s的将在了已为是各我从有与和比较同]"
)
_TITLE = 60
"""A title in 《》 is looked for no farther than so many characters."""


@cache
def _ends() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for row in table("dates_names.tsv"):
        words.setdefault(row["kind"], []).append(row["word"])
    runs = {"year": f"(?:{_RUN}){{0,24}}?", "plan": f"(?:{_RUN}){{0,10}}?"}
    return {kind: re.compile(f"{runs.get(kind, '')}(?:{'|'.join(those)})") for kind, those in words.items()}


_CLOSING = '”"’」'


def part_of_name(text: str, start: int, end: int, expression: Expression) -> bool:
    """Tell whether a date belongs to a name.

    >>> from .expression import parse
    >>> part_of_name("《2023年工作要点》", 1, 6, parse("2023"))
    True
    """
    if _in_title(text, start, end):
        return True
    first = expression.first
    if expression.form == "duration":
        return bool(_ends()["length"].match(text, end))
    if expression.form != "point" or not first or first[0].relative:
        return False
    if first[0].field == "plan":
        behind = end + (text[end : end + 1] in _CLOSING)
        open_ended = text[end - 1] in f"五{_CLOSING}" and _ends()["plan"].match(text, behind)
        return bool(open_ended) or text[end - 2 : end] in ("规划", "计划")
    one = len(first) == 1 and first[0].field == "year" and first[0].low == first[0].high
    if one and text[end - 1] in "年度":
        return bool(_ends()["year"].match(text, end))
    return first[-1].field == "holiday" and bool(_ends()["holiday"].match(text, end))


def _in_title(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _TITLE) : start]
    opened = before.rfind("《")
    if opened < 0 or "》" in before[opened:]:
        return False
    after = text[end : end + _TITLE]
    closed = after.find("》")
    return closed >= 0 and "《" not in after[:closed]
