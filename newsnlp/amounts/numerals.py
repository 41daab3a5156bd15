"""Numerals as Chinese news writes them: Arabic, Chinese, mixed, vague, read exactly.

A numeral is cut at its largest magnitude (垓 京 兆 亿 万), each side read by the same rule, until a section below
ten thousand is left. A Chinese section goes to cn2an, which is right there; what it cannot read (decimals, mixed
digits, 数十, 五六百, 8000多) is read here. Nothing is ever a float.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsnlp.errors import AmountError

__all__ = ["MAX_LENGTH", "NUMERAL", "Numeral", "number", "read"]

MAX_LENGTH: Final = 48
"""Longer runs of numeral characters are no numerals anyone wrote."""

_FORMS: Final = str.maketrans(
    "０１２３４５６７８９．。，＋－﹣−兩两〇○壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億点點餘",
    "0123456789..,+---二二零零一二二三三三四五六六七八九十百千万亿点点余",
)
_BIG: Final = {"垓": 20, "京": 16, "兆": 12, "亿": 8, "万": 4}
_SMALL: Final = {"千": 3, "百": 2, "十": 1}
_DIGITS: Final = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}

_D = "0-9０-９"
_CN = "零〇○一二两兩三四五六七八九壹贰貳叁參叄肆伍陆陸柒捌玖"
_MAG = "十拾百佰千仟万萬亿億兆京垓"
_HAN = "(?![第图表])[\u4e00-\u9fff]"
"""What stands before 2. 647亿, where the number is none of a list."""
_ARABIC = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}|，[0-9]{{3}}(?=,[0-9]{{3}}))++(?![0-9])|[０-９]{{1,3}}(?:[,，][０-９]{{3}})++(?![０-９])"
    rf"|(?<![0-9]，)[0-9]{{1,3}}(?:，[0-9]{{3}})++(?![0-9，])"
    rf"|(?<![0-9])[0-9]{{1,3}}(?:\ [0-9]{{3}})++(?=\ ?[万亿元吨])|[{_D}]++)"
    rf"(?:[ ]?[.．][{_D}]++|。(?=[0-9]{{1,2}}[%％])[0-9]++"
    rf"|(?:(?<={_HAN}[0-9])|(?<={_HAN}[0-9][0-9]))\.\ [0-9]{{1,4}}+(?=[万亿]))?+"
)
_IDIOMS: Final = {
    "成百上千": (Decimal(100), Decimal(10_000)),
    "成千上万": (Decimal(1_000), Decimal(100_000)),
    "成千成万": (Decimal(1_000), Decimal(100_000)),
}
"""Numbers said as an idiom; each names two magnitudes, and reaches to the end of the second."""
NUMERAL: Final = (
    rf"(?>{'|'.join(_IDIOMS)}|(?:{_ARABIC}|[{_CN}{_MAG}廿卅几幾]|[数數](?=[十百千万萬亿億拾佰仟])|半)"
    rf"(?:\ ?[{_MAG}]|{_ARABIC}|[{_CN}廿卅几幾]"
    rf"|[多余餘来來数數](?=\ ?[{_MAG}]|[个個][万萬亿億](?![分级]))|[个個](?=[万萬亿億](?![分级]))"
    rf"|(?<=[{_CN}{_MAG}{_D}])[点點](?=[{_D}{_CN}])[{_D}{_CN}]++)*+)"
)
"""Pattern source of one run of numeral characters; it never backtracks. `read` decides whether it is a numeral."""


class Numeral(NamedTuple):
    """What a numeral says: two bounds (None: open), and approx, over or None. `scale`: the power of ten of its end."""

    low: Decimal | None
    high: Decimal | None
    modifier: str | None = None
    scale: int = 0


def number(text: str) -> Decimal | Fraction:
    """Read a numeral that names one exact number.

    Raises `AmountError` for anything else.

    >>> number("一万五千亿")
    Decimal('1500000000000')
    >>> number("1,100万")
    Decimal('11000000')
    >>> number("三分之一")
    Fraction(1, 3)
    """
    whole, _, part = text.partition("分之")
    if part:
        below, above = number(whole), number(part)
        if not below:
            raise AmountError(f"{text!r}: the denominator is zero")
        return Fraction(above) / Fraction(below)
    found = read(text.strip())
    if found is None or found.modifier or found.low is None or found.low != found.high:
        raise AmountError(f"{text!r} is no exact numeral")
    return found.low


@lru_cache(maxsize=1 << 15)
def read(text: str) -> Numeral | None:
    """Read a numeral, exact or vague; None where the characters make no numeral.

    >>> read("3.2万亿").low
    Decimal('3200000000000')
    >>> read("数十亿")
    Numeral(low=Decimal('1000000000'), high=Decimal('10000000000'), modifier='approx', scale=9)
    >>> read("五六百万")[:2]
    (Decimal('5000000'), Decimal('6000000'))
    >>> read("8000多万")
    Numeral(low=Decimal('80000000'), high=None, modifier='over', scale=4)
    """
    if len(text) > MAX_LENGTH or "两两" in text:
        return None  # 两两: by twos
    text = text.translate(_FORMS).replace(" ", "").replace(",", "").replace("个", "").replace("個", "")
    text = text.replace("來", "来").replace("數", "数").replace("幾", "几")
    text = text.replace("万万", "亿") if "万万" in text else text
    text = text.replace("廿", "二十").replace("卅", "三十")
    sign = -1 if text[:1] in ("-", "负") else 1
    text = text.lstrip("+-负")
    if text in _IDIOMS:
        return Numeral(*_IDIOMS[text], "approx", 3)
    if text == "半":
        return Numeral(Decimal("0.5"), Decimal("0.5"))
    found = _interval(text) or _vague(text) or _exact(text)
    if found is None or sign == 1:
        return found
    low, high = found.low, found.high
    return Numeral(
        None if high is None else -high, None if low is None else -low, found.modifier, found.scale
    )


_VAGUE_HEAD = re.compile(r"[数几](?=[十百千万亿])")
_VAGUE_TAIL = re.compile(r"(十|(?<=[百千])零)几")
_PAIR = re.compile(
    "(?<![零一二三四五六七八九])(一二|二三|三四|三五|四五|五六|六七|七八|八九)(?![零一二三四五六七八九])"
)


def _interval(text: str) -> Numeral | None:
    """Read 数十亿, 几百万, 十几亿, 五六百, 七八十, 十七八: two ends."""
    if match := _VAGUE_HEAD.match(text):
        rest = text[match.end() :].replace("多", "").replace("余", "")
        below = _exact("一" + rest)
        if below is None or below.low is None or any(char in _DIGITS for char in rest):
            return None
        # 数十亿 runs from one to ten of the magnitude that is said first
        return Numeral(below.low, below.low * 10, "approx", below.scale)
    if match := _VAGUE_TAIL.search(text):
        head, tail = text[: match.end(1)], text[match.end() :].replace("多", "")
        below, above = _exact(head.rstrip("零") + tail), _exact(_next_ten(head) + tail)
        if below is None or above is None or any(char in _DIGITS or char in _SMALL for char in tail):
            return None
        return Numeral(below.low, above.high, "approx", below.scale)
    if match := _PAIR.search(text):
        start, end = match.span()
        if "点" in text[:start] or _PAIR.search(text, end):
            return None
        low = _exact(text[:start] + text[start] + text[end:])
        high = _exact(text[:start] + text[start + 1] + text[end:])
        if low and high and low.low is not None and high.high is not None and low.low < high.high:
            return Numeral(low.low, high.high, None, low.scale)
    return None


def _next_ten(head: str) -> str:
    """Give the ten that follows: 十 -> 二十, 三百二十 -> 三百三十, 九十 -> 一百, 三百零 -> 三百零一十."""
    if head[-1] == "零":
        return head + "一十"
    before = head[-2:-1]
    if before not in _DIGITS or before == "零":
        return head[:-1] + "二十"
    if before == "九":
        return (head[:-2] or "") + "一百"
    return head[:-2] + "一二三四五六七八九"["一二三四五六七八九".index(before) + 1] + "十"


def _vague(text: str) -> Numeral | None:
    """Read 8000多万, 百余, 2.5亿多 (over) and 二十来万 (approx)."""
    for mark, modifier in (("多", "over"), ("余", "over"), ("来", "approx")):
        head, found, tail = text.partition(mark)
        if found:
            exact = _exact(head + tail)
            if not head or exact is None or any(char in _DIGITS or char.isdigit() for char in tail):
                return None
            return Numeral(exact.low, None if modifier == "over" else exact.high, modifier, exact.scale)
    return None


def _exact(text: str) -> Numeral | None:
    value = _value(text)
    if value is None:
        return None
    value = Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
    scale = 0
    for char in reversed(text):
        power = _BIG.get(char) or _SMALL.get(char)
        if not power:
            break
        scale += power
    return Numeral(value, value, None, scale)


def _value(text: str) -> Decimal | None:
    """Read by the largest magnitude: 一万五千亿 is (一万五千) x 亿."""
    if text.isascii():
        return Decimal(text) if _PLAIN.fullmatch(text) and len(text) <= 26 else None
    whole, point, digits = text.rpartition("点")
    if point and all(char in _DIGITS or char.isdecimal() for char in digits):
        left = _value(whole) if whole and "点" not in whole else None
        if left is None or not digits or left != int(left):
            return None
        return left + Decimal("0." + "".join(_DIGITS.get(char, char) for char in digits))
    for char, power in _BIG.items():
        if char not in text:
            continue
        head, _, tail = text.rpartition(char)
        if char in head:
            return None
        left = _value(head) if head else Decimal(1)
        if left is None or (head == "零"):
            return None
        if not tail:
            return left.scaleb(power)
        if len(tail) == 1 and (tail in _DIGITS or tail.isdigit()) and tail != "零":
            # 九万四 is ninety-four thousand
            return left.scaleb(power) + Decimal(_DIGITS.get(tail, tail)).scaleb(power - 1)
        right = _value(tail.lstrip("零") or "零")
        # a digit after a written zero keeps its place; a tail as large as its head is two numbers
        if right is None or right >= Decimal(1).scaleb(power) or tail[0] in "点万":
            return None
        return left.scaleb(power) + right
    return _section(text)


_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九]?千)?零?(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?"
)
_JUXTAPOSED = re.compile("[0-9][一二三四五六七八九]|[一二三四五六七八九][0-9]")
_MIXED = re.compile(r"(?:([0-9.]+)千)?零?(?:([0-9.]+)百)?零?(?:([0-9.]+)十)?零?([0-9]+)?")


def _section(text: str) -> Decimal | None:
    """Read below ten thousand, and digits said one by one."""
    if text and all(char in _DIGITS for char in text):
        return Decimal("".join(_DIGITS[char] for char in text)) if len(text) < 20 else None
    if _SECTION.fullmatch(text):
        # 一百零十 has one zero too many for cn2an, and one meaning
        text = text.lstrip("零").replace("零十", "一十").replace("零一十", "一十")
        read_section = _cn2an()(text if text[0] in _DIGITS or text[0] == "十" else "一" + text)
        return None if read_section is None else Decimal(read_section)
    if _JUXTAPOSED.search(text):
        return None
    plain = "".join(_DIGITS.get(char, char) for char in text)
    plain = re.sub(r"(?<![0-9])十", "1十", plain)
    match = _MIXED.fullmatch(plain)
    if not match:
        return None
    total, room = Decimal(0), None
    for digits, power in zip(match.groups(), (3, 2, 1, 0), strict=True):
        if digits:
            part = Decimal(digits).scaleb(power) if _PLAIN.fullmatch(digits) else None
            # what follows 十 is below ten: 十二五 is a plan, not a number
            if part is None or (room is not None and part >= room):
                return None
            total, room = total + part, Decimal(1).scaleb(power)
    return total


@cache
def _cn2an() -> Callable[[str], int | None]:
    """Import cn2an when the first Chinese section is read: it takes longer to load than the whole room."""
    from cn2an import Cn2An

    reader = Cn2An().cn2an

    def section(text: str) -> int | None:
        try:
            return int(reader(text, "normal"))
        except (ValueError, KeyError):  # 千百, 一十零: magnitudes without their digits, a zero at the end
            return None

    return section
