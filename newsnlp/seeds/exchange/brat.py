"""brat's standoff: a folder with a `.txt` and a `.ann` for each article, posts as relations from person to title.

What else belongs to an article stands in a note on the first span. brat counts characters as we do.
Format: https://brat.nlplab.org/standoff.html
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from newsnlp.errors import SeedError

from .carrying import Seed, entities, held_text, rebuilt

_NOTE = "#1\tAnnotatorNotes T1\t"
# A name of a file may be 255 bytes long, and a Chinese character takes three.
_LONGEST_NAME = 80


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write the folder, and the `annotation.conf` that brat asks for."""
    output.mkdir(parents=True, exist_ok=True)
    labels: set[str] = set()
    taken: set[str] = set()
    for seed in seeds:
        rows = []
        for number, entity in enumerate(seed["entities"], 1):
            labels.add(entity["label"])
            surface = entity["text"].replace("\n", " ")
            rows.append(f"T{number}\t{entity['label']} {entity['start']} {entity['end']}\t{surface}")
        rows += [
            f"R{number}\tHolds Arg1:T{person} Arg2:T{title}"
            for number, (person, title) in enumerate(sorted(_held_by(seed)), 1)
        ]
        if rows:
            rows.append(_NOTE + held_text(seed))
        name = _file_name(seed["id"], taken)
        (output / f"{name}.txt").write_text(seed["text"], encoding="utf-8")
        (output / f"{name}.ann").write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    relations = "[relations]\nHolds\tArg1:PERSON, Arg2:TITLE\n[events]\n[attributes]\n"
    conf = "[entities]\n" + "".join(f"{label}\n" for label in sorted(labels)) + relations
    (output / "annotation.conf").write_text(conf, encoding="utf-8")


def _file_name(id: str, taken: set[str]) -> str:
    """Make a name of a file from an id, which may be a path or an address; brat wants no spaces.

    >>> taken: set[str] = set()
    >>> _file_name("https://a.cn/1", taken), _file_name("https://a.cn?1", taken)
    ('https___a.cn_1', 'https___a.cn_1-2')
    """
    stem = re.sub(r"[^\w.-]", "_", id)[-_LONGEST_NAME:].lstrip(".") or "article"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _held_by(seed: Seed) -> set[tuple[int, int]]:
    """Give for each post the numbers of the nearest pair of its person and its title."""
    numbered = list(enumerate(seed["entities"], 1))
    found = set()
    for post in seed["posts"]:
        short = {post["name"], *(key for key, name in seed["aliases"].items() if name == post["name"])}
        persons = [(n, e) for n, e in numbered if e["label"] == "PERSON" and e["text"] in short]
        titles = [(n, e) for n, e in numbered if e["label"] == "TITLE" and e["text"] == post["title"]]
        pairs = [(abs(p["start"] - t["start"]), n, m) for n, p in persons for m, t in titles]
        if pairs:
            _, person, title = min(pairs)
            found.add((person, title))
    return found


def read(path: Path) -> Iterator[Seed]:
    """Read a folder; raises `SeedError` where an `.ann` has no text or a line is none of brat's."""
    for annotated in sorted(path.glob("*.ann")):
        source = annotated.with_suffix(".txt")
        if not source.exists():
            raise SeedError(f"{annotated}: its text {source.name} is missing")
        text = source.read_text(encoding="utf-8")
        spans: list[tuple[int, int, str]] = []
        kept: Seed = {}
        for number, line in enumerate(annotated.read_text(encoding="utf-8").splitlines(), 1):
            try:
                if line.startswith("T"):
                    label, start, end = line.split("\t")[1].split(" ")
                    spans.append((int(start), int(end), label))
                elif line.startswith("#") and "AnnotatorNotes" in line:
                    note = line.split("\t", 2)[2]
                    kept = json.loads(note) if note.startswith("{") else kept
            except (ValueError, IndexError) as error:
                raise SeedError(f"{annotated}:{number}: {line!r} is no line of brat's") from error
        yield rebuilt(text, entities(spans, text, str(annotated)), kept, annotated.stem)
