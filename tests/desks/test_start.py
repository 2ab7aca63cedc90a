"""Guessing early what there will be to do, and how many workers it is worth."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.desks.start import REPORTS_FOR_A_WORKER, likely_work, remember, workers_for
from pipeline.model.choices import Settings
from pipeline.settings import read_settings
from tests.support.command import write


def office(folder: Path) -> Settings:
    """The settings of an office of its own: without `rapporteur.toml` it would be the working directory."""
    (folder / "rapporteur.toml").touch()
    return read_settings(folder)


def test_what_was_built_as_it_stands_is_no_likely_work(tmp_path):
    settings = office(tmp_path)
    files = [tmp_path / write(tmp_path, name=name) for name in ("a.en.yaml", "b.en.yaml")]
    assert likely_work(files, settings, force=False) == 2
    remember(files[0], settings)
    assert likely_work(files, settings, force=False) == 1
    assert likely_work(files, settings, force=True) == 2
    files[0].write_text("format: 1\n")
    assert likely_work(files, settings, force=False) == 2


def test_an_office_without_state_only_costs_time(tmp_path):
    settings = office(tmp_path)
    (tmp_path / ".rapporteur").write_text("in the way")
    file = tmp_path / write(tmp_path)
    remember(file, settings)
    assert likely_work([file], settings, force=False) == 1


@pytest.mark.parametrize(
    ("reports", "jobs", "workers"),
    [(0, None, 1), (1, None, 1), (REPORTS_FOR_A_WORKER * 2 - 1, None, 1), (1, 4, 1), (9, 4, 4), (0, 4, 0)],
)
def test_workers_are_worth_their_start(reports, jobs, workers):
    assert workers_for(reports, jobs) == workers


def test_no_more_workers_than_processors():
    assert workers_for(10_000, None) == len(os.sched_getaffinity(0))
