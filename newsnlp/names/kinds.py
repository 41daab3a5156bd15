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
from .words import level

_LONG: Final = 4
_COMMONNESS: Final = 5  # from this level on a word is one of everybody's
_PLACES: Final = frozenset(("GPE", "LOC", "FAC"))


@cache
def _common() -> frozenset[str]:
    return frozenset(lines("names_common.txt"))


_POINTING: Final = re.compile("[该本我贵此]?(?:公司|集团|院|行|校|所|企业|学校|医院|单位|部门|局|厂|刊|报)")
_VERB: Final = re.compile("成立|组建|设立|筹建|走进|来到|赶到|赶赴|前往")
_CAMPAIGN: Final = re.compile("[“‘]([^“”‘’]{2,})[”’](?:主题|系列|专题)?活动")
_ASIDE: Final = re.compile(
    "(?:相关|有关|上述|前述|主要|该)+(?:部门|单位|方面)?的?|代理?(?=副?(?:[省市县区镇乡州旗部厅局院处校]|检察)长$|主任$|主席$)"
)
_NUMBER_GOES_ON: Final = re.compile(r"\d[\d.]*[万亿]?(?:[台辆套家个座条项人名元吨米]|公里|平方)")
_NO_PLACE: Final = frozenset("一二三四五六七八九十百千万亿非纵横大小上下左右前后内外高低东西南北")
_HONORIFIC: Final = re.compile(
    "先生|女士|小姐|师傅|大[爷妈娘姐哥嫂伯叔婶]|阿姨|老师傅|老汉|老太|奶奶|爷爷|某(?:某|[甲乙丙丁戊](?![\u4e00-\u9fff]*(?:方|级)))?"
)


@cache
def _endings() -> dict[str, str]:
    return {ending: row["label"] for row in table("name_kinds.tsv") for ending in row["endings"].split()}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lines("surnames.txt"))


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
        settled_one = _one(text, entity, limit)
        if settled_one is not None:
            kept.append(settled_one)
    return kept


def _one(text: str, entity: Entity, limit: int) -> Entity | None:
    start, end, label = entity
    name = text[start:end]
    if label == "PERSON":
        found = _HONORIFIC.match(text, end, limit) if name in _surnames() else None
        return entity if found is None else Entity(start, found.end(), label)
    if label in ("ORG", "FAC") and (verb := _VERB.match(name)) and end - start - verb.end() > 2:
        return _one(text, Entity(start + verb.end(), end, label), limit)
    if name[-1].isdigit() and _NUMBER_GOES_ON.match(text, end - 1):
        return None  # 合肥采购7|台
    if label == "TITLE":
        aside = _ASIDE.match(name)
        start += aside.end() if aside else 0
        return Entity(start, end, label) if start < end else None
    area = name.removesuffix("市场")
    if label in (*_PLACES, "ORG") and known().get(area) == "LOC":
        end = start + len(area)
        return Entity(start, end + 2 * text.startswith("地区", end, limit), "LOC")
    if label in ("FAC", "LOC") and area != name and is_known(area):
        return Entity(start, start + len(area), "GPE")
    if label == "GPE" and text.startswith("地区", end, limit) and is_known(f"{name}地区"):
        return Entity(start, end + 2, label)
    if label == "ORG":
        return None if _POINTING.fullmatch(name) or _plain(name) else entity
    if label == "EVENT" and (found := _CAMPAIGN.fullmatch(name)):
        return Entity(start + 1, start + 1 + len(found[1]), label)
    if label not in _PLACES:
        return entity
    if len(name) == 1:
        return entity if label == "GPE" and name not in _NO_PLACE else None
    if name in _common():
        return None
    if label != "GPE":
        # 通州 in running text is the division, whatever the sentence is about
        return Entity(start, end, "GPE") if label == "LOC" and is_known(name) else entity
    kind = next((_endings()[name[-size:]] for size in (2, 1) if name[-size:] in _endings()), None)
    return entity if kind is None or is_known(name) else Entity(start, end, kind)
