"""Names that little but their seat tells: behind a role word, before a verb of speech or an election.

Here a name may be a word (副行长印象介绍), be written in Latin letters, by sound, or be Japanese.
"""

from collections.abc import Iterator, Set
from functools import cache
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .elements import syllable, whole_end
from .likeness import likeness, surnames
from .person_features import saying
from .span import NameSpan
from .words import level, levels

_LOOSE = frozenset(("任", "等", "也", "先生", "女士", "同志", "一行", "等领导", "称"))
_ACTING = "分赴|共同|接任|当选|就任|主讲|授课|宣读|致欢迎|率|摄|作报告|作说明|出席"
_HANZI = "\u4e00-\u9fff"
_NOMINAL = frozenset(("n", "nz", "ns", "nr", "m", "i", "l", "t", "s"))
USUAL = 8  # words from this commonness on are no names
LEAST = -6.0  # log ratio that a name needs even in its seat
_LATIN = "[A-Z][A-Za-z'’-]+"
_COMPANY = "Corp|Inc|Ltd|Co|Group|Bank|Company|Research|Securities|Capital"


@cache
def _patterns() -> dict[str, Pattern[str]]:
    family = f"(?:{tree(surnames())})"
    speech = f"(?:{tree(saying() - _LOOSE)}|{_ACTING})"
    right = f"{speech}|[，。；、！（(“：\\n]|$"
    close = f"(?={right})"
    sound = f"(?:{syllable()})"
    return {
        "speaker": compile(f"({family}[{_HANZI}]{{1,2}}?)(?:{speech}|[（(][男女{_HANZI}]{{1,4}}[族，）)])"),
        "elected": compile(f"(?m)(?:^|(?<=[，。；]))({family}[{_HANZI}]{{1,2}}?)当选"),
        "resigned": compile(f"接受({family}[{_HANZI}]{{1,2}}?)(?:同志)?(?:的?辞职|辞去)"),
        "latin": compile(
            f" ?({_LATIN}(?:[ ·](?:[A-Z]\\.|(?!(?:{_COMPANY})\\b){_LATIN}|de|van|von|der|bin|al)){{1,3}})(?![A-Za-z])"
        ),
        "sounded": compile(
            f"((?>{sound}{{4,8}})(?![·•・‧])|{sound}{{3}}(?=[在与和同对向为就将会])|{sound}{{2,3}}{close})"
        ),
        "japanese": compile(f"((?:{tree(lines('surnames_japanese.txt'))})[{_HANZI}]{{1,2}}?){close}"),
    }


@cache
def _never() -> frozenset[str]:
    return frozenset(lines("not_persons.txt"))


def _may_be_name(name: str, follow: str) -> bool:
    """Tell whether characters in the seat of a name may be one; a note like （纳西族） leaves no doubt."""
    if follow[0] in "（(":
        return "族" in follow or follow[1] in "男女"
    known = levels().get(name)
    if known is not None:
        return name not in _never() and known[1] in _NOMINAL and known[0] < USUAL
    family = 2 if name[:2] in surnames() and len(name) > 2 else 1
    return level(name[-2:]) < USUAL - 2 and likeness(name[:family], name[family:]) > LEAST


def elections(text: str) -> Iterator[NameSpan]:
    """Yield the names of the elected and of those who resign.

    >>> text = "县长张明连任，钟情当选会长。会议接受荀玉辞去副市长职务"
    >>> [text[s.start:s.end] for s in elections(text)]
    ['钟情', '荀玉']
    """
    for kind in ("elected", "resigned"):
        for found in _patterns()[kind].finditer(text):
            if found[1] not in _never() and found[1][-1] not in "同他她被的":
                yield NameSpan(found.start(1), found.end(1), "PERSON", f"person.{kind}")


def abroad(text: str, role_ends: Set[int]) -> Iterator[NameSpan]:
    """Yield the names behind a role word that are written in Latin letters, by sound, or are Japanese.

    >>> text = "总统卡拉马佐夫和教授Anna Berg"
    >>> [text[s.start:s.end] for s in abroad(text, {2, 10})]
    ['卡拉马佐夫', 'Anna Berg']
    """
    for start in sorted(role_ends):
        for kind in ("japanese", "sounded", "latin"):
            found = _patterns()[kind].match(text, start)
            if found and (found.end(1) - found.start(1) > 3 or found[1] not in levels()):
                end = whole_end(text, found.end(1)) if kind == "sounded" else found.end(1)
                yield NameSpan(found.start(1), end, "PERSON", "person.foreign")
                break


def seated(text: str, starts: Set[int]) -> Iterator[NameSpan]:
    """Yield the names at the given offsets that only their seat tells.

    >>> [span[:2] for span in seated("副行长印象介绍", {3})]
    [(3, 5)]
    """
    speaker = _patterns()["speaker"]
    for start in sorted(starts):
        found = speaker.match(text, start)
        if found and _may_be_name(found[1], found[0][found.end(1) - start :]):
            yield NameSpan(*found.span(1), "PERSON", "person.seat")
