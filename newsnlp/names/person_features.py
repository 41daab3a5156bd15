"""What is looked at to decide whether a surname with one or two further characters is a person's name here."""

from functools import cache

from newsnlp.resources import lines, table

from .likeness import likeness
from .words import level

LEAST_LIKELY = -1.5  # below this the characters alone rule a name out
EDGE = "^"

_OPENING = frozenset("“‘《（([【〈「『")
_CLOSING = frozenset("”’》）)]】〉」』")


@cache
def _classes() -> dict[str, str]:
    made = dict.fromkeys(_OPENING, "O") | dict.fromkeys(_CLOSING, "C")
    made |= dict.fromkeys("，。；：？！,;:?!…—-\n\r\t", "P")
    made |= dict.fromkeys(" \u3000", "S") | {"、": "L", EDGE: "E"}
    made |= dict.fromkeys("0123456789０１２３４５６７８９%％", "D")
    return made


@cache
def role_endings() -> frozenset[str]:
    """The role words, for a look at what stands just before or after a name."""
    return frozenset(row["title"] for row in table("titles.tsv"))


@cache
def saying() -> frozenset[str]:
    """Words that follow the name of a speaker or actor."""
    return frozenset(lines("name_verbs.txt"))


def features(text: str, start: int, end: int, surname: int) -> list[str] | None:
    """List the features of the candidate `text[start:end]` whose surname is `surname` characters long, or None.

    None means that the characters are too unlike a name to be worth a look.

    >>> "said" in features("市长李明表示", 2, 4, 1)
    True
    """
    given = text[start + surname : end]
    like = likeness(text[start : start + surname], given)
    if like < LEAST_LIKELY:
        return None
    size = len(text)
    kind = f"{len(given)}"
    before = text[start - 1] if start else EDGE
    after = text[end] if end < size else EDGE
    classes = _classes()
    made = [
        f"n{kind}",
        f"k{kind}{min(12, int(like))}",
        f"b{classes.get(before, before)}",
        f"a{classes.get(after, after)}",
        f"B{text[max(0, start - 2) : start]}",
        f"A{text[end : end + 2]}",
    ]
    inside = level(text[start:end])
    if inside:
        made.append(f"w{kind}{inside // 2}")
    if len(given) == 2:
        made.append(f"f{level(text[start : start + 2]) // 2}")
        made.append(f"g{level(text[start + 1 : end]) // 2}")
        made.append(f"t{level(text[end - 1 : end + 1]) // 2}")
    else:
        made.append(f"x{level(text[end - 1 : end + 1]) // 2}")
        made.append(f"y{level(text[end - 1 : end + 2]) // 2}")
        longer = likeness(text[start : start + surname], given + after)
        made.append(f"l{max(-3, min(12, int(longer)))}")
    made.append(f"p{level(text[start - 1 : start + 1]) // 2 if start else 0}")
    made.append(f"q{level(text[start - 2 : start + 1]) // 2 if start > 1 else 0}")
    if any(text[start - width : start] in role_endings() for width in (2, 3, 4) if width <= start):
        made.append("role")
    if any(text[end : end + width] in role_endings() for width in (2, 3)):
        made.append("role after")
    if any(text[end : end + width] in saying() for width in (1, 2, 3)):
        made.append("said")
    return made
