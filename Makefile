# The commands of the project. Settings: docs/operations.md.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
DEMO ?= 1
VAR ?= var
ACCOUNT ?= hr
ARGS ?=
export PORT HOST DEMO VAR
ifdef BUSINESS_DATE
export BUSINESS_DATE
endif
ifdef DATABASE_URL
export DATABASE_URL
endif
SETUP = @command -v $(PYTHON) >/dev/null || { echo "Python 3.8 or newer is needed: install python3." >&2; exit 1; }; $(PYTHON) -m run.setup

.PHONY: run test train chat code seed-large desk bench bench-values chaos nlu-report lint clean

run:
	$(SETUP) run

test:
	$(SETUP) test
	@.venv/bin/python -m pytest -n 2 --dist loadgroup -m "not chaos" --durations=25 $(ARGS)

train:
	$(SETUP) train

chat:
	$(SETUP) app
	@.venv/bin/python -m run.chat $(ACCOUNT)

code:
	$(SETUP) data
	@.venv/bin/python -m run.tool code $(ACCOUNT)

seed-large:
	$(SETUP) data
	@.venv/bin/python -m run.tool seed-large

desk:
	$(SETUP) data
	@.venv/bin/python -m run.tool desk $(or $(ARGS),list)

bench:
	$(SETUP) test
	@for name in start turns directory values_bench; do .venv/bin/python -m benchmarks.$$name || exit 1; done

bench-values:
	$(SETUP) bench-values
	@.venv/bin/python -m benchmarks.values_bench && .venv/bin/python -m benchmarks.values_comparison

chaos:
	$(SETUP) test
	@.venv/bin/python -m pytest -m chaos --durations=25 $(ARGS)

nlu-report:
	$(SETUP) test
	@.venv/bin/python -m benchmarks.understanding.report $(or $(ARGS),test)

lint:
	$(SETUP) lint
	@.venv/bin/python -m run.lint

clean:
	@$(PYTHON) -B -m run.clean
