"""What a name tells of the one beside it: Latin in brackets, a firm's country, a line's station, organs together."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.places import is_known
from newsnlp.resources import lines
from newsnlp.resources.tree import pattern, tree

from .certain import countries
from .words import level

_LATIN: Final = re.compile(r"[(（](?P<name>[A-Z][A-Za-z]*(?:[ .&·'’-]{1,2}[A-Za-z]+)*\.?)[)）]")
_WORD: Final = re.compile("[A-Z][a-z]{2}")  # an abbreviation in brackets may be that of anything
_CHINA: Final = "中国"
_HEADS: Final = tuple("局部委会院社厅办府校团队学行盟国织")
_MAKER: Final = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:巨头|(?:厂|制造|运营|零售|生产|服务|开发)商)的?"
    "(?!业|协会|联合会|联盟|商会|大会|论坛|集团$|公司$)(?=..)"
)
_TOGETHER: Final = re.compile(
    "(?<=[厅局委办部院会所])(?:联合|会同|携手)(?![国会体社党行]|执法|督[查导]|调查|指挥|工作|检查|勤务|作战)"
    "(?=[\u4e00-\u9fff]{2,11}[厅局委办部院会所司行]$)"
)
_OWN: Final = ("中国", "中华", "台湾", "香港", "澳门")
_FIRM: Final = ("公司", "集团", "株式会社")
_SHORTEST: Final = 4  # characters of the name of a firm with the word for what it is
_OF_STATE: Final = re.compile("(?:国家|联邦|皇家|中央)[\u4e00-\u9fff]{2,}(?:公司|集团|银行|局|委员会|院)$")
_ANALYST: Final = re.compile("(?:高级|首席|资深)?(?:研究员|分析师)")
_LINE: Final = re.compile(
    "[\u4e00-\u9fff0-9](?:[国省县]道|高速(?:公路)?|公路|铁路|高铁|专线|号线|快速路|环线|灌区)$|[GS][0-9]{1,4}$"
)
_POINT: Final = re.compile("(?:(?<![电油气护])站|互通|立交|枢纽|出口|入口|服务区|段)$")
_NEXT: Final = (0, 1)  # characters between an occupation and whose it is
_LONGEST: Final = 6  # characters of a place before a maker


@cache
def _occupation() -> re.Pattern[str]:
    return re.compile(f"{tree(lines('occupations.txt'))}$")


@cache
def _country_meant() -> re.Pattern[str]:
    return pattern(lines("china_behind_firms.txt"))


def beside(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, each read in the light of what stands right beside it.

    >>> text = "瑞士食品包装巨头利乐公司总裁权五铉(Kwon Oh-hyun)说"
    >>> found = beside(text, [Entity(0, 12, "ORG"), Entity(12, 14, "TITLE"), Entity(14, 17, "PERSON")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('瑞士', 'GPE'), ('利乐公司', 'ORG'), ('总裁', 'TITLE'), ('权五铉', 'PERSON'), ('Kwon Oh-hyun', 'PERSON')]
    """
    kept: list[Entity] = []
    firms = frozenset(text[start:end] for start, end, label in names if label == "ORG")
    for place, name in enumerate(names):
        if _nobodys(text, names, place):
            continue
        if kept and name.start < kept[-1].end:
            continue  # it stood in brackets, and has been read
        if kept and _china(text, kept[-1], name):
            kept[-1] = Entity(kept[-1].start, name.end, "ORG")
            continue
        if kept and _of_country(text, kept[-1], name):
            kept[-1] = Entity(kept[-1].start, name.end, "ORG")
            continue
        if kept and kept[-1].label == "ORG" and name.label == "EVENT" and _bracketed(text, kept[-1], name):
            name = name._replace(label="ORG")
        field = _of_field(text, kept[-1], name, firms) if kept else None
        if field is not None:
            kept[-1:] = [kept[-1]._replace(end=field)]
            name = name._replace(start=field)
        if kept and _on_line(text, kept[-1], name):
            kept[-1] = Entity(kept[-1].start, name.end, "FAC")
            continue
        parts = list(_divided(text, name)) if name.label == "ORG" else [name]
        kept += parts
        inner = _LATIN.match(text, name.end) if name.label in {"PERSON", "ORG"} else None
        if inner is not None and _WORD.search(inner["name"]) and not text[name.end - 1].isascii():
            kept.append(Entity(*inner.span("name"), name.label))
    return kept


def _nobodys(text: str, names: Sequence[Entity], place: int) -> bool:
    """Say whether an occupation is that of nobody named: 分析师认为, but 分析师李文."""
    start, end, label = names[place]
    if label != "TITLE" or _occupation().search(text, start, end) is None:
        return False
    beside = [names[at] for at in (place - 1, place + 1) if 0 <= at < len(names)]
    return not any(
        one.label in {"PERSON", "TITLE"} and (one.start - end in _NEXT or start - one.end in _NEXT)
        for one in beside
    )


def _china(text: str, firm: Entity, place: Entity) -> bool:
    """Say whether 中国 behind a brand makes the name of its firm in China: 天梭中国."""
    return (
        firm.label == "ORG"
        and place[:2] == (firm.end, firm.end + len(_CHINA))
        and text.startswith(_CHINA, firm.end)
        and not text.endswith(_HEADS, firm.start, firm.end)
        and _country_meant().match(text, place.end) is None
    )


def _of_country(text: str, country: Entity, body: Entity) -> bool:
    """Say whether a body that calls itself that of the state has its country right before it: 智利|国家铜业公司."""
    return (
        body.label == "ORG"
        and country[2:] == ("GPE",)
        and country.end == body.start
        and _OF_STATE.match(text, body.start, body.end) is not None
        and (found := countries().fullmatch(text, country.start, country.end)) is not None
        and not found[0].startswith(_OWN)
    )


def _of_field(text: str, firm: Entity, role: Entity, firms: Set[str]) -> int | None:
    """Give where a firm ends that took in the trade which its analyst looks at: 中投顾问|医药业研究员."""
    if (firm.label, role.label, firm.end) != ("ORG", "TITLE", role.start) or text[firm.end - 1] != "业":
        return None
    if _ANALYST.fullmatch(text, role.start, role.end) is None:
        return None
    shorter = range(firm.end - 2, firm.start + 1, -1)
    return next((end for end in shorter if text[firm.start : end] in firms), None)


def _bracketed(text: str, body: Entity, name: Entity) -> bool:
    """Say whether Latin letters in brackets right behind a body are its other name: 欧佩克(OPEC)."""
    found = _LATIN.match(text, body.end)
    return found is not None and found.span("name") == name[:2]


def _on_line(text: str, line: Entity, point: Entity) -> bool:
    """Say whether a station, exit or section stands right behind its line, and is one with it: 京沪高铁|曲阜站."""
    return (
        line.label == point.label == "FAC"
        and line.end == point.start
        and _LINE.search(text, line.start, line.end) is not None
        and _POINT.search(text, point.start, point.end) is not None
    )


def _divided(text: str, name: Entity) -> Iterator[Entity]:
    """Divide what is more than one name: 瑞士|食品包装巨头|利乐公司, 省卫生厅|联合|纠风办."""
    start, end = name.start, name.end
    joint = _TOGETHER.search(text, start, end)
    if joint is not None:
        yield Entity(start, joint.start(), "ORG")
        yield Entity(joint.end(), end, "ORG")
        return
    found = countries().match(text, start, end)
    if (
        found is not None
        and not found[0].startswith(_OWN)
        and end - found.end() >= _SHORTEST
        and level(text[found.end() : end]) == 0
        and text[found.end() : end] not in _FIRM
        and text.endswith(_FIRM, start, end)
        and _OF_STATE.match(text, found.end(), end) is None
    ):
        yield Entity(*found.span(), "GPE")
        start = found.end()
    place = next((at for at in range(start + _LONGEST, start + 1, -1) if is_known(text[start:at])), start)
    maker = _MAKER.match(text, place, end)
    if maker is not None:
        if place > start:
            yield Entity(start, place, "GPE")
        start = maker.end()
    yield Entity(start, end, "ORG")
