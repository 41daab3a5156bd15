"""What is certain by its own words, whatever was taken for a name there: 国防部长, 日系车, an embassy, 中非合作."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines, table
from newsnlp.resources.tree import pattern, tree

from .place_kinds import abroad

_CLOSING: Final = frozenset(("", *"，。、；：！？”’）)》\n "))
_ORIGIN: Final = re.compile(
    "(?<![0-9一二三四五六七八九十昨今当明次同即近生])[日美韩德法欧](?=系(?:汽车|品牌|厂商|企业|车|[、与和及]))"
)
_EMBASSY: Final = re.compile(
    "(?P<country>[\u4e00-\u9fff]{1,6})驻(?P<place>[\u4e00-\u9fff]{1,6}?)(?:大?使馆|总?领事?馆|使领馆)"
    "(?:[\u4e00-\u9fff]{1,3}[处室])?"
)
#: 欧 and 非 beside 中 or 对, where relations are told of; not 其中非关系人.
_CONTINENT: Final = re.compile(
    "(?<=(?<![其集从当])中)[欧非](?=(?:全面)?(?:战略)?(?:关系(?![户人])|合作|友好|友谊|命运共同体|双方|经贸|投资协定|领导人|建交|峰会))"
    "|(?<=对)欧(?=政策|合作|贸易|投资|出口|援助|关系)|(?<=对)非(?=政策|合作|援助)|欧(?=中(?:关系|合作|双方))"
)


#: A year and a session in brackets before what is held yearly: 2011（第二届）中国护栏行业优秀供应商评价推介.
_SESSION: Final = re.compile(
    r"(?<!\d)20\d\d年?[（(]第[一二三四五六七八九十\d]{1,3}届[）)][\u4e00-\u9fffA-Za-z]{2,28}?"
    r"(?:评价推介|推介会?|评选|大会|论坛|峰会|年会|展览会|博览会|交易会|洽谈会|大赛|会议)(?![\u4e00-\u9fff])"
)


_WORDS: Final = frozenset("以加老")  # letters of countries that are words as well: 以政府为主导


@cache
def _government() -> re.Pattern[str]:
    letters = "".join(row["letter"] for row in table("country_letters.tsv") if row["letter"] not in _WORDS)
    return re.compile(
        f"(?:{countries().pattern}|(?<![\u4e00-\u9fff])[{letters}])政府(?!军|友谊|采购|间|性|网|机关|部门|奖学|信息|引导|投资)"
    )


@cache
def _minister() -> re.Pattern[str]:
    return re.compile(f"{tree(lines('ministers.txt'))}部长")


@cache
def countries() -> re.Pattern[str]:
    """Give a pattern for the names of countries."""
    return pattern(row["name"] for row in table("countries.tsv"))


def certain(text: str, names: Sequence[Entity]) -> Sequence[Entity]:
    """Give names in order, without overlap, with those that their words make certain.

    >>> text = "法国驻古巴大使馆说"
    >>> [(text[start:end], label) for start, end, label in certain(text, [Entity(0, 2, "GPE"), Entity(3, 5, "GPE")])]
    [('法国驻古巴大使馆', 'ORG')]
    """
    persons = {name.start for name in names if name.label == "PERSON"}
    made = [
        Entity(*found.span(), "TITLE")
        for found in _minister().finditer(text)
        if found.end() in persons or text[found.end() : found.end() + 1] in _CLOSING  # not 商务部|长三角
    ]
    made += [
        Entity(at, at + 1, "LOC" if text[at] == "欧" else "GPE")
        for at in (found.start() for found in _ORIGIN.finditer(text))
    ]
    made += _missions(text)
    made += [Entity(*found.span(), "EVENT") for found in _SESSION.finditer(text)]
    made += _governments(text, names)
    named = {at for name in names for at in range(name.start, name.end)}
    made += [
        Entity(*found.span(), "LOC") for found in _CONTINENT.finditer(text) if found.start() not in named
    ]
    if not made:
        return names
    taken = {at for one in made for at in range(one.start, one.end)}
    touched = {name for name in names if not taken.isdisjoint(range(name.start, name.end))}
    for name in touched:
        edge = next(at for at in range(name.start, name.end) if at in taken)
        place = countries().match(text, name.start, edge)
        if place is not None:
            made.append(Entity(*place.span(), "GPE"))
    return sorted([*made, *(name for name in names if name not in touched)])


def _governments(text: str, names: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the governments with the country that they are of, unless a longer name goes on behind: 英国政府."""
    if "政府" not in text:
        return
    ends = {at: name.end for name in names for at in range(name.start, name.end)}
    for found in _government().finditer(text):
        if ends.get(found.end() - 1, 0) <= found.end():
            yield Entity(*found.span(), "ORG")


def _missions(text: str) -> Iterator[Entity]:
    """Yield the embassies and consulates with the country that they are of: 美国驻古巴使馆."""
    if "馆" not in text:
        return
    for found in _EMBASSY.finditer(text):
        if not (found["place"] == "华" or is_known(found["place"]) or found["place"] in abroad()):
            continue
        name = next(
            (
                at
                for at in range(found.start("country"), found.end("country"))
                if countries().fullmatch(text, at, found.end("country"))
            ),
            None,
        )
        if name is not None:
            yield Entity(name, found.end(), "ORG")
