"""Clock times: 15时30分, 下午3点半, 9:30."""

import re

from . import numerals

_N = r"(?:\d{1,2}|[零〇一二三四五六七八九十两]{1,3})"
_WORDS = re.compile(
    rf"(?P<h>{_N}) ?(?P<unit>时|点钟|点)(?P<more>多钟?|(?=许))?"
    rf"(?:(?P<half>半)|(?P<quarter>[一二三123])刻|(?P<zero>(?=整))|过?(?:零(?=\d))?(?P<m>{_N})(?P<fen>分)?(?:(?P<s>{_N})秒)?)?钟?"
)
_COLON = re.compile(
    r"(?P<h>\d{1,2})[:：](?P<m>[0-5]\d)(?:[:：](?P<s>[0-5]\d))?(?!\d)(?: ?(?P<ampm>[aApP])\.?[mM]\.?)?时?"
)
# what follows 点 or 时 where they end no clock time: 3点建议
_NOT_BEHIND = frozenset("建意要任期代候间段刻五钱")
_AFTERNOON = frozenset(
    ["下午", "傍晚", "晚上", "晚间", "午后", "今晚", "昨晚", "夜间", "深夜", "夜里", "半夜", "当晚"]
)
_NIGHT = frozenset(["晚上", "晚间", "今晚", "昨晚", "夜间", "深夜", "夜里", "半夜", "当晚", "午夜"])
_QUARTERS = {"一": 15, "1": 15, "二": 30, "2": 30, "三": 45, "3": 45}


def read(text: str, at: int, part: str, chained: bool) -> tuple[int, str] | None:
    """Read a clock time at a place: its end and HH:MM or HH:MM:SS, or None.

    Args:
        text: the text.
        at: where the time must begin.
        part: the part of the day said before it, which decides between 3 and 15 o'clock.
        chained: whether a day or part of a day stands before it; a bare 3点 may be a list of points.

    >>> read("下午3时30分", 2, "下午", True)
    (7, '15:30')
    """
    if at and (text[at - 1].isdigit() or text[at - 1] in ".:：第"):
        return None
    colon = _COLON.match(text, at)
    if colon:
        afternoon = part in _AFTERNOON or (colon["ampm"] or "").lower() == "p"
        seconds = int(colon["s"]) if colon["s"] else None
        return _clock(colon.end(), int(colon["h"]), int(colon["m"]), afternoon, seconds)
    found = _WORDS.match(text, at)
    hour = numerals.read(found["h"]) if found else None
    if found is None or hour is None or (found.end() < len(text) and text[found.end()] in _NOT_BEHIND):
        return None
    sure = found["half"] or found["quarter"] or found["zero"] is not None or found["fen"] or found["more"]
    alone = at == 0 and found.end() == len(text) and len(found["m"] or "00") == 2
    if not (
        chained
        or sure
        or alone
        or found["unit"] == "点钟"
        or (found["unit"] == "时" and found["h"].isascii())
    ):
        return None
    minute: int | None = 0
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = _QUARTERS[found["quarter"]]
    elif found["m"]:
        minute = numerals.read(found["m"]) if found["fen"] or chained or alone else None
    if minute is None:
        return None
    if part in _NIGHT and hour == 12 and not minute:
        return found.end(), "24:00"  # 晚上12点 is the end of the day
    second = numerals.read(found["s"]) if found["s"] else None
    return _clock(found.end(), hour, minute, part in _AFTERNOON, second)


def _clock(end: int, hour: int, minute: int, afternoon: bool, second: int | None) -> tuple[int, str] | None:
    if hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    if afternoon and hour < 12:
        hour += 12
    return end, f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
