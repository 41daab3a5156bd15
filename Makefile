# Everything done twice. `make run` and `make test` are all that a newcomer needs.
PYTHON ?= python3.11
BIN := .venv/bin
SEEDS := seeds

.PHONY: run test test-slow lint format types check evaluate docs wheel clean

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

run: .venv/installed  ## read the example articles, clean and damaged, and print what was found
	mkdir -p out
	$(BIN)/python -m newsnlp.run $(SEEDS)/dev.jsonl $(SEEDS)/damaged.jsonl -o out/records.jsonl --summary

test: .venv/installed  ## the tests, under three minutes; on every core, as each is on its own
	$(BIN)/python -m pytest -n auto --dist worksteal

test-slow: .venv/installed  ## the longer checks
	$(BIN)/python -m pytest -m slow -rs

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/installed
	$(BIN)/mypy

check: lint types test  ## before every commit

evaluate: .venv/installed  ## figures of every split, and the floors of test
	$(BIN)/python -m newsnlp.evaluate $(SEEDS) --split all --floors $(SEEDS)/floors.json

docs: .venv/installed  ## the pages, in out/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[docs]"
	$(BIN)/mkdocs build

wheel: .venv/installed
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf .venv dist build out
