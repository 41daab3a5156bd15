"""Which organs are institutions of their own: companies, schools, hospitals, media."""

import re
from functools import cache

from newsnlp.resources import lines


@cache
def _institution() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lines("post_without_division.txt")))
    return re.compile(rf"(?:{words})(?!(?<=企业)[处科股局])(?![城管服发建改办出园区]|工业|监(?!事))")


def is_institution(organ: str) -> bool:
    """Say whether an organ is an institution of its own, whose posts belong to no division.

    >>> is_institution("苏州某某公司"), is_institution("苏州市教育局")
    (True, False)
    """
    return _institution().search(organ) is not None
