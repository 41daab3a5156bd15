"""Imports run one way, and the rooms at the bottom know nothing of spaCy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import newsnlp

PACKAGE = Path(newsnlp.__file__).parent

# Each room, and the rooms it may import.
ALLOWED = {
    "errors": set(),
    "files": set(),
    "labels": set(),
    "options": set(),
    "resources": set(),
    "text": {"errors", "resources"},
    "amounts": {"errors", "labels", "resources"},
    "words": {"errors", "resources"},
    "places": {"errors", "labels", "resources"},
    "dates": {"errors", "labels", "resources", "amounts"},
    "names": {"errors", "labels", "resources", "places"},
    "officials": {"errors", "labels", "resources", "places", "names"},
    "tagger": {"errors", "labels", "resources"},
    "state": {"errors"},
    "extensions": {"amounts", "dates", "officials", "text", "state"},
    "pipes": {
        "errors", "labels", "resources", "text", "amounts", "words", "places", "dates", "names", "officials",
        "tagger", "state", "extensions",
    },
    "pipeline": {"pipes"},
    "extras": {"errors"},
    "records": {"errors", "extras", "files", "labels", "text", "state", "pipeline", "extensions"},
    "seeds": {"errors", "files", "labels", "amounts", "text"},
    "scoring": {"errors", "labels", "amounts"},
    "view": {"labels", "records"},
    "batch": {"errors", "extras", "files", "pipes", "pipeline", "records", "seeds"},
    "run": {"errors", "options", "batch", "records", "view"},
    "serve": {"errors", "extras", "options", "pipeline", "records", "state"},
    "evaluate": {"errors", "pipeline", "records", "scoring", "seeds"},
    "training": {"errors", "labels", "names", "resources", "seeds", "tagger", "text"},
    "train": {"errors", "resources", "words", "text", "training"},
}  # fmt: skip
WITHOUT_SPACY = (
    "errors",
    "labels",
    "resources",
    "text",
    "amounts",
    "words",
    "places",
    "dates",
    "names",
    "officials",
    "tagger",
)


def imported(path: Path) -> set[str]:
    """The modules that a file imports, relative imports resolved."""
    package = ["newsnlp", *path.relative_to(PACKAGE).parent.parts]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def files(room: str) -> list[Path]:
    single = PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))


def test_every_room_has_a_place() -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} == set(ALLOWED)


@pytest.mark.parametrize("room", ALLOWED)
def test_imports_run_one_way(room: str) -> None:
    rooms = {
        name.split(".")[1] for path in files(room) for name in imported(path) if name.startswith("newsnlp.")
    }
    assert (rooms & set(ALLOWED)) - {room} <= ALLOWED[room]


@pytest.mark.parametrize("room", WITHOUT_SPACY)
def test_rooms_know_no_spacy(room: str) -> None:
    found = {name for path in files(room) for name in imported(path)}
    assert not {name for name in found if name.split(".")[0] in ("spacy", "srsly", "thinc")}


def test_importing_the_package_is_light() -> None:
    code = "import sys, newsnlp; print([m for m in ('spacy', 'numpy', 'opencc') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
