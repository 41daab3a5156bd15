"""What the rules know better than the network: honorifics, words that only point to a name, kinds of place.

What ends in 河 is no division unless a division is called so; 公司 by itself names none; 秦先生 is named with his 先生.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines, table

from .brands import known
from .headed import heads
from .likeness import surnames
from .places_in import across
from .words import level, levels

_LONG: Final = 4
_WORD_LEVEL: Final = 3  # from this level on a word that is no name makes no place
_WORD_TAGS: Final = frozenset("nvaildz") | {"vn"}
_WATERS: Final = frozenset("河江湖溪海")
_STREET: Final = re.compile("(.+[省市区县镇])?.{1,4}(?:大街|大道|街|路)")
_VILLAGE: Final = re.compile("嘎查(?:村)?")
_COMMONNESS: Final = 5  # from this level on a word is one of everybody's
_PLACES: Final = frozenset(("GPE", "LOC", "FAC"))


@cache
def _abroad() -> frozenset[str]:
    return frozenset(lines("foreign_cities.txt"))


@cache
def _common() -> frozenset[str]:
    return frozenset(lines("names_common.txt"))


_POINTING: Final = re.compile("[该本我贵此]?(?:公司|集团|院|行|校|所|企业|学校|医院|单位|部门|局|厂|刊|报)")
_VERB: Final = re.compile("成立|组建|设立|筹建|走进|来到|赶到|赶赴|前往")
_CAMPAIGN: Final = re.compile("[“‘]([^“”‘’]{2,})[”’](?:主题|系列|专题)?活动")
_ASIDE: Final = re.compile(
    "(?:相关|有关|上述|前述|主要|该)+(?:部门|单位|方面)?的?|代理?(?=副?(?:[省市县区镇乡州旗部厅局院处校]|检察)长$|主任$|主席$)"
)
_SECTION: Final = re.compile("[\u4e00-\u9fff]{0,6}(?:部门|单位)的?(?=(?:主要)?负责人$|主管$)")
_NUMBER_GOES_ON: Final = re.compile(r"\d[\d.]*[万亿]?(?:[台辆套家个座条项人名元吨米]|公里|平方)")
_SESSION: Final = re.compile("[次届][\u4e00-\u9fff]{0,4}(?:全会|会议)$|常务会议$")
_OPENINGS: Final = {")": "(（", "）": "（(", "”": "“", "’": "‘", "」": "「"}
_AREA: Final = "新区"  # a division, or a zone
_DOCTRINE: Final = re.compile("(?:列宁)?主义")
_COUNTED: Final = re.compile("[一二两三四五六七八九十\\d]+[场次个项]")
_NO_PLACE: Final = frozenset("一二三四五六七八九十百千万亿非纵横大小上下左右前后内外高低东西南北")
_SPACED: Final = re.compile("[\u4e00-\u9fff] [\u4e00-\u9fff]")
_SPACED_ON: Final = re.compile(" [\u4e00-\u9fff](?![\u4e00-\u9fff]| [\u4e00-\u9fff](?: |$))")
_FORMED: Final = ("指挥部", "调查组", "专案组", "工作组", "领导小组", "工作专班")
_DAY: Final = re.compile(r"[“\"]\d{1,2}[·.．]\d{1,2}[”\"]$")
_DAY_LONG: Final = 8
_ACTING: Final = re.compile("副?(?:[省市区县镇乡州旗]长|主席|主任|检察长|院长|书记|总理)")
_NUMBERED: Final = re.compile("[甲乙丙丁戊](?![方级])")
_HONORIFIC: Final = re.compile(
    "先生|女士|小姐|师傅|大[爷妈娘姐哥嫂伯叔婶]|阿姨|老师傅|老汉|老太|奶奶|爷爷|某(?:某|[甲乙丙丁戊](?![\u4e00-\u9fff]*(?:方|级)))?"
)


@cache
def _endings() -> dict[str, str]:
    return {ending: row["label"] for row in table("name_kinds.tsv") for ending in row["endings"].split()}


@cache
def _called_so() -> frozenset[str]:
    return frozenset(lines("organs_common_words.txt"))


def _plain(name: str) -> bool:
    """Say whether an organ is but a common word: 保安, 能源."""
    common = len(name) <= _LONG and level(name) >= _COMMONNESS
    return common and name not in heads() and name not in _called_so()


def settled(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Settle names in order, without overlap: some end later, some have another label, some are none.

    >>> text = "公司在滦河边，秦先生说"
    >>> found = settled(text, [Entity(0, 2, "ORG"), Entity(3, 5, "GPE"), Entity(7, 8, "PERSON")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('滦河', 'LOC'), ('秦先生', 'PERSON')]
    """
    kept: list[Entity] = []
    for place, entity in enumerate(entities):
        limit = entities[place + 1].start if place + 1 < len(entities) else len(text)
        read: Entity | None = entity
        for rule in _RULES:
            read = rule(text, read, limit) if read is not None else None
        if read is not None:
            kept.append(read)
    return kept


def _with_honorific(text: str, entity: Entity, limit: int) -> Entity | None:
    """秦先生 is named with his 先生, 黎某甲 with his number; in 代区长 nobody is named."""
    if (
        entity.label == "PERSON"
        and text[entity.start : entity.end] == "代"
        and _ACTING.match(text, entity.end)
    ):
        return None
    if entity.label == "PERSON" and text[entity.end - 1] == "某":
        numbered = _NUMBERED.match(text, entity.end, limit)
        return entity if numbered is None else entity._replace(end=numbered.end())
    if entity.label != "PERSON" or text[entity.start : entity.end] not in surnames():
        return entity
    found = _HONORIFIC.match(text, entity.end, limit)
    return entity if found is None else entity._replace(end=found.end())


def _doctrine(text: str, entity: Entity, limit: int) -> Entity | None:
    """Of a doctrine nobody is named, nor by a character that is no surname: 马克思|列宁主义, 正|副局长."""
    if entity.label == "PERSON" and entity.end - entity.start == 1 and text[entity.start] in "正副各":
        return None
    return None if entity.label == "PERSON" and _DOCTRINE.match(text, entity.end) else entity


def _spaced_out(text: str, entity: Entity, limit: int) -> Entity | None:
    """A name set with blanks goes on to its last character: 魏 兴| 邦."""
    if entity.label != "PERSON" or not _SPACED.fullmatch(text, entity.start, entity.end):
        return entity
    found = _SPACED_ON.match(text, entity.end, limit)
    return entity if found is None else entity._replace(end=found.end())


def _of_a_day(text: str, entity: Entity, limit: int) -> Entity | None:
    """A body named after the day of an accident has the day in its name: “12·5”|透水事故抢险指挥部."""
    if entity.label != "ORG" or not text.endswith(_FORMED, entity.start, entity.end):
        return entity
    day = _DAY.search(text, max(0, entity.start - _DAY_LONG), entity.start)
    return entity if day is None else entity._replace(start=day.start())


def _known_body(text: str, entity: Entity, limit: int) -> Entity | None:
    """A body known by its name is one: 张裕 is nobody and no place."""
    if entity.label in ("PERSON", *_PLACES) and known().get(text[entity.start : entity.end]) == "ORG":
        return entity._replace(label="ORG")
    return entity


def _balanced(text: str, entity: Entity, limit: int) -> Entity | None:
    """A bracket or quote that closes nothing is no part of a name: NAR|)."""
    name = text[entity.start : entity.end]
    opening = _OPENINGS.get(name[-1])
    if opening is None or any(mark in name for mark in opening):
        return entity
    return entity._replace(end=entity.end - 1) if len(name) > 1 else None


def _unnamed(text: str, entity: Entity, limit: int) -> Entity | None:
    """What is counted or left unsaid has no name: 四场, 一场高质量论坛, 某|国内百货公司."""
    if entity.label == "EVENT" and _COUNTED.match(text, entity.start, entity.end):
        return None
    if entity.label == "ORG" and text[entity.start - 1 : entity.start] == "某":
        return None
    return entity


def _behind_verb(text: str, entity: Entity, limit: int) -> Entity | None:
    """A verb before a name is none of it: 成立|某某公司."""
    verb = _VERB.match(text, entity.start, entity.end) if entity.label in ("ORG", "FAC") else None
    return entity if verb is None or entity.end - verb.end() <= 2 else entity._replace(start=verb.end())


def _no_number(text: str, entity: Entity, limit: int) -> Entity | None:
    """A number that goes on behind a name makes it none: 合肥采购7|台."""
    return None if text[entity.end - 1].isdigit() and _NUMBER_GOES_ON.match(text, entity.end - 1) else entity


def _without_aside(text: str, entity: Entity, limit: int) -> Entity | None:
    """What only points to a role stands outside: 相关|负责人, 代|市长."""
    aside = None
    if entity.label == "TITLE":
        aside = _ASIDE.match(text, entity.start, entity.end) or _SECTION.match(text, entity.start, entity.end)
    modifier = text.rfind("的", entity.start, entity.end) if entity.label == "TITLE" else -1
    if modifier > entity.start:  # 全球销售的|副总裁
        return entity._replace(start=modifier + 1) if modifier + 1 < entity.end else None
    if aside is None:
        return entity
    return entity._replace(start=aside.end()) if aside.end() < entity.end else None


def _region(text: str, entity: Entity, limit: int) -> Entity | None:
    """A region that the lists know is one, with its 地区 and without its 市场."""
    start, end, label = entity
    area = text[start:end].removesuffix("市场")
    if label in (*_PLACES, "ORG") and known().get(area) == "LOC":
        end = start + len(area)
        return Entity(start, end + 2 * text.startswith("地区", end, limit), "LOC")
    if label in ("FAC", "LOC") and start + len(area) < end and is_known(area):
        return Entity(start, start + len(area), "GPE")
    return entity


def _prefecture(text: str, entity: Entity, limit: int) -> Entity | None:
    """阿勒泰|地区 is the name of a division."""
    start, end, label = entity
    if label == "GPE" and text.startswith("地区", end, limit) and is_known(f"{text[start:end]}地区"):
        return entity._replace(end=end + 2)
    return entity


def _no_common_organ(text: str, entity: Entity, limit: int) -> Entity | None:
    """公司 by itself names none, nor does a word of everybody's."""
    name = text[entity.start : entity.end]
    return None if entity.label == "ORG" and (_POINTING.fullmatch(name) or _plain(name)) else entity


def _session(text: str, entity: Entity, limit: int) -> Entity | None:
    """The session of an organ is an event: 市委十一届九次全会."""
    if entity.label == "ORG" and _SESSION.search(text, entity.start, entity.end):
        return entity._replace(label="EVENT")
    return entity


def _campaign(text: str, entity: Entity, limit: int) -> Entity | None:
    """A campaign is named by what stands in quotes."""
    found = _CAMPAIGN.fullmatch(text, entity.start, entity.end) if entity.label == "EVENT" else None
    return entity if found is None else entity._replace(start=found.start(1), end=found.end(1))


def _no_common_place(text: str, entity: Entity, limit: int) -> Entity | None:
    """A single character is a division or nothing, a common word no place."""
    name = text[entity.start : entity.end]
    if entity.label not in _PLACES:
        return entity
    if len(name) == 1:
        return entity if entity.label == "GPE" and name not in _NO_PLACE else None
    if name in _common() or (entity.label == "GPE" and _is_word(name)):
        return None
    if name == "蒙古" and text.startswith("包", entity.end):
        return None
    crossed = min(
        level(text[entity.start - 1 : entity.start + 1]), level(text[entity.end - 1 : entity.end + 1])
    )
    if len(name) == 2 and crossed >= _COMMONNESS:  # 其|中国|家
        return None
    return None if len(name) == 3 and across(text, entity.start, entity.end) else entity


def _is_word(name: str) -> bool:
    """Say whether a name of no known place is a word for something else: 耳光, 黄芪."""
    rank, tag = levels().get(name, (0, ""))
    return rank >= _WORD_LEVEL and tag in _WORD_TAGS and not is_known(name) and name not in _abroad()


def _along(text: str, entity: Entity, limit: int) -> Entity | None:
    """A street is no division, nor is the bank of a river; a 嘎查 is one: 和平区|太原街, 乌拉盖河|畔."""
    start, end, label = entity
    if label == "LOC" and text[start:end] in _abroad():
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


def _place_by_ending(text: str, entity: Entity, limit: int) -> Entity | None:
    """What ends in 河 is no division unless one is called so; 通州 is the division, whatever a sentence is about."""
    name = text[entity.start : entity.end]
    if entity.label == "LOC" or (entity.label == "FAC" and name.endswith(_AREA)):
        return entity._replace(label="GPE") if is_known(name) and known().get(name) != "LOC" else entity
    if entity.label != "GPE" or len(name) == 1:
        return entity
    kind = next((_endings()[name[-size:]] for size in (2, 1) if name[-size:] in _endings()), None)
    return entity if kind is None or is_known(name) or name in _abroad() else entity._replace(label=kind)


_RULES: Final = (
    _balanced,
    _doctrine,
    _spaced_out,
    _of_a_day,
    _known_body,
    _unnamed,
    _with_honorific,
    _behind_verb,
    _no_number,
    _without_aside,
    _region,
    _prefecture,
    _no_common_organ,
    _session,
    _campaign,
    _no_common_place,
    _along,
    _place_by_ending,
)
