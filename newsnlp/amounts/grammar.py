"""The patterns of the amount grammar, compiled once from the tables when first needed."""

import re
from functools import cache
from typing import Final, NamedTuple

from newsnlp.resources import lines, table
from newsnlp.resources.tree import tree

from . import units
from .divisions import LEVELS
from .numerals import NUMERAL

__all__ = ["CONNECTOR", "Grammar", "grammar"]

CONNECTOR: Final = r"[ \u3000]?(?:-{1,3}|[—–－─―−﹣]{1,2}|[~～〜∼￣]|至|到)[ \u3000]?"
"""What stands between the two ends of a range."""

_LONE = "一二两兩三四五六七八九零〇○半"
_BEGIN = (
    "[0-9０-９十拾廿卅几幾数數.壹贰貳叁肆柒捌玖]|[百千万亿佰仟萬億](?![0-9０-９])"
    "|成[百千][上成][千万]|[伍陆陸參](?![0-9０-９一二两三四五六七八九十百千几数])"
)
"""Where a numeral may begin. 万 before digits, 陆 and 伍 before a numeral end a word: 申万23个, 大陆50家, 队伍三支."""
_SAID_ALONE = "(?<=是)[一二三四五六七八九十](?=[而不却那这，。；]|$)"
_FIRST = (
    "首[个家座条批届台艘例款张套项枚支期次列笔场趟位辆架所根株块部班任轮单份栋宗片柜段]|首日(?![封本])|首度(?!假)"
    "|头一[个辆回次家条批场趟班排茬遭位件句桩处项口页桌种季例道堂车]|(?<![空多回两])头回(?![补客])"
)
_MORE = "十百千万亿拾佰仟萬億兆京垓多余餘几幾数數来來点點廿卅个個"


class Grammar(NamedTuple):
    """Everything the reader matches with."""

    start: "re.Pattern[str]"  # where a numeral that may be an amount begins
    numeral: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    names: dict[str, units.Unit]
    connector: "re.Pattern[str]"
    before: "re.Pattern[str]"  # modifiers and currency signs that end at a place
    last_before: frozenset[str]  # their last characters: a look at one character saves the pattern
    signs: dict[str, str]
    after: "re.Pattern[str]"
    modifiers: dict[str, tuple[str | None, bool]]
    modifiers_after: dict[str, str | None]
    money: "re.Pattern[str]"  # words of money before a bare 亿
    money_behind: "re.Pattern[str]"
    per: "re.Pattern[str]"
    each: "re.Pattern[str]"
    not_after: "re.Pattern[str]"
    not_measure: "re.Pattern[str]"
    counted: "re.Pattern[str]"


def _shelved(names: dict[str, units.Unit], shelves: int = 8) -> str:
    """Write the names of units as a few trees, each behind a look at the first character: no long row of branches."""
    heads = sorted({name[0] for name in names})
    size = -(-len(heads) // shelves)
    parts = []
    for at in range(0, len(heads), size):
        shelf = frozenset(heads[at : at + size])
        first = "".join(re.escape(char) for char in sorted(shelf))
        parts.append(f"(?=[{first}]){tree(name for name in names if name[0] in shelf)}")
    return f"(?:{'|'.join(parts)})"


@cache
def grammar() -> Grammar:
    """Compile the grammar: about a tenth of a second, once."""
    names = units.names()
    unit = _shelved(names)
    # w is short for ten thousand yuan, but in lm/w it is a watt
    whole = tree(name for name, meant in names.items() if meant.flag != "s")
    rows = list(table("modifiers.tsv"))
    modifiers = {row["word"]: (None if row["modifier"] == "-" else row["modifier"], row["alone"] == "yes")
                 for row in rows if row["side"] == "before"}  # fmt: skip
    after = {row["word"]: None if row["modifier"] == "-" else row["modifier"]
             for row in rows if row["side"] == "after"}  # fmt: skip
    signs = units.currency_signs()
    scale = "(?:摄氏|攝氏|华氏|華氏)(?:温度|溫度)?"
    sign = r"零下|零上|负的?|負的?|(?<![0-9A-Za-z%℃°）)])[-－−+]"
    before = (
        rf"(?P<mod>(?:(?:{tree(modifiers)})[ ]?)*)(?P<sign>{tree(signs)})?"
        rf"(?P<cold>(?:(?:零下|零上)?{scale})?(?:{sign})?)[ \u3000]{{0,2}}$"
    )
    money = tree(lines("money_context.txt"))
    first_units = "".join(re.escape(char) for char in sorted({name[0] for name in names}))
    head = f"[{_LONE}](?=[{_MORE}{_LONE}{first_units}{LEVELS}国成分折又等\u3000 \\-—－~～至到])"
    return Grammar(
        start=re.compile(f"(?:(?={_BEGIN})|(?<=第)|(?={head})){NUMERAL}|{_SAID_ALONE}|{_FIRST}"),
        numeral=re.compile(NUMERAL),
        # 3160万元整体受让: 整 belongs to the next word
        unit=re.compile(f"{unit}(?:(?<![A-Za-z])|(?![A-Za-z]))(?!(?<=[元圆]整)[体合修治建改个理])"),
        names=names,
        connector=re.compile(f"(?:[（(]含[)）])?{CONNECTOR}({tree(signs)})?"),
        before=re.compile(before),
        last_before=frozenset(word[-1] for word in (*modifiers, *signs))
        | frozenset("下上负負的-－−+ \u3000氏度"),
        signs=signs,
        after=re.compile(f"(?:[（(]含[)）]|[ ])?(?P<word>{tree(after)})"),
        modifiers=modifiers,
        modifiers_after=after,
        money=re.compile(f"(?:{money})[^，。；、：！？,;0-9]{{0,7}}(?:(?:19|20)[0-9]{{2}}年(?:的|为|达)?)?$"),
        money_behind=re.compile(
            f"(?:的[^，。；、：！？,;0-9]{{0,3}})?(?:{money})(?![者人户家商方群]|企业|账户|机构|对象|客户|市场)"
        ),
        per=re.compile(
            rf"[ ]?(?:/|／|每)[ ]?(?P<unit>{whole}|人|[年月日天时秒周季])(?:(?<![A-Za-z])|(?![A-Za-z]))"
        ),
        each=re.compile(
            rf"(?:每一?|每个?)(?P<unit>{whole}|[人年月日天时秒周])"
            rf"(?P<gap>[^，。；、：！？,;\s0-9０-９每]{{0,8}})[ ]?$"
            rf"|(?P<crop>亩产|单产)(?:量|平均|均|可|达到?|为|由|从|翻到|跨过)*$"
            rf"|时速(?:约|达|为|可达|近|超过|最高|不超过|将达)*(?P<hour>)$"
        ),
        not_after=re.compile(tree(lines("not_after.txt"))),
        counted=re.compile(tree(lines("counted_nouns.txt"))),
        not_measure=re.compile(tree(lines("not_measures.txt"))),
    )
