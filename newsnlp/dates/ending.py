"""Stretches of months told by the day they end: 截至5月31日的2012财年第一季度, 截至今年5月的前三个月."""

import re

from . import numerals, telling
from .expression import Expression, Step
from .mention import Mention

_OF = re.compile(r"止?的 ?")
_YEAR = r"(?:(?:19|20)\d\d ?)?(?:财年|财政年度)"
_STRETCH = re.compile(
    rf"前?(?P<n>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月(?:期间|内)?"
    rf"|(?:{_YEAR})?第?[一二三四1-4](?P<quarter>财季|季度|季)|(?:{_YEAR})?[上下]半(?P<half>财年|年度|年)|(?P<year>{_YEAR})"
)
_MONTHS = {"quarter": 3, "half": 6, "year": 12}


def stretch(text: str, told: Mention) -> Mention | None:
    """Read the stretch right behind the day that ends it, or None.

    >>> from .expression import parse, write
    >>> day = Mention(2, 7, parse("XXXX-05-31"), "published", False, None, "DATE", "day")
    >>> found = stretch("截至5月31日的第一财季", day)
    >>> found.start, found.end, write(found.expression)
    (8, 12, 'XXXX-05-31 ending=3')
    """
    link = _OF.match(text, told.end)
    if not link or told.expression.form != "point" or not telling.up_to(text, told.start):
        return None
    found = _STRETCH.match(text, link.end())
    kind = found.lastgroup if found else None
    count = _MONTHS.get(kind or "") or (numerals.read(found["n"]) if found else None)
    if not found or not count:
        return None
    steps = (*told.expression.first, Step("ending", count, count))
    return Mention(
        link.end(), found.end(), Expression("point", steps), "ending", False, None, "DATE", "ending"
    )
