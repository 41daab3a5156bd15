"""A length of time as such: numbers with units added up (一年又三个月), and ISO 8601 for it."""

import re
from functools import cache
from typing import NamedTuple

from newsnlp.resources import table

from . import numerals

COUNT = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,3})?[万亿]?"
    r"|[一二两俩仨三四五六七八九十百千廿卅]{1,6}(?:点[零一二三四五六七八九]{1,2})?)"
)
_OPEN = r"(?:好?几|数)[十百千]?|上[百千]|若干"
"""Numbers left open: 几, 好几, 数十, 上百, 若干."""
_JOIN = re.compile(r"(?:又|零|外加|加上|加)? ?")
_HUNDREDTHS = re.compile(r"\d\d(?![\d.%米元])")
_NIGHTS = re.compile(rf"{COUNT}夜")
UNTIL_NOW = re.compile(r"(?:距今|迄今|距离现在)(?:已有|已|大约|约|近)?\Z")
_PREHISTORY = 100_000
# counted without 个 against the rule
_BARE = frozenset([("半", "月"), ("数", "月"), ("两", "季度"), ("仨", "月")])
_MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
_SMALLER = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("D", 7),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
}


class Unit(NamedTuple):
    """A row of the table of units."""

    code: str
    size: int
    half: tuple[str, float]
    ge: str
    not_after: frozenset[str]


class Sum(NamedTuple):
    """Pieces read one after another: 一年又三个月; `shorter` has the first of two neighbouring numbers (两三年)."""

    end: int
    codes: dict[str, float]
    shorter: dict[str, float]
    vague: bool
    approximate: bool
    last: str
    unit: str


@cache
def units() -> dict[str, Unit]:
    """Give every unit of time of the table.

    >>> units()["季度"].size
    3
    """
    rows = {}
    for row in table("dates_units.tsv"):
        count, code = row["half"].split()
        unit = Unit(
            row["code"],
            int(row["size"]),
            (code, float(count)),
            row["ge"],
            frozenset(row.get("not_after", "")),
        )
        rows[row["unit"]] = unit
    return rows


@cache
def _piece() -> re.Pattern[str]:
    names = "|".join(sorted(units(), key=len, reverse=True))
    return re.compile(
        rf"(?P<n>{COUNT}|半|{_OPEN})? ?(?P<more>[多余几]|(?<=[十百])[来数])?(?P<ge>个)?"
        rf"(?P<half>半)?(?P<more3>[多余])? ?(?P<unit>{names})"
        r"(?P<half2>半(?![年月天日小导途路]))?(?:多(?=钟))?(?P<long>钟)?(?P<more2>[多余](?![进花赚挣收产销卖出用打养]))?"
    )


def read(text: str, at: int) -> Sum | None:
    """Add up the numbers with units that begin at a place, or give None.

    >>> read("一年又三个月后", 0).codes
    {'Y': 1.0, 'M': 3.0}
    """
    codes: dict[str, float] = {}
    shorter: dict[str, float] = {}
    total: Sum | None = None
    vague = approximate = False
    end = at
    for _ in range(6):
        joint = _JOIN.match(text, end) if total else None
        start = joint.end() if joint else end
        found = _piece().match(text, start)
        value = _value_of(found) if found else None
        if found is None or value is None:
            break
        code, count, low, rough = value
        if total and start == total.end and code == "TH" and total.last == "一天":
            break  # 一天15个小时 is so much every day
        codes[code] = codes.get(code, 0) + count
        shorter[code] = shorter.get(code, 0) + low
        vague, approximate, end = vague or code == "?", approximate or rough, found.end()
        hundredths = _HUNDREDTHS.match(text, end) if found["unit"] == "秒" and not rough else None
        if hundredths:  # 10秒58 of a race
            codes["TS"] += int(hundredths.group()) / 100
            shorter["TS"] = codes["TS"]
            end = hundredths.end()
        unit = found["unit"] + (found["long"] or "")
        total = Sum(
            end,
            codes,
            shorter,
            vague,
            approximate,
            text[start:end],
            unit if unit in units() else found["unit"],
        )
        if unit == "日":
            break
    nights = _NIGHTS.match(text, end) if total and total.unit == "天" else None
    return total._replace(end=nights.end()) if total and nights else total


def _value_of(found: "re.Match[str]") -> tuple[str, float, float, bool] | None:
    """Give the code, the most and the least units and whether it is an estimate; None for what is no length."""
    written, name, ge = found["n"], found["unit"], found["ge"]
    unit = units()[name]
    if unit.ge != "both" and bool(ge) != (unit.ge == "yes") and (written, name) not in _BARE:
        return None
    if written is None and not (ge and found["half"]):
        return None
    if written and (written[0] in "数几好上若" or found["more"] in ("几", "数")):
        return "?", 0, 0, True  # 数百年 and 十几年 say no number
    rough = bool(found["more"] or found["more2"] or found["more3"])
    if written == "半":
        return *unit.half, unit.half[1], rough
    pair = numerals.pair(written) if written else None
    value = float(pair[1]) if pair else number(written) if written else 1.0
    if value is None or (name == "年" and value >= 1000 and not _ages(found, value)):
        return None
    if found["half"] or found["half2"]:
        value += 0.5
    low = pair[0] if pair else value
    return unit.code, value * unit.size, low * unit.size, rough or pair is not None


def _ages(found: "re.Match[str]", value: float) -> bool:
    """两千年 and 距今约2500年 are lengths, 2500年 alone is a year; ages of the earth are no dates."""
    if value >= _PREHISTORY:
        return False
    return (
        value >= 3000
        or found["more"] is not None
        or not found["n"].isascii()
        or UNTIL_NOW.search(found.string, max(0, found.start() - 6), found.start()) is not None
    )


def number(written: str) -> float | None:
    """Give the number that a numeral of a length stands for, or None for 百 and 千 alone.

    >>> number("3.5"), number("一百一十七"), number("两点五"), number("百")
    (3.5, 117.0, 2.5, None)
    """
    times = _MAGNITUDES.get(written[-1], 1)
    if times > 1 or written.isascii():
        return float(written.rstrip("万亿").replace(",", "")) * times
    whole, dot, part = written.partition("点")
    listed = len(whole) > 1 and all(c in numerals.DIGITS for c in whole)  # 三四五三个月
    head = None if whole in ("百", "千") or listed else numerals.read(whole)
    if head is None:
        return None
    return float(f"{head}.{''.join(str(numerals.DIGITS[c]) for c in part)}") if dot else float(head)


def iso(codes: dict[str, float]) -> str:
    """Write a length in ISO 8601; a half goes into the next smaller unit."""
    total = dict(codes)
    for code, (smaller, size) in _SMALLER.items():
        value = total.get(code, 0)
        if value % 1 == 0.5:
            total[code] = value // 1
            total[smaller] = total.get(smaller, 0) + round(value % 1 * size, 2)
    days = "".join(f"{total[code]:.15g}{code}" for code in "YMWD" if total.get(code))
    times = "".join(f"{total['T' + code]:.15g}{code}" for code in "HMS" if total.get("T" + code))
    return "P" + days + ("T" + times if times else "") if days or times else "P0D"
