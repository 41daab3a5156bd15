"""Dates of office, where a text says them: 2007年7月至2019年7月任…, 2020年3月起担任…."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_DAY: Final = r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
_TERM: Final = re.compile(
    rf"(?:自|从|于)?{_DAY}(?P<to>[至到\-—－–~～]+(?:(?P<now>今)|{_DAY})|起|以来|后)?[，,]?$"
)
_VERB: Final = re.compile(
    "(?:一直|开始|先后|正式|就|曾)?(?:任|担任|出任|兼任|接任|就任|历任|当选为?|升任|调任|转任|改任|现任|被任命为|任命为|为|是)$"
)
_DATED: Final = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")


def term(text: str, start: int) -> tuple[str | None, str | None]:
    """Give the first and last day in office said right before a post that begins at `start`.

    >>> text = "2007年7月至2019年7月任市长"
    >>> term(text, text.index("市长"))
    ('2007-07-01', '2019-07-31')
    """
    before = text[max(0, start - 48) : start]
    verb = _VERB.search(before)
    if verb is None:
        return None, None
    found = _TERM.search(before[: verb.start()])
    if found is None:
        return None, None
    first = _day(found[1], found[2], found[3], last=False)
    last = _day(found[6], found[7], found[8], last=True) if found[6] else None
    return first, last


_OTHER: Final = re.compile(
    "[去前今明]年|上个?月|次月|近日|日前|近期|[0-9一二三四五六七八九十]月(?![0-9]{1,2}日)"
)


def event_day(text: str, start: int, published: date | None) -> str | None:
    """Give the day of an event: the last full date in the text up to `start`, its year from the day of publication.

    >>> event_day("3月22日，市人大常委会任命", 12, date(2024, 3, 23))
    '2024-03-22'
    """
    days = list(_DATED.finditer(text, max(0, start - 80), start))
    if not days:
        return None
    found = days[-1]
    if _OTHER.search(text, found.end(), start):
        return None  # 3月17日讯 … 去年10月任命: that day is another's
    if found[1] is None and published is None:
        return None
    year = int(found[1]) if found[1] else published.year if published else 0
    try:
        day = date(year, int(found[2]), int(found[3]))
        if found[1] is None and published is not None and day > published:
            day = day.replace(year=year - 1)
    except ValueError:
        return None
    return day.isoformat()


def _day(year: str, month: str | None, day: str | None, *, last: bool) -> str | None:
    """Give the first or last day that a date of any precision covers."""
    number = int(month) if month else 12 if last else 1
    if not 1 <= number <= 12 or not 1 <= int(year) <= 9999:
        return None
    size = monthrange(int(year), number)[1]
    exact = int(day) if day else size if last else 1
    return date(int(year), number, exact).isoformat() if 1 <= exact <= size else None
