"""Which organs are institutions of their own: companies, schools, hospitals, media."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

_PUBLIC: Final = re.compile(
    "(?:[局委厅办处署庭所]|政府|政协|人大|法院|检察院|中心|委员会|办公室|指挥部|党组)$"
)


@cache
def _of_a_division() -> re.Pattern[str]:
    return pattern(lines("post_with_division.txt"))


@cache
def _institution() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lines("post_without_division.txt")))
    return re.compile(rf"(?:{words})(?!(?<=企业)[处科股局])(?![城管服发建改办出园区]|工业|监(?!事))")


def is_institution(organ: str) -> bool:
    """Say whether an organ is an institution of its own, whose posts belong to no division.

    >>> is_institution("苏州某某公司"), is_institution("苏州市教育局"), is_institution("苏州市科学技术协会")
    (True, False, False)
    """
    return _institution().search(_of_a_division().sub("", organ)) is not None


def is_public(organ: str) -> bool:
    """Say whether an organ ends as those of party and government do.

    >>> is_public("退耕还林办公室"), is_public("鼎坑金属")
    (True, False)
    """
    return _PUBLIC.search(organ) is not None
