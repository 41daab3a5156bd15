"""What the rules know of places: a word is none, a street is no division, a new area may be one."""

import re
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines, table

from .brands import known
from .places_in import across
from .words import level, levels

PLACES: Final = frozenset(("GPE", "LOC", "FAC"))
COMMONNESS: Final = 5  # from this level on a word is one of everybody's
_WORD_LEVEL: Final = 3  # from this level on a word that is no name makes no place
_WORD_TAGS: Final = frozenset("nvaildz") | {"vn"}
_WATERS: Final = frozenset("河江湖溪海")
_STREET: Final = re.compile("(.+[省市区县镇])?.{1,4}(?:大街|大道|街|路)")
_VILLAGE: Final = re.compile("嘎查(?:村)?")
_AREA: Final = "新区"  # a division, or a zone
_PARTIES: Final = frozenset(
    "方资商股市军胞企人系籍"
)  # behind the letter of a country or province: 中方, 台商
_LED: Final = frozenset("对赴在来驻援入访留旅抵返中")  # before a country or province: 赴美, 来华
_NO_PLACE: Final = frozenset("一二三四五六七八九十百千万亿非纵横大小上下左右前后内外高低东西南北")


@cache
def _letters() -> frozenset[str]:
    """Give the letters of provinces, countries and continents: 江浙, 中肯, 中非."""
    return frozenset(row["letter"] for row in table("place_letters.tsv")) | frozenset("欧非")


@cache
def abroad() -> frozenset[str]:
    """Give the cities of other countries that the lists know."""
    return frozenset(lines("foreign_cities.txt"))


@cache
def _common() -> frozenset[str]:
    return frozenset(lines("names_common.txt"))


@cache
def _endings() -> dict[str, str]:
    return {ending: row["label"] for row in table("name_kinds.tsv") for ending in row["endings"].split()}


def region(text: str, entity: Entity, limit: int) -> Entity | None:
    """A region that the lists know is one, with its 地区 and without its 市场."""
    start, end, label = entity
    area = text[start:end].removesuffix("市场")
    if label in (*PLACES, "ORG") and known().get(area) == "LOC":
        end = start + len(area)
        return Entity(start, end + 2 * text.startswith("地区", end, limit), "LOC")
    if label in ("FAC", "LOC") and start + len(area) < end and is_known(area):
        return Entity(start, start + len(area), "GPE")
    return entity


def prefecture(text: str, entity: Entity, limit: int) -> Entity | None:
    """阿勒泰|地区 is the name of a division."""
    start, end, label = entity
    if label == "GPE" and text.startswith("地区", end, limit) and is_known(f"{text[start:end]}地区"):
        return entity._replace(end=end + 2)
    return entity


def no_common_place(text: str, entity: Entity, limit: int) -> Entity | None:
    """A single character is a division or nothing, a common word no place."""
    name = text[entity.start : entity.end]
    if entity.label not in PLACES:
        return entity
    if len(name) == 1:
        letter = entity.label == "GPE" and name not in _NO_PLACE and not _in_word(text, entity.start)
        return entity if letter else None
    if name in _common() or (entity.label == "GPE" and _is_word(name)):
        return None
    if name == "蒙古" and text.startswith("包", entity.end):
        return None
    crossed = min(
        level(text[entity.start - 1 : entity.start + 1]), level(text[entity.end - 1 : entity.end + 1])
    )
    if len(name) == 2 and crossed >= COMMONNESS:  # 其|中国|家
        return None
    return None if len(name) == 3 and across(text, entity.start, entity.end) else entity


def _in_word(text: str, at: int) -> bool:
    """Say whether a single character is a part of a word: 中|药, 从|中, but 中|方, 江|浙."""
    behind, before = text[at : at + 2], text[at - 1 : at + 1]
    if (len(behind) == 2 and behind[1] in _PARTIES) or (at and text[at - 1] in _LED):
        return False
    if len(before) == 2 and level(before) >= COMMONNESS and levels()[before][1] == "d":
        return True
    return len(behind) == 2 and behind[1] not in _letters() and level(behind) >= _WORD_LEVEL


def _is_word(name: str) -> bool:
    """Say whether a name of no known place is a word for something else: 耳光, 黄芪."""
    rank, tag = levels().get(name, (0, ""))
    return rank >= _WORD_LEVEL and tag in _WORD_TAGS and not is_known(name) and name not in abroad()


def along(text: str, entity: Entity, limit: int) -> Entity | None:
    """A street is no division, nor is the bank of a river; a 嘎查 is one: 和平区|太原街, 乌拉盖河|畔."""
    start, end, label = entity
    if label == "LOC" and text[start:end] in abroad():
        return entity._replace(label="GPE")
    if label != "GPE":
        return entity
    found = _STREET.fullmatch(text, start, end)
    if found is not None:
        return entity._replace(end=found.end(1)) if found[1] else entity._replace(label="FAC")
    if text[end - 1] == "畔" and text[end - 2] in _WATERS:
        return Entity(start, end - 1, "LOC")
    village = _VILLAGE.match(text, end, limit)
    return entity if village is None else entity._replace(end=village.end())


def place_by_ending(text: str, entity: Entity, limit: int) -> Entity | None:
    """What ends in 河 is no division unless one is called so; 通州 is the division, whatever a sentence is about."""
    name = text[entity.start : entity.end]
    if entity.label == "LOC" or (entity.label == "FAC" and name.endswith(_AREA)):
        return entity._replace(label="GPE") if is_known(name) and known().get(name) != "LOC" else entity
    if entity.label != "GPE" or len(name) == 1:
        return entity
    kind = next((_endings()[name[-size:]] for size in (2, 1) if name[-size:] in _endings()), None)
    return entity if kind is None or is_known(name) or name in abroad() else entity._replace(label=kind)
