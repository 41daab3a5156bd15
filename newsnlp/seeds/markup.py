"""Articles annotated by hand as marked-up text, and back.

A marked article is three parts divided by `---` lines: `# key: value` headers; the text, where every entity stands
as `{surface|LABEL}` or `{surface|LABEL|value}`; one line a post, `name | title | organ | inherited | jurisdiction |
status | start | end`, with `-` for what is not said. Values are written as

- amounts: `50 CNY`, a range `3..5 CNY`, open ends `50.. CNY` (over) and `..50 CNY` (under), `~50 CNY` (approx), and
  a denominator `5000 CNY /m2`;
- dates: `2024-03-17`, `2024-01-01..2024-12-31`, an open `..2024-06-30`, a duration `P5Y`, `-` for what cannot be
  resolved.

A brace or bar of the text itself stands in braces, `{{}`, `{|}`, `{}}`, the line `---` of a text is `{-}--`, and
`{U+000D}` is the character of that code, in headers and posts too.
"""

import re
from itertools import zip_longest
from typing import Any, Final

from newsnlp.errors import SeedError
from newsnlp.labels import AMOUNT_LABELS, DATE_LABELS, LABELS

from .escapes import ESCAPE, escaped_end, escaped_field, escaped_text, unescaped_field, unescaped_text
from .shape import Seed, refuse_raw
from .values import amount_text, date_text, read_amount, read_date

MARK = re.compile(rf"\{{((?:[^{{}}|]|{ESCAPE})+)\|([A-Z_]+)(?:\|([^{{}}|]*))?\}}")
# What is neither a mark nor an escape has no business with these.
_STRAY = re.compile(rf"{ESCAPE}|([{{}}|])")
_POST_COLUMNS = ("name", "title", "organ", "inherited", "jurisdiction", "status", "start", "end")
# What `to_marked` promises to bring back, and what a seed that does not say it has.
_HELD: Final[dict[str, Any]] = {
    "id": "",
    "split": "",
    "published": None,
    "genre": "",
    "source": "",
    "text": "",
    "entities": [],
    "aliases": {},
    "amounts": [],
    "dates": [],
    "posts": [],
}


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
        raise SeedError(
            f"{name}: expected headers, text and posts divided by two `---` lines, found {len(parts) - 1} "
            "(a line of the text itself is written `{-}--`)"
        )
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
            seed["amounts"].append(span | read_amount(value, where))
        elif entity["label"] in DATE_LABELS:
            seed["dates"].append(span | read_date(value, where))
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
            aliases[unescaped_field(short.strip())] = unescaped_field(full.strip())
        else:
            headers[key.strip()] = unescaped_field(value.strip())
    return headers, aliases


def _text(block: str, name: str) -> tuple[str, list[dict[str, Any]], list[str | None]]:
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    values: list[str | None] = []
    position = length = 0
    for mark in MARK.finditer(block):
        before, surface = _plain(block, position, mark.start(), name), unescaped_text(mark[1])
        label, value = mark[2], mark[3]
        if label not in LABELS:
            raise SeedError(f"{name}: unknown label in {mark.group()!r}; labels are {', '.join(LABELS)}")
        start = length + len(before)
        entities.append({"start": start, "end": start + len(surface), "text": surface, "label": label})
        values.append(value)
        pieces += [before, surface]
        position, length = mark.end(), start + len(surface)
    pieces.append(_plain(block, position, len(block), name))
    return "".join(pieces), entities, values


def _plain(block: str, start: int, end: int, name: str) -> str:
    """Give the text between two marks."""
    for stray in _STRAY.finditer(block, start, end):
        if stray[1]:
            around = block[max(0, stray.start() - 15) : stray.end() + 15]
            sign = stray[1]
            raise SeedError(
                f"{name}: a mark is broken near {around!r} (a {sign} of the text itself is written {{{sign}}})"
            )
    return unescaped_text(block[start:end])


def _posts(block: str, name: str) -> list[dict[str, Any]]:
    posts = []
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [None if cell.strip() == "-" else cell.strip() for cell in line.split("|")]
        if len(cells) != len(_POST_COLUMNS):
            raise SeedError(f"{name}: a post has {len(_POST_COLUMNS)} columns, found {line!r}")
        posts.append(_post(dict(zip(_POST_COLUMNS, cells, strict=True))))
    return posts


def _post(row: dict[str, str | None]) -> dict[str, Any]:
    place, _, code = (row["jurisdiction"] or "").partition(" ")
    said = {key: unescaped_field(cell) if cell else cell for key, cell in row.items()}
    where = {"name": unescaped_field(place), "code": unescaped_field(code.strip()) or None}
    return {
        "name": said["name"],
        "title": said["title"],
        "organ": said["organ"],
        "organ_inherited": said["inherited"] == "yes",
        "jurisdiction": where if place else None,
        "status": said["status"] or "current",
        "start_date": said["start"],
        "end_date": said["end"],
    }


def to_marked(seed: Seed) -> str:
    """Write a seed as marked-up text; `parse_marked` reads it back to the same seed.

    The kind of an amount follows from its unit. Raises `SeedError`, naming the article and what cannot be written.
    """
    refuse_raw(seed, "marked-up text")
    marked = "\n".join([*_header_lines(seed), "---", _marked_body(seed), "---", *_post_lines(seed)]) + "\n"
    _read_back(seed, marked)
    return marked


def _header_lines(seed: Seed) -> list[str]:
    keys = ("id", "split", "published", "genre", "source")
    lines = [f"# {key}: {escaped_field(seed[key])}" for key in keys if seed.get(key)]
    aliases = seed.get("aliases", {}).items()
    return lines + [
        f"# alias: {escaped_field(short, '=')} = {escaped_field(full)}" for short, full in aliases
    ]


def _marked_body(seed: Seed) -> str:
    values = {(a["start"], a["end"]): amount_text(a) for a in seed["amounts"]}
    values |= {(d["start"], d["end"]): date_text(d) for d in seed["dates"]}
    text, pieces, position = seed["text"], [], 0
    for entity in seed["entities"]:
        start, end = entity["start"], entity["end"]
        value = f"|{values[start, end]}" if (start, end) in values else ""
        surface = escaped_text(text[start:end])
        pieces += [escaped_text(text[position:start]), "{", surface, "|", entity["label"], value, "}"]
        position = end
    pieces.append(escaped_text(text[position:]))
    return escaped_end("".join(pieces))


def _read_back(seed: Seed, marked: str) -> None:
    """Raise `SeedError` for a seed that says what marked-up text has no form for."""
    where = f"{seed['id']}: cannot be written as marked-up text"
    back = parse_marked(marked, where)
    for key, default in _HELD.items():
        was, read = seed.get(key) or default, back[key]
        if key in ("amounts", "dates"):
            was, read = _values(was), _values(read)
        if was != read:
            raise SeedError(
                f"{where}: {key} would read {_difference(was, read)}; mend it, or convert it --to jsonl"
            )


def _values(spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    plain = ({key: value for key, value in span.items() if key != "kind"} for span in spans)
    return sorted(plain, key=lambda span: (span["start"], span["end"]))


def _difference(was: Any, read: Any) -> str:
    if isinstance(was, list):
        pairs = zip_longest(was, read)
        was, read = next((old, new) for old, new in pairs if old != new)
    return f"{read!r:.150} instead of {was!r:.150}"


def _post_lines(seed: Seed) -> list[str]:
    return [f"# {' | '.join(_POST_COLUMNS)}", *(_post_text(post) for post in seed["posts"])]


def _post_text(post: dict[str, Any]) -> str:
    place = post["jurisdiction"]
    where = f"{_cell(place['name'], '| ')} {_cell(place['code'])}".strip() if place else ""
    cells = [
        _cell(post["name"], "#|"),
        _cell(post["title"]),
        _cell(post["organ"]),
        "yes" if post["organ_inherited"] else "no",
        where,
        _cell(post["status"]),
        _cell(post["start_date"]),
        _cell(post["end_date"]),
    ]
    return " | ".join(cell or "-" for cell in cells)


def _cell(value: str | None, dividers: str = "|") -> str:
    # A dash alone is what is not said.
    return escaped_field(value or "", "-" if value == "-" else dividers)
