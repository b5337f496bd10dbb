# What a developer, a reader and CI run. Everything lives in .venv; stamp files there make a second run instant.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-stores soak lint typecheck build-graph manuals wheel-smoke install-matrix bench lock clean

demo: $(VENV)/.compiled
	@$(BIN)/aikg tour

# A process for each core; the tests of one module stay together, as they share what they have set up. They write many
# small stores, and would wait for the disk half the time: their files are in memory, where it has 6 GB of room.
MEMORY = $(shell test -w /dev/shm && test "$$(df -Pk /dev/shm | awk 'NR == 2 { print $$4 }')" -gt 6000000 && echo TMPDIR=/dev/shm)
test: $(VENV)/.tools
	$(MEMORY) $(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

# The stores, clients and validators of others: installed from Debian, npm and PyPI where they are not there, in folders of
# their own, and started and stopped by the tests.
INSTALL := apt-get install -y --no-install-recommends
STRANGERS := build/strangers
test-stores: $(VENV)/.tools
	command -v virtuoso-t >/dev/null || $(INSTALL) virtuoso-opensource-7-bin || sudo -n $(INSTALL) virtuoso-opensource-7-bin
	ls /usr/share/java/jena-cmds.jar >/dev/null || $(INSTALL) libapache-jena-java || sudo -n $(INSTALL) libapache-jena-java
	command -v javac >/dev/null || $(INSTALL) default-jdk-headless || sudo -n $(INSTALL) default-jdk-headless
	test -x $(STRANGERS)/bin/sssom || ($(PYTHON) -m venv $(STRANGERS) && $(STRANGERS)/bin/python -m pip \
	  --disable-pip-version-check install --quiet frictionless pyrudof roc-validator sssom)
	node -e 'process.exit(process.version.slice(1).split(".")[0] < 20)' && \
	  npm install --prefix build/clients --no-save --no-audit --no-fund --loglevel error @comunica/query-sparql@4 sparql-http-client@3 || \
	  echo "test-stores: there is no node 20 or newer, so the clients in JavaScript are left out" >&2
	AIKG_STRANGERS=$(CURDIR)/$(STRANGERS) $(BIN)/python -m pytest tests/remote tests/clients tests/validators \
	  tests/ontology/test_profile.py

# Killed at random and asked by many at once, a hundred times over; ten thousand odd inputs at each front door; each
# derived fact proved anew.
soak: $(VENV)/.tools
	AIKG_SOAK=100 AIKG_FUZZ=10000 $(BIN)/python -m pytest tests/soak tests/fuzz tests/circumstances \
	  tests/rules/test_explain.py

lint: $(VENV)/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src
	$(BIN)/lint-imports --no-logo --cache-dir build/import-linter

typecheck: $(VENV)/.tools
	$(BIN)/mypy

build-graph: $(VENV)/.installed
	$(BIN)/aikg build

# The figures, columns and rules in the manuals, and the golden rows of the questions, after a change that is meant.
manuals: $(VENV)/.tools
	$(BIN)/python -m tests.questions.test_golden
	$(BIN)/python -m tests.manuals.manual
	$(BIN)/python tests/manuals/readme.py

# The built wheel, in an environment of its own, asked from another folder: what a user of `pip install` gets.
wheel-smoke: $(VENV)/.installed
	rm -rf build/wheel-smoke
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation -w build/wheel-smoke .
	$(BIN)/python -m venv build/wheel-smoke/venv
	build/wheel-smoke/venv/bin/python -m pip --disable-pip-version-check install --quiet -r requirements.lock
	build/wheel-smoke/venv/bin/python -m pip --disable-pip-version-check install --quiet --no-deps build/wheel-smoke/*.whl
	cd / && $(CURDIR)/build/wheel-smoke/venv/bin/aikg --help >/dev/null
	cd / && $(CURDIR)/build/wheel-smoke/venv/bin/aikg queries >/dev/null
	cd / && $(CURDIR)/build/wheel-smoke/venv/bin/aikg query city-alignment >/dev/null
	cd / && $(CURDIR)/build/wheel-smoke/venv/bin/aikg docs -o $(CURDIR)/build/wheel-smoke/pages
	cd / && $(CURDIR)/build/wheel-smoke/venv/bin/python -c 'import aikg; from aikg.pages import Book, page; from aikg.pages.static \
	  import STATIC, FINDING, static; assert page(Book(aikg.load()), "zh/index.html") and all(map(static, STATIC + FINDING))'
	@echo "wheel-smoke: the wheel installs and answers"

# The wheel with every Python that is found, old and new pip, without a network or a compiler. PYTHONS names interpreters.
install-matrix: $(VENV)/.installed
	$(BIN)/python -m tests.circumstances.install

# What is measured and how stands in tests/bench/README.md, which this writes; a quarter of an hour on two cores.
SIZES := 10000 100000 1000000
bench: $(VENV)/.tools $(VENV)/.compiled
	rm -rf build/bench
	$(BIN)/python -m tests.bench.startup
	$(BIN)/python -m tests.bench.server
	$(BIN)/python -m tests.bench.finding
	$(BIN)/python -m tests.bench.reading
	$(BIN)/python -m tests.bench.rules
	$(BIN)/python -m tests.bench.growth --sizes $(SIZES)
	$(BIN)/python -m tests.bench.instructions --sizes $(SIZES)
	$(BIN)/python -m tests.bench.engines
	$(BIN)/python -m tests.bench.pages
	$(BIN)/python -m tests.bench.site
	$(BIN)/python -m tests.bench.reasoning
	$(BIN)/python -m tests.bench.tables
	$(BIN)/python -m tests.bench.report

# The locks name versions and hashes only; the resolver's own settings say where packages come from.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command 'make lock' --quiet
lock: $(VENV)/.tools
	printf 'hatchling\neditables\n' | $(BIN)/$(LOCK) -o requirements.lock pyproject.toml -
	$(BIN)/$(LOCK) --extra test -o requirements-test.lock -c requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("aikg needs Python 3.11 or newer, and \
	$(PYTHON) is " + sys.version.split()[0] + ": run make again with PYTHON=python3.11 (or newer).")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.locked: $(VENV)/.made requirements.lock
	$(PIP) install -r requirements.lock
	touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.tools: $(VENV)/.installed requirements-test.lock
	$(PIP) install -r requirements-test.lock
	touch $@

# Compiled here, because an environment may forbid Python to keep what it compiles, and would compile at each start.
$(VENV)/.compiled: $(VENV)/.installed $(wildcard src/aikg/*.py src/aikg/*/*.py src/aikg/*/*/*.py)
	$(BIN)/python -m compileall -q src
	touch $@
