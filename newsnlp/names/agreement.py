"""A firm or person is one wherever the name stands: what most of a document's mentions say decides for the others."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines
from newsnlp.resources.tree import pattern

from .elements import sounds
from .headed import heads
from .likeness import surnames
from .words import level

_SHORTEST, _LONGEST = 2, 8
_FULL: Final = ("公司", "集团", "银行")
_MISTAKEN: Final = ("PERSON", "GPE", "LOC", "FAC")
_NO_PERSON: Final = ("ORG", "GPE", "LOC", "FAC")
_GROWS: Final = re.compile("发展|增长|成长|运[行转]|推进")  # 奔小康|高速发展
_HEAD: Final = range(2, 6)  # characters of the word for what a site is
_FULL_NAME: Final = (2, 3)
_SITE: Final = "网"  # 当当网 is 当当 as well
_NO_SITE: Final = ("电网", "路网", "联网", "经济网", "新闻网")
_NO_GIVEN_NAME: Final = frozenset("省市区县镇乡村路街")
_BEHIND: Final = frozenset("会将称在与和的就已也说")  # what a name may have swallowed: 当当|会
_SOUND_ONLY: Final = frozenset("诺亚尔斯特蒂娜莎姆顿奇娃莉代彼")  # what hardly begins a word behind a name
_MOST: Final = 300  # full names that a short one is compared with


def agreed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, firms and persons found again where they were missed or mistaken.

    A short name counts as a firm's where more mentions are one than are something else, at least two or one beside the
    full name, and where it is no common word and no place; likewise a person's, of a family name and one or two more
    characters, where it stands twice or beside a role.
    Names that hold it are left alone, unless a place follows it in them, as in 维格斯重庆工厂.

    >>> text = "维格斯称，维格斯投产，维格斯重庆工厂"
    >>> found = agreed(text, [Entity(0, 3, "ORG"), Entity(5, 8, "ORG"), Entity(11, 16, "GPE")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('维格斯', 'ORG'), ('维格斯', 'ORG'), ('维格斯', 'ORG'), ('重庆', 'GPE')]
    >>> text = "市长文迪波被查，不清楚文迪波去向"
    >>> found = agreed(text, [Entity(0, 2, "TITLE"), Entity(2, 5, "PERSON")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('市长', 'TITLE'), ('文迪波', 'PERSON'), ('文迪波', 'PERSON')]
    """
    votes: dict[str, Counter[str]] = {}
    roles = {at for start, end, label in names if label == "TITLE" for at in (start, end)}
    for start, end, label in names:
        if _SHORTEST <= end - start <= _LONGEST:
            sure = 2 if label == "PERSON" and roles & {start, end} else 1  # beside a role it is a person's
            votes.setdefault(text[start:end], Counter())[label] += sure
    labels = _sites(votes)
    labels |= dict.fromkeys(_firms(text, names, votes), "ORG") | dict.fromkeys(_persons(votes), "PERSON")
    if not labels:
        return list(names)
    at = {name.start: name for name in names}
    taken = bytearray(len(text))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    kept = dict(at)
    for hit in pattern(labels).finditer(text):
        start, end = hit.span()
        if start not in at:
            label = labels[hit[0]]
            if (
                not any(taken[start:end])
                and stands(text, start, end)
                and (
                    label == "ORG"
                    or (_ends(text, end) if label == "PERSON" else _GROWS.match(text, end) is None)
                )
            ):
                kept[start] = Entity(start, end, label)
            continue
        name = at[start]
        rest = text[end : name.end]
        if labels[hit[0]] not in ("PERSON", "ORG"):
            continue
        if labels[hit[0]] == "PERSON":
            if name.end == end and name.label in _NO_PERSON:
                kept[start] = Entity(start, end, "PERSON")
        elif name.label == "ORG" and rest and rest in _BEHIND:
            kept[start] = Entity(start, end, "ORG")
        elif (
            name.label in _MISTAKEN
            and name.end >= end
            and (not rest or (name.label != "FAC" and is_known(rest)))
        ):
            kept[start] = Entity(start, end, "ORG")
            if rest:
                kept[end] = Entity(end, name.end, "GPE")
    return sorted(kept.values())


def _firms(text: str, names: Sequence[Entity], votes: dict[str, Counter[str]]) -> set[str]:
    full_names = dict.fromkeys(
        text[start:end] for start, end, label in names if label == "ORG" and text.endswith(_FULL, start, end)
    )
    compared = "\n".join(list(full_names)[:_MOST])
    firms = {
        name
        for name, tally in votes.items()
        if tally["ORG"] > sum(tally[label] for label in _MISTAKEN)
        and (tally["ORG"] > 1 or (len(name) > _SHORTEST and name in compared))
    }
    for site in [name for name in firms if name.endswith(_SITE) and not name.endswith(_NO_SITE)]:
        own = votes.get(site[:-1], Counter())
        if len(site) > _SHORTEST and votes[site]["ORG"] + own["ORG"] > sum(own[label] for label in _MISTAKEN):
            firms.add(site[:-1])
    return {name for name in firms if level(name) == 0 and not is_known(name)}


def _persons(votes: dict[str, Counter[str]]) -> set[str]:
    return {
        name
        for name, tally in votes.items()
        if tally["PERSON"] > max(1, sum(tally[label] for label in _NO_PERSON))
        and (_full_name(name) or _by_sound().fullmatch(name))
        and level(name) == 0
        and not is_known(name)
    }


def _sites(votes: dict[str, Counter[str]]) -> dict[str, str]:
    """Give the names of roads, zones and the like that are found as nothing else: 小康高速."""
    return {
        name: "FAC"
        for name, tally in votes.items()
        if tally["FAC"] == tally.total()
        and len(name) > _SHORTEST
        and any(heads().get(name[-size:], ("", ""))[0] == "FAC" for size in _HEAD)
        and level(name) == 0
    }


def _full_name(name: str) -> bool:
    return len(name) in _FULL_NAME and name[0] in surnames() and name[-1] not in _NO_GIVEN_NAME


@cache
def _by_sound() -> re.Pattern[str]:
    return re.compile(f"[{sounds()}]{{2,5}}")


@cache
def _going_on() -> re.Pattern[str]:
    return pattern(lines("not_after_persons.txt"))


def _ends(text: str, end: int) -> bool:
    """Say whether a person's name may end here: not in 马克思|主义, 王丽|丽."""
    if text[end - 1] in sounds() and text[end : end + 1] in _SOUND_ONLY:
        return False  # 莫雷|诺
    return text[end : end + 1] != text[end - 1] and _going_on().match(text, end) is None


def stands(text: str, start: int, end: int) -> bool:
    """Say whether no listed word crosses the edges of a name."""
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return (len(before) < 2 or level(before) == 0) and (len(behind) < 2 or level(behind) == 0)
