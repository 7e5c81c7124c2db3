# Everything runs from .venv, which `make setup` makes from the lock file; nothing else is needed first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: help setup run test check lint types contract unit torture bench bench-extract pictures golden lock clean

help: ## What can be asked for
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "make %-14s %s\n", $$1, $$2}'

setup: $(STAMP) ## Make .venv with everything the lock file pins

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with make PYTHON=python3.11." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

run: $(STAMP) ## Open the workbench on the demonstration articles
	@$(BIN)/workbench demo.db seeds/*.txt

test: check ## The same as check

check: $(STAMP) ## Lint, format, types, import contract and tests
	@$(MAKE) --no-print-directory lint contract
	@$(MAKE) --no-print-directory --jobs 2 types unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contract: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/python -m pytest --numprocesses 3 --dist worksteal

torture: $(STAMP) ## What the review file must survive, as often as was promised (make check goes round a few times)
	TORTURE=long $(BIN)/python -m pytest tests/torture

bench: $(STAMP) ## Speed, each figure as a ratio to a reference in the same run
	@$(BIN)/python -m benchmarks

bench-extract: $(STAMP) ## Extraction measured on the labelled sets that are here, one table
	@$(BIN)/python -m benchmarks.extraction $(SETS)

pictures: $(STAMP) ## Draw the README's pictures with the program itself
	$(BIN)/python docs/pictures.py

golden: $(STAMP) ## Write the kept log of the demonstration articles anew; look at the difference before you keep it
	GOLDEN=renew $(BIN)/python -m pytest -q tests/golden
	git diff --stat tests/golden

lock: $(STAMP) ## Pin every dependency again, with hashes for every platform
	$(BIN)/pip-compile --quiet --upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --output-file requirements.lock pyproject.toml

clean: ## Take away what was made
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
