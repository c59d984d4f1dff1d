# Everything here works on a machine that has git, make and Python 3.11 or newer
# with its venv module. Nothing is installed outside this folder.

PYTHON ?= python3
KIN    ?= ../shared/data/licences
DESIGNS ?= $(wildcard ../shared/data/designs)
BIN    := .venv/bin
# Neither a version check nor a user's own settings may change what is installed.
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint guards types unit accuracy bench lock picture index licences combining legal-forms designs terms clean

demo: .venv/runtime        ## the whole journey on a small commons, made on the spot
	$(BIN)/pplcheck demo

test: lint types guards unit        ## every guard and every test

lint: .venv/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/development
	$(BIN)/mypy

guards: .venv/development
	$(BIN)/lint-imports --no-cache

unit: .venv/development
	$(BIN)/python -m pytest

accuracy: .venv/development        ## how right: make accuracy SPDX=package XML=checkout SCANCODE=checkout
	$(BIN)/python -m tests.accuracy $(KIN) $(if $(SPDX),--spdx $(SPDX)) $(if $(XML),--xml $(XML)) \
		$(if $(SCANCODE),--scancode $(SCANCODE)) $(foreach folder,$(DESIGNS),--designs $(folder)) \
		$(foreach folder,$(SHAPES),--shapes $(folder)) \
		$(foreach one,$(COMMONS),--commons $(one)) $(foreach folder,$(TREES),--trees $(folder)) \
		$(if $(ENTITIES),--entities $(ENTITIES)) $(if $(ERRORS),--errors $(ERRORS)) \
		$(foreach part,$(ONLY),--only $(part))

bench: .venv/development        ## how fast: make bench TREE=repository HARDWARE=repository SPDX=package SCANCODE_BIN=command
	$(BIN)/python -m tests.bench $(if $(TREE),--tree $(TREE)) $(if $(RG),--rg $(RG)) \
		$(if $(CLASSIFIER),--classifier $(CLASSIFIER)) --texts $(KIN) $(if $(SPDX),--spdx $(SPDX)) \
		$(if $(HARDWARE),--designs $(HARDWARE)) $(if $(EXIFTOOL),--exiftool $(EXIFTOOL)) \
		$(if $(WINNOWING),--winnowing $(WINNOWING)) \
		$(if $(SCANCODE_BIN),--scancode $(SCANCODE_BIN)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
		$(foreach part,$(ONLY),--only $(part))

index: .venv/development    ## of known texts: make index SPDX=package KIN="folder …"
	$(BIN)/python -m pplcheck.licences.corpus.build $(SPDX) $(KIN) --on $$(date +%F)

lock: .venv/development        ## choose versions anew; commit what comes out
	$(BIN)/uv pip compile $(LOCKING) --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --extra build --extra letters --group dev pyproject.toml -o requirements-dev.lock

# Versions and hashes for every platform, and no addresses: each machine has its own index.
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

licences: .venv/development      ## the page of licences, from the data
	$(BIN)/python -m tests.licences_page docs/reference/licences.md

legal-forms: .venv/development    ## the page of legal forms and registers, from the data
	$(BIN)/python -m tests.legal_forms_page docs/reference/legal-forms.md

combining: .venv/development      ## the page of the table of combinations, from the table
	$(BIN)/python -m tests.combining_page docs/reference/combining.md

designs: .venv/development        ## the page of formats of designs, from the readers
	$(BIN)/python -m tests.designs_page docs/reference/designs.md

terms: .venv/development         ## the pages of readings and facts, from the terms
	$(BIN)/python -m tests.terms_page

picture: .venv/development        ## the picture in the README, from the real output
	$(BIN)/python -m tests.picture docs/pictures/demo.svg

.venv/python:
	$(PYTHON) -m venv .venv
	touch $@

.venv/runtime: .venv/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/development: .venv/runtime requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	touch $@

clean:
	rm -rf .venv
