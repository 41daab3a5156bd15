"""The tables of words, ready to be looked up at a place in the text."""

from functools import cache
from typing import NamedTuple

from newsnlp.resources import Lexicon, table

from .expression import Point, Step, absolute, parse_point
from .holidays import holidays

LEVELS = {
    **dict.fromkeys(("century",), 0),
    **dict.fromkeys(("decade",), 1),
    **dict.fromkeys(("year", "yy", "plan", "lyear"), 2),
    **dict.fromkeys(("half", "quarter", "season", "termseason"), 3),
    **dict.fromkeys(("month", "lmonth", "firstmonth", "lastmonth", "holiday", "period"), 4),
    **dict.fromkeys(("xun", "part", "week", "firstweek", "lastweek"), 5),
    **dict.fromkeys(("weekday", "nthday", "day", "lday", "weekend", "firstday", "lastday"), 6),
    "daypart": 7,
    "time": 8,
}
"""How coarse a field is: steps follow each other with rising level."""


class Word(NamedTuple):
    """A word of the tables with what it says."""

    steps: Point
    tie: str
    not_before: frozenset[str]
    not_after: frozenset[str]

    @property
    def level(self) -> int:
        """The level of the first step; -1 for a word that says no step."""
        return LEVELS[self.steps[0].field] if self.steps else -1


# behind a day stands its name: 6月22日夏至 is one date
_BEFORE_HOLIDAY = frozenset("日号")
# 大小年 and 最小年龄 hold no 小年; 今日小年 does
_BEFORE_JOINED = frozenset("大最")
# characters right behind a holiday's name that make it another name (五一路, 国庆镇, 春节联欢晚会 is one too)
_AFTER_HOLIDAY = frozenset("路街村镇县乡桥巷厂矿号勋奖运广公学兵电基")


@cache
def word_list() -> tuple[str, ...]:
    """Give every word of the tables with which a date can begin."""
    standing = [row["word"] for row in table("dates_words.tsv") if row["tie"] != "chain"]
    return (*standing, *holidays())


@cache
def words() -> Lexicon[tuple[Word, ...]]:
    """Give every word of a date with its readings.

    >>> words().match("去年10月", 0)[1][0].steps[0].relative
    True
    """
    entries: dict[str, list[Word]] = {}
    for row in table("dates_words.tsv"):
        entries.setdefault(row["word"], []).append(
            Word(
                parse_point(row["said"]),
                row["tie"],
                frozenset(row.get("not_before", "")),
                frozenset(row.get("not_after", "")),
            )
        )
    for name, holiday in holidays().items():
        entries.setdefault(name, []).append(
            Word(
                (Step("holiday", name=name),),
                holiday.needs or "published",
                _BEFORE_HOLIDAY if holiday.needs != "joined" else _BEFORE_JOINED,
                _AFTER_HOLIDAY,
            )
        )
    return Lexicon({word: tuple(readings) for word, readings in entries.items()})


@cache
def first_characters() -> frozenset[str]:
    """Give the characters with which a word of the tables or a reign begins.

    >>> "去" in first_characters()
    True
    """
    rows = table("dates_words.tsv")
    return frozenset(word[0] for word in (*(row["word"] for row in rows), *holidays(), *eras()))


@cache
def eras() -> dict[str, int]:
    """Give the first year of every era."""
    return {row["era"]: int(row["first"]) for row in table("dates_eras.tsv")}


def era_year(name: str, number: int) -> Point:
    """Give the year of an era as a point.

    >>> era_year("民国", 3)
    (Step(field='year', low=1914, high=1914, relative=False, name=''),)
    """
    return (absolute("year", eras()[name] + number - 1),)
