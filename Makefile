# Each target sets up what it needs; a later run that finds nothing changed does no set-up at all.

PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help run test check fmt e2e bench stack pictures setup messages lock clean python

help:  ## This list
	@sed -n 's/^\([a-z0-9]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; \
	  do printf '  make %-10s %s\n' "$$name" "$$text"; done

run: python  ## The symposium with its demonstration on 127.0.0.1:8000 (PORT=8080 changes it)
	@exec $(PYTHON) scripts/run.py

test: python  ## All tests that this machine can run; REQUIRE_SERVICES=1 refuses to skip any
	@exec $(PYTHON) scripts/test.py

check: python  ## Everything that CI checks besides the tests
	@exec $(PYTHON) scripts/check.py

fmt: python  ## Format Python, TypeScript, CSS and templates
	@exec $(PYTHON) scripts/check.py --fix

e2e: python  ## The browser tests alone; needs Chromium
	@exec $(PYTHON) scripts/test.py --browser

bench: python  ## The load tests, with their measurements
	@exec $(PYTHON) scripts/test.py --load

stack: python  ## The large form on this machine: PostgreSQL, Redis, a live tier, nginx
	@exec $(PYTHON) scripts/stack.py

pictures: setup  ## The pictures of the README anew; ALL=1: every page, into var/pictures
	@exec .venv/bin/python scripts/pictures.py $(if $(ALL),--all)

setup: python  ## Bring .venv, front end and translations up to date, with what development needs
	@exec $(PYTHON) scripts/prepare.py --development

messages: setup  ## Bring the six languages' catalogs up to date with the code
	@exec .venv/bin/python manage.py messages extract

lock: setup  ## Compile the pinned requirements anew from pyproject.toml (UPGRADE=1: newer versions)
	@exec .venv/bin/python scripts/lock.py $(if $(UPGRADE),--upgrade)

clean:  ## Remove all that was built or run here: .venv, node_modules, dist, var
	@rm -rf .venv var frontend/node_modules frontend/dist frontend/fonts-documents .mypy_cache .ruff_cache .import_linter_cache
	@find frontend/locale -name '*.mo' -delete 2>/dev/null; \
	  find . -name __pycache__ -type d -prune -exec rm -rf {} + ; true

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo 'Python 3.11 or newer is needed and $(PYTHON) was not found; install it, or name it: make PYTHON=/path/to/python3 …' >&2; \
	  exit 2; }
