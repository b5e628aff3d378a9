# make demo | test | venv | messages | bench | demo-reset        (docs/operations.md; no root rights needed)
PORT ?= 8000
export PYTHONDONTWRITEBYTECODE =
PY = .venv/bin/python
DEMO = DEMO_MODE=1 VAR_DIR=$(CURDIR)/var/demo DATABASE_URL= BROKER_URL= CACHE_URL= ELASTICSEARCH_URL= STORAGE_URL= SMTP_URL=

.PHONY: help venv venv-dev demo demo-reset test lint messages bench lock
help:
	@head -1 Makefile

venv:
	@.ci/venv run

venv-dev:
	@.ci/venv dev

demo: venv
	@exec env $(DEMO) $(PY) manage.py serve_demo --port $(PORT) --parent $$PPID

demo-reset:
	rm -rf var/demo

test: lint
	$(PY) -m pytest -m "not slow"

lint: venv-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-logo
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py messages --check

messages: venv-dev
	$(PY) manage.py messages
	$(PY) manage.py compile_messages

bench: venv
	@test -f var/demo/colab.sqlite3 || { echo "make demo first: it makes the database that is measured"; exit 1; }
	@env $(DEMO) $(PY) manage.py bench

lock:
	uv lock -q
	uv export -q --no-dev --no-emit-project --no-header --format requirements-txt -o requirements.lock >/dev/null
	uv export -q --no-emit-project --no-header --format requirements-txt -o requirements-dev.lock >/dev/null
