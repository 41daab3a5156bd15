"""All names a division goes by, from the shipped lists, as one lexicon built on first use."""

import re
from collections import defaultdict
from functools import cache
from typing import Final, NamedTuple

from newsnlp.resources import Lexicon, lines, table

from .division import Division

_KIND: Final = re.compile(
    "(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|林区|特区|矿区|[省市州区县旗盟])$"
)
_PEOPLES: Final = re.compile(
    "(?:蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族"
    "|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|阿昌族|普米族|塔吉克族|怒族"
    "|鄂温克族|德昂族|保安族|裕固族|独龙族|各族|壮族|回族|维吾尔|蒙古|柯尔克孜|哈萨克|柯尔克孜)+$"
)


class Entry(NamedTuple):
    """What a written name can mean: `kind` full, s (safe short), w (weak short), n (short, in runs only), trap."""

    kind: str
    divisions: tuple[Division, ...]


def short_name(name: str) -> str:
    """Give the name without the kind of division and the peoples in it.

    >>> short_name("通州区"), short_name("恭城瑶族自治县"), short_name("泗县")
    ('通州', '恭城', '泗县')
    """
    base = _KIND.sub("", name)
    if "自治" in name[len(base) :]:
        match = _PEOPLES.search(base, 2)
        if match is not None:
            base = base[: match.start()]
    return base if len(base) >= 2 else name


@cache
def divisions() -> dict[str, Division]:
    """Give the divisions from province to county level by code, without abolished names."""
    named = {row["code"]: row["name"] for row in table("divisions.tsv") if row.get("state") != "former"}
    return {code: _division(name, code, named) for code, name in named.items()}


def _division(
    name: str, code: str, named: dict[str, str], *, former: bool = False, own: str = ""
) -> Division:
    province, city = code[:2] + "0000", code[:4] + "00"
    if code == province:
        return Division(name, code, "province", (), former, own)
    if code == city:
        return Division(name, code, "prefecture", (named[province],), former, own)
    above = (named[province], named[city]) if city in named else (named[province],)
    return Division(name, code, "county", above, former, own)


def above(division: Division) -> tuple[Division, ...]:
    """Give the divisions around this one, nearest first.

    >>> [upper.name for upper in above(divisions()["320612"])]
    ['南通市', '江苏省']
    """
    codes = (division.code[:6], division.code[:4] + "00", division.code[:2] + "0000") if division.code else ()
    known = divisions()
    coded = tuple(known[c] for c in dict.fromkeys(codes) if c in known and known[c].contains(division))
    if division.code or not division.parents:
        return coded
    # a village or town that no list has: the names around it are what the text said
    *outer, name = division.parents
    nearest = _by_path().get((*outer, name)) or Division(name, "", "township", tuple(outer))
    return (nearest, *above(nearest))


@cache
def _by_path() -> dict[tuple[str, ...], Division]:
    return {(*division.parents, division.name): division for division in divisions().values()}


@cache
def former_names() -> dict[str, tuple[Division, ...]]:
    """Give the abolished names of a division by its code: 大丰市 and 大丰县 for 320904."""
    named = {code: division.name for code, division in divisions().items()}
    found: dict[str, list[Division]] = defaultdict(list)
    for row in table("divisions.tsv"):
        if row.get("state") == "former":
            own = row.get("own", "")
            found[row["code"]].append(_division(row["name"], row["code"], named, former=True, own=own))
    return {code: tuple(names) for code, names in found.items()}


def _aliases(division: Division) -> list[str]:
    """Give full forms in use beside the official one: 凉山州, 恭城县, 新疆自治区."""
    name, base = division.name, short_name(division.name)
    ending = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区"}.get(name[-3:])
    return [base + ending] if ending and base + ending != name and len(base) >= 2 else []


@cache
def lexicon() -> Lexicon[Entry]:
    """Give every written name with its entry (about 50,000 names; built in a fifth of a second)."""
    full: dict[str, list[Division]] = defaultdict(list)
    shorts: dict[str, list[tuple[str, Division]]] = defaultdict(list)
    current = divisions()
    named = {code: division.name for code, division in current.items()}
    for row in table("divisions.tsv"):
        former = row.get("state") == "former"
        division = (
            _division(row["name"], row["code"], named, former=True, own=row.get("own", ""))
            if former
            else current[row["code"]]
        )
        full[division.name].append(division)
        for alias in _aliases(division):
            full[alias].append(division)
        if short_name(division.name) != division.name and not former:
            shorts[short_name(division.name)].append((row["short"], division))
        elif former and row["short"] != "n":
            shorts[short_name(division.name)].append(("w", division))
    shorts["内蒙"].append(("s", current["150000"]))
    entries = {name: Entry("full", tuple(found)) for name, found in full.items()}
    for name, found in shorts.items():
        if name not in entries:
            entries[name] = _short_entry(found)
    for line in lines("divisions_townships.txt"):
        code, _, rest = line.partition("\t")
        parent = current.get(code) or current.get(code[:4] + "00")
        if parent is not None:
            for item in rest.split(" "):
                name = item[3:]
                town = Division(name, code + item[:3], "township", (*parent.parents, parent.name))
                known = entries.get(name)
                entries[name] = Entry("full", (*known.divisions, town) if known else (town,))
    for row in table("divisions_taiwan.tsv"):
        city = Division(row["name"], "", "prefecture", (named["710000"],))
        entries |= {name: Entry("full", (city,)) for name in (row["name"], row["short"]) if name != "-"}
    for row in table("countries.tsv"):
        entries[row["name"]] = Entry("full", (Division(row["country"], "", "country"),))
    for word in lines("place_traps.txt"):
        entries.setdefault(word, Entry("trap", ()))
    return Lexicon(entries)


def _short_entry(found: list[tuple[str, Division]]) -> Entry:
    """A short name means the highest division that it safely names (吉林, 南昌); else all that bear it are open."""
    order = ("province", "prefecture", "county")
    top = min(order.index(division.level) for _, division in found)
    kinds = {kind for kind, division in found if division.level == order[top]}
    if top < 2 and "s" in kinds:
        return Entry("s", tuple(division for _, division in found if division.level == order[top]))
    kind = "s" if {kind for kind, _ in found} == {"s"} else "w" if kinds & {"s", "w"} else "n"
    return Entry(kind, tuple(division for _, division in found))


def named(name: str) -> tuple[Division, ...]:
    """Give the divisions that go by a short name, whether or not it is safe to find alone; none for another word.

    >>> [division.name for division in named("邹城")], named("高质量")
    (['邹城市'], ())
    """
    entry = lexicon().get(name)
    return entry.divisions if entry is not None and entry.kind in {"s", "w"} else ()
