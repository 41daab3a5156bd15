"""Articles annotated by hand as marked-up text, and back.

A marked article is three parts divided by `---` lines: `# key: value` headers; the text, where every entity stands
as `{surface|LABEL}` or `{surface|LABEL|value}`; one line a post, `name | title | organ | inherited | jurisdiction |
status | start | end`, with `-` for what is not said. Values are written as

- amounts: `50 CNY`, a range `3..5 CNY`, open ends `50.. CNY` (over) and `..50 CNY` (under), `~50 CNY` (approx), and
  a denominator `5000 CNY /m2`;
- dates: `2024-03-17`, `2024-01-01..2024-12-31`, an open `..2024-06-30`, a duration `P5Y`, `-` for what cannot be
  resolved.
"""

import re
from typing import Any

from newsnlp.amounts.units import codes, names
from newsnlp.errors import SeedError
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS, LABELS

MARK = re.compile(r"\{([^{}|]+)\|([A-Z_]+)(?:\|([^{}|]*))?\}")
_NUMBER = r"(-?\d+(?:\.\d+)?(?:/\d+)?)?"
_AMOUNT = re.compile(rf"(~?){_NUMBER}(\.\.)?{_NUMBER}(?:\s+([^\s/]\S*))?(?:\s+/(\S+))?")
_DAY = r"(\d{4}-\d\d-\d\d)?"
_DATE = re.compile(rf"(?=.*\d){_DAY}(\.\.)?{_DAY}")
_DURATION = re.compile(r"P(?=[\dT])[\dYMWDTHS.]+")
_POST_COLUMNS = ("name", "title", "organ", "inherited", "jurisdiction", "status", "start", "end")

Seed = dict[str, Any]


def parse_marked(source: str, name: str = "<text>") -> Seed:
    """Turn a marked-up article into a seed: one dict of the shape in `seeds/seed.schema.json`.

    Raises `SeedError`, naming the file and the mark or line, where the form is wrong.

    >>> seed = parse_marked('''# id: a
    ... # split: dev
    ... ---
    ... {泰州市|GPE}{市长|TITLE}{张文|PERSON}说，投资近{3亿元|MONEY|~300000000 CNY}。
    ... ---
    ... 张文 | 市长 | 泰州市 | no | 泰州市 321200 | current | - | -
    ... ''')
    >>> seed["text"], seed["amounts"][0]["low"]
    ('泰州市市长张文说，投资近3亿元。', '300000000')
    """
    parts = re.split(r"^---[ \t]*$\n?", source.replace("\r\n", "\n"), flags=re.MULTILINE)
    if len(parts) != 3:
        raise SeedError(f"{name}: expected headers, text and posts divided by two `---` lines")
    headers, aliases = _headers(parts[0], name)
    text, entities, values = _text(parts[1].rstrip("\n"), name)
    seed: Seed = {
        "id": headers.get("id") or _missing(name, "id"),
        "split": headers.get("split") or _missing(name, "split"),
        "published": headers.get("published"),
        "genre": headers.get("genre", ""),
        "source": headers.get("source", ""),
        "text": text,
        "entities": entities,
        "amounts": [],
        "dates": [],
        "aliases": aliases,
        "posts": _posts(parts[2], name),
    }
    for entity, value in zip(entities, values, strict=True):
        where = f"{name}: {entity['text']!r} ({entity['label']})"
        span = {"start": entity["start"], "end": entity["end"], "text": entity["text"]}
        if entity["label"] in AMOUNT_LABELS:
            seed["amounts"].append(span | _amount(value, where))
        elif entity["label"] in DATE_LABELS:
            seed["dates"].append(span | _date(value, where))
        elif value is not None:
            raise SeedError(f"{where}: only amounts and dates have a value, found {value!r}")
    return seed


def _missing(name: str, key: str) -> str:
    raise SeedError(f"{name}: header `# {key}: ...` is missing")


def _headers(block: str, name: str) -> tuple[dict[str, str], dict[str, str]]:
    headers: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for line in filter(str.strip, block.splitlines()):
        key, colon, value = line.lstrip("# ").partition(":")
        if not line.startswith("#") or not colon:
            raise SeedError(f"{name}: header lines read `# key: value`, found {line!r}")
        if key.strip() == "alias":
            short, _, full = value.partition("=")
            aliases[short.strip()] = full.strip()
        else:
            headers[key.strip()] = value.strip()
    return headers, aliases


def _text(block: str, name: str) -> tuple[str, list[dict[str, Any]], list[str | None]]:
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    values: list[str | None] = []
    position = length = 0
    for mark in MARK.finditer(block):
        before = block[position : mark.start()]
        surface, label, value = mark.groups()
        if label not in LABELS:
            raise SeedError(f"{name}: unknown label in {mark.group()!r}; labels are {', '.join(LABELS)}")
        start = length + len(before)
        entities.append({"start": start, "end": start + len(surface), "text": surface, "label": label})
        values.append(value)
        pieces += [before, surface]
        position, length = mark.end(), start + len(surface)
    pieces.append(block[position:])
    text = "".join(pieces)
    stray = re.search(r"[{}|]", text)
    if stray:
        around = text[max(0, stray.start() - 15) : stray.end() + 15]
        raise SeedError(f"{name}: a mark is broken near {around!r}")
    return text, entities, values


def _amount(value: str | None, where: str) -> dict[str, Any]:
    found = _AMOUNT.fullmatch((value or "").strip())
    if not found or not (found[2] or found[4]):
        raise SeedError(f"{where}: an amount needs a value such as `5000000000 CNY`, found {value!r}")
    approx, low, dots, high, unit, per = found.groups()
    if not dots:
        high = low
    modifier = "approx" if approx else "over" if high is None else "under" if low is None else None
    unit, per = _code(unit), _code(per)
    return {
        "kind": _kind(unit),
        "low": low,
        "high": high,
        "unit": unit,
        "modifier": modifier,
        "per": per,
    }


_PER_TIME = {"小时": "h", "秒": "s", "分钟": "min"}
_COUNTED = frozenset(("方",))  # the sides of an agreement; a volume is written m3


def _code(unit: str | None) -> str | None:
    """Give the code of a unit of measurement that is written by its name: ℃, 两, 小时; a measure word stays."""
    if unit is None or unit in codes() or unit not in names() or unit in _COUNTED:
        return _PER_TIME.get(unit or "", unit)
    known = names()[unit]
    return known.code if known.code in codes() and known.kind != "money" else _PER_TIME.get(unit, unit)


def _kind(unit: str | None) -> str:
    if unit is None:
        return "number"
    if unit in codes():
        kind, _ = codes()[unit]
        return "money" if kind == unit else kind
    # What is no code is a measure word, and 块 among them counts pieces: money is written CNY.
    kind = names()[unit].kind if unit in names() and unit not in _COUNTED else "count"
    return "count" if kind == "money" else kind


def _date(value: str | None, where: str) -> dict[str, Any]:
    dates: dict[str, Any] = {"start_date": None, "end_date": None, "duration": None}
    value = (value or "").strip()
    if found := _DATE.fullmatch(value):
        dates["start_date"], dates["end_date"] = found[1], found[3] if found[2] else found[1]
    elif _DURATION.fullmatch(value):
        dates["duration"] = value
    elif value != "-":
        raise SeedError(f"{where}: a date needs `2024-03-17`, `FROM..TO`, `P5Y` or `-`, found {value!r}")
    return dates


def _posts(block: str, name: str) -> list[dict[str, Any]]:
    posts = []
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [None if cell.strip() == "-" else cell.strip() for cell in line.split("|")]
        if len(cells) != len(_POST_COLUMNS):
            raise SeedError(f"{name}: a post has {len(_POST_COLUMNS)} columns, found {line!r}")
        row = dict(zip(_POST_COLUMNS, cells, strict=True))
        place, _, code = (row["jurisdiction"] or "").partition(" ")
        posts.append(
            {
                "name": row["name"],
                "title": row["title"],
                "organ": row["organ"],
                "organ_inherited": row["inherited"] == "yes",
                "jurisdiction": {"name": place, "code": code.strip() or None} if place else None,
                "status": row["status"] or "current",
                "start_date": row["start"],
                "end_date": row["end"],
            }
        )
    return posts


def to_marked(seed: Seed) -> str:
    """Write a seed as marked-up text; `parse_marked` reads it back to the same seed."""
    values = {(a["start"], a["end"]): _amount_text(a) for a in seed["amounts"]}
    values |= {(d["start"], d["end"]): _date_text(d) for d in seed["dates"]}
    text, pieces, position = seed["text"], [], 0
    for entity in seed["entities"]:
        start, end = entity["start"], entity["end"]
        value = f"|{values[start, end]}" if (start, end) in values else ""
        pieces += [text[position:start], "{", text[start:end], "|", entity["label"], value, "}"]
        position = end
    pieces.append(text[position:])
    head = [
        f"# {key}: {seed[key]}" for key in ("id", "split", "published", "genre", "source") if seed.get(key)
    ]
    head += [f"# alias: {short} = {full}" for short, full in seed["aliases"].items()]
    rows = [f"# {' | '.join(_POST_COLUMNS)}"] + [_post_text(post) for post in seed["posts"]]
    return "\n".join([*head, "---", "".join(pieces), "---", *rows]) + "\n"


def _amount_text(amount: dict[str, Any]) -> str:
    low, high = amount["low"], amount["high"]
    number = low if low == high else f"{low or ''}..{high or ''}"
    unit = f" {amount['unit']}" if amount["unit"] else ""
    per = f" /{amount['per']}" if amount["per"] else ""
    return f"{'~' if amount['modifier'] == 'approx' else ''}{number}{unit}{per}"


def _date_text(value: dict[str, Any]) -> str:
    start, end = value["start_date"], value["end_date"]
    if start is None and end is None:
        return value["duration"] or "-"
    return str(start) if start == end else f"{start or ''}..{end or ''}"


def _post_text(post: dict[str, Any]) -> str:
    place = post["jurisdiction"]
    cells = [
        post["name"],
        post["title"],
        post["organ"],
        "yes" if post["organ_inherited"] else "no",
        f"{place['name']} {place['code'] or ''}".strip() if place else None,
        post["status"],
        post["start_date"],
        post["end_date"],
    ]
    return " | ".join(cell or "-" for cell in cells)
