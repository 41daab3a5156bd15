"""The unit of the finest part that a date says."""

from .expression import Expression

_UNITS = {
    "yy": "year",
    "plan": "year",
    "lyear": "year",
    "ending": "month",
    "period": "day",
    "holiday": "day",
    "firstmonth": "month",
    "lastmonth": "month",
    "lmonth": "month",
    "lday": "day",
    "nthday": "day",
    "weekday": "day",
    "weekend": "day",
    "firstday": "day",
    "lastday": "day",
    "firstweek": "week",
    "lastweek": "week",
    "now": "day",
}
_OF_PARTS = {"month": "day", "plan": "year", "decade": "year", "century": "year"}


def of(finest: str, expression: Expression) -> str:
    """Give the unit: the beginning of a month is told in days, that of a year in months.

    >>> from .expression import parse
    >>> of("lmonth", parse("lmonth=1")), of("part", parse("year-1 part=end"))
    ('month', 'month')
    """
    if finest == "part":
        point = expression.last or expression.first
        return _OF_PARTS.get(point[-2].field, "month")
    return _UNITS.get(finest, finest)
