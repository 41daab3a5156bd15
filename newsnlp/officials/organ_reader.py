"""The organ before a role word: known pieces side by side, parts behind them, and names that no entity covers."""

import re
from functools import cache
from typing import Final

from newsnlp.labels import Entity

from .institutions import is_institution, is_public
from .passed import AND, past_area, past_field, past_section, past_team, past_trade
from .quoted import quoted_organ
from .units import Page, is_foreign
from .unvouched import past_openers, past_verbs, plausible
from .words import LETTERS, before_role, holds, longest_organ, organ_forms, organs, role_words, title_of

_BARE_ORGAN: Final = 3  # characters of an organ of a place, at most, that no list need know: 发改委
_BRACKET: Final = 40  # characters of a note in brackets behind an organ, at most
_REGION: Final = "自治区"
_WINDOW: Final = 36  # characters looked back for an organ that no entity covers
_LETTER: Final = r"\u4e00-\u9fffA-Za-z0-9（）()"
_MARKS: Final = r"，。、；：！？“”‘’《》（）(),:;!?·\s"
_MISSED: Final = re.compile(  # what an imperfect span leaves out: 国电|龙源公司
    r"(?:^|(?<=[，。、；：！？“”‘’\n]))"
    r"((?![是在据由和与及向对请经为让称而但且或一二三四五六七八九十两几])[\u4e00-\u9fff]{1,2})$"
)
_TIMES: Final = re.compile(
    "[上本下这当前昨今明次同去][周月年天日晚晨]|周[一二三四五六日末]|[上下]午|目前|如今|近日|日前|随后|此前|其后|同时"
)
PARTIES: Final = (
    "中国共产党",
    "中共",
    "共青团",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
)
_OURS: Final = ("本报", "本刊", "本网", "本台", "本社")
_SMALL_PART: Final = re.compile("[\u4e00-\u9fff]{1,4}(?:队|部|科|室|组|班)")
_SHARED: Final = frozenset("部局厅院校行社会处科所站省市区县州镇乡台厂馆")


def _any(use: str) -> str:
    return "|".join(sorted(map(re.escape, organ_forms(use)), key=len, reverse=True))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?![和与及等])[{_LETTER}]{{0,18}}(?:{_any('part')})$")


@cache
def _free() -> re.Pattern[str]:
    edge, never = "".join(organ_forms("edge")), "".join(organ_forms("never"))
    return re.compile(
        f"(?:^|[{edge}{_MARKS}])((?:(?![{never}])[{_LETTER}+·-]){{2,32}}?(?:{_any('ending')}))$"
    )


@cache
def _lead() -> re.Pattern[str]:
    edge = "".join(organ_forms("edge"))
    return re.compile(
        f"(?:^|[{edge}以{_MARKS}])((?![{edge}])(?:(?!的|(?<!自)由)[\u4e00-\u9fffA-Za-z0-9·-]){{2,10}})$"
    )


@cache
def _common() -> re.Pattern[str]:
    return re.compile(_any("common") + "|[0-9]")


def read_organ(page: Page, floor: int, end: int, role: Entity) -> tuple[int, int]:
    """Give the span of the organ that ends at `end`, or in the first letter of the role; empty if there is none."""
    text, word = page.text, page.text[role.start : role.end]
    if end > floor and text[end - 1] in "+＋":  # 某某晚报+记者
        end -= 1
    if end > floor and text[end - 1] in "）)":  # 某某集团（国有）总经理
        opening = max(text.rfind(mark, max(floor, end - _BRACKET), end) for mark in "（(")
        entity = page.organ_at_end.get(opening)
        end = opening if entity is not None and entity.label == "ORG" and entity.start >= floor else end
    quoted = quoted_organ(page, floor, end)
    if quoted is not None:
        return quoted.start, quoted.end
    end = past_team(page, floor, end)
    end = past_section(page, floor, end)
    end = past_area(page, floor, end)
    start = _organ_start(page, floor, end, word)
    start = past_trade(page, start, end)
    if start == end and (_of_field(word) or text[end - 1] in AND):  # 公共关系与|市场经理
        start, end = past_field(page, floor, end, place=word in role_words("field"))
    if start == end == role.start:
        shared = _shared_organ(page, floor, role)
        if shared is not None:
            return shared, role.start + 1
    return start, end


def _organ_start(page: Page, floor: int, end: int, role: str) -> int:
    """Give where the organ that ends at `end` begins; `end` itself where there is none."""
    text = page.text
    if text.startswith(_OURS, end - 2) and end - 2 >= floor:
        return end - 2
    here = _walk(page, floor, end)
    if here == end or _says_nothing(text[here:end]):
        here = _wider(page, floor, end, here, role)
    if here < end and _SMALL_PART.fullmatch(text, here, end):
        whole = _tail_start(page, floor, end)  # 北川供电公司维护|操作队
        here = (
            min(here, _walk(page, floor, whole)) if whole is not None and whole in page.organ_at_end else here
        )
    known = title_of(role)
    company = known is not None and known.family == "company"
    if company and here < end and here in page.organ_at_start and here not in page.place_at_start:
        missed = _MISSED.search(text, max(floor, here - 4), here)
        if (
            missed is not None
            and plausible(missed[1])
            and not _common().search(missed[1])
            and not _small(missed[1])
        ):
            here = missed.start(1)
    if floor < here < end and text[floor:here].endswith(organ_forms("branch")):  # 工商银行|南通分行
        here = min(here, _free_start(page, floor, here))
    if text[here - 1 : here] in {"(", "（"} and _unbalanced(text[here:end]):  # 台泥(安顺)水泥有限公司
        found = _lead().search(text, max(floor, here - 12), here - 1)
        here = found.start(1) if found is not None else here
    return here


def _small(word: str) -> bool:
    """Say whether a word is one of the grammar or tells when: 拟任, 现任, 会见, 上周."""
    return (
        _TIMES.fullmatch(word) is not None
        or before_role().search(word) is not None
        or holds().search(word) is not None
        or word in organ_forms("before")
    )


def _unbalanced(organ: str) -> bool:
    return organ.count(")") + organ.count("）") > organ.count("(") + organ.count("（")


def _walk(page: Page, floor: int, end: int) -> int:
    """Step leftwards over pieces that stand side by side: 南通市|通州区|发改委."""
    here = end
    while here > floor:
        if _whole(page, here):
            break
        step = _step(page, floor, here, first=here == end)
        if step is None or step < floor:
            break
        here = step
    return here


def _whole(page: Page, start: int) -> bool:
    """Say whether an institution, or an organ with a place of its own, begins behind a place: 秦皇岛|燕山大学."""
    organ, place = page.organ_at_start.get(start), page.organ_at_end.get(start)
    if organ is None or place is None or organ.label != "ORG" or place.label != "GPE":
        return False
    own, name = page.place_at_start.get(start), page.text[start : organ.end]
    branded = len(name) > _BARE_ORGAN and name not in organs() and name[0] not in LETTERS
    return (
        is_institution(name)
        or abroad(page, start)
        or (branded and not is_public(name))
        or (own is not None and own.end < organ.end)
    )


def abroad(page: Page, end: int) -> bool:
    """Say whether a foreign country ends here."""
    place = page.place_at_end.get(end)
    return place is not None and is_foreign(place)


def _says_nothing(organ: str) -> bool:
    """Say whether an organ word needs more before it: 办公室, 组委会, 党组."""
    known = organs().get(organ)
    return (known is not None and known.needs_place == "") or organ in {"中心", "采购中心"}


def _wider(page: Page, floor: int, end: int, here: int, role: str) -> int:
    """Look for the organ where no known piece ends, or where the piece says nothing by itself."""
    text = page.text
    tail = _tail_start(page, floor, end)
    if tail is not None:
        return min(here, _walk(page, floor, tail))
    free = _free_start(page, floor, end)
    if free < end:
        return min(here, free)
    known = title_of(role)
    if here == end and (
        _of_field(role) or text[end - 1] in AND
    ):  # 某某证券有色行业|分析师: the field stands outside
        firm = past_field(page, floor, end, place=False)
        if firm[0] < firm[1] or role in role_words("field"):
            return end
    if here == end and known is not None and known.family == "company":
        lead = _lead().search(text, max(floor, end - 14), end)
        start = past_openers(text, past_verbs(text, lead.start(1), end), end) if lead is not None else end
        if end - start >= 2 and plausible(text[start:end]) and not _common().search(text, start, end):
            return start
    return here


def _of_field(role: str) -> bool:
    """Say whether a field of work may stand before a role: 分析师, 行业分析师."""
    return role.endswith(tuple(role_words("field")))


def _free_start(page: Page, floor: int, end: int) -> int:
    """Give where an organ that no list vouches for begins, by its ending and what stands before it; else `end`."""
    base = max(floor, end - _WINDOW)
    mark = "" if base == floor else "\0"  # a window that begins amid a word gives no left edge
    found = _free().search(mark + page.text[base:end])
    if found is None:
        return end
    start = past_openers(page.text, past_verbs(page.text, base - len(mark) + found.start(1), end), end)
    return start if end - start >= 3 and plausible(page.text[start:end]) else end


def known_organ(page: Page, floor: int, end: int) -> int:
    """Give where an organ that ends before a name begins (中山大学|王刚教授); `end` itself where there is none."""
    entity = page.organ_at_end.get(end)
    if entity is not None and entity.label == "ORG":
        return entity.start
    tail = _tail_start(page, floor, end)
    if tail is not None:
        return _walk(page, floor, tail)
    return _free_start(page, floor, end)


def ends_organ(page: Page, floor: int, end: int) -> bool:
    """Say whether a known organ ends here."""
    return end in page.organ_at_end or _known_word(page, floor, end)


def _step(page: Page, floor: int, end: int, *, first: bool) -> int | None:
    """Give where the piece of an organ that ends here begins: an entity, a place, an organ word, a level letter."""
    text = page.text
    entity = page.organ_at_end.get(end)
    place = page.place_at_end.get(end)
    starts = [piece.start for piece in (entity, place) if piece is not None and piece.start >= floor]
    for size in range(min(longest_organ(), end - floor), 1, -1):
        if text[end - size : end] in organs():
            starts.append(end - size)
            break
    if starts:
        return min(starts)
    if text.startswith(_REGION, end - 3) and end - 3 >= floor:
        return end - 3
    for prefix in PARTIES:
        if text.startswith(prefix, end - len(prefix)) and not first:
            return end - len(prefix)
    over = page.place_at_end.get(end + 1)  # 通州区 and 区委 share a letter
    if not first and over is not None and text[end] in LETTERS and over.start >= floor:
        return over.start
    if (
        not first
        and text[end - 1] in LETTERS
        and text[end - 2 : end] not in {"地区", "社区", "校区", "园区", "新区", "发区"}
    ):
        return end - 1
    return None


def _tail_start(page: Page, floor: int, end: int) -> int | None:
    """Find a known organ a few characters to the left whose part ends here: 财政局|采购处 -> the end of 财政局."""
    for here in range(end - 2, max(floor, end - 20), -1):
        if page.text[here] in "，。、；：！？\n \u3000的":
            return None
        if page.text[here] in "和与及":
            continue
        known = page.organ_at_end.get(here) or page.place_at_end.get(here)
        if known is not None and known.start >= floor and _tail().match(page.text, here, end):
            return here if past_verbs(page.text, here, end) == here else None
    return None


def _shared_organ(page: Page, floor: int, role: Entity) -> int | None:
    """Find an organ whose last character is the role's first: 组织部长, 公安局长, 抚顺市长."""
    text, end = page.text, role.start + 1
    if text[role.start] not in _SHARED:
        return None
    start = _organ_start(page, floor, end, "") if _known_word(page, floor, end) else end
    return start if start < role.start else None


def _known_word(page: Page, floor: int, end: int) -> bool:
    if end in page.place_at_end or end in page.organ_at_end:
        return True
    return any(page.text[end - size : end] in organs() for size in range(2, min(8, end - floor) + 1))
