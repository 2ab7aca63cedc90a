"""Checking many files: whatever the number of processes, the same findings in the order that was asked for."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.desks.check import FILES_FOR_A_READER, Desk, check
from pipeline.desks.start import workers_for
from pipeline.errors import ExitCode
from pipeline.office.office import read_office
from pipeline.settings import read_settings
from tests.support.command import SOUND
from tests.support.varied import varied_inputs


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "rapporteur.toml").touch()
    settings = read_settings(tmp_path)
    return Desk(read_office(settings.data, settings.fonts), settings, lambda: 0.0)


@pytest.fixture
def forks(monkeypatch):
    """Lets this process be forked, whatever other tests have loaded: reading inputs needs no library with threads."""
    monkeypatch.setattr("pipeline.pools.pool.may_fork", lambda: True)


def mixed_inputs(folder: Path) -> list[Path]:
    """Good and bad ones, editions of one report apart from each other, two that claim one place, one that is not there."""
    files = varied_inputs(folder, 5)
    texts = {
        "twin.es.yaml": SOUND.replace("language: en", "language: es\noriginal: en"),
        "half.en.yaml": SOUND[:150],
        "again.en.yaml": files[0].read_text(encoding="utf-8"),
        "twin.en.yaml": SOUND.replace("date: 2024-04-05", "date: 2024-04-08"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [*files[:3], *(folder / name for name in texts), folder / "none.en.yaml", *files[3:]]


def test_one_process_and_two_tell_the_same_in_the_order_given(tmp_path, desk, forks):
    files = mixed_inputs(tmp_path / "in")
    alone, shared = (list(check(files, desk, jobs)) for jobs in (1, 2))
    assert [each.input for each in alone] == files
    assert shared == alone
    codes = {each.input.name: {found.code for found in each.findings} for each in shared}
    assert "F011" in codes["again.en.yaml"] & codes[files[0].name]
    assert codes["none.en.yaml"] == {"E058"}
    assert any(code.startswith("W9") for code in codes["twin.es.yaml"]), "the editions were held against each other"


@dataclass(frozen=True)
class DeadlyDesk(Desk):
    """A desk at which a process that is not this one dies over a file, as over a fault of a library in C."""

    deadly: Path = Path()
    parent: int = 0

    def judge(self, file: Path):
        if file == self.deadly and os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().judge(file)


def test_a_file_over_which_processes_die_is_told_and_the_others_go_on(tmp_path, desk, forks):
    files = varied_inputs(tmp_path / "in", 6)
    deadly = DeadlyDesk(desk.office, desk.settings, desk.clock, deadly=files[2], parent=os.getpid())
    told = {each.input: each for each in check(files, deadly, 2)}
    assert [found.code for found in told[files[2]].findings] == ["L092"]
    assert told[files[2]].exit_code is ExitCode.BUG
    assert all(each.language for file, each in told.items() if file != files[2])


def test_few_files_are_not_worth_a_second_process():
    assert workers_for(FILES_FOR_A_READER, None, FILES_FOR_A_READER) == 1
    assert workers_for(1000, None, FILES_FOR_A_READER) == len(os.sched_getaffinity(0))


@pytest.mark.soak
def test_a_thousand_inputs_are_told_in_the_order_given(tmp_path, desk):
    files = varied_inputs(tmp_path / "in", 1000)
    assert [each.input for each in check(files, desk)] == files
