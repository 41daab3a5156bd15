"""Spellings that only a string said to be an amount is read with: blanks inside, 12e3, 1.2M, .5, Roman numerals,
2^5, the Cantonese 四分一, 米九 for 一米九."""

import re
from decimal import Decimal
from typing import Final

__all__ = ["plain_spelling"]

_NUMERAL = (
    "0-9０-９零〇一二两兩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億点點分之又成折余餘几幾陸陸"
)
_BLANK: Final = re.compile(rf"(?<=[{_NUMERAL}])[ \u3000]+(?=[{_NUMERAL}])")
_CANTONESE: Final = re.compile(r"([二三四五六七八九十百千])[分份]([一二三四五六七八九])(?!分|折|毛|角|成)")
_SLASH: Final = re.compile(r"[ ]+/[ ]*|/[ ]+")
_MIXED: Final = re.compile(r"([0-9])[ ]+([0-9]+/[0-9]+)")
_FORMS: Final = str.maketrans("０１２３４５６７８９．－＋／％", "0123456789.-+/%")
_POINT: Final = re.compile(r"(?<![0-9.])\.(?=[0-9])")
_SIGN: Final = re.compile(r"^([-+])[ ]+(?=[0-9])")
_SCIENTIFIC: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)[eE]([-+]?[0-9]{1,2})(?![0-9A-Za-z])")
_SUFFIX: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([kKMGwW])(?![A-Za-z0-9])")
_POWERS: Final = {"k": 3, "K": 3, "M": 6, "G": 9, "w": 4, "W": 4}
_ROMAN: Final = {char: str(value) for value, char in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", 1)}
_POWER: Final = re.compile(r"^([-+]?[0-9]+(?:\.[0-9]+)?)\^([-+]*[0-9]{1,2})$")
_ONE_LEFT_OUT: Final = re.compile("^(?=[个個米块塊斤里][半一二两三四五六七八九])")
_WORDS: Final = {"对半": "50%", "對半": "50%", "对折": "50%", "對折": "50%", "百分百": "100%"} | {
    "半百": "50",
    "半成": "5%",
}


def plain_spelling(text: str) -> str:
    """Rewrite a string in the spelling that the grammar reads.

    >>> plain_spelling("- 1.2M"), plain_spelling("三 百 五"), plain_spelling("2e5")
    ('-1200000', '三百五', '200000')
    """
    if text in _WORDS:
        return _WORDS[text]
    text = text.translate(_FORMS)
    text = _ROMAN.get(text, text)
    text = _ONE_LEFT_OUT.sub("一", text)
    text = _POWER.sub(_raised, text)
    text = _CANTONESE.sub(r"\1分之\2", text)
    text = _MIXED.sub(r"\1又\2", text)
    text = _SLASH.sub("/", _BLANK.sub("", text))
    text = _SIGN.sub(r"\1", _POINT.sub("0.", text))
    text = _SCIENTIFIC.sub(lambda found: _shifted(found.group(1), int(found.group(2))), text)
    return _SUFFIX.sub(lambda found: _shifted(found.group(1), _POWERS[found.group(2)]), text)


def _raised(found: "re.Match[str]") -> str:
    base, power = Decimal(found.group(1)), found.group(2)
    exponent = int(power.lstrip("+-")) * (-1) ** power.count("-")
    return found.group() if not base and exponent < 0 else format(base**exponent, "f")


def _shifted(digits: str, power: int) -> str:
    return format(Decimal(digits).scaleb(power), "f")
