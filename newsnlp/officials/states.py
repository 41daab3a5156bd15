"""The country of a head of state that stands without one: 老挝人民革命党中央总书记、国家主席."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

from .units import Page, is_foreign, name_before

_NEAR: Final = 12  # characters between the country and the role
_MARKS: Final = re.compile("[，。、；：,;:（(]")
_OUR_LONGEST: Final = 4  # characters of a Chinese name: a compound family name and two more
_OF_ONE: Final = "国务卿"  # of one country, whichever a text is about
_RIVALS: Final = {"总统": "首相", "首相": "总统"}  # a country that has the one has hardly the other
_CENTRAL: Final = "中央"
_CENTRAL_BODY: Final = re.compile(
    "中央(?:书记处|政治局|委员会|军委|纪委|检查委员会|办公厅|组织部|宣传部|对外[联部]|[对涉]外)"
)
_VERB: Final = 4  # characters of the verb between a name and a post
_LONGEST: Final = 8  # characters of the name of a country, at most
PREMIERS: Final = ("总理", "首相")
_LOOKED: Final = 8  # places looked back over
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
    the roles of its own (国家主席), and for 总统, 首相 and ministers with foreign names the one that
    the document is about; for 总统 and 首相 that of an earlier role of the sentence.
    """
    use = _uses().get(title)
    ruled = ruled_by(title, organ) if organ is not None else None
    if ruled is not None:
        return ruled
    if use is None:
        return page.main_abroad if organ is None and _abroad(page, title, before) else None
    beside = _beside(page, before) if organ is None else None
    if beside is not None:
        return beside
    if use == "own":
        return "中国"
    if use != "only" or organ is not None:
        return None
    country = page.main_abroad or _in_sentence(page, before)
    rival = _RIVALS.get(title)
    return None if rival and page.says(f"{country}{rival}") else country


def _abroad(page: Page, title: str, before: int) -> bool:
    """Say whether a minister's role, without his country, stands before a name that is none of ours."""
    if page.main_abroad is None or not _ministerial(title) or title.endswith(_OF_ONE):
        return False
    index = bisect_left(page.person_starts, before + len(title))
    if index == len(page.persons) or page.persons[index].start > before + len(title) + 1:
        index -= 1  # 阿拉格希出任外交部长
        if index < 0 or before - page.persons[index].end > _VERB:
            return False
    person = page.persons[index]
    if page.main_abroad in _alike():
        return page.text[person.start] not in _surnames()
    return person.end - person.start > _OUR_LONGEST


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


def _in_sentence(page: Page, before: int) -> str | None:
    """Give the foreign country that an earlier role of the sentence is of: 纳米比亚副总统A当选总统."""
    index = bisect_left(page.place_starts, before)
    for place in reversed(page.places[max(0, index - _LOOKED) : index]):
        if page.sentence[place.start] != page.sentence[before]:
            return None
        if is_foreign(place) and (place.end in page.role_starts or place.end + 2 in page.role_starts):
            return place.name
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lines("surnames.txt"))


@cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["country"] for row in table("country_letters.tsv")}


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for row in table("countries.tsv") for name in row.values())


def heads_state(title: str) -> bool:
    """Say whether a role is at the head of a state: 国家主席, 总统."""
    return title in _uses()


def ruled_by(title: str, organ: str) -> str | None:
    """Give the foreign country that the head of a party is at the head of too, by the name of the party.

    >>> ruled_by("总理", "尼泊尔大会党"), ruled_by("国家主席", "越共中央"), ruled_by("部长", "尼泊尔大会党")
    ('尼泊尔', '越南', None)
    """
    if title not in _uses() and not title.endswith(PREMIERS):
        return None
    known = next((country for party, country in _parties().items() if organ.startswith(party)), None)
    names = (organ[:size] for size in range(min(len(organ) - 2, _LONGEST), 1, -1))
    return known or next((name for name in names if is_country(name) and name != "中国"), None)


def is_country(name: str) -> bool:
    """Say whether a name is that of a country.

    >>> is_country("智利"), is_country("智利国家铜业公司")
    (True, False)
    """
    return name in _countries()


@cache
def _diplomacy() -> re.Pattern[str]:
    letters = "".join(row["letter"] for row in table("place_letters.tsv") if row["of"] == "country")
    return re.compile(
        f"两国|双边关系|国事访问|元首|国家副?主席|人类命运共同体|中[{letters}](?:关系|友谊|友好|全面)"
    )


def country_of(page: Page, letter: str) -> str | None:
    """Give the country that a letter stands for: the one of the document that begins so, else the usual one."""
    named: set[str] = page.abroad.get(letter, set())
    return next(iter(named)) if len(named) == 1 else _letters().get(letter)


def president(page: Page, before: int) -> bool:
    """Say whether 主席 right behind a Chinese name is that of the state: the document is about relations abroad.

    Whose chair is said before the name (全国政协主席某某) holds that one.
    """
    if page.diplomatic is None:
        page.diplomatic = page.abroad != {} and _diplomacy().search(page.text) is not None
    name = name_before(page, before)
    known = 2 <= len(name) <= 3 and name[0] in _surnames()
    if not known or page.says(f"主席{name}"):
        return False
    return page.diplomatic or page.says(f"{name}总书记") or page.says(f"总书记{name}")


@cache
def _of_state() -> tuple[str, ...]:
    return tuple(lines("post_of_state.txt"))


@cache
def _alike() -> frozenset[str]:
    return frozenset(lines("names_alike.txt"))


@cache
def _ministers() -> re.Pattern[str]:
    return re.compile(f"(?:{tree(lines('ministers.txt'))}|国家[\u4e00-\u9fff]{{2,6}})部长")


def _ministerial(title: str) -> bool:
    return title.endswith(_of_state()) or _ministers().fullmatch(title) is not None


def same_state(page: Page, organ: str | None, title: str, end: int) -> bool:
    """Say whether a role shares the country of the one before it: 新加坡副总理A、国务资政B.

    `end` is where the role ends. A Chinese name behind it has its own country, but where names are alike.
    """
    if organ not in _countries() or not _ministerial(title):
        return False
    index = bisect_left(page.person_starts, end)
    person = page.persons[index] if index < len(page.persons) else None
    if person is None or organ in _alike():
        return True
    name = page.text[person.start : person.end]
    return person.start > end + 1 or len(name) > 3 or name[0] not in _surnames()


def central_abroad(organ: str, own: str) -> str | None:
    """Give the central body of a foreign party that a list goes on with; None where none stood before.

    >>> central_abroad("越共中央政治局", "中央书记处"), central_abroad("中共中央政治局", "中央书记处")
    ('越共中央书记处', None)
    """
    party, central, _ = organ.partition(_CENTRAL)
    return party + own if central and _CENTRAL_BODY.match(own) and party in _parties() else None


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
