"""The word lists of the grammar, read once: role words, organ words, small words."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsnlp.resources import Lexicon, lines, table

_REMEMBERED: Final = 4096  # words, of all that a long run meets

LETTERS: Final[dict[str, frozenset[str]]] = {
    "省": frozenset({"province"}),
    "市": frozenset({"province", "prefecture", "county"}),
    "区": frozenset({"county"}),
    "县": frozenset({"county"}),
    "旗": frozenset({"county"}),
    "州": frozenset({"prefecture"}),
    "盟": frozenset({"prefecture"}),
    "地区": frozenset({"prefecture"}),
    "镇": frozenset({"township"}),
    "乡": frozenset({"township"}),
    "村": frozenset({"township"}),
}
"""Which levels of division a level letter may stand for: 市委, 市长, 市公安局."""


class Title(NamedTuple):
    """What titles.tsv says of a role word."""

    family: str
    head_of: str


class Organ(NamedTuple):
    """What organs.tsv says of an organ word."""

    canonical: str
    family: str
    needs_place: str


@cache
def titles() -> dict[str, Title]:
    """Give the role words."""
    return {row["title"]: Title(row["family"], row.get("head_of", "")) for row in table("titles.tsv")}


@lru_cache(_REMEMBERED)
def title_of(word: str) -> Title | None:
    """Give what is known of a role word, or of the longest known one it ends with: 值班站长 is a 站长."""
    known = titles()
    return next((known[word[cut:]] for cut in range(max(1, len(word) - 1)) if word[cut:] in known), None)


@cache
def organs() -> dict[str, Organ]:
    """Give the organ words."""
    return {
        row["organ"]: Organ(row["canonical"], row["family"], row.get("needs_place", ""))
        for row in table("organs.tsv")
    }


@cache
def title_lexicon() -> Lexicon[bool]:
    """Give role words (True) and longer words that only contain one (False)."""
    words = dict.fromkeys(lines("title_traps.txt"), False)
    return Lexicon(words | dict.fromkeys(titles(), True))


@cache
def longest_organ() -> int:
    """Give the length of the longest organ word."""
    return max(map(len, organs()))


@cache
def forms(use: str) -> tuple[str, ...]:
    """Give the small words of one use, longest first."""
    found = [row["form"] for row in table("post_forms.tsv") if row["use"] == use]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def joins() -> frozenset[str]:
    """Give what may stand between two posts of one list."""
    return frozenset(forms("join"))


@cache
def before_role() -> re.Pattern[str]:
    """Give a pattern for the status words and modifiers that end where a role or organ begins."""
    words = {
        word
        for use in ("former", "acting", "candidate", "deceased", "current", "appointed", "modifier")
        for word in forms(use)
    }
    return re.compile("(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")$")


@lru_cache(_REMEMBERED)
def status_of(word: str) -> str | None:
    """Give the status that a small word says, or None."""
    for use in ("former", "acting", "candidate", "deceased", "current", "appointed"):
        if word in forms(use):
            return use
    return None


@cache
def holds() -> re.Pattern[str]:
    """Give a pattern for the verbs between a person and the post held."""
    return re.compile("|".join(map(re.escape, forms("hold"))))


@cache
def organ_forms(use: str) -> tuple[str, ...]:
    """Give the words that bound an organ which no entity covers."""
    return tuple(row["form"] for row in table("post_organs.tsv") if row["use"] == use)


@cache
def role_words(use: str) -> frozenset[str]:
    """Give the role words of one kind, as post_roles.tsv names them."""
    return frozenset(row["title"] for row in table("post_roles.tsv") if row["use"] == use)
