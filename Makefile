# `make run` starts everything; `make test` and `make check` prove it. PYTHON and VENV may name another Python and
# another folder for the environment.

VENV ?= .venv
PYTHON ?=
PY = "$(VENV)/bin/python"
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test check bench faults lock clean environment development

help:
	@echo "make run     the installation of STATE_DIR (var/ by default) on HOST and PORT, with the demonstration"
	@echo "make test    the tests, on servers of their own"
	@echo "make check   format, lint, types, layers, templates, migrations, deployment settings"
	@echo "make bench   the figures"
	@echo "make faults  10,000 reminders while everything is killed and frozen, and eight clients that write 500 times each"
	@echo "             in one session at once: what is lost, what is doubled"
	@echo "make lock    the lock files from pyproject.toml (needs uv)"
	@echo "make clean   removes the environment and what tools left; var/ stays"

# exec: a signal for this recipe reaches the supervisor itself.
run: environment
	@exec $(PY) -m cooperation.up --demo

test: development
	@$(PY) -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: development
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
	$(PY) -m djlint --quiet --lint templates
	$(PY) -m tests.check

bench: development
	@$(PY) -m tests.bench $(ARGS)

# Says what it counts while it runs; SESSION_EDITS may name fewer edits, REMINDERS="--reminders 1000 --kills 10" fewer
# of these.
faults: development
	@SESSION_EDITS="$${SESSION_EDITS:-500}" $(PY) -m pytest -q -n 0 tests/meetings/test_many_at_once.py $(ARGS)
	@$(PY) -m tests.faults --death
	@$(PY) -m tests.faults --outage $(REMINDERS)
	@$(PY) -m tests.faults $(REMINDERS)

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -c requirements.lock \
	  -o requirements-dev.lock

clean:
	rm -rf "$(VENV)" .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find cooperation programs meetings tests -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@VENV="$(VENV)" PYTHON="$(PYTHON)" sh .ci/environment requirements.lock

development:
	@VENV="$(VENV)" PYTHON="$(PYTHON)" sh .ci/environment requirements-dev.lock
