# Everything here needs only python3 (3.11 or newer) and make. `make` lists what there is.
PYTHON ?= python3
PIP = .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all:
LOCK = .uv/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet

.PHONY: help setup dev run test test-postgres check faults bench judge weigh cases lock clean

help:
	@echo "make setup          prepares .venv, with the askwell command in it"
	@echo "make run            starts Askwell and opens it; ARGS=--demo for the worked example"
	@echo "make test           runs all tests (T=tests/method for some of them)"
	@echo "make test-postgres  runs the same tests on PostgreSQL"
	@echo "make faults         kills it, cuts it off, fills the disk: the tests that nothing is lost (make test has them too)"
	@echo "make check          lint, types and floors"
	@echo "make bench          speed, as ratios against a bare page"
	@echo "make judge          judges letters, answers of the drill and speeches against the labelled examples"
	@echo "make weigh          learns anew how far words speak for a label, from the labelled examples"
	@echo "make cases          reads the example contact files and says how well"
	@echo "make lock           chooses newer versions of the libraries"

setup: .venv/.setup

# Runs again only when a lock or pyproject.toml changes, so a second `make run` is up in seconds.
.venv/.setup: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Askwell needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv || { echo "Python could not make .venv. On Debian and Ubuntu: apt install python3-venv"; rm -rf .venv; exit 1; }
	$(PIP) -r requirements.lock
	@.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

dev: .venv/.dev

.venv/.dev: requirements-dev.lock .venv/.setup
	$(PIP) -r requirements-dev.lock
	@touch $@

run: setup
	@.venv/bin/askwell run $(ARGS)

test: dev
	.venv/bin/python -m pytest -n auto --dist worksteal $(T)

test-postgres: dev
	.venv/bin/python scripts/postgres.py .venv/bin/python -m pytest -n auto --dist worksteal $(T)

faults: dev
	.venv/bin/python -m pytest -n auto --dist worksteal -m fault $(T)

check: dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy askwell
	.venv/bin/lint-imports

bench: dev
	.venv/bin/python bench/run.py $(ARGS)

judge: dev
	.venv/bin/python bench/judge.py $(ARGS)

weigh: dev
	$(PIP) -r requirements-weigh.lock
	.venv/bin/python bench/weigh.py $(ARGS)

cases: dev
	.venv/bin/python bench/cases.py $(ARGS)

lock:
	@test -x .uv/bin/uv || { $(PYTHON) -m venv .uv && .uv/bin/python -m pip install -qq uv; }
	$(LOCK) $(ARGS) --group build --output-file requirements.lock
	$(LOCK) $(ARGS) --group dev --output-file requirements-dev.lock
	$(LOCK) $(ARGS) --group weigh --output-file requirements-weigh.lock

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache
