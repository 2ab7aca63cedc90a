# The two commands of a newcomer are `make report` and `make test`; both set up what is missing, once.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
EXAMPLE := inputs/2024/SP-RV-TRCD-IR-24.en.yaml

.PHONY: help setup report test soak bench lint lock schema messages forms clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: .venv/.system .venv/.packages ## prepare this clone: LibreOffice where that is possible, Python packages

# As root on Debian the engine comes from the distribution; anywhere else what is there is used, or the embedded engine.
.venv/.system:
	@mkdir -p .venv
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		wanted="libreoffice-writer-nogui python3-uno python3-venv make poppler-utils"; \
		dpkg -s $$wanted >/dev/null 2>&1 || { apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$wanted; }; \
	else echo "not root on Debian: LibreOffice is not installed from here, the embedded engine serves without it"; fi
	@touch $@

.venv/.packages: requirements.lock pyproject.toml | .venv/.system
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

report: setup ## build the example report into outputs/
	$(BIN)/rapporteur build $(EXAMPLE)

lint: setup ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint ## lint, types and every test but the floods and kills
	$(BIN)/pytest -n 3 --dist loadfile -m "not soak"

soak: setup ## floods, kills, thousands
	$(BIN)/pytest -m soak --timeout 1500

bench: setup ## ratios of one run, and the milliseconds of each stage
	$(BIN)/python -m tests.bench

schema: setup ## renew schema/ from the models
	$(BIN)/rapporteur schema --write

messages: setup ## bring the translations (*.po, *.mo) up to date with the English messages
	$(BIN)/python -m tests.support.catalogues

forms: setup ## draw the empty Word forms anew from the office's words
	$(BIN)/python -m tests.support.form_maker

lock: ## renew requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --extra dev --no-header --no-emit-index-url pyproject.toml -o requirements.lock

clean: ## remove what was built and set up
	rm -rf .venv outputs .rapporteur
