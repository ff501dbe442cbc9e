# make demo     sets up .venv and compiles the sample kits into output/
# make test     sets up .venv with the tools for development and runs the tests, on all cores
# make test-all the same with the slow ones: large drawings, every deck through other programs
# make check    style and types
# make golden   rewrites the recorded results of the tests; look at the difference before you keep it
# make docs     rewrites docs/language.md, docs/language.zh-CN.md, docs/schema.json, docs/methods.md
# make gallery  rewrites docs/gallery: the samples in every theme, language and paper
# make clean    removes what the others made, .venv excepted
#
# Needs Python 3.11 or newer with pip, and make; another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-all check golden docs gallery clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# Debian splits ensurepip off into python3-venv: without it, the system's pip fills an empty environment.
$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; found: $$($(PYTHON) --version 2>&1)"; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); \
	  $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) && \
	  $(PYTHON) -m pip --disable-pip-version-check --quiet --python $(BIN)/python install pip; }; }
	@touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/made
	@echo "Installing the generator into $(VENV) (about a minute the first time) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/made
	@echo "Installing the generator and its tools into $(VENV) (about a minute the first time) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/installed $@

demo: $(VENV)/installed
	$(BIN)/blueprint build blueprints/*.yaml --output output
	@echo
	@echo "The kits are in output/: cx-course/ is a course, coffee-house/ a workshop, hotline/ a client deck, first/ the shortest file."
	@echo "Open output/hotline/blueprint.zh-CN.html in a browser, and output/hotline/deck.pptx in PowerPoint or WPS."

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

test-all: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(VENV)/installed-dev
	$(BIN)/python -m pytest --accept

docs: $(VENV)/installed-dev
	PYTHONUTF8=1 $(BIN)/python -c 'from generator.schema import language_page as page; print(page(), end="")' > $(VENV)/page
	PYTHONUTF8=1 $(BIN)/python -c 'from generator.schema import language_page as page; print(page("zh-CN"), end="")' > $(VENV)/page.zh
	$(BIN)/blueprint schema --output $(VENV)/schema
	mv $(VENV)/page docs/language.md && mv $(VENV)/page.zh docs/language.zh-CN.md && mv $(VENV)/schema docs/schema.json
	PYTHONUTF8=1 $(BIN)/python docs/methods/make.py
	PYTHONUTF8=1 $(BIN)/python docs/rules.py

gallery: $(VENV)/installed-dev
	$(BIN)/python docs/gallery/make.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
	find output -mindepth 1 -not -name .gitkeep -delete
