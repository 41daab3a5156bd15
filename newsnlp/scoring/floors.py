"""Figures that must not fall: a committed file of floors, and what has fallen below them."""

import json
from pathlib import Path

from newsnlp.errors import SeedError

from .counts import Counts
from .report import Report

# With fewer gold items a figure moves by points when one of them changes: no floor holds it.
MINIMUM_SUPPORT = 30


def fallen(report: Report, path: Path, split: str) -> list[str]:
    """Say, one sentence each, which figures of a split lie below their floors (F1 or accuracy, 0 to 1).

    The file is a JSON object of splits, each an object of figure names and floors. Raises `SeedError` for a floor on
    a figure that the report lacks or that rests on fewer than 30 gold items.
    """
    floors = read_floors(path).get(split, {})
    figures = report.figures()
    found = []
    for name, floor in floors.items():
        figure = figures.get(name)
        if figure is None or figure.support < MINIMUM_SUPPORT:
            support = figure.support if figure else 0
            raise SeedError(f"{path}: {name!r} of {split} has {support} gold items, too few for a floor")
        value = figure.f1 if isinstance(figure, Counts) else figure.value
        if value < floor:
            found.append(f"{split}: {name} is {value:.4f}, below its floor {floor:.4f}")
    return found


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """Read a file of floors; raises `SeedError` where it is not splits of figure names and numbers from 0 to 1."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        right = all(0 <= floor <= 1 for split in floors.values() for floor in split.values())
    except (ValueError, AttributeError, TypeError) as error:
        raise SeedError(f'{path}: floors read {{"test": {{"PERSON": 0.9}}}} ({error})') from error
    if not right:
        raise SeedError(f"{path}: a floor lies between 0 and 1")
    checked: dict[str, dict[str, float]] = floors
    return checked
