"""Days of the lunisolar calendar and solar terms, from tables for 1900 to 2100."""

from datetime import date, timedelta
from functools import cache

from newsnlp.resources import table


@cache
def _years() -> dict[int, tuple[date, int, str]]:
    return {
        int(row["year"]): (date.fromisoformat(row["first"]), int(row["leap"]), row["months"])
        for row in table("dates_lunar.tsv")
    }


@cache
def _terms() -> dict[int, tuple[int, ...]]:
    return {int(row["year"]): tuple(map(int, row["days"].split())) for row in table("dates_terms.tsv")}


def month_of(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """Give the first and last day of a lunar month, or None where there is no such month or no table.

    >>> month_of(2020, 4, leap=True)
    (datetime.date(2020, 5, 23), datetime.date(2020, 6, 20))
    """
    row = _years().get(year)
    if row is None or not 1 <= month <= 12:
        return None
    first, leap_month, lengths = row
    if leap and month != leap_month:
        return None
    index = month - 1 + (leap_month != 0 and (month > leap_month or leap))
    days = [30 if length == "L" else 29 for length in lengths]
    start = first + timedelta(sum(days[:index]))
    return start, start + timedelta(days[index] - 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the day of a lunar date; day 0 of the first month is New Year's Eve.

    >>> day_of(2023, 1, 15), day_of(2023, 1, 0)
    (datetime.date(2023, 2, 5), datetime.date(2023, 1, 21))
    """
    span = month_of(year, month)
    if span is None or day > (span[1] - span[0]).days + 1:
        return None
    return span[0] + timedelta(day - 1)


_RAT = 1900
"""A lunar year of the rat."""


def year_of(day: date, animal: int) -> tuple[date, date] | None:
    """Give the lunar year of an animal (1: 鼠, 12: 猪) that lies nearest to a day, or None outside the table.

    >>> year_of(date(2026, 2, 16), 7)
    (datetime.date(2026, 2, 17), datetime.date(2027, 2, 5))
    """
    begun = month_of(day.year, 1)
    here = day.year - (begun is not None and day < begun[0])
    year = here + (animal - 1 - (here - _RAT) + 5) % 12 - 5
    first, after = month_of(year, 1), month_of(year + 1, 1)
    return (first[0], after[0] - timedelta(1)) if first and after else None


def term_of(year: int, number: int) -> date | None:
    """Give the day of the n-th solar term of a year, counted from 小寒 in January.

    >>> term_of(2023, 7)
    datetime.date(2023, 4, 5)
    """
    days = _terms().get(year)
    if days is None or not 1 <= number <= 24:
        return None
    return date(year, (number + 1) // 2, days[number - 1])
