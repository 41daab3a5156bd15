"""Days with a name: when they fall, and how long their holiday is."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from newsnlp.resources import table

from . import lunar

_HIJRA = date(622, 7, 19)
"""The first day of the Islamic calendar, in the Gregorian one."""


class Holiday(NamedTuple):
    """A row of the table of holidays."""

    name: str
    rule: str
    before: int
    after: int
    needs: str


@cache
def holidays() -> dict[str, Holiday]:
    """Give every named day of the table.

    >>> holidays()["元宵节"].rule
    'l01-15'
    """
    rows = {}
    for row in table("dates_holidays.tsv"):
        rows[row["name"]] = Holiday(
            row["name"], row["rule"], int(row["before"]), int(row["after"]), row.get("full", "")
        )
    return rows


def day_in(year: int, name: str) -> date | None:
    """Give the day a holiday falls on in a year, or None outside the tables.

    >>> day_in(2023, "元宵节"), day_in(2023, "母亲节"), day_in(2024, "清明")
    (datetime.date(2023, 2, 5), datetime.date(2023, 5, 14), datetime.date(2024, 4, 4))
    """
    holiday = holidays().get(name)
    if holiday is None or not 1 <= year <= 9998:
        return None
    kind, rule = holiday.rule[0], holiday.rule[1:]
    if kind == "l":
        month, day = map(int, rule.split("-"))
        # month 13 stands for the twelfth month of the lunar year before, which falls into January
        return lunar.day_of(year - 1, 12, day) if month == 13 else lunar.day_of(year, month, day)
    if kind == "t":
        return lunar.term_of(year, int(rule))
    if kind == "h":
        return _islamic(year, *map(int, rule.split("-")))
    if kind == "w":
        month, nth, weekday = map(int, rule.split("/"))
        first = date(year, month + (nth < 0), 1)  # the last is a week before the first of the next month
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - (nth > 0)))
    if kind == "e":
        return _easter(year) + timedelta(int(rule))
    month, day = map(int, holiday.rule.split("-"))
    return date(year, month, day)


def period_in(year: int, name: str) -> tuple[date, date] | None:
    """Give the stretch that 期间 and 假期 cover: as it was arranged, or else by the rule.

    >>> period_in(2022, "国庆"), period_in(2023, "国庆")[0]
    ((datetime.date(2022, 10, 1), datetime.date(2022, 10, 7)), datetime.date(2023, 9, 29))
    """
    day = day_in(year, name)
    if day is None:
        return None
    holiday = holidays()[name]
    arranged = _arranged().get((holiday.rule, year)) if holiday.before or holiday.after else None
    return arranged or (day - timedelta(holiday.before), day + timedelta(holiday.after))


@cache
def _arranged() -> dict[tuple[str, int], tuple[date, date]]:
    rows = list(table("dates_arranged.tsv"))
    stretches = [
        (row["rule"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"])) for row in rows
    ]
    return {(rule, end.year): (start, end) for rule, start, end in stretches}


def _islamic(year: int, month: int, day: int) -> date | None:
    """The first such day of the tabular Islamic calendar that falls into a year."""
    if year <= _HIJRA.year:
        return None
    start = (date(year, 1, 1) - _HIJRA).days
    for hijri in range(start * 30 // 10_631, start * 30 // 10_631 + 3):
        before = hijri * 354 + (3 + 11 * (hijri + 1)) // 30 + 29 * (month - 1) + month // 2 + day - 1
        there = _HIJRA + timedelta(before)
        if there.year == year:
            return there
    return None


def _easter(year: int) -> date:
    """The Gregorian computus in the form of Meeus, Astronomical Algorithms, chapter 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)
