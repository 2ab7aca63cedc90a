"""The pool's own tests work on plain values: they may fork whatever other tests have loaded before."""

import pytest


@pytest.fixture(autouse=True)
def forks(request, monkeypatch):
    if "may_fork" not in request.function.__name__:
        monkeypatch.setattr("pipeline.pools.pool.may_fork", lambda: True)
