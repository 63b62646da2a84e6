PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

lock_hash = $(shell cat requirements/$(1).txt pyproject.toml | cksum | tr -d ' ')
RUNTIME_STAMP := $(VENV)/.installed-runtime-$(call lock_hash,runtime)
TEST_STAMP := $(VENV)/.installed-test-$(call lock_hash,test)

install = $(BIN)/python -m pip install --quiet --require-hashes -r requirements/$(1).txt \
	&& $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable . \
	&& rm -f $(VENV)/.installed-$(1)-* && touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUNTIME_STAMP): | $(BIN)/python
	$(call install,runtime)

$(TEST_STAMP): | $(BIN)/python
	$(call install,test)

.PHONY: setup-test
setup-test: $(TEST_STAMP)
