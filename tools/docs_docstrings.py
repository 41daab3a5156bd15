"""An extension of griffe: docstrings as Markdown, their doctests and indented tables as blocks."""

import re
from typing import Any

import griffe


class Blocks(griffe.Extension):
    """Put fences around what is no running text."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of every object that is loaded."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(text: str) -> str:
    """Put fences around paragraphs that are doctests or are indented.

    >>> print(fenced("Give one.\\n\\n>>> one()\\n1"))
    Give one.
    <BLANKLINE>
    ```pycon
    >>> one()
    1
    ```
    """
    return "\n\n".join(map(_paragraph, re.split(r"\n[ \t]*\n", text)))


def _paragraph(text: str) -> str:
    if text.startswith(">>>"):
        return f"```pycon\n{text}\n```"
    lines = text.strip("\n").split("\n")
    if all(line.startswith("  ") for line in lines):
        return "```text\n" + "\n".join(line.removeprefix("  ") for line in lines) + "\n```"
    return text
