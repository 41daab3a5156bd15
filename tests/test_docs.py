"""What the pages for readers say holds: snippets run, links lead somewhere, examples of labels are read as marked."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from snippets import blocks, run_page
from spacy.language import Language

import newsnlp
from newsnlp.labels import LABELS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]
# What the snippets of a page import besides the package itself.
NEEDS = {
    "spark.md": ("pyspark", "pandas", "pyarrow"),
    "tables.md": ("duckdb", "pyarrow"),
    "serve.md": ("fastapi", "httpx"),
}
SLOW = ("spark.md",)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def with_snippets() -> list[object]:
    pages = [page for page in PAGES if blocks(page)]
    return [
        pytest.param(page, id=name(page), marks=[pytest.mark.slow] * (page.name in SLOW)) for page in pages
    ]


@pytest.mark.parametrize("page", with_snippets())
def test_snippets_give_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = [module for module in NEEDS.get(page.name, ()) if not find_spec(module)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    monkeypatch.chdir(tmp_path)
    assert run_page(page) or not any(block.language == "python" for block in blocks(page))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    assert not [to for to in targets if "://" not in to and not (page.parent / to).exists()]


def test_the_navigation_names_every_page() -> None:
    named = re.findall(r"\b([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(page.relative_to(ROOT / "docs").as_posix() for page in PAGES[2:])


def test_every_benchmark_is_described() -> None:
    scripts = [
        path.name
        for path in (ROOT / "benchmarks").glob("*.py")
        if "__main__" in path.read_text(encoding="utf-8")
    ]
    described = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert scripts
    assert not [script for script in scripts if f"python benchmarks/{script}" not in described]


@pytest.mark.slow
def test_the_pages_build_and_the_reference_names_all_that_is_public(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "reference").rglob("*.html"))
    described = {found.rpartition(".")[2] for found in re.findall(r'id="(newsnlp[\w.]*)"', pages)}
    assert set(newsnlp.__all__) - {"__version__"} <= described
    for members in re.findall(r"members: \[(.*)\]", "".join(page.read_text("utf-8") for page in PAGES)):
        assert set(members.split(", ")) <= described


def test_files_are_put_into_pages() -> None:
    spec = spec_from_file_location("docs_pages", ROOT / "tools" / "docs_pages.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(pages := module_from_spec(spec))
    page = pages.on_page_markdown("# Models\n\n<!-- include: newsnlp/resources/words/README.md -->")
    assert "\n## The word model\n" in page
    absent = pages.on_page_markdown("<!-- include: absent/README.md -->")
    assert absent == "*`absent/README.md` is not in this checkout.*"


MARKED = re.compile(r"\{([^|{}]+)\|([A-Z_]+)\}")
SHEET = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")
EXAMPLES = [line.strip() for block in re.findall(r"^```text\n(.*?)^```$", SHEET, re.DOTALL | re.MULTILINE)
            for line in block.splitlines()]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_labels_are_read_as_marked(nlp: Language, example: str) -> None:
    doc = nlp(MARKED.sub(r"\1", example))
    assert [(ent.text, ent.label_) for ent in doc.ents] == MARKED.findall(example)


def test_every_label_has_an_example() -> None:
    assert {label for example in EXAMPLES for _, label in MARKED.findall(example)} == set(LABELS)


def test_the_notebook_holds_no_outputs() -> None:
    notebook = json.loads((ROOT / "notebooks" / "quickstart.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert cells
    assert not any(cell["outputs"] or cell["execution_count"] for cell in cells)


@pytest.mark.slow
def test_the_notebook_runs() -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(ROOT / "notebooks" / "quickstart.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("<mark" in data.get("text/html", "") for data in shown)
