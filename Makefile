# Two commands matter: `make demo` and `make test`. Both do all set-up; `make help` lists the rest.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
SERVE ?= 1
DEMO ?= build/demo
TESTS ?= tests
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
CODE := mittari webapp tests hatch_build.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The stamp's name carries a check sum of the lock, of what is compiled, and of pyproject.toml up to the settings of the
# tools: what is unchanged is not installed again.
COMPILED := hatch_build.py mittari/scoring/tabulated/loops.c
checksum = $(shell { cat requirements/$(1).txt $(COMPILED); sed '/^\[tool\.ruff\]/q' pyproject.toml; } | cksum | tr ' ' '-')
RUNTIME := $(VENV)/.installed-runtime-$(call checksum,runtime)
TEST := $(VENV)/.installed-test-$(call checksum,test)

define install
	@echo "Installing the locked packages of requirements/$(1).txt (about a minute, once) ..."
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/$(1).txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@rm -f $(2) && touch $(3)
endef

.PHONY: help demo test nightly lint format types floors pytest chromium lock wheel css clean setup setup-test
.DEFAULT_GOAL := help

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: setup  ## build the demo and serve it (SERVE=0: only build; PORT=8000; DEMO=build/demo)
	$(BIN)/mittari demo $(DEMO) --address http://$(HOST):$(PORT)
ifneq ($(SERVE),0)
	$(BIN)/mittari serve --demo $(DEMO) --host $(HOST) --port $(PORT)
endif

test: lint types floors pytest  ## lint, types, import floors and the quick suite (TESTS=tests/store narrows it)

pytest: setup-test chromium
	$(BIN)/python -m pytest $(TESTS) --numprocesses $(WORKERS) --dist loadscope

nightly: setup-test chromium  ## the slow tests only
	$(BIN)/python -m pytest $(TESTS) -m nightly --timeout 1800

lint: setup-test  ## ruff: rules and layout
	$(BIN)/ruff check --quiet $(CODE)
	$(BIN)/ruff format --quiet --check $(CODE)

format: setup-test  ## let ruff lay the files out and mend what it can
	$(BIN)/ruff check --quiet --fix $(CODE)
	$(BIN)/ruff format --quiet $(CODE)

types: setup-test  ## mypy
	$(BIN)/mypy

floors: setup-test  ## import-linter: imports go downwards only
	$(BIN)/lint-imports --no-logo

setup: $(RUNTIME)  ## only install what the demo needs

setup-test: $(TEST)  ## only install what the tests need

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "mittari needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): | $(BIN)/python
	$(call install,runtime,$(VENV)/.installed-*,$(RUNTIME))

$(TEST): | $(BIN)/python
	$(call install,test,$(VENV)/.installed-*,$(TEST) $(RUNTIME))

chromium:
	@bash tests/install_chromium.sh

lock: | $(BIN)/python  ## resolve requirements/*.in anew (needs the network)
	$(BIN)/python -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	cd requirements && for set in runtime test; do \
		../build/lock/bin/uv pip compile $$set.in --output-file $$set.txt --quiet --upgrade --universal \
			--python-version 3.11 --generate-hashes --custom-compile-command 'make lock' || exit 1; \
	done

wheel: setup-test  ## build dist/mittari-*.whl, instruments included
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

css:  ## rebuild webapp/static/*.css from webapp/styles (needs node; the built files are in git)
	cd webapp/styles && npm ci --ignore-scripts && npm run build

clean:  ## remove everything that make wrote
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
