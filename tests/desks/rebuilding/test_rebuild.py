"""A rebuild that is killed anywhere between the first byte it writes and its note of it: found by hash, and made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.archive.kept import Kept
from pipeline.archive.memory import MEMORY, Memory
from pipeline.desks.build import Wish
from pipeline.desks.outcome import Status
from pipeline.desks.rebuilding.forecasting import forecast
from pipeline.desks.rebuilding.rebuild import rebuild
from pipeline.desks.rebuilding.trial import on_trial
from pipeline.settings import read_settings
from tests.support.command import SOUND, write
from tests.support.editions import tree
from tests.support.issuing import workshop_of
from tests.support.killing import can_trace, every_kill

INPUT = "inputs/2024/one.en.yaml"
RECORD = "2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.json"


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "office").mkdir()
    (tmp_path / "office/rapporteur.toml").write_text('engine = "embedded"\n')
    write(tmp_path / "office", SOUND, INPUT)
    return read_settings(tmp_path / "office")


@pytest.fixture
def workshop(settings):
    with workshop_of(settings) as workshop:
        yield workshop


def rebuilt(workshop) -> Status:
    (done,) = rebuild([workshop.settings.office / INPUT], workshop, Wish(jobs=1))
    return done.status


def made_ahead(workshop) -> Path:
    """The folder of the edition that the next rebuild only has to put away, as after a forecast."""
    present = workshop.settings.program / "rapporteur-report.docx"
    list(forecast([workshop.settings.office / INPUT], on_trial(present, workshop), Wish(jobs=1)))
    folder = Kept(workshop.settings.state).folder
    assert len(list(folder.iterdir())) == 1
    return folder


def as_at_first(settings, saved: Path) -> None:
    shutil.rmtree(settings.out, ignore_errors=True)
    shutil.rmtree(settings.state)
    shutil.copytree(saved, settings.state / "made")


def killed_everywhere(workshop, saved: Path, step: int) -> tuple[int, int, int]:
    """Kills a rebuild at its stops, so many apart: at how many, and after how many it was found as published, as noted."""
    settings = workshop.settings
    shutil.copytree(made_ahead(workshop), saved)
    assert rebuilt(workshop) == "built"
    expected, record = tree(settings.out), settings.out / RECORD
    as_at_first(settings, saved)
    kills = published = noted = 0
    for stop in every_kill(lambda: rebuilt(workshop), step=step):
        stands = record.exists() and record.stat().st_mtime_ns
        with Memory(settings.state) as memory:
            is_noted = memory.known(str(settings.office / INPUT)) is not None
        assert stands or not is_noted, stop
        assert rebuilt(workshop) == ("unchanged" if stands else "built"), stop
        assert not stands or record.stat().st_mtime_ns == stands, stop
        assert rebuilt(workshop) == "unchanged", stop
        assert tree(settings.out) == expected, stop
        kills, published, noted = kills + 1, published + bool(stands), noted + is_noted
        as_at_first(settings, saved)
    return kills, published, noted


@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_killed_between_publishing_and_its_note_it_is_found_as_it_was_published(workshop, tmp_path):
    kills, published, _ = killed_everywhere(workshop, tmp_path / "saved", 61)
    assert kills > published > 0


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_killed_at_any_system_call_it_is_made_once(workshop, tmp_path):
    kills, published, noted = killed_everywhere(workshop, tmp_path / "saved", 5)
    assert kills > published > noted > 0


def test_a_memory_that_knows_more_than_there_is_is_not_believed(workshop):
    settings = workshop.settings
    assert rebuilt(workshop) == "built"
    expected = tree(settings.out)
    saved = (settings.state / MEMORY).read_bytes()
    shutil.rmtree(settings.out)
    assert rebuilt(workshop) == "built"
    (settings.state / MEMORY).write_bytes(saved)
    assert rebuilt(workshop) == "unchanged"
    assert tree(settings.out) == expected
