"""The few numerals that dates need: counts up to 9999 and years said digit by digit."""

import re

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "俩": 2, "仨": 3}
TENS = {"廿": 20, "卅": 30}
COUNT = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百廿卅]{1,5})"
YEAR = r"(?:[12]\d{3}|[两二一]千零[一二三四五六七八九]|[一二][〇零○一二三四五六七八九]{3})"


def read(text: str) -> int | None:
    """Give the number that a short numeral stands for, or None.

    >>> read("21"), read("二十一"), read("廿一"), read("〇八"), read("二〇二三"), read("一百二十"), read("十百")
    (21, 21, 21, 8, 2023, 120, None)
    """
    if text.isascii():
        return int(text) if text.isdigit() else None
    total = current = 0
    digits_only = len(text) > 1 and all(c in DIGITS for c in text)
    if digits_only:
        for c in text:
            total = total * 10 + DIGITS[c]
        return total
    ceiling = 10_000
    for c in text:
        if c in DIGITS:
            if current:
                return None
            current = DIGITS[c]
            continue
        if c in TENS:
            if total % 100 or current:
                return None
            total += TENS[c]
            ceiling = 10
            continue
        unit = {"十": 10, "百": 100, "千": 1000}.get(c, 0)
        if not unit or unit >= ceiling:
            return None
        total += (current or 1) * unit
        current, ceiling = 0, unit
    return total + current


CONSECUTIVE = re.compile("一二|一两|二三|三四|四五|五六|六七|七八|八九|三五|两三")


def pair(text: str) -> tuple[int, int] | None:
    """Give both ends of an estimate of two neighbouring digits, or None.

    >>> pair("三四"), pair("两三"), pair("二〇")
    ((3, 4), (2, 3), None)
    """
    if len(text) == 2 and CONSECUTIVE.fullmatch(text):
        return DIGITS[text[0]], DIGITS[text[1]]
    return None
