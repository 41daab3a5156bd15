"""Amounts in Chinese news: found, read exactly, compared, converted. Knows nothing of spaCy.

What counts as a cardinal. A number with a measure word does (45个, 三家, 20个部门), and so does a bare number that
counts (100县, 3000万). 一 with a measure word is an article as a rule (一个, 一家) and counts only after a word that
counts (仅一个, 共有一家). A lone Chinese digit without a measure word is part of a word (统一, 三农), unless it counts
divisions, states or organs (两县, 两国, 九部委); numbers of series, contracts and grades (938系列, 1201合约) are names.
A lone 百 千 万 亿 counts after a modifier (近百家, 上万人) or with a unit (亿元). Set phrases, names and slogans are
listed in `not_amounts.txt`; a short quotation that opens with a digit (“两个确保”) is a slogan. Years, days, hours and
their durations belong to the dates room.
"""

from .finder import AmountSpan, find, parse
from .value import Amount

__all__ = ["Amount", "AmountSpan", "find", "parse"]
