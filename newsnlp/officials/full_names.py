"""The full name that a document gives an organ elsewhere: 鹏跃 for 福建鹏跃体育用品有限公司."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from newsnlp.places import is_known, is_wide
from newsnlp.resources import lines
from newsnlp.resources.tree import tree

_LEAST: Final = 2
_BLEND: Final = 4  # characters of a short name of brand and trade
_TRADE_AT: Final = 4  # a place or country stands before it at most
_COMPANY: Final = ("公司", "集团", "银行", "厂")
_BODY: Final = ("中心", "分局", "管委会", "项目部", "管理局", "管理处")
_WITHIN: Final = ("常务委员会", "常委会")  # a body of the one named before it
_HOUSE: Final = ("法院", "检察院", "医院")
_RURAL: Final = re.compile("(.+)农(?:村)?商(?:业)?(?:银)?行")
_PART: Final = re.compile("(?:党委|纪委|监事会|董事会|工会|办公室|[\u4e00-\u9fff]{1,5}(?:部|处|科|室|中心))")
_OF_ALL: Final = "全国"
_LETTERS: Final = "省市区县州旗镇乡村"
_NOTE: Final = re.compile(r"[（(](?:以?下)?简称[^（）()]*[）)](?=.)")
_CALLED: Final = re.compile(
    r"[（(](?:(?:以?下)?[统简]称|以?下称)为?[:：]?[“‘\"「]?([^“”‘’\"「」（）()，。；;]{2,10})[”’\"」]?[）)]"
)


@cache
def _national() -> re.Pattern[str]:
    term = "第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})届"
    return re.compile(
        f"(?:中国)?(?:{term})?(?={tree(lines('national_bodies.txt'))})|中国(?=国家[\u4e00-\u9fff]{{2,8}}[局委])"
    )


def before_national(organ: str) -> int:
    """Give how many characters before the name of a national body only say the country or its term of office.

    >>> before_national("十三届全国政协"), before_national("中国全国人大常委会"), before_national("中国银行")
    (3, 2, 0)
    """
    found = _national().match(organ)
    return found.end() if found is not None else 0


@cache
def trades() -> tuple[str, ...]:
    """Give the words with which the names of firms end that leave 公司 out: 天瑞化工.

    >>> "化工" in trades()
    True
    """
    return tuple(lines("firm_trades.txt"))


def called(text: str, end: int) -> str | None:
    """Give the short name that a bracket behind a name announces: (下称陇铜).

    >>> called("陇原铜业集团有限责任公司(下称陇铜)", 12)
    '陇铜'
    """
    found = _CALLED.match(text, end)
    return found[1] if found is not None else None


def without_note(organ: str) -> str:
    """Give the name of an organ without a note inside it that announces a shorter one.

    >>> without_note("博达-西门（简称博西）电器集团")
    '博达-西门电器集团'
    """
    return _NOTE.sub("", organ)


def short_for(short: str, full: str) -> bool:
    """Say whether one name is a shorter form of another.

    Its characters stand in the other in their order. It is the end of it (财政所), or the name of a company without its
    ending and place (鹏跃), or begins and ends as the other does (石狮法院执行局 for 石狮市人民法院执行局).

    >>> short_for("鹏跃", "福建鹏跃体育用品有限公司"), short_for("镇财政所", "琅塘镇财政所")
    (True, True)
    >>> short_for("石狮法院", "石狮市人民法院"), short_for("县委", "县委宣传部")
    (True, False)
    >>> short_for("格力电器", "格力电器（重庆）有限公司"), short_for("云海公司", "云海中国公司")
    (False, False)
    >>> short_for("云海", "云海软件与服务集团"), short_for("云海", "云海科技集团")
    (False, True)
    """
    if len(short) < _LEAST or len(short) >= len(full):
        return False
    if without_note(full) == short:
        return False
    if full.startswith((f"{short}(", f"{short}（")) or full.endswith(("子公司", "分公司")):
        return False  # 格力电器（重庆）有限公司 is a daughter of 格力电器
    if short.startswith(_OF_ALL):
        return False  # 台湾省全国人大 is what one division sends there
    if full.startswith(short) and full.endswith(_WITHIN):
        return False  # 纪律检查委员会|常务委员会
    if full.find(short) == 1:
        return False  # 新台泥 is not 台泥; a place before it has two characters at least
    if full.endswith(short):
        return True
    if short.endswith("集团") and "集团" not in full:
        return False
    if _daughter(short, full):
        return False
    if full.endswith(_COMPANY) and (core := _core(short)) in full:
        return not core.endswith(tuple(_LETTERS)) and full.find(core) <= 6
    if full.endswith(_COMPANY) and (_blended(short, full) or _rural_bank(short, full)):
        return True
    if _two_words(short, full):
        return True
    if full.endswith(trades()) and (at := full.find(short)) >= 0:
        return at <= _TRADE_AT and not short.endswith((*trades(), *_LETTERS))
    return short[-1] == full[-1] and short[-2] in full and _within(short, full) and _alike(short, full)


def _daughter(short: str, full: str) -> bool:
    """Say whether a firm only begins with the name of another: 云海公司|云海中国公司, 云海|云海软件与服务集团."""
    core = _core(short)
    rest = full.removeprefix(core)
    if rest == full:
        return False
    placed = any(is_wide(rest[:size]) for size in (2, 3))
    return (placed and full.endswith(_COMPANY)) or ("与" in rest and full.endswith("集团"))


def part_behind(organ: str, names: Collection[str]) -> tuple[str, str] | None:
    """Give the company in full of whose short name and a part an organ is made, and the part: 洪药|党委.

    >>> part_behind("洪药党委", ["江西洪药集团有限公司"]), part_behind("洪药", ["江西洪药集团有限公司"])
    (('江西洪药集团有限公司', '党委'), None)
    >>> part_behind("大方县医院骨科", ["大方县人民医院"])
    ('大方县人民医院', '骨科')
    >>> part_behind("采购中心采购二科", ["株洲市政府采购中心"])
    ('株洲市政府采购中心', '采购二科')
    """
    companies = [name for name in names if name.endswith(_COMPANY)]
    houses = [name for name in names if name.endswith(_HOUSE)]
    for cut in range(len(organ) - 2, _LEAST - 1, -1):
        if organ.endswith(_HOUSE, 0, cut) and _PART.fullmatch(organ, cut):
            whole = full_name(organ[:cut], houses)
            return (whole, organ[cut:]) if whole is not None else None
        full = full_name(organ[:cut], companies) if _PART.fullmatch(organ, cut) else None
        if full is not None and _opens(full, _core(organ[:cut])):
            return full, organ[cut:]
        if organ[:cut] in companies:
            return None  # it is in full already
    return _end_of_one(organ, names)


def _end_of_one(organ: str, names: Collection[str]) -> tuple[str, str] | None:
    """Give the body in full whose last words a part stands behind: 采购中心|采购二科 of 株洲市政府采购中心."""
    for cut in range(len(organ) - 2, _LEAST, -1):
        if organ.endswith(_BODY, 0, cut) and _PART.fullmatch(organ, cut):
            ending = {name for name in names if name.endswith(organ[:cut]) and len(name) > cut}
            return (ending.pop(), organ[cut:]) if len(ending) == 1 and organ[:cut] not in names else None
    return None


def _opens(full: str, brand: str) -> bool:
    """Say whether the name of a company begins with its brand, behind a place at most."""
    at = full.find(brand)
    return at == 0 or (at > 0 and is_known(full[:at]))


def _core(short: str) -> str:
    """Give the short name of a company without the word for what it is: 燕陉集团 -> 燕陉.

    >>> _core("燕陉集团"), _core("本公司")
    ('燕陉', '本公司')
    """
    core = next((short[: -len(word)] for word in _COMPANY if short.endswith(word)), short)
    return core if len(core) >= _LEAST else short


def _blended(short: str, full: str) -> bool:
    """Say whether the short name of a firm is its brand and a character each of what it does: 鼎诺|医建.

    >>> _blended("鼎诺医建", "四川鼎诺医疗建设股份有限公司"), _blended("中国银行", "中国农业银行股份有限公司")
    (True, False)
    """
    brand = short[:2]
    if len(short) != _BLEND or not 0 <= (at := full.find(brand)) <= _BLEND or short.endswith(_COMPANY):
        return False
    return brand != "中国" and not is_known(brand) and _within(short[2:], full[at + 2 :])


def _rural_bank(short: str, full: str) -> bool:
    """Say whether a name is that of a rural bank: 琼南|农商行.

    >>> _rural_bank("琼南农商行", "海南琼南农村商业银行股份有限公司")
    True
    """
    found = _RURAL.fullmatch(short)
    return found is not None and len(found[1]) >= _LEAST and f"{found[1]}农村商业银行" in full


def _two_words(short: str, full: str) -> bool:
    """Say whether a name has the first characters of the two words of another, a group's too: 昆机, 酒钢集团.

    >>> _two_words("昆机", "昆明机床"), _two_words("酒钢集团", "酒泉钢铁（集团）有限责任公司")
    (True, True)
    >>> _two_words("昆机", "昆山机电城"), _two_words("酒钢集团", "酒泉钢铁（集团）有限责任公司党委")
    (False, False)
    >>> _two_words("人大", "人民大学")
    False
    """
    brand = short.removesuffix("集团")
    if len(brand) != 2 or full[:1] != brand[0] or full[2:3] != brand[1]:
        return False
    if brand == short:
        return len(full) == 4 and full.endswith(trades())
    return full.startswith(("集团", "（集团）", "(集团)"), 4) and full.endswith(_COMPANY)


def _within(short: str, full: str) -> bool:
    """Say whether the characters of one stand in the other in their order."""
    rest = iter(full)
    return all(character in rest for character in short)


def _alike(short: str, full: str) -> bool:
    """Say whether both begin with the same two characters, or one abbreviates the beginning: 建行."""
    return (
        short[:2] == full[:2]
        or (full.endswith(_COMPANY) and full.find(short[0]) <= 4)
        or short[-2:] == full[-2:]
    )


def full_name(short: str, names: Iterable[str]) -> str | None:
    """Give the one longer name that a name is short for, or None where there is none or more than one.

    >>> full_name("砺光", ["杭州砺光检测技术有限公司", "浙江大学"])
    '杭州砺光检测技术有限公司'
    """
    fitting = sorted({name for name in names if short_for(short, name)}, key=len)
    if not fitting:
        return None
    longest = fitting[-1]
    return longest if all(name == longest or short_for(name, longest) for name in fitting) else None
