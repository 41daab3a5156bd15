"""Parts of a stretch of days: its beginning and end, its first months, its third week."""

from calendar import monthrange
from datetime import date, timedelta

from .expression import Step

Interval = tuple[date, date]
YEARS = range(1, 9999)
_LONG = {"early": "start", "late": "end"}
_FIRST_DAYS = 10
"""So many days are the beginning of a month (4月初)."""


def months(year: int, first: int, last: int) -> Interval | None:
    """Give the days from a month to a month; month 13 is next January.

    >>> months(2023, 13, 14)
    (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))
    """
    head, tail = divmod(year * 12 + first - 1, 12), divmod(year * 12 + last - 1, 12)
    if head[0] not in YEARS or tail[0] not in YEARS or last < first:
        return None
    return date(head[0], head[1] + 1, 1), date(tail[0], tail[1] + 1, monthrange(tail[0], tail[1] + 1)[1])


def days(interval: Interval, low: int, high: int) -> Interval | None:
    """Give the days `low` to `high` of a stretch, None where it is shorter.

    >>> days((date(2023, 2, 1), date(2023, 2, 28)), 11, 29) is None
    True
    """
    first, last = interval[0] + timedelta(low - 1), interval[0] + timedelta(high - 1)
    return (first, last) if low >= 1 and last <= interval[1] else None


def part(interval: Interval, name: str, previous: Step) -> Interval | None:
    """Give the beginning, middle or end of what the step before named.

    Ten days of a month to begin it, its last day to end it; a month of a quarter or year; a year of a plan; three
    years of a decade; twenty of a century. `early` and `late` give two months of a year, and of a month its first five
    days and those from the 25th.

    >>> part((date(2023, 1, 1), date(2023, 12, 31)), "end", Step("year", 2023, 2023))
    (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31))
    """
    if name == "some":
        return None  # 今年前几个月 says no number
    start, end = interval
    if name in _LONG:
        if previous.field in ("year", "yy"):
            return (
                (start, end.replace(month=2, day=monthrange(end.year, 2)[1]))
                if name == "early"
                else (end.replace(month=11, day=1), end)
            )
        if previous.field in ("month", "lmonth"):
            return (end.replace(day=25), end) if name == "late" else (start, start + timedelta(4))
        name = _LONG[name]
    if previous.field in ("decade", "century"):
        years = 3 if previous.field == "decade" else 20
        early, late = date(start.year + years - 1, 12, 31), date(end.year - years + 1, 1, 1)
        middle = early + timedelta(1), late - timedelta(1)
        return {"start": (start, early), "end": (late, end)}.get(name, middle)
    if previous.field == "plan":
        first, last = (start, start.replace(month=12, day=31)), (end.replace(month=1, day=1), end)
        return {"start": first, "end": last}.get(name, interval)
    if (end - start).days < 31:
        first, last = (start, start + timedelta(_FIRST_DAYS - 1)), (end, end)
        return {"start": first, "end": last}.get(name, (start + timedelta(10), start + timedelta(19)))
    if name == "start":
        return start, date(start.year, start.month, monthrange(start.year, start.month)[1])
    if name == "end":
        return end.replace(day=1), end
    half = (start.month + end.month) // 2
    return date(start.year, half, 1), date(start.year, half + 1, monthrange(start.year, half + 1)[1])


def counted(interval: Interval, step: Step) -> Interval | None:
    """Give the first or last so many units, or the n-th unit, of a stretch; None where there is none.

    >>> counted((date(2023, 5, 1), date(2023, 5, 31)), Step("nthday", 2, 7))
    (datetime.date(2023, 5, 14), datetime.date(2023, 5, 14))
    """
    start, end = interval
    count = step.low
    if step.field == "weekday":
        return days(interval, step.low, step.high)
    if step.field == "ending":
        return months(end.year, end.month - count + 1, end.month)
    if step.field == "weekend":
        return start + timedelta(5), start + timedelta(6)
    if step.field == "week":
        monday = start + timedelta(-start.weekday() % 7) + timedelta(7 * (count - 1))
        return (monday, monday + timedelta(6)) if monday <= end else None
    if step.field == "nthday":
        day = start + timedelta((step.high - start.isoweekday()) % 7 + 7 * (count - 1))
        if count < 0:
            day = end - timedelta((end.isoweekday() - step.high) % 7)
        return (day, day) if start <= day <= end else None
    return _ends(start, end, step.field, count)


def _ends(start: date, end: date, field: str, count: int) -> Interval | None:
    """The first or last so many days, weeks or months."""
    if field == "firstmonth":
        return months(start.year, start.month, start.month + count - 1)
    if field == "lastmonth":
        return months(end.year, end.month - count + 1, end.month)
    size = {"day": 1, "week": 7}.get(field[-4:] if field.endswith("week") else field[-3:])
    if size is None:
        return None
    span = timedelta(size * count - 1)
    return (start, start + span) if field.startswith("first") else (end - span, end)
