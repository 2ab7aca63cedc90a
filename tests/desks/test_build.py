"""The building desk from within: what the command line can't provoke."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desks.build import MOST_MISHAPS, Wish, build
from pipeline.desks.building import work as bench
from pipeline.desks.outcome import Status
from pipeline.desks.workshop import Workshop
from pipeline.engines.choice import choose_engine
from pipeline.errors import ConversionError
from pipeline.findings import finding
from pipeline.settings import read_settings
from tests.support.command import SOUND, write


@pytest.fixture
def workshop(tmp_path):
    (tmp_path / "rapporteur.toml").touch()  # else the working directory would be the office
    settings = read_settings(tmp_path)
    assert settings.office == tmp_path
    with choose_engine("embedded", settings.fonts, settings.state) as engine:
        yield Workshop.of(settings, engine)


def _inputs(folder: Path, number: int) -> list[Path]:
    return [
        folder / write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"r{index:03}.en.yaml") for index in range(number)
    ]


def test_a_broken_machine_is_not_tried_for_ever(workshop, tmp_path, monkeypatch):
    broken = ConversionError(finding("L004", engine="embedded", said="no"))
    monkeypatch.setattr(bench, "make", lambda workshop, order: broken)
    run = build(_inputs(tmp_path, MOST_MISHAPS + 5), workshop, Wish(jobs=1))
    for _ in range(MOST_MISHAPS):
        assert next(run).status is Status.FAILED
    with pytest.raises(ConversionError) as caught:
        next(run)
    assert [found.code for found in caught.value.findings] == ["L004", "L091"]


def test_a_report_over_which_workers_die_is_given_up_and_costs_no_other(workshop, tmp_path, monkeypatch):
    import os

    from pipeline.desks.workshop import make
    from pipeline.pools.pool import may_fork

    if not may_fork():
        pytest.skip("a report was made in this process already, so it is not forked; run this file alone")

    def poisoned(workshop, order):
        if "T001" in (order.checked.report.symbol or ""):
            os._exit(1)
        return make(workshop, order)

    monkeypatch.setattr(bench, "make", poisoned)
    outcomes = {outcome.symbol: outcome for outcome in build(_inputs(tmp_path, 4), workshop, Wish(jobs=2))}
    lost = outcomes.pop("SP/RV-T001-IR-24")
    assert (lost.status, [found.code for found in lost.findings if found.code[0] == "L"]) == (Status.FAILED, ["L090"])
    assert {outcome.status for outcome in outcomes.values()} == {Status.BUILT}


def test_what_changes_while_it_is_built_is_a_person_s_work(workshop, tmp_path, monkeypatch):
    (file,) = _inputs(tmp_path, 1)
    (first,) = build([file], workshop, Wish())
    docx = first.files["docx"]
    write(tmp_path, SOUND.replace("TSTI", "T000").replace("opened", "closed"), file.name)

    from pipeline.desks.workshop import make

    def meanwhile(workshop, order):
        docx.write_bytes(b"a person's")
        return make(workshop, order)

    monkeypatch.setattr(bench, "make", meanwhile)
    (outcome,) = build([file], workshop, Wish())
    assert outcome.status is Status.CHANGED_BY_HAND
    assert [found.code for found in outcome.told] == ["W902"]
    assert docx.read_bytes() == b"a person's"
