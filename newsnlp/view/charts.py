"""Bars as plain SVG, which needs no script and opens from disk."""

from collections.abc import Sequence
from html import escape

_ROW, _NAME, _VALUE, _WIDTH = 24, 150, 180, 640


def bars(rows: Sequence[tuple[str, float, str]], title: str) -> str:
    """Draw a bar a row for `(name, size, what to write behind it)`; empty for no rows.

    >>> bars([("2023-02", 2, "2 <b>"), ("2023-03", 1, "1")], "months").count("<rect"), bars([], "none")
    (2, '')
    """
    if not rows:
        return ""
    most = max(size for _, size, _ in rows) or 1
    drawn = []
    for number, (name, size, text) in enumerate(rows):
        top, width = number * _ROW, (_WIDTH - _NAME - _VALUE) * size / most
        drawn.append(
            f'<text x="{_NAME - 8}" y="{top + 16}" text-anchor="end">{escape(_short(name))}</text>'
            f'<rect x="{_NAME}" y="{top + 4}" width="{max(width, 1):.1f}" height="{_ROW - 8}"/>'
            f'<text x="{_NAME + width + 6:.1f}" y="{top + 16}">{escape(text)}</text>'
        )
    height = len(rows) * _ROW
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {_WIDTH} {height}" '
        f'style="max-width:{_WIDTH}px">{"".join(drawn)}</svg>'
    )


def _short(name: str) -> str:
    return name if len(name) <= 11 else name[:10] + "…"
