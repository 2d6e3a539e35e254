# Two words do everything on a machine with python3, venv and make:
#   make demo   set up, compile, rehearse a whole migration
#   make test   set up, check style and types, run the tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test setup setup-dev lint types bench kill-sweep mutations clean

demo: setup
	@$(BIN)/crosswalk check practicehub-salesforce@acme-physio
	@$(BIN)/crosswalk rehearse practicehub-salesforce

test: setup-dev lint types
	$(BIN)/pytest --numprocesses 2 --dist loadfile

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

# Kill a run of the whole practice twenty times (SIGKILL) and compare what comes of it; minutes. SEED=n varies.
SEED ?= 1
kill-sweep: setup-dev
	$(BIN)/python -m tests.end_to_end.kill_sweep $(SEED)

# Break the shipped pairs in generated ways and see who notices; writes the tables of tests/mutations anew.
# MOST=2000 tries that many changes of each pair, shows those that nobody notices, and writes nothing.
mutations: setup-dev
	$(BIN)/python -m tests.mutations.sweep $(MOST)

bench: setup-dev
	$(BIN)/python -m benchmarks

setup: .venv/.installed
setup-dev: .venv/.installed-dev

.venv/.installed: pyproject.toml constraints.txt
	@echo "Setting up .venv (once; a minute or so)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[sandbox]"
	@touch $@

.venv/.installed-dev: .venv/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[sandbox,lsp]" --group dev
	@touch $@

clean:
	rm -rf .venv runs dist
