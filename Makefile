# Dépêche. `make demo` is the quickest way in; `make test` is what CI runs.
SHELL  := /bin/bash
PYTHON ?= python3
VENV   := .venv
STAMP  := $(VENV)/.installed
BIN    := $(VENV)/bin
OUT    ?= out/demo
PYTEST ?=

.DEFAULT_GOAL := help
.PHONY: help install demo test lint bench notebooks reference clean

help:  ## this list
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

install: $(STAMP)  ## make .venv with everything, so that .venv/bin/kg runs

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is older than 3.11: make install PYTHON=python3.11" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,serve,parquet,notebook]'
	@touch $@

demo: $(STAMP)  ## build a graph from seeds/ and ask it three things
	$(BIN)/kg build seeds -o $(OUT)
	@for query in who-met-whom who-abstained what-is-planned; do \
	  printf '\n$$ kg query $(OUT) %s\n' $$query; $(BIN)/kg query $(OUT) $$query || exit; done

# One core for each process: torch on two busy cores waits for itself.
test: $(STAMP)  ## all tests (PYTEST="-k html" picks some)
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest $(PYTEST)

lint: $(STAMP)  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)  ## run benchmarks/
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

notebooks: $(STAMP)  ## run notebooks/*.py and keep their outputs in notebooks/*.ipynb
	@OMP_NUM_THREADS=1 $(BIN)/python notebooks/execute.py

reference: $(STAMP)  ## write docs/ontology/index.html anew from ontologies/
	@$(BIN)/python docs/ontology/build.py

clean:  ## remove what was built, .venv included
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache
