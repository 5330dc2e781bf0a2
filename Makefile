# syrnb: what an analyst runs (lab, report) and what a developer runs (test, notebooks, lock, bench).
# Needs Python 3.11 or newer with pip, and make; nothing else has to be installed beforehand.

PYTHON ?= python3
VENV   ?= .venv
SEEDS  ?=
OUT    ?= build
CORPUS ?=
JOBS   ?= auto

BIN    := $(VENV)/bin
BUILT  := $(VENV)/.built
READY  := $(VENV)/.ready
QUIET  := $(if $(CI),--quiet)
# A file's tests stay together: each process loads the pipeline, and reads what the file's fixtures read, once.
SPREAD := --numprocesses $(JOBS) --dist loadfile

# Two runs of a notebook give the same bytes only where sets iterate alike.
export PYTHONHASHSEED := 0

.DEFAULT_GOAL := help
.PHONY: help venv lab report notebooks test lint types unit regression browser format bench screenshots lock clean

help:  ## Show what can be made
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BUILT): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "syrnb needs Python 3.11 or newer, found $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Building $(VENV) from requirements.lock: a few minutes, once."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install $(QUIET) --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(READY): $(BUILT) pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

venv: $(READY)  ## Build the environment from the lock

lab: $(READY)  ## Open JupyterLab on the notebooks; SEEDS=path for another folder of articles
	@$(BIN)/syrnb lab $(if $(SEEDS),--seeds "$(SEEDS)")

report: $(READY)  ## Read SEEDS (default: seeds) and write tables and pages to OUT (default: build)
	@$(BIN)/syrnb report $(if $(SEEDS),"$(SEEDS)",seeds) --out "$(OUT)"

notebooks: $(READY)  ## Execute the notebooks on the shipped articles and store their outputs
	@$(BIN)/python tests/shipped.py store

test: lint types unit regression browser  ## Run every check

lint: $(READY)  ## Check style and format, notebooks too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## Check types
	$(BIN)/mypy

unit: $(READY)  ## Run unit tests and doctests
	$(BIN)/pytest -m "not browser" $(SPREAD)

regression: $(READY)  ## Execute every notebook and compare each output with what is stored (strict nbval)
	$(BIN)/python tests/shipped.py lay
	$(BIN)/pytest -p no:cacheprovider $(SPREAD) --nbval --nbval-current-env --nbval-cell-timeout 300 \
	  --nbval-sanitize-with tests/nbval_sanitize.cfg build/shipped/notebooks

browser: $(READY)  ## Run every notebook in JupyterLab in a real browser
	$(BIN)/pytest -m browser tests/browser

format: $(READY)  ## Put code in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## Measure reading, analyses and the redraw of every view; CORPUS=path for another folder
	$(BIN)/python benchmarks/reading.py $(if $(CORPUS),"$(CORPUS)")
	$(BIN)/python benchmarks/analysis.py
	$(BIN)/python benchmarks/knowledge.py
	$(BIN)/python benchmarks/views.py $(if $(CORPUS),"$(CORPUS)")

screenshots: $(READY)  ## Take the pictures of docs/images from the notebooks in JupyterLab
	SYRNB_IMAGES=docs/images $(BIN)/pytest -m browser tests/browser/test_screenshots.py

# uv alone writes a lock for every platform at once; it is fetched into a corner of its own, never into $(VENV).
lock:  ## Resolve pyproject.toml into requirements.lock anew
	@$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/uv/bin/uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

clean:  ## Remove what was built, not the environment
	rm -rf build .pytest_cache .ruff_cache .mypy_cache
