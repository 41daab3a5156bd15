"""What a name tells of the one beside it: Latin in brackets, a firm's country, two organs that act together."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newsnlp.labels import Entity
from newsnlp.resources import table

_LATIN: Final = re.compile(r"[(（]([A-Z][A-Za-z]*(?:[ .&·'’-]{1,2}[A-Za-z]+)*\.?)[)）]")
_SHORTEST: Final = 3  # letters of a name in brackets; fewer are an abbreviation of something else
_CHINA: Final = "中国"
_NOT_THE_FIRM: Final = ("市场", "业务", "区", "总", "的", "公司", "分", "工厂", "大陆", "国")  # 三星|中国市场
_HEADS: Final = tuple("局部委会院社厅办府校团队")
_MAKER: Final = re.compile(
    "[\u4e00-\u9fff]{0,8}(?:巨头|厂商|制造商|运营商|零售商|生产商|服务商|开发商)的?(?=..)"
)
_TOGETHER: Final = re.compile(
    "(?<=[厅局委办部院会所])(?:联合|会同|携手)(?![国会体社党行])(?=[\u4e00-\u9fff]{1,12}[厅局委办部院会所司团行]$)"
)
_OWN: Final = ("中国", "台湾", "香港", "澳门", "中华")


@cache
def _country() -> re.Pattern[str]:
    names = {row["name"] for row in table("countries.tsv")}
    foreign = sorted((name for name in names if not name.startswith(_OWN)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, foreign)))


def beside(text: str, names: Sequence[Entity]) -> list[Entity]:
    """Give names in order, without overlap, each read in the light of what stands right beside it.

    >>> text = "瑞士食品包装巨头利乐公司总裁权五铉(Kwon Oh-hyun)说"
    >>> found = beside(text, [Entity(0, 12, "ORG"), Entity(12, 14, "TITLE"), Entity(14, 17, "PERSON")])
    >>> [(text[start:end], label) for start, end, label in found]
    [('瑞士', 'GPE'), ('利乐公司', 'ORG'), ('总裁', 'TITLE'), ('权五铉', 'PERSON'), ('Kwon Oh-hyun', 'PERSON')]
    """
    kept: list[Entity] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            continue  # it stood in brackets, and has been read
        if kept and _china(text, kept[-1], name):
            kept[-1] = Entity(kept[-1].start, name.end, "ORG")
            continue
        parts = list(_divided(text, name)) if name.label == "ORG" else [name]
        kept += parts
        inner = _LATIN.match(text, name.end) if name.label in {"PERSON", "ORG"} else None
        if inner is not None and len(inner[1]) >= _SHORTEST and not text[name.end - 1].isascii():
            kept.append(Entity(inner.start(1), inner.end(1), name.label))
    return kept


def _china(text: str, firm: Entity, place: Entity) -> bool:
    """Say whether 中国 behind a brand makes the name of its firm in China: 天梭中国."""
    return (
        firm.label == "ORG"
        and place[:2] == (firm.end, firm.end + len(_CHINA))
        and text.startswith(_CHINA, firm.end)
        and not text.endswith(_HEADS, firm.start, firm.end)
        and not text.startswith(_NOT_THE_FIRM, place.end)
    )


def _divided(text: str, name: Entity) -> Iterator[Entity]:
    """Divide what is more than one name: 瑞士|食品包装巨头|利乐公司, 省卫生厅|联合|纠风办."""
    start, end = name.start, name.end
    joint = _TOGETHER.search(text, start, end)
    if joint is not None:
        yield Entity(start, joint.start(), "ORG")
        yield Entity(joint.end(), end, "ORG")
        return
    country = _country().match(text, start, end)
    maker = _MAKER.match(text, country.end() if country is not None else start, end)
    if maker is not None and maker.end() < end:
        if country is not None:
            yield Entity(start, country.end(), "GPE")
        start = maker.end()
    yield Entity(start, end, "ORG")
