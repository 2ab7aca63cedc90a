"""The pieces of work of a build: what a worker gets is all that it needs, wherever it is."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.archive.record import read_record
from pipeline.desks.building.elsewhere import Kit, differing, machine_of
from pipeline.desks.building.work import ToLookAt, ToMake, lost, work
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.errors import AnnexError, InputError
from pipeline.findings import finding
from pipeline.settings import read_settings
from tests.support.command import SOUND, write
from tests.support.pictures import png

WITH_ANNEX = SOUND + "annexes:\n  - title: A map\n    file: map.png\n"


@pytest.fixture
def workshop(tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    settings = read_settings(tmp_path, overrides={"engine": "embedded"})
    with choose_engine("embedded", settings.fonts, settings.state) as engine:
        yield Workshop.of(settings, engine)


def test_a_report_is_made_with_its_record(workshop, tmp_path):
    look = work(workshop, ToLookAt(tmp_path / write(tmp_path, SOUND)))
    made = work(workshop, ToMake(0, look.title, look.order))
    record = read_record(made.files["record"])
    assert record.made_from == look.made_from
    assert record.files == {k: hashlib.sha256(data).hexdigest() for k, data in made.files.items() if k != "record"}
    assert work(workshop, ToMake(0, look.title, look.order)) == made  # done twice it is the same


def test_elsewhere_annexes_come_with_the_order_and_nothing_is_read(workshop, tmp_path):
    (tmp_path / "map.png").write_bytes(png())
    look = work(workshop, ToLookAt(tmp_path / write(tmp_path, WITH_ANNEX)))
    here = work(workshop, ToMake(0, look.title, look.order))
    assert "bundle" in here.files
    order = pickle.loads(look.order)
    gone = pickle.dumps(replace(order, folder=Path("/nowhere")))
    data = {"map.png": (tmp_path / "map.png").read_bytes()}
    kit = pickle.loads(pickle.dumps(Kit(workshop.settings, workshop.office.folder, workshop.office.files)))
    with kit.opened(tmp_path / "worker") as there:
        assert differing(machine_of(workshop), machine_of(there)) == ""
        assert work(there, ToMake(0, look.title, gone, data)) == here
    assert not list((tmp_path / "worker").rglob("*.pdf"))


def test_why_there_are_no_annexes_is_told_of_that_report(workshop):
    error = AnnexError(finding("A045", name="map.pdf"))
    assert work(workshop, ToMake(0, "title", b"", error)) is error


def test_a_bad_input_is_told_and_stops_no_other(workshop, tmp_path):
    assert isinstance(work(workshop, ToLookAt(tmp_path / write(tmp_path, "format: 1\n"))), InputError)
    codes = [error.findings[0].code for error in (lost(ToLookAt(tmp_path)), lost(ToMake(0, "title", b"")))]
    assert codes == ["L092", "L090"]


def test_another_machine_is_told_by_what_it_has(workshop):
    here = machine_of(workshop)
    there = {
        **here,
        "engine": {"name": "embedded", "version": "0.1"},
        "fonts": {**here["fonts"], "Carlito-Bold.ttf": "0"},
        "libraries": {**here["libraries"], "lxml": "1.0"},
    }
    told = differing(here, there)
    assert f"engine embedded 0.1 ≠ embedded {here['engine']['version']}" in told
    assert "fonts Carlito-Bold.ttf" in told
    assert f"libraries lxml 1.0 ≠ {here['libraries']['lxml']}" in told
    assert differing(here, here) == ""
