"""Find every amount of a text, and read a string that is one amount.

One pattern finds the runs of numeral characters; at each, `terms` reads numeral and unit, this module joins the two
ends of a range, looks at the words on either side, and `context` decides whether a count is one. Work at each run is
bounded, so the whole is linear in the length of the text.
"""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from newsnlp.errors import AmountError

from . import context
from .grammar import grammar
from .loose import plain_spelling
from .nouns import noun_after
from .ordinals import ordinal_at, phase_at
from .reading import Reading, read_at
from .value import Amount

__all__ = ["AmountSpan", "find", "parse"]

_LONGEST: Final = 80


class AmountSpan(NamedTuple):
    """An amount at its place: half-open offsets, one of MONEY PERCENT QUANTITY CARDINAL ORDINAL, and the value.

    `amount` is None for ORDINAL. `explain` says how it was read: by which rule, from which numeral and unit, and
    within which words where modifiers or a denominator stand beside the span. `noun` are the offsets of what is
    counted.
    """

    start: int
    end: int
    label: str
    amount: Amount | None
    explain: str
    noun: tuple[int, int] | None = None


def find(text: str) -> list[AmountSpan]:
    """Find the amounts of a text, in order and without overlap.

    >>> [(span.label, span.amount.low, span.amount.unit) for span in find("总投资近50亿元，用地200亩")]
    [('MONEY', Decimal('5000000000'), 'CNY'), ('QUANTITY', Decimal('200'), 'mu')]
    """
    g = grammar()
    found: list[AmountSpan] = []
    search, position, edge = g.start.search, 0, 0
    while run := search(text, position):
        start, end = run.span()
        position = end
        if text[start] in "首头":
            explain = f"rule=ordinal numeral={text[start : end - 1]}"
            found.append(AmountSpan(start, end, "ORDINAL", None, explain))
            edge = end
            continue
        stop = context.blocked_until(text, start)
        if stop:
            position = max(stop, start + 1)
            continue
        if start and text[start - 1] == "第":
            position, span = ordinal_at(text, start, end, g)
            if span:
                found.append(AmountSpan(*span, "ORDINAL", None, "rule=ordinal"))
                edge = span[1]
            continue
        if phase := phase_at(text, start):
            found.append(AmountSpan(start, phase, "ORDINAL", None, "rule=ordinal"))
            position = edge = phase
            continue
        reading, position = read_at(text, start, end, edge, g, False)
        if reading is None:
            continue
        if found and found[-1].amount:
            reading = _continued(text, found[-1].amount, edge, reading)
        noun = noun_after(text, reading.end) if reading.amount.kind in ("count", "people") else None
        found.append(
            AmountSpan(
                reading.start, reading.end, reading.label, reading.amount, _explained(text, reading), noun
            )
        )
        edge = reading.end
    return found


def _explained(text: str, reading: Reading) -> str:
    """Say by which rule an amount was read, from which numeral and unit, and from which words beyond the span."""
    term = reading.term
    explain = f"rule={reading.rule} numeral={text[term.start : term.numeral_end]} unit={term.name or '-'}"
    if (reading.outer_start, reading.outer_end) == (reading.start, reading.end):
        return explain
    return f"{explain} within={text[reading.outer_start : reading.outer_end]}"


_CHANGED: Final = re.compile(
    "(?:一路|直接|逐步|普遍|已|又|再){0,2}(?:提高|增加|增长|提升|上升|扩大|发展|下降|减少|降低|缩减|下调|上调|回落|[降涨升增减跌提调爬退掉落滑抬跳加挂冲翻飙压砍])"
    "(?:了)?(?:到|至|为|破)(?:[0-9]{4}年的?)?(?:近|约|超|逾|超过)?"
)
"""What stands between the two amounts of a change: 由1500公斤提高到2400公斤."""
_AND: Final = re.compile("[、和与及或]|以及")
"""What stands between two amounts of a list: 每吨分别上涨20元和30元."""
_GAP: Final = 18


def _continued(text: str, earlier: Amount, edge: int, reading: Reading) -> Reading:
    """Give the second amount of a change or a list what only the first says: its denominator, or that it is money."""
    amount = reading.amount
    lacks = amount.per is None and earlier.per is not None and amount.unit == earlier.unit
    bare = amount.kind == "number" and earlier.kind == "money" and "亿" in amount.text
    if not (lacks or bare) or reading.start - edge > _GAP:
        return reading
    changed = _CHANGED.fullmatch(text, edge, reading.start)
    if lacks and (changed or _AND.fullmatch(text, edge, reading.outer_start)):
        return reading._replace(amount=replace(amount, per=earlier.per, kind=earlier.kind))
    if bare and (changed or _AND.fullmatch(text, edge, reading.start)):
        return reading._replace(label="MONEY", amount=replace(amount, kind="money", unit=earlier.unit))
    return reading


def parse(text: str) -> Amount:
    """Read a string that is one amount, with its modifiers; raises `AmountError` for anything else.

    >>> parse("约3至5亿元").to_dict()["high"]
    '500000000'
    >>> parse("一带一路")
    Traceback (most recent call last):
    newsnlp.errors.AmountError: '一带一路' is no amount
    """
    g = grammar()
    bare = text.strip(" \u3000\n，。,")
    # a magnitude by itself, 万, is a word and no number
    if len(bare) <= _LONGEST and bare.strip("百千万萬亿億"):
        for spelling in dict.fromkeys((bare, plain_spelling(bare))):
            run = g.numeral.search(spelling)
            if run:
                reading, _ = read_at(spelling, run.start(), run.end(), 0, g, True)
                if reading and (reading.outer_start, reading.outer_end) == (0, len(spelling)):
                    return replace(reading.amount, text=text.strip())
    raise AmountError(f"{text[:40]!r} is no amount")
