"""From the steps of a point to the first and last day it covers."""

from datetime import date, timedelta

from . import counting, holidays, lunar
from .counting import YEARS, Interval, months
from .expression import Point, Step

MONTH_LIMITS = (200, 105)
"""A month without a year is last year's where this year's lies farther ahead and last year's nearer."""
DATE_LIMITS = (120, 150)
"""The same for a day of a month: news of days to come says so."""
DAY_LIMIT = 16
"""A day without a month lies at most so many days ahead, else in the month before."""
SLIP = {"day": 4, "lday": 4, "xun": 4, "weekday": 2, "weekend": 2}
"""So many days before the anchor still count as the next such date; 100 for anything coarser."""
_DAY = timedelta(1)
# news counts seasons in whole months; school holidays are set by every place
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
}
# the solar terms with which they begin and before which they end
_TERM_SEASONS = {"spring": (3, 9), "summer": (9, 15), "autumn": (15, 21), "winter": (21, 27)}
_YEARLESS = {"half", "quarter", "season", "termseason", "month", "lmonth", "lday", "holiday", "period"}


def whole_year(year: int) -> Interval | None:
    """Give the days of a year, None outside the calendar."""
    return (date(year, 1, 1), date(year, 12, 31)) if year in YEARS else None


def point(steps: Point, base: date | None, mode: str = "near") -> Interval | None:
    """Give the first and last day of a point.

    Args:
        steps: from coarse to fine.
        base: the day that completes what is missing; None resolves only what needs none.
        mode: `near` takes the likeliest day in news around the base, `next` the first not before it (but for a slip of
            days), `coming` the first that ends after it, `last` the last not after it, `inside` the one in the
            base's own year and month.

    >>> from .expression import parse_point
    >>> point(parse_point("year-1 month=10"), date(2023, 2, 14))
    (datetime.date(2022, 10, 1), datetime.date(2022, 10, 31))
    """
    try:
        return _point(steps, base, mode)
    except (ValueError, OverflowError):
        return None


def _point(steps: Point, base: date | None, mode: str) -> Interval | None:
    if not steps:
        return None
    head = steps[0]
    if head.field in ("daypart", "time"):
        return (base, base) if base else None
    if not head.relative and head.field in _YEARLESS:
        known = [_walk(_inside_year(base, n), steps, base) for n in (-1, 0, 1)]
        if known == [None, None, None] and [step.field for step in steps[:2]] == ["month", "day"]:
            # 29 February: the last leap year
            return next(
                (c for n in range(-2, -9, -1) if (c := _walk(_inside_year(base, n), steps, base))), None
            )
        return _choose(known, base, mode, steps)
    if not head.relative and head.field in ("day", "lday", "xun"):
        return _choose([_walk(_month_beside(base, n), steps, base) for n in (-1, 0, 1)], base, mode, steps)
    if not head.relative and head.field in ("weekday", "weekend"):
        return _choose([_walk(_week(base, n), steps, base) for n in (-1, 0, 1)], base, mode, steps)
    return _walk(None, steps, base)


def _choose(candidates: list[Interval | None], base: date | None, mode: str, steps: Point) -> Interval | None:
    """Choose among the candidates of last, this and next year, month or week."""
    before, here, after = candidates
    if base is None:
        return None
    field = steps[0].field
    if mode == "inside":
        return here
    if mode == "last":
        return here if here and here[0] <= base else before
    if mode == "coming":
        return next((c for c in (here, after) if c and c[1] > base), None)
    if mode == "next":
        # a word of the future beside a date just past is about something else
        tolerance = timedelta(SLIP.get(field, 100))
        return next((c for c in (here, after) if c and c[1] >= base - tolerance), None)
    if field in ("holiday", "period"):
        if before and here and (base - before[1]).days <= 45 < (here[0] - base).days:
            return before
        return (
            after if after and here and (after[0] - base).days <= 90 and (base - here[1]).days > 120 else here
        )
    if field == "weekend" and base.weekday() == 0:
        return before  # on a Monday the weekend is the one just over
    if field in ("weekday", "weekend"):
        return here
    if here is None:
        return before or after
    if before is None:
        return here
    ahead, behind = (here[0] - base).days, (base - before[1]).days
    if field in ("day", "lday", "xun"):
        return before if ahead > DAY_LIMIT else here
    limits = DATE_LIMITS if here[0] == here[1] else MONTH_LIMITS
    return before if ahead > limits[0] and behind <= limits[1] else here


def _inside_year(base: date | None, distance: int) -> Interval | None:
    return whole_year(base.year + distance) if base else None


def _month_beside(base: date | None, distance: int) -> Interval | None:
    return months(base.year, base.month + distance, base.month + distance) if base else None


def _week(base: date | None, distance: int) -> Interval | None:
    if base is None:
        return None
    monday = base - timedelta(base.weekday()) + timedelta(7 * distance)
    return monday, monday + timedelta(6)


def _walk(interval: Interval | None, steps: Point, base: date | None) -> Interval | None:
    for index, step in enumerate(steps):
        if step.field in ("daypart", "time"):
            break
        if step.field == "weekday" and index and steps[index - 1].field == "day":
            continue  # it repeats the day
        interval = (
            _relative(interval, step, base, _winter(steps[index + 1 : index + 2]))
            if step.relative
            else _narrow(interval, step, base, steps[index - 1])
        )
        if interval is None:
            return None
    return interval


def _winter(steps: Point) -> bool:
    return bool(steps) and steps[0].name == "winter"


def _relative(interval: Interval | None, step: Step, base: date | None, winter: bool) -> Interval | None:
    """Count from the anchor; a relative step after another counts from the interval reached."""
    start = interval[0] if interval else base
    if start is None:
        return None
    low, high = step.low, step.high
    if step.field == "year":
        if winter and (low, high) == (0, 0) and start.month < 3:
            low = high = -1  # in January 今冬 is the winter that is not over
        first, last = whole_year(start.year + low), whole_year(start.year + high)
        return (first[0], last[1]) if first and last else None
    if step.field in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[step.field]
        month = (start.month - 1) // size * size + 1
        return months(start.year, month + low * size, month + high * size + size - 1)
    if step.field == "week":
        first, last = _week(start, low), _week(start, high)
        return (first[0], last[1]) if first and last else None
    if step.field == "decade":
        year = start.year // 10 * 10 + 10 * low
        return date(year, 1, 1), date(year + 9, 12, 31)
    if step.field == "century":
        year = start.year // 100 * 100 + 100 * low
        return date(year, 1, 1), date(year + 99, 12, 31)
    return start + timedelta(low), (interval[1] if interval else start) + timedelta(high)


def _narrow(interval: Interval | None, step: Step, base: date | None, previous: Step) -> Interval | None:
    field, low, high = step.field, step.low, step.high
    if field in ("year", "yy", "century", "decade", "plan", "lyear"):
        return _large(interval, step, base)
    if interval is None:
        return None
    start = interval[0]
    year = start.year
    if field == "half":
        return months(year, low * 6 - 5, high * 6)
    if field == "quarter":
        return months(year, low * 3 - 2, high * 3) if 1 <= low <= high <= 4 else None
    if field == "month":
        return (
            months(year, low, high if high >= low else high + 12)
            if 1 <= low <= 12 and 1 <= high <= 12
            else None
        )
    if field == "season":
        season = _SEASONS.get(step.name)
        return months(year, *season) if season else None
    if field == "termseason":
        return _between_terms(year, *_TERM_SEASONS[step.name]) if step.name in _TERM_SEASONS else None
    if field in ("holiday", "period"):
        if field == "period":
            return holidays.period_in(year, step.name)
        day = holidays.day_in(year, step.name)
        return (day, day) if day else None
    if field == "lmonth":
        return lunar.month_of(year, abs(low), leap=low < 0)
    if field in ("day", "lday"):
        return counting.days(interval, low, high) if low <= high else None
    if field == "xun":
        tail = months(year, start.month, start.month)
        return date(year, start.month, low * 10 - 9), (
            date(year, start.month, high * 10) if high < 3 or not tail else tail[1]
        )
    if field == "part":
        return counting.part(interval, step.name, previous)
    return counting.counted(interval, step)


def _between_terms(year: int, first: int, last: int) -> Interval | None:
    """The days from a solar term to the day before another; term 27 is the third of the next year."""
    start, end = lunar.term_of(year, first), lunar.term_of(year + (last > 24), last - 24 * (last > 24))
    return (start, end - _DAY) if start and end else None


def _large(interval: Interval | None, step: Step, base: date | None) -> Interval | None:
    field, low, high = step.field, step.low, step.high
    if field == "year":
        first, last = whole_year(low), whole_year(high)
        return (first[0], last[1]) if first and last and low <= high else None
    if field == "plan":
        # the third plan began in 1966 after a pause of three years
        first_year = 1966 + 5 * (low - 3) if low > 2 else 1948 + 5 * low
        return date(first_year, 1, 1), date(first_year + 4, 12, 31)
    if field == "century":
        return date(low * 100 - 100, 1, 1) if low > 1 else date(1, 1, 1), date(low * 100 - 1, 12, 31)
    if field == "decade":
        if interval:
            first_year = interval[0].year // 100 * 100 + low
        elif base:
            first_year = base.year - (base.year - low) % 100
        else:
            return None
        return date(first_year, 1, 1), date(first_year + high - low + 9, 12, 31)
    if base is None:
        return None
    if field == "lyear":
        return lunar.year_of(base, low)
    # two digits: the century that brings the year closest to the anchor
    return whole_year(base.year + (low - base.year + 49) % 100 - 49)
