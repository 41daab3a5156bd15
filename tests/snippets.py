"""The snippets of a Markdown page, run in the order in which they stand.

A `python` block runs; where comment lines at the left edge follow a statement, they are what it prints or, for an
expression, its value. A `bash` block holds lines `python -m newsnlp...`, each of which must end with status 0. Both run
in one folder, and the blocks of a page share their names. `sh`, `json` and `text` blocks are only shown.
"""

import ast
import contextlib
import importlib
import io
import re
import shlex
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(python|bash)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A snippet: its language and its lines."""

    language: str
    source: str


def blocks(page: Path) -> list[Block]:
    """Give the snippets of a page that are to run."""
    return [Block(*found) for found in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def run_page(page: Path) -> int:
    """Run every snippet of a page in the current folder, and give how many outputs were compared."""
    scope: dict[str, object] = {"__name__": "snippets"}
    compared = 0
    for block in blocks(page):
        if block.language == "bash":
            _run_commands(block.source)
        else:
            compared += _run_python(block.source, scope)
    return compared


def _run_python(source: str, scope: dict[str, object]) -> int:
    pending: list[str] = []
    expected: list[str] = []
    compared = 0
    for line in [*source.splitlines(), ""]:
        if line.startswith("# "):
            expected.append(line[2:])
            continue
        if expected:
            said, given = "\n".join(expected), _output("\n".join(pending), scope)
            assert given == said, f"the page says {said}, and it is {given}"
            pending, expected, compared = [], [], compared + 1
        pending.append(line)
    exec("\n".join(pending), scope)
    return compared


def _output(source: str, scope: dict[str, object]) -> str:
    """Run statements, and give what the last one prints, or its value where it has one."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "snippet", "exec"), scope)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "snippet", "exec"), scope)
        elif (value := eval(compile(ast.Expression(last.value), "snippet", "eval"), scope)) is not None:
            return repr(value)
    return printed.getvalue().rstrip("\n")


def _run_commands(source: str) -> None:
    for line in source.replace("\\\n", " ").splitlines():
        python, option, module, *arguments = shlex.split(line, comments=True)
        assert (python, option) == ("python", "-m")
        name = "newsnlp.seeds.__main__" if module == "newsnlp.seeds" else module
        assert importlib.import_module(name).main(arguments) == 0, line
