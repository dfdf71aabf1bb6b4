# make run    the main job on samples/inbox in build/demo, verified at the end
# make fuzz   bytes into every reader, SECONDS=60 for each; not part of the tests
# make explore  the property tests with other examples than those of make test, which are always the same
# make oracle every PDF of the main job, before and after the seal, through veraPDF and page-validation
# make attack every mutation of a signed issue against the verifier; CORPUS=folder adds known attacks
# make server the tests of whole commands again, with the registry on PostgreSQL
# make test   everything that must hold: lint, types, import directions, tests, docs
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= build/demo
SECONDS ?= 60
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONUTF8 := 1

.PHONY: run test lint types imports pytest packages server fuzz explore attack oracle lock clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@test -f $(DEMO)/gazette.toml || $(BIN)/gazette init $(DEMO) --demo-keys
	@$(BIN)/gazette -C $(DEMO) run samples/inbox
	@$(BIN)/gazette verify --trust $(DEMO)/keys/root.pem $(DEMO)/portal/current

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên / Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 5; }
	$(PYTHON) -m venv $(VENV)

# Installed again whenever a lock file or the project's own metadata is newer.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt requirements/oracle.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements/test.txt
	$(PIP) install --require-hashes -r requirements/oracle.txt
	@touch $@

test: packages lint types imports pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

imports: $(VENV)/.test
	$(BIN)/lint-imports

pytest: $(VENV)/.test
	$(BIN)/pytest -n 2 --dist loadgroup

# Programs that tests hold the product against. Without root the tests that need a missing one skip and say so.
packages:
	@sh tests/packages.sh

server: packages $(VENV)/.test
	$(BIN)/pytest -n 2 --dist loadgroup --registry postgres tests/integration

fuzz: $(VENV)/.test
	$(PIP) install --require-hashes -r requirements/fuzz.txt
	nice $(BIN)/python benchmarks/fuzz.py --seconds $(SECONDS)

explore: $(VENV)/.test
	HYPOTHESIS_PROFILE=explore $(BIN)/pytest -n 2 -q $$(grep -rl hypothesis tests --include='test_*.py')

oracle: $(VENV)/.test run
	$(BIN)/python benchmarks/conformance.py $(DEMO)

attack: $(VENV)/.test
	nice $(BIN)/python benchmarks/attacks.py $(CORPUS)

lock: $(VENV)/.test
	$(PIP) install uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --quiet --upgrade pyproject.toml requirements/build.in -o requirements/run.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --quiet --upgrade requirements/test.in -o requirements/test.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --quiet --upgrade requirements/fuzz.in -o requirements/fuzz.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --quiet --upgrade requirements/oracle.in -o requirements/oracle.txt

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
