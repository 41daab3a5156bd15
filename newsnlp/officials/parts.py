"""A part of an institution that stands alone: 急诊科 of the hospital, 集团党委 of the group, 组委会 of the event."""

import re
from functools import cache
from typing import Final

from newsnlp.resources import table

_LONGEST: Final = 10
_UNDER: Final = re.compile(  # 厅|公路局, 分局|刑侦大队, but 中心|血站 is a name
    "(?P<pointer>厅|总局|分局|分行|分公司|中心)(?P<part>[\u4e00-\u9fff]{1,8}(?:处|科|室|部|[支大中]队|办)|(?<=厅)[\u4e00-\u9fff]{1,6}局)"
)
_UNIVERSITY: Final = re.compile(  # 北理工|法学院 says whose it is
    "(?:[\u4e00-\u9fff]{1,2}(?:大|理工|师大|科大|工大|农大|医大|财大|交大|林大|外大|政法)|清华|同济).*学院$"
)
BODIES: Final = ("党委", "党总支", "党支部", "党组", "纪委", "团委", "工会", "监事会", "董事会", "监察室")
"""Bodies that a firm, school or office has within it."""

_INNER: Final = re.compile(
    "(?!.*中央|中共|全国|国家)(?!.*(?:管理|办事|代表|联络|筹备|事务)处$)[^省市区县州镇乡驻局厅委院部]{2,7}(?:[处股]|(?<!公)司)$"
)
_HEADED: Final = re.compile(  # 国采中心|标准处 says whose it is
    "..(?:中心|合作社|供销社|集团|公司|总局|林场|农场|牧场|煤矿|矿(?!山)|医院|学院|银行|剧团|酒业|药业|电气)..|[一二三四五六七八九十〇零]{2,}团.."
)
_WHOLES: Final = (
    "厅",
    "局",
    "委员会",
    "委",
    "公司",
    "集团",
    "中心",
    "办公室",
    "海关",
    "人武部",
    "武装部",
    "检察院",
)
_BOARDS: Final = {
    **dict.fromkeys(("监事会", "董事会"), ("公司", "集团")),
    "监察室": ("局", "厅", "委员会", "委", "公司", "集团", "中心", "林场"),
}
_EVENT: Final = re.compile(
    "^(?:赛事|大会|活动|大赛|本届|本次)?(组委会|组织委员会|执委会|筹委会|裁判委员会|仲裁委员会|主席团)$"
)
_NO_ASSEMBLY: Final = re.compile("(?:(?:本次|这次)?(?:大会|会议)|预备会议|)")


@cache
def pointers(use: str) -> dict[str, tuple[str, ...]]:
    """Give the words of post_pointers.tsv for one use, each with how its institution's name ends.

    >>> pointers("that")["商会"]
    ('商会',)
    """
    return {
        row["word"]: tuple(row["endings"].split("|"))
        for row in table("post_pointers.tsv")
        if row["use"] == use
    }


@cache
def _parts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["part"], tuple(row["endings"].split("|"))) for row in table("post_parts.tsv"))


def part_of(organ: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the name of a part and how its institution must end, or None where an organ is no part that stands alone.

    >>> part_of("急诊科"), part_of("集团党委")
    (('急诊科', ('医院', '卫生院')), ('党委', ('集团', '公司')))
    """
    if len(organ) > _LONGEST:
        return None
    for pointer, endings in pointers("part").items():
        if organ.startswith(pointer) and organ[len(pointer) :] in BODIES:
            return organ[len(pointer) :], endings
    under = _UNDER.fullmatch(organ)
    if under is not None:
        return under["part"], (under["pointer"],)
    if organ in _BOARDS:
        return organ, _BOARDS[organ]
    if _HEADED.search(organ):
        return None
    found = next(
        (endings for part, endings in _parts() if organ.endswith(part) and (len(part) > 1 or len(organ) > 2)),
        None,
    )  # 思科 is no 科
    if found is not None and _UNIVERSITY.match(organ):
        return None
    if found is None and _INNER.match(organ):
        return organ, _WHOLES
    if found is None or any(ending in organ[:-1] for ending in found):
        return None
    return organ, found


def pointer_before(text: str, end: int, organ: str) -> str:
    """Give the word right before a party body that points to its institution: 集团|党委; empty where there is none.

    >>> pointer_before("校党委副书记", 1, "党委")
    '校'
    """
    if organ not in BODIES:
        return ""
    return next(
        (
            word
            for word in sorted(pointers("part"), key=len, reverse=True)
            if text[max(0, end - len(word)) : end] == word
        ),
        "",
    )


def whose_body(event: str) -> str | None:
    """Give the assembly that an event is, without what only its body does; None where it says no name.

    >>> whose_body("市六届人大一次会议主席团第二次会议"), whose_body("大会主席团第四次会议"), whose_body("主席团会议")
    ('市六届人大一次会议', None, None)
    """
    assembly = event.partition("主席团")[0]
    return None if _NO_ASSEMBLY.fullmatch(assembly) else assembly


def body_of_event(organ: str) -> str | None:
    """Give the body of an event whose own is left out, without a word that only points to the event.

    >>> body_of_event("赛事组委会"), body_of_event("市委")
    ('组委会', None)
    """
    found = _EVENT.match(organ)
    return found[1] if found is not None else None
