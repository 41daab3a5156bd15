"""Names whose form alone tells: honorifics, 某, foreign names with a dot, bylines, a surname before a role."""

from collections.abc import Iterator, Set
from functools import cache
from itertools import chain
from re import Pattern, compile

from newsnlp.resources import lines
from newsnlp.resources.tree import tree

from .elements import dots, sounds, syllable, whole_end
from .likeness import family_likeness, likeness, surnames
from .span import NameSpan
from .words import SINGLES, level, levels

_HONORIFIC = (
    "先生|女士|小姐|大姐|大哥|大妈|大爷|大伯|大叔|大娘|大嫂|阿姨|奶奶|爷爷"
    "|老汉|老太太|老太|老伯|婆婆|太太|师傅|婶|嫂"
)
CLEAR = 3.0  # log ratio from which a character is a surname rather than part of a word
LEAST_SIGNED = -3.0  # a word in a byline is a name from this log ratio on
_DOTS = "·•・‧"


@cache
def _common() -> str:
    """Give the class of one-character surnames that are likelier a surname than a word."""
    return "".join(sorted(name for name in surnames() if len(name) == 1 and name not in SINGLES))


@cache
def _patterns() -> dict[str, Pattern[str]]:
    longer = tree(name for name in surnames() if len(name) > 1)
    family = f"(?:{longer}|[{_common()}])"
    name = f"{family}[\u4e00-\u9fff]{{1,2}}"
    gap = "[ \u3000]"
    roles = tree(lines("byline_roles.txt"))
    sound = f"(?>(?:{syllable()}){{1,8}})"
    item = f"(?:{name}|[{_common()}]{gap}{{1,2}}[\u4e00-\u9fff])"
    return {
        "honorific": compile(f"{family}(?:{_HONORIFIC})"),
        "某": compile(f"{family}某{{1,2}}"),
        "foreign": compile(f"(?:[A-Z][{_DOTS}.])*{sound}(?:[{_DOTS}](?:[A-Z][.{_DOTS}])?{sound}){{1,4}}"),
        "body": compile("公司|集团|银行|基金|奖|医院|博物馆|大学|号"),
        "byline": compile(
            f"(?:{roles})(?:{gap}|[:：/丨|｜])+({item}(?:(?:{gap}+|、){item})*)(?=$|[^\u4e00-\u9fff]|{gap}|文|摄|报道|通讯员)"
        ),
        "signed": compile(f"[（(][^（）()\n]{{2,25}}{gap}({item}(?:{gap}+{item})*)[）)]"),
        "item": compile(item),
        "entry": compile(f"(?m)^({item})(?=[,，](?:男|女))"),
        "spaced": compile(
            f"([{_common()}]{gap}{{1,2}}[\u4e00-\u9fff])(?![{gap[1:-1]}]?[\u4e00-\u9fff]{gap})"
        ),
    }


def _opens_word(text: str, start: int) -> bool:
    """Tell whether the character at `start` can open a name: it closes no common word with the one before."""
    return start == 0 or level(text[start - 1 : start + 1]) < 4


def forms(text: str) -> Iterator[NameSpan]:
    """Yield the names that their form alone gives away.

    >>> text = "覃先生和郑某某采访了玛丽·汉森"
    >>> [text[s.start:s.end] for s in forms(text)]
    ['覃先生', '郑某某', '玛丽·汉森']
    """
    patterns = _patterns()
    for found in patterns["honorific"].finditer(text):
        before = text[found.start() - 1 : found.start()]
        foreign = found[0][0] in "斯尔特德克" and before and before in sounds()  # 琼斯先生
        if _opens_word(text, found.start()) and not foreign:
            yield NameSpan(found.start(), found.end(), "PERSON", "person.honorific")
    for found in patterns["某"].finditer(text):
        end = found.start() + found[0].rindex("某") + 1
        if _opens_word(text, found.start()):
            yield NameSpan(found.start(), end, "PERSON", "person.某")
    for found in patterns["foreign"].finditer(text) if dots(text) else ():
        torn = found[0][1] in _DOTS and found.start() and "\u4e00" <= text[found.start() - 1] <= "\u9fff"
        end = whole_end(text, found.end())
        if not torn and not patterns["body"].match(text, end):
            yield NameSpan(found.start(), end, "PERSON", "person.foreign")
    for found in patterns["entry"].finditer(text):
        yield NameSpan(found.start(), found.end(), "PERSON", "person.entry")
    for found in chain(patterns["byline"].finditer(text), patterns["signed"].finditer(text)):
        for item in patterns["item"].finditer(text, found.start(1), found.end(1)):
            letters = item[0].replace(" ", "").replace("\u3000", "")
            family = 2 if letters[:2] in surnames() else 1
            if len(letters) == family:
                continue  # 欧阳 alone is no full name
            likely = likeness(letters[:family], letters[family:]) > LEAST_SIGNED or letters not in levels()
            if likely:
                yield NameSpan(item.start(), item.end(), "PERSON", "person.byline")


def spaced(text: str, role_ends: Set[int]) -> Iterator[NameSpan]:
    """Yield two-character names set with a blank between, after a role word or in a list begun there: 市长龚 正、吴 清.

    >>> [span[:2] for span in spaced("市长龚 正、吴 清出席", {2})]
    [(2, 5), (6, 9)]
    """
    ends: set[int] = set()
    for found in _patterns()["spaced"].finditer(text):
        start, end = found.span(1)
        if start in role_ends or (start - 1 in ends and text[start - 1] in "、和 \u3000"):
            ends.add(end)
            yield NameSpan(start, end, "PERSON", "person.spaced")


def before_roles(text: str, titles: list[NameSpan]) -> Iterator[NameSpan]:
    """Yield the lone surnames that stand before a role word: 张书记.

    >>> text = "张书记说，区书记说"
    >>> titles = [NameSpan(1, 3, "TITLE", "role"), NameSpan(6, 8, "TITLE", "role")]
    >>> [span[:2] for span in before_roles(text, titles)]
    [(0, 1)]
    """
    addressed = frozenset(lines("title_addressed.txt"))
    common = frozenset(_common()) - frozenset("代原区州家院校部处司厅局科省市县乡镇村党政公军商国")
    for title in titles:
        start = title.start - 1
        if start < 0 or text[title.start : title.end] not in addressed or text[start] not in common:
            continue
        before = text[start - 1] if start else "。"
        plain = (
            not "\u4e00" <= before <= "\u9fff" or before in SINGLES or family_likeness(text[start]) > CLEAR
        )
        whole = (
            start > 1
            and text[start - 2] in surnames()
            and likeness(text[start - 2], text[start - 1 : start + 1]) > 0
        )  # the tail of a full name
        if (
            plain
            and not whole
            and (level(text[start : start + 2]) < 5 or not "\u4e00" <= before <= "\u9fff")
            and _opens_word(text, start)
        ):
            yield NameSpan(start, start + 1, "PERSON", "person.surname")
