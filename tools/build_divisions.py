"""Build resources/divisions.tsv, divisions_townships.txt and place_traps.txt from public lists.

    python tools/build_divisions.py ADMIN_DIR CHANGES WORDS

ADMIN_DIR holds provinces.csv, cities.csv, areas.csv and streets.csv of modood/Administrative-divisions-of-China
(WTFPL), CHANGES is JioNLP's china_location_change.txt (Apache-2.0), WORDS the word list of jieba 0.42.1 (MIT; lines
`word count tag`), read only to learn which short names are ordinary words and which words contain a place name.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "newsnlp" / "resources"
GROUPS = re.compile(
    "市辖区|直辖县级|^县$|开发区|产业|园区|管理区|管委会|示范区|实验区|委员会|岛礁|名胜区|物流|试验区|新城$"
)
SUFFIX = re.compile(
    "(?:特别行政区|自治区|自治州|自治县|自治旗|左翼|新区|地区|林区|特区|矿区|[省市州区县旗盟])$"
)
PEOPLES = (
    (
        "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|"
        "侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|"
        "畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|"
        "达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|"
        "阿昌族|普米族|塔吉克族|怒族|乌孜别克族|鄂温克族|德昂族|保安族|"
        "裕固族|独龙族|各族|壮|回|维吾尔|蒙古|柯尔克孜|哈萨克|"
    )
    .strip("|")
    .split("|")
)
PARTICLES = "和于从居今与那有占派封到在向往由至及"
REVIEWED = [
    line.split("\t")
    for line in Path(__file__).with_name("divisions_reviewed.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]
SAFE, WEAK, NEVER = ({name for name, use in REVIEWED if use == kind} for kind in ("safe", "weak", "never"))
EXTRA = {"133100": "雄安新区", "810000": "香港特别行政区", "820000": "澳门特别行政区", "710000": "台湾省"}


def short(name: str) -> str:
    """Strip the kind of division and the peoples it names: 恭城瑶族自治县 -> 恭城."""
    base = SUFFIX.sub("", name)
    changed = name.endswith(("自治县", "自治州", "自治旗", "自治区"))
    while changed:
        changed = False
        for people in PEOPLES:
            if base.endswith(people) and len(base) - len(people) >= 2:
                base, changed = base[: -len(people)], True
    return base


def tier(name: str, code: str, words: dict[str, tuple[int, str]]) -> str:
    """Say when the short form may stand for the division: s always, w in a document that supports it, n never."""
    base = short(name)
    if code.endswith("0000"):
        return "s"
    if base == name or len(base) < 2 or base in NEVER:
        return "n"
    if base in SAFE:
        return "s"
    if base in WEAK:
        return "w"
    if code.endswith("00") or len(base) > 2:
        return "s"
    count, tag = words.get(base, (0, ""))
    if tag.startswith("ns") and name[-1] != "区":
        return "s"
    return "n" if count >= 200 and tag not in {"nr", "nrt", "ns", "nz", "nrfg"} else "w"


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def former_names(divisions: dict[str, str], changes: Path) -> list[tuple[str, str]]:
    """Give abolished names with the code of the division that followed: listed changes, then the usual upgrades."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for code, name in divisions.items():
        by_name[name].append(code)
    former: dict[tuple[str, str], None] = {}
    for line in changes.read_text(encoding="utf-8").splitlines():
        old, new = (side.split("\t") for side in (*line.partition("=>")[::2],))
        name = next((part for part in old[6:3:-2] if part and part[-1] in "市县区州旗"), "")
        here = [code for code in by_name[new[-1]] if divisions.get(code[:2] + "0000") == new[0]]
        if name and len(here) == 1 and name != new[-1]:
            former[here[0], name] = None
    for name, code in REVIEWED:
        if code in divisions:
            former[code, name] = None
    said = {name for _, name in former} | set(divisions.values())
    for (
        code,
        name,
    ) in divisions.items():  # most were a 县 or 市 of the same name
        base, county = name[:-1], code[2:4] != "00" and code[4:] != "00"
        if name[-1] in "区市" and county and len(base) >= 2 and base not in NEVER:
            for kind in "县市" if name[-1] == "区" else "县":
                if base + kind not in said:
                    former.setdefault((code, base + kind), None)
    return list(former)


def main(folder: Path, changes: Path, word_list: Path) -> None:
    """Write the three resources."""
    words: dict[str, tuple[int, str]] = {}
    for line in word_list.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        words[word] = (int(count), tag)
    divisions = dict(EXTRA)
    for file in ("provinces", "cities", "areas"):
        for row in read(folder / f"{file}.csv"):
            if len(row["code"]) <= 6 and not GROUPS.search(row["name"]):
                divisions[row["code"].ljust(6, "0")] = row["name"]
    rows = [(code, name, tier(name, code, words), "") for code, name in sorted(divisions.items())]
    known = set(divisions.values())
    shorts = {short(name) for name in known}
    for code, name in former_names(divisions, changes):
        rows.append((code, name, "n" if short(name) in shorts else tier(name, code, words), "former"))
    head = (
        "# Administrative divisions of China from province to county level: six-digit code, name, whether the short\n"
        "# name (南通) may stand alone (s safe, w where the document supports it, n never), and `former` for\n"
        "# abolished names, which carry the code of the division that followed; own is the code they had themselves.\n"
        "# Source: github.com/modood/Administrative-divisions-of-China (commit 57a0aa9c, WTFPL; National Bureau of\n"
        "# Statistics codes of 2023); former names after github.com/dongrixinyu/JioNLP (commit 783abc52, Apache-2.0)\n"
        "# and an own list. Built by tools/build_divisions.py.\n"
    )
    body = "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)
    (RESOURCES / "divisions.tsv").write_text(head + "code\tname\tshort\tstate\n" + body, encoding="utf-8")
    write_townships(folder)
    write_traps(words, rows)


def write_townships(folder: Path) -> None:
    """Write one line a county: its code, a tab, then the last three digits and the name of each town, by blanks."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in read(folder / "streets.csv"):
        name = row["name"]
        base = re.sub("(?:街道|镇|乡)$", "", name)
        if base != name and len(base) >= 2 and not name.endswith("民族镇"):
            groups[row["code"][:6]].append(row["code"][6:] + name)
    head = (
        "# Towns, townships and street offices: county code, then the last three digits and the name of each.\n"
        "# Source: github.com/modood/Administrative-divisions-of-China (commit 57a0aa9c, WTFPL; National Bureau of\n"
        "# Statistics codes of 2023). Built by tools/build_divisions.py.\n"
    )
    body = "".join(f"{code}\t{' '.join(names)}\n" for code, names in sorted(groups.items()))
    (RESOURCES / "divisions_townships.txt").write_text(head + body, encoding="utf-8")


def write_traps(words: dict[str, tuple[int, str]], rows: list[tuple[str, str, str, str]]) -> None:
    """Write ordinary words that contain a short name or country without meaning it."""
    names = {short(name) for _, name, kind, _ in rows if kind != "n"}
    names |= {
        "中国",
        "日本",
        "法国",
        "德国",
        "海地",
        "马里",
        "约旦",
        "苏丹",
        "不丹",
        "古巴",
        "多哥",
        "加纳",
        "泰国",
        "美国",
    }
    found = []
    for word, (_, tag) in words.items():
        if len(word) < 3 or word in names or tag in {"ns", "nt"}:
            continue
        inside = [
            (i, j)
            for i in range(len(word))
            for j in range(i + 2, min(len(word), i + 5) + 1)
            if j - i < len(word) and word[i:j] in names
        ]
        if inside and word[0] not in PARTICLES and not any(i == 0 for i, _ in inside):
            found.append(word)
    found += [name for name, use in REVIEWED if use == "trap"]
    head = (
        "# Words that contain the short name of a place and mean something else: no place is found inside them.\n"
        "# Source: word list of github.com/fxsjy/jieba 0.42.1 (MIT), filtered by tools/build_divisions.py.\n"
    )
    (RESOURCES / "place_traps.txt").write_text(head + "\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
