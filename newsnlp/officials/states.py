"""The country of a head of state that stands without one: 老挝人民革命党中央总书记、国家主席."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from newsnlp.resources import lines, table

from .units import Page, is_foreign, name_before

_NEAR: Final = 12  # characters between the country and the role
_MARKS: Final = re.compile("[，。、；：,;:（(]")
_DIPLOMACY: Final = re.compile("中方|两国|双边|元首|国事访问|访华|中[\u4e00-\u9fff](?:关系|友谊|合作|两国)")
_OF_STATE: Final = ("部长", "大臣", "资政", "议长", "首相", "总理", "总统", "国务卿", "外长", "防长", "财长")
_OURS: Final = ("中共", "中国共产党", "党中央")


@cache
def _uses() -> dict[str, str]:
    return {row["role"]: row["use"] for row in table("post_states.tsv")}


@cache
def _parties() -> dict[str, str]:
    return {row["party"]: row["country"] for row in table("parties_abroad.tsv")}


def state_of(page: Page, title: str, before: int, organ: str | None) -> str | None:
    """Give the country that a head of state at a place in the text belongs to; None where that is not certain.

    It is that of the party of the post before it in the list (`organ`), the foreign one right before it, China for
    the roles of its own (国家主席), and for 总统 and 首相 the only foreign one of the document.
    """
    use = _uses().get(title)
    if use is None:
        return None
    ruled = next(
        (country for party, country in _parties().items() if organ and organ.startswith(party)), None
    )
    if ruled is not None:
        return ruled
    beside = _beside(page, before) if organ is None else None
    if beside is not None:
        return beside
    if use == "own":
        return "中国"
    return page.only_abroad if use == "only" and organ is None else None


def _beside(page: Page, before: int) -> str | None:
    """Give the foreign country before a place in the text, with no mark, person or role between."""
    index = bisect_left(page.place_starts, before)
    if not index:
        return None
    place = page.places[index - 1]
    if before - place.end > _NEAR or _MARKS.search(page.text, place.end, before) or not is_foreign(place):
        return None
    person = bisect_left(page.person_starts, before)
    if person and page.person_starts[person - 1] >= place.end:
        return None
    return None if any(at in page.role_starts for at in range(place.end, before)) else place.name


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lines("surnames.txt"))


@cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["country"] for row in table("country_letters.tsv")}


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["name"] for row in table("countries.tsv"))


def country_of(page: Page, letter: str) -> str | None:
    """Give the country that a letter stands for: the one of the document that begins so, else the usual one."""
    named = {place.name for place in page.places if place.name.startswith(letter) and is_foreign(place)}
    return named.pop() if len(named) == 1 else _letters().get(letter)


def president(page: Page, before: int) -> bool:
    """Say whether 主席 right behind a Chinese name is that of the state: the document is about relations abroad."""
    if page.diplomatic is None:
        page.diplomatic = page.abroad and _DIPLOMACY.search(page.text) is not None
    name = name_before(page, before)
    return page.diplomatic and 2 <= len(name) <= 3 and name[0] in _surnames()


def same_state(organ: str | None, title: str) -> bool:
    """Say whether a role shares the country of the one before it: 新加坡副总理A、国务资政B."""
    return organ in _countries() and title.endswith(_OF_STATE)


def party_abroad(page: Page, before: int) -> bool:
    """Say whether a bare 总书记 may be that of another party: one is named, and ours not before it in the sentence."""
    if not any(name.startswith(tuple(_parties())) for name in page.organ_names):
        return False
    number = page.sentence[before]
    for index in range(bisect_right(page.organ_ends, before) - 1, -1, -1):
        organ = page.organ_at_end[page.organ_ends[index]]
        if page.sentence[organ.start] != number:
            return True
        if page.text.startswith(_OURS, organ.start):
            return False
    return True
