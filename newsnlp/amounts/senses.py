"""Which of its senses a unit has here.

50亿 as money, 块 as money or a piece, 度 as heat, electricity or an angle, 桶 as a vessel or a barrel of oil, 方 as a
party, 位 as a person or a place in a ranking.
"""

import re
from functools import cache
from typing import Final

from newsnlp.resources import lines
from newsnlp.resources.tree import pattern, tree

from .beside import WINDOW
from .grammar import Grammar
from .model import ARABIC, Bound, Term
from .units import Unit

__all__ = [
    "degree", "inches", "is_force", "is_oil", "is_part_of_money", "is_party", "is_piece", "is_rank_moved",
    "is_score", "money_said", "of_people",
]  # fmt: skip

_CELSIUS: Final = Unit("C", "temperature")
_PRICED: Final = re.compile(
    "[价卖花付收赚挣给贵涨降元块钱每到薪罚户费宜欠借亏赔省补扣天月][^，。；、和与及]{0,4}$"
)
_PAID_FOR: Final = re.compile("[路运学车房]费|利息|工资|货款|补[助贴]")
_PIECE: Final = re.compile(
    "(?!钱|还|也|都|够|以上|以下|左右|的|和|至|到|多|起|买|就|一|涨|降|升|跌)[\u4e00-\u9fff]"
)


def is_piece(text: str, term: Term) -> bool:
    """Say whether 块 counts pieces: 7000块电池, 名表4块, against 卖100块 and 九块九."""
    if term.name != "块" or term.rule == "compound":
        return False
    if _PAID_FOR.match(text, term.end):
        return False
    priced = _PRICED.search(text, max(0, term.start - 6), term.start)
    return priced is None or _PIECE.match(text, term.end) is not None


_PRICE_MOVED: Final = re.compile(
    "(?:上涨|下跌|上调|下调|涨价|降价|提价|涨|跌|贵|便宜|[电水油气运票粮菜米肉]价|电费|水费)[^，。；、！？0-9]{0,6}$"
)
_TARIFF_MOVED: Final = re.compile(
    "(?:[电水油气煤]价|[电水气]费|度电|千瓦时)(?:(?![满得打评率])[^，。；、！？0-9]){0,8}$"
)
_PRICE_EACH: Final = re.compile(
    "每一?(?:公?斤|[升度吨只袋瓶箱枚米块])(?:卖|涨|跌|降|贵|便宜|只|才|要|收|补|加)?了?"
    "(?:[0-9一二两三四五六七八九]{1,3}[角毛分元块]钱?[涨跌降升][到至])?$"
)
_NO_PART: Final = re.compile("[度形色落逐洲钢楼球美为成之钟地利]")


def is_part_of_money(text: str, start: int, end: int, name: str) -> bool:
    """Say whether 角 and 分 are money by what is said of prices: 上涨3角多, 电价上调0.4分."""
    if name not in ("角", "毛", "分") or _NO_PART.match(text, end):
        return False
    if _PRICE_EACH.search(text, max(0, start - WINDOW), start):
        return True
    if text[start] not in ARABIC:
        return False
    moved = _TARIFF_MOVED if name == "分" else _PRICE_MOVED  # 分 is a score as well
    return moved.search(text, max(0, start - WINDOW), start) is not None


@cache
def _screens() -> re.Pattern[str]:
    return pattern(lines("inch_things.txt"))


def inches(text: str, start: int, end: int, unit: Unit) -> Unit:
    """Say whether 寸 is the inch that screens and wafers are measured in: 46寸液晶电视, against 三寸不烂之舌."""
    said = unit.code == "cun" and text[start] in ARABIC
    if said and _screens().search(text, max(0, start - _NEAR), end + _NEAR):
        return Unit("in", "length")
    return unit


_NEAR: Final = 32
_SENTENCE: Final = re.compile("[。！？!?\\n]")
_OIL_NEXT: Final = re.compile("原油|石油|油(?![漆画脂条盐菜墨泼])")
_NOUN_NEXT: Final = re.compile(
    "(?![以左右上下每日涨跌升降至到或和的水报收增减大附之，为])[\u4e00-\u9fff]|水(?!平)|的(?!原油|石油|价)"
)
_BACK, _AHEAD = 120, 60


@cache
def _oil_trade() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return pattern(lines("barrel_things.txt")), pattern(lines("barrel_not.txt"))


def is_oil(text: str, start: int, end: int) -> bool:
    """Say whether 桶, which ends at `end`, is the barrel: oil follows, or its trade is told of in the sentence.

    What else follows says what is in the vessel: 3桶蜂蜜 where oil is told of as well.
    """
    if _OIL_NEXT.match(text, end):
        return True
    if _NOUN_NEXT.match(text, end):
        return False
    things, others = _oil_trade()
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, start - _BACK), start)]
    stop = _SENTENCE.search(text, end, end + _AHEAD)
    stopped = stop.start() if stop else end + _AHEAD
    own = ends[-1] if ends else max(0, start - _BACK)
    return others.search(text, own, stopped) is None and things.search(text, own, stopped) is not None


_PARTIES: Final = frozenset("两三五六七")
_NO_PARTY: Final = re.compile(
    "[面向位宫桌案法式阵块针圆形正台格程言志士便队能可才舟糖药剂寸]|会谈|[元园]|通行|土|混凝土|石|砂|沙|渣|天然气|木材|水|面积|料"
)
_FOUR_SIDES: Final = re.compile("[将均各就在共协签出]|达成|联合|代表|合作|会商|企业|一致")


def is_party(text: str, start: int, numeral_end: int, end: int) -> bool:
    """Say whether 方 counts those who take part: 三方出资, 四方签字, against 四方来客 and 三方面.

    四方 is most often a name or all directions, so something a party does must follow.
    """
    if (
        numeral_end - start != 1
        or _NO_PARTY.match(text, end)
        or text[start - 1 : start] in ("第", "土", "石")
    ):
        return False
    return text[start] in _PARTIES or (text[start] == "四" and _FOUR_SIDES.match(text, end) is not None)


_RANK_MOVED: Final = re.compile(
    "(?:[提上攀跃]升|下[降滑跌]|[前后]移|前进|后退|提高|前挪|[升降移进退跌落])了?[近约]?$"
)


def is_rank_moved(text: str, start: int) -> bool:
    """Say whether 位 before which this stands are places of a ranking and no people: 上升19位, 前移两位."""
    return _RANK_MOVED.search(text, max(0, start - 5), start) is not None


_MOUTHS_BEFORE: Final = re.compile("[人家户][^，。；]{0,3}$")
_MOUTHS_AFTER: Final = re.compile("人|之家")


def of_people(text: str, start: int, end: int) -> bool:
    """Say whether 口 counts people: 一家三口, 216口人, against 投产井37口 and 锅5口."""
    return bool(_MOUTHS_AFTER.match(text, end) or _MOUTHS_BEFORE.search(text, max(0, start - 6), start))


_FORCE_BEFORE: Final = re.compile(
    "(?:风力|震级|阵风|风速|烈度|[东西南北]风|台风|中心附近|地震)[^，。；、]{0,3}$"
)
_FORCE_AFTER: Final = re.compile("(?:以上|左右)?的?(?:[东南西北偏]{0,4}[大强阵旋]?风|台风|地震|余震|浪|雷暴)")


_GRADE: Final = re.compile("高?强度|螺栓|精度|电能表|[电仪]表")


def is_force(text: str, start: int, end: int) -> bool:
    """Say whether 级 measures wind or an earthquake: 最大风力9级, 5.2级地震, against 一级警员 and 百亿级."""
    if text[start] in ARABIC and "." in text[start : end - 1]:
        return not _GRADE.match(text, end)  # the strength of an earthquake
    return bool(_FORCE_AFTER.match(text, end) or _FORCE_BEFORE.search(text, max(0, start - 6), start))


_MONEY_ENDS: Final = re.compile(
    "$|[，。；、！？）)”,;\\s的以左上大级—-]|排[名在]|位[列居]|名列|增|提高|上升|下降|减少|[到至升降]"
)


def money_said(text: str, start: int, first: Term, last: Term, g: Grammar) -> bool:
    """Say whether a bare 万 or 亿 is money by its context: 总投资50亿, 百亿级."""
    if _is_priced(text, start, last, g):
        return True
    if max(first.numeral.scale, last.numeral.scale) < 4:
        return False
    if _spent().search(text, max(0, start - _SPENT_REACH), start):
        return True
    if text[last.end : last.end + 1] == "级" and last.numeral.scale >= 6:
        return True
    if g.money_behind.match(text, last.end) and last.numeral.scale >= 8:
        return True
    if not _MONEY_ENDS.match(text, last.end):
        return False
    said = text[last.start : last.end]
    if "个亿" in said or "個億" in said:
        return True
    return bool(g.money.search(text, max(0, start - WINDOW), start))


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(f"(?:{tree(lines('money_spent.txt'))})(?:[近约超逾达了]|超过|约为){{0,2}}$")


_SPENT_REACH: Final = 8


@cache
def _prices() -> re.Pattern[str]:
    return pattern(lines("price_words.txt"))


_GOODS: Final = frozenset(("weight", "area", "volume", "energy"))


def _is_priced(text: str, start: int, last: Term, g: Grammar) -> bool:
    """Say whether a bare number before a slash and a measure is a price: 报价2350/吨."""
    if text[last.end : last.end + 1] not in _SLASHES or (per := g.per.match(text, last.end)) is None:
        return False
    measure = g.names.get(per["unit"])
    if measure is None or measure.kind not in _GOODS:
        return False
    return _prices().search(text, max(0, start - WINDOW), start) is not None


_SLASHES: Final = ("/", "／")
_NO_SCORE: Final = re.compile("[^，。；：！？、,;:）)”|｜\\s以之的而和与及至到—~-]|之(?!差)")
"""What follows 分 where it is a minute, a part or a verb, when no word of scores stands before."""
_CLOCK: Final = re.compile("[时点時點:：]零?$|[0-9]-$|[角毛元息]$|(?<!最)[低高提涨跌降]了?$")
_SCORED: Final = re.compile(
    "[得扣记打加罚考获总评差领先落后满技商价占比均砍拿以给][^，。；！？、0-9年月日]{0,4}$|[最][高低]$"
)


def is_score(text: str, start: int, end: int) -> bool:
    """Say whether 分, which ends at `end`, counts the points of a score: 独得28分, 扣6分, against 9时30分.

    >>> is_score("独得28分，散场", 2, 5), is_score("9时30分，散场", 2, 5), is_score("用时2分11秒", 2, 4)
    (True, False, False)
    """
    if text[start] not in ARABIC or "点" in text[start:end] or _CLOCK.search(text, max(0, start - 3), start):
        return False
    if _SCORED.search(text, max(0, start - 6), start):
        return not _NO_POINTS.match(text, end)
    return end == len(text) or _NO_SCORE.match(text, end) is None


_NO_POINTS: Final = re.compile("[0-9钟秒贝之](?!差)|[享支类布别析为公局店散辨工校行解歧级期包]")
_WEATHER: Final = re.compile(
    "(?:(?<!恒)温(?!度每?升)|热|冷|冻|寒|最高|最低|零上|屋里|室内|室外)[^，。；]{0,8}$|零下[^。；]{0,14}$"
)
"""What tells of a temperature; how far one rises is told in degrees of no scale."""
_POWER_USED: Final = re.compile("(?:电耗|耗电|用电|省电|节电|电量)[^，。；]{0,6}$")
_FAHRENHEIT: Final = Unit("F", "temperature")


def degree(text: str, start: int, last: Term, low: Bound, cold: str, unit: Unit, whole: bool) -> Unit:
    """Say what 度 is: a temperature by its scale or by the weather around it, electricity by its size, or an angle."""
    if (cold and cold[0] in "华華") or "华" in cold or "華" in cold:
        return _FAHRENHEIT
    if "氏" in cold or "零" in cold:
        return _CELSIUS
    used = _POWER_USED.search(text, max(0, start - WINDOW), start)
    if last.name == "度" and ((low is not None and low >= 1000) or used):
        return Unit("kWh", "energy")
    if whole or _WEATHER.search(text, max(0, start - WINDOW), start):
        return _CELSIUS
    return unit
