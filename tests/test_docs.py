"""The README's snippets run, and what they print in comments is what comes out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_readme(block: str) -> None:
    scope: dict[str, object] = {}
    pending: list[str] = []
    compared = 0
    for line in block.splitlines():
        if not line.startswith("# "):
            pending.append(line)
            continue
        *statements, expression = _statements(pending)
        exec("\n".join(statements), scope)
        assert repr(eval(expression, scope)) == line[2:]
        pending, compared = [], compared + 1
    assert compared


def _statements(lines: list[str]) -> list[str]:
    """All lines, the last top-level expression as one entry of its own."""
    import ast

    source = "\n".join(lines)
    body = ast.parse(source).body
    last = ast.get_source_segment(source, body[-1]) or ""
    before = [ast.get_source_segment(source, node) or "" for node in body[:-1]]
    return [*before, last]
