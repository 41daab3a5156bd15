"""What the rules know better than the network: honorifics, words that only point to a name, kinds of firm.

What ends in 河 is no division unless a division is called so; 公司 by itself names none; 秦先生 is named with his 先生.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

from .brands import known
from .headed import heads
from .likeness import surnames
from .place_kinds import COMMONNESS, PLACES, along, no_common_place, place_by_ending, prefecture, region
from .words import level

_LONG: Final = 4


_POINTING: Final = re.compile("[该本我贵此]?(?:公司|集团|院|行|校|所|企业|学校|医院|单位|部门|局|厂|刊|报)")
_VERB: Final = re.compile("成立|组建|设立|筹建|走进|来到|赶到|赶赴|前往")
_CHARGE: Final = re.compile("监管|运营|协调|指导|联系")
_CAMPAIGN: Final = re.compile("[“‘]([^“”‘’]{2,})[”’](?:主题|系列|专题)?活动")
_ASIDE: Final = re.compile(
    "(?:相关|有关|上述|前述|主要|该)+(?:部门|单位|方面)?的?|代理?(?=副?(?:[省市县区镇乡州旗部厅局院处校]|检察)长$|主任$|主席$)"
)
_SECTION: Final = re.compile("[\u4e00-\u9fff]{0,6}(?:部门|单位)的?(?=(?:主要)?负责人$|主管$)")
_NUMBER_GOES_ON: Final = re.compile(r"\d[\d.]*[万亿]?(?:[台辆套家个座条项人名元吨米]|公里|平方)")
_SESSION: Final = re.compile("[次届][\u4e00-\u9fff]{0,4}(?:全会|会议)$|常务会议$")
_DOCTRINE: Final = re.compile("(?:列宁)?主义")
_COUNTED: Final = re.compile("[一二两三四五六七八九十\\d]+[场次个项]")
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
def _kind_of_firm() -> re.Pattern[str]:
    words = {
        use: [row["word"] for row in table("organs_class.tsv") if row["use"] == use]
        for use in ("kind", "head")
    }
    return re.compile(f"(?:上述|前述|[这那]家|该)?{tree(words['kind'])}+{tree(words['head'])}")


@cache
def _called_so() -> frozenset[str]:
    return frozenset(lines("organs_common_words.txt"))


def _plain(name: str) -> bool:
    """Say whether an organ is but a common word: 保安, 能源."""
    common = len(name) <= _LONG and level(name) >= COMMONNESS
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
    if entity.label in ("PERSON", *PLACES) and known().get(text[entity.start : entity.end]) == "ORG":
        return entity._replace(label="ORG")
    return entity


def _unnamed(text: str, entity: Entity, limit: int) -> Entity | None:
    """What is counted or left unsaid has no name: 四场, 一场高质量论坛, 某|国内百货公司."""
    if entity.label == "EVENT" and _COUNTED.match(text, entity.start, entity.end):
        return None
    if entity.label == "ORG" and text[entity.start - 1 : entity.start] == "某":
        return None
    return entity


def _behind_verb(text: str, entity: Entity, limit: int) -> Entity | None:
    """A verb before a name is none of it: 成立|某某公司, 负责监管|某某中心."""
    verb = _VERB.match(text, entity.start, entity.end) if entity.label in ("ORG", "FAC") else None
    if verb is None and entity.label == "ORG" and text.endswith("负责", 0, entity.start):
        verb = _CHARGE.match(text, entity.start, entity.end)
    return entity if verb is None or entity.end - verb.end() <= 2 else entity._replace(start=verb.end())


def _behind_colon(text: str, entity: Entity, limit: int) -> Entity | None:
    """The place that a headline begins with is no part of what it tells of: 合肥：|某某论坛."""
    place = text.find("：", entity.start, entity.end) if entity.label in ("EVENT", "PROJECT", "ORG") else -1
    known_place = place > entity.start and is_known(text[entity.start : place])
    return entity._replace(start=place + 1) if known_place and place + 1 < entity.end else entity


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


def _no_common_organ(text: str, entity: Entity, limit: int) -> Entity | None:
    """公司 by itself names none, nor do a word of everybody's and a kind of firm: 民营医院."""
    name = text[entity.start : entity.end]
    none = _POINTING.fullmatch(name) or _kind_of_firm().fullmatch(name) or _plain(name)
    return None if entity.label == "ORG" and (none or (name in _doubts() and _goods(text, name))) else entity


@cache
def _doubts() -> dict[str, re.Pattern[str]]:
    return {row["name"]: re.compile(row["beside"]) for row in table("brand_doubts.tsv")}


@lru_cache(maxsize=4)  # a text has many names, one after the other
def _goods(text: str, name: str) -> bool:
    """Say whether a text speaks of the things that a firm is called after, not of it: 苹果 where orchards are."""
    said = any(f"{name}{word}" in text for word in ("公司", "集团", "手机"))
    return not said and _doubts()[name].search(text) is not None


def _session(text: str, entity: Entity, limit: int) -> Entity | None:
    """The session of an organ is an event: 市委十一届九次全会."""
    if entity.label == "ORG" and _SESSION.search(text, entity.start, entity.end):
        return entity._replace(label="EVENT")
    return entity


def _campaign(text: str, entity: Entity, limit: int) -> Entity | None:
    """A campaign is named by what stands in quotes."""
    found = _CAMPAIGN.fullmatch(text, entity.start, entity.end) if entity.label == "EVENT" else None
    return entity if found is None else entity._replace(start=found.start(1), end=found.end(1))


_RULES: Final = (
    _doctrine,
    _spaced_out,
    _of_a_day,
    _known_body,
    _unnamed,
    _with_honorific,
    _behind_verb,
    _behind_colon,
    _no_number,
    _without_aside,
    region,
    prefecture,
    _no_common_organ,
    _session,
    _campaign,
    no_common_place,
    along,
    place_by_ending,
)
