# Two commands carry everything: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SPEC := $(VENV)/commonmark.json

.PHONY: site test lint bench-glossary format clean

site: $(VENV)/.installed
	$(BIN)/mbc-i18n extract
	$(BIN)/mbc-i18n update
	$(BIN)/mbc-i18n check
	$(BIN)/mbc-i18n status
	$(BIN)/mbc-i18n publish --draft

test: $(VENV)/.tested $(SPEC)
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# How well terms are recognised, where the labelled translations are at hand.
bench-glossary: $(VENV)/.tested
	$(BIN)/python benchmarks/glossary.py

format: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tested: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.installed

# The CommonMark examples travel in markdown-it-py's source package; without them the tests that
# need them say so and are skipped.
$(SPEC): | $(VENV)/.tested
	$(BIN)/python tests/commonmark.py $@

clean:
	rm -rf $(VENV) public build *.egg-info
