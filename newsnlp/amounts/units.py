"""Unit names and codes: the tables behind every unit, built once when first needed."""

from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from newsnlp.resources import lines, table

__all__ = ["Unit", "codes", "currency_signs", "names"]

LABELS: Final = {"money": "MONEY", "percent": "PERCENT"} | dict.fromkeys(
    ("number", "count", "people", "multiple"), "CARDINAL"
)
"""The label of each kind; every other kind is a QUANTITY."""

TIME: Final = "time"
"""The kind of 年 小时 点: such numbers belong to the dates room and are no amounts."""


class Unit(NamedTuple):
    """What a unit name means: its code, its kind, how many of the code it is, when it may be read (`flag`)."""

    code: str
    kind: str
    ratio: Fraction | int = 1
    flag: str = "-"

    @property
    def label(self) -> str:
        """The entity label of a number with this unit."""
        return LABELS.get(self.kind, "QUANTITY")


@cache
def names() -> dict[str, Unit]:
    """Give every unit name, currencies, measure words and time units included.

    >>> names()["亩"].code, names()["毛"].ratio
    ('mu', Fraction(1, 10))
    """
    found: dict[str, Unit] = {}
    alone = frozenset(lines("measures_one.txt"))
    for row in table("measure_words.tsv"):
        for name in row["words"].split():
            kind = row["kind"]
            rare = "o" if name in alone else "n"
            unit = Unit(name, "count", flag=rare) if kind == "rare" else Unit(name, kind)
            found[name] = unit
    for row in table("units.tsv"):
        # an angle is an angle and no temperature, but both are said 度
        kind = {"temperatureF": "temperature"}.get(row["kind"], row["kind"])
        for name in row["names"].split() if row["flag"] != "x" else ():
            found[name] = Unit(row["code"], kind, flag=row["flag"])
    for row in table("currencies.tsv"):
        for name in row["names"].split():
            found[name] = Unit(row["code"], "money")
    for row in table("currency_parts.tsv"):
        found[row["name"]] = Unit(row["code"], "money", 1 / Fraction(row["per_whole"]), row["flag"])
    for row in table("units_time.tsv"):
        for name in row["names"].split():
            found[name] = Unit(name, TIME)
    return found | _other_cases(found)


_AS_WRITTEN: Final = frozenset(("data", "money"))
"""Kinds whose codes are read as the tables write them: Mb and MB differ by case alone."""
_AMBIGUOUS: Final = frozenset(("mw", "mj", "pa", "pm", "Mg", "Nm", "LX", "SV"))
"""Spellings that are another unit's (mW beside MW, the newton metre Nm) or end names of models."""


def _other_cases(names: dict[str, Unit]) -> dict[str, Unit]:
    """Give Latin codes in capitals, in small letters and with one capital, as news writes them (HZ, mhz, Kva).

    Left out is what could be two units, and what is one letter in one case (M, k).
    """
    found: dict[str, Unit] = {}
    taken: set[str] = set(names) | _AMBIGUOUS
    for name, unit in names.items():
        if (
            not (name.isascii() and name.isalpha() and len(name) > 1)
            or unit.flag != "-"
            or unit.kind in _AS_WRITTEN
        ):
            continue
        for spelling in (name.upper(), name.lower(), name.capitalize(), name[0].upper() + name[1:]):
            if spelling not in taken and found.setdefault(spelling, unit) != unit:
                found.pop(spelling)
                taken.add(spelling)
    return found


@cache
def codes() -> dict[str, tuple[str, Fraction]]:
    """Give kind and factor of every convertible unit code; currencies convert into themselves alone.

    >>> codes()["mu"]
    ('area', Fraction(2000, 3))
    """
    found = {row["code"]: (row["kind"], Fraction(row["factor"])) for row in table("units.tsv")}
    return found | {row["code"]: (row["code"], Fraction(1)) for row in table("currencies.tsv")}


@cache
def currency_signs() -> dict[str, str]:
    """Give the currency code of each sign or name that stands before a number.

    >>> currency_signs()["￥"], currency_signs()["HK$"]
    ('CNY', 'HKD')
    """
    rows = table("currencies.tsv")
    return {sign: row["code"] for row in rows if row["prefixes"] != "-" for sign in row["prefixes"].split()}
