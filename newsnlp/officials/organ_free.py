"""The organ that no list vouches for: a part behind a known organ, or a stretch with an organ's ending."""

import re
from functools import cache
from typing import Final

from .units import Page
from .unvouched import is_function, past_openers, past_verbs, plausible
from .words import before_role, holds, organ_forms

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


def free_start(page: Page, floor: int, end: int) -> int:
    """Give where an organ that no list vouches for begins, by its ending and what stands before it; else `end`."""
    base = max(floor, end - _WINDOW)
    mark = "" if base == floor else "\0"  # a window that begins amid a word gives no left edge
    found = _free().search(mark + page.text[base:end])
    if found is None:
        return end
    start = past_openers(page.text, past_verbs(page.text, base - len(mark) + found.start(1), end), end)
    return start if end - start >= 3 and plausible(page.text[start:end]) else end


def tail_start(page: Page, floor: int, end: int) -> int | None:
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


def firm_start(page: Page, floor: int, end: int) -> int:
    """Give where a firm begins that only the role behind it vouches for; `end` itself where there is none."""
    text = page.text
    lead = _lead().search(text, max(floor, end - 14), end)
    start = past_openers(text, past_verbs(text, lead.start(1), end), end) if lead is not None else end
    firm = end - start >= 2 and plausible(text[start:end]) and not _common().search(text, start, end)
    return start if firm else end


def before_bracket(page: Page, floor: int, start: int) -> int:
    """Give where a name begins of which the bracket before `start` is a part: 台泥|(安顺)水泥有限公司."""
    found = _lead().search(page.text, max(floor, start - 12), start - 1)
    return found.start(1) if found is not None else start


def with_missed(page: Page, floor: int, start: int) -> int:
    """Give where a firm begins whose first word its entity may leave out: 国电|龙源公司."""
    if start in page.organ_at_end or start in page.place_at_end:
        return start  # 韩国|真航空
    found = _MISSED.search(page.text, max(floor, start - 4), start)
    if found is None or not plausible(found[1]) or _common().search(found[1]) or _small(found[1]):
        return start
    return found.start(1)


def _small(word: str) -> bool:
    """Say whether a word is one of the grammar or tells when: 拟任, 现任, 会见, 上周."""
    return (
        _TIMES.fullmatch(word) is not None
        or before_role().search(word) is not None
        or holds().search(word) is not None
        or word in organ_forms("before")
        or is_function(word)
    )
