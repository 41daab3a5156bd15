"""A hook of MkDocs: `<!-- include: PATH -->` in a page becomes the file at PATH, from the root of the repository.

Markdown goes in with its headings one step lower; any other file as a block of its kind. A file that is not there, as
a model that was not built, leaves a line that says so.
"""

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_INCLUDE = re.compile(r"^<!-- include: (\S+) -->$", re.MULTILINE)
_PARTS = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\((?!\w+:)[^)]*\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the files in; called by MkDocs for every page."""
    return _INCLUDE.sub(lambda found: included(found[1]), markdown)


def included(name: str) -> str:
    """Give what stands in a page for a file.

    >>> included("absent/README.md")
    '*`absent/README.md` is not in this checkout.*'
    """
    path = ROOT / name
    if not path.is_file():
        return f"*`{name}` is not in this checkout.*"
    text = path.read_text(encoding="utf-8").strip()
    if path.suffix != ".md":
        return f"```{path.suffix[1:].replace('txt', 'text')}\n{text}\n```"
    parts = _PARTS.split(text)
    # Links between files of the repository lead nowhere from a page.
    parts[::2] = [_LINK.sub(r"\1", re.sub("^#", "##", part, flags=re.MULTILINE)) for part in parts[::2]]
    return "".join(parts)
