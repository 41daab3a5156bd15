"""How much a few characters look like a Chinese name: surname and given-name characters against ordinary text.

The table counts, for each character, how often it opens a name as surname, stands first or second in a
two-character given name, stands alone as given name, and occurs in text at all. The likeness is the naive-Bayes
log ratio of the two explanations.
"""

from functools import cache
from math import log

from newsnlp.resources import lines, table

SMOOTH = 0.5
FLOOR = -9.0


@cache
def surnames() -> frozenset[str]:
    """Every family name, one character or two.

    >>> {"王", "欧阳"} <= surnames()
    True
    """
    return frozenset(lines("surnames.txt"))


@cache
def _tables() -> tuple[dict[str, float], dict[str, float], dict[str, float], dict[str, float]]:
    columns = ("surname", "first", "second", "single")
    rows = list(table("given_names.tsv"))
    totals = {column: sum(int(row[column]) for row in rows) + SMOOTH * len(rows) for column in columns}
    running = sum(int(row["text"]) for row in rows) + SMOOTH * len(rows)
    made: list[dict[str, float]] = []
    for column in columns:
        ratio: dict[str, float] = {}
        for row in rows:
            inside = (int(row[column]) + SMOOTH) / totals[column]
            outside = (int(row["text"]) + SMOOTH) / running
            ratio[row["char"]] = max(FLOOR, log(inside / outside))
        made.append(ratio)
    return made[0], made[1], made[2], made[3]


def family_likeness(char: str) -> float:
    """Give the log ratio of "this is a surname" to "this is text" for one character.

    >>> family_likeness("赵") > 0 > family_likeness("的")
    True
    """
    return _tables()[0].get(char, FLOOR)


def likeness(surname: str, given: str) -> float:
    """Give the log ratio of "this is a name" to "this is text" for a surname and a given name of 1 or 2 characters.

    Characters that no counted name has weigh as little as one that is rare in names.

    >>> likeness("李", "建国") > 5 > likeness("方", "面的")
    True
    """
    family, first, second, single = _tables()
    total = 4.0 if len(surname) > 1 else family.get(surname, 0.0)
    if len(given) == 1:
        return total + single.get(given, 0.0)
    return total + first.get(given[0], 0.0) + second.get(given[1], 0.0)
