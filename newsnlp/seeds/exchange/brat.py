"""brat's standoff: a folder with a `.txt` and a `.ann` for each article, posts as relations from person to title.

What else belongs to an article stands in a note on the first span, and where there is none in a `.json` beside it,
which brat does not read. brat counts characters as we do.
Format: https://brat.nlplab.org/standoff.html
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.errors import SeedError

from ..files import file_name, make_folder, text_of
from .carrying import Seed, check_fit, entities, held_text, rebuilt

_NOTE = "#1\tAnnotatorNotes T1\t"


def write(seeds: Iterable[Seed], output: Path) -> None:
    """Write the folder, and the `annotation.conf` that brat asks for."""
    make_folder(output)
    labels: set[str] = set()
    taken: set[str] = set()
    for seed in seeds:
        check_fit(seed, "brat")
        labels |= {entity["label"] for entity in seed["entities"]}
        name = file_name(seed["id"], taken)
        rows = "".join(row + "\n" for row in _rows(seed))
        # Offsets count a \r as well: line ends stay as they are.
        (output / f"{name}.txt").write_text(seed["text"], encoding="utf-8", newline="")
        (output / f"{name}.ann").write_text(rows, encoding="utf-8", newline="")
        if not rows:
            (output / f"{name}.json").write_text(held_text(seed), encoding="utf-8")
    relations = "[relations]\nHolds\tArg1:PERSON, Arg2:TITLE\n[events]\n[attributes]\n"
    conf = "[entities]\n" + "".join(f"{label}\n" for label in sorted(labels)) + relations
    (output / "annotation.conf").write_text(conf, encoding="utf-8")


def _rows(seed: Seed) -> list[str]:
    rows = []
    for number, entity in enumerate(seed["entities"], 1):
        surface = re.sub(r"[\r\n]", " ", entity["text"])
        rows.append(f"T{number}\t{entity['label']} {entity['start']} {entity['end']}\t{surface}")
    rows += [
        f"R{number}\tHolds Arg1:T{person} Arg2:T{title}"
        for number, (person, title) in enumerate(sorted(_held_by(seed)), 1)
    ]
    return [*rows, _NOTE + held_text(seed)] if rows else rows


def _held_by(seed: Seed) -> set[tuple[int, int]]:
    """Give for each post the numbers of the nearest pair of its person and its title."""
    numbered = list(enumerate(seed["entities"], 1))
    found = set()
    for post in seed["posts"]:
        short = {
            post["name"],
            *(key for key, name in seed.get("aliases", {}).items() if name == post["name"]),
        }
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
        yield _article(annotated, _exact(source))


def _article(annotated: Path, text: str) -> Seed:
    spans: list[tuple[int, int, str]] = []
    kept: Seed = _apart(annotated.with_suffix(".json"))
    for number, line in enumerate(text_of(annotated).split("\n"), 1):
        where = f"{annotated}:{number}"
        try:
            if line.startswith("T"):
                label, start, end = line.split("\t")[1].split(" ")
                spans.append((int(start), int(end), label))
                entities(spans[-1:], text, where)
            elif line.startswith("#") and "AnnotatorNotes" in line:
                note = line.split("\t", 2)[2]
                kept = json.loads(note) if note.startswith("{") else kept
        except (ValueError, IndexError, RecursionError) as error:
            if isinstance(error, SeedError):
                raise
            raise SeedError(f"{where}: {line!r} is no line of brat's") from error
    return rebuilt(text, entities(spans, text, str(annotated)), kept, annotated.stem, str(annotated))


def _apart(path: Path) -> Seed:
    """Give what was put beside an article without spans."""
    if not path.exists():
        return {}
    try:
        return dict(json.loads(text_of(path)))
    except (ValueError, TypeError, RecursionError) as error:
        raise SeedError(f"{path}: not JSON, as it was written ({error})") from error


def _exact(path: Path) -> str:
    # A mark of byte order would be the first character that brat counts.
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
