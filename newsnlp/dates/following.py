"""A bare day that goes on from an older one: 1月11日上调，12日再涨, told in June, is the 12th of January."""

from datetime import date

from .resolving import PUBLISHED, days

_APART = 28  # days between the day told and publication, from which a story is an old one
_FRESH = 3  # a day so shortly before publication is one


def goes_on(day: int, told: str, published: date | None) -> bool:
    """Say whether a bare day is of the month of the day `told` (a notation with its anchor) in the same paragraph.

    Not where the day told is fresh, or the bare day does not come after it, or is fresh itself.

    >>> goes_on(12, "XXXX-01-11 @ published", date(2011, 6, 3))
    True
    >>> goes_on(2, "XXXX-01-01 @ published", date(2011, 6, 3))
    False
    """
    said, _, anchor = told.partition(" @ ")
    before = days(said, anchor or None, published)[1]
    near = days(f"XXXX-XX-{day:02d}", PUBLISHED, published)[1]
    if published is None or before is None or near is None:
        return False
    fresh = 0 <= (published - near).days <= _FRESH
    return (published - before).days >= _APART and day > before.day and not fresh
