"""Issuing again: which inputs it concerns, what of them is made, from where it is taken, and what a run leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish
from pipeline.desks.building import work as bench
from pipeline.desks.outcome import Status
from pipeline.desks.rebuilding.forecasting import forecast
from pipeline.desks.rebuilding.reissuing import ReissueWish, reissue
from pipeline.desks.register.claiming import claim
from pipeline.errors import ConversionError, ExitCode
from pipeline.findings import finding
from pipeline.model.choices import Paper, Weight
from pipeline.model.symbol import Symbol
from tests.support.command import SOUND, rapporteur, write
from tests.support.editions import tree
from tests.support.issuing import issued_now, office_in, workshop_of
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

INPUT, TWIN = "inputs/2024/one.en.yaml", "inputs/2024/two.en.yaml"


@pytest.fixture
def workshop(tmp_path):
    settings = office_in(tmp_path)
    claim(Register(settings.register), SYMBOL, WORKSHOP, AUTHOR)
    write(tmp_path, SOUND, INPUT)
    with workshop_of(settings) as workshop:
        yield workshop


@pytest.fixture
def issued(workshop):
    issue(workshop)
    return workshop


def issue(workshop):
    (done,) = issued_now(workshop, str(workshop.settings.office / INPUT), everything=True)
    assert done.edition


def on_a4(workshop):
    """The workshop with another paper: whatever was issued is older there."""
    return replace(workshop, settings=replace(workshop.settings, paper=Paper.A4))


def again(workshop, **wish):
    """What becomes of each input by the beginning of its name, all of them in this process."""
    files = sorted((workshop.settings.office / "inputs").rglob("*.yaml"))
    told = reissue(files, workshop, ReissueWish(AUTHOR, "a new look", lambda _: True, 1, **wish))
    return {each.input.name.partition(".")[0]: each for each in told}


def statuses(workshop, **wish):
    return {name: each.status for name, each in again(workshop, **wish).items()}


def codes(outcome):
    return {each.code for each in outcome.told}


def test_of_what_was_not_issued_nothing_is_told_but_that_it_cant_be_read(issued, tmp_path):
    write(tmp_path, SOUND.replace("TSTI", "ELSE"), "inputs/2024/else.en.yaml")
    write(tmp_path, SOUND.replace("TSTI", "NONE") + "template: unheard-of\n", "inputs/2024/none.en.yaml")
    write(tmp_path, "format: 1\n  symbol: [", "inputs/2024/torn.en.yaml")
    assert statuses(issued) == {"one": Status.UNCHANGED, "torn": Status.FAILED}


def test_of_two_inputs_with_the_very_same_content_one_is_made(issued, tmp_path):
    write(tmp_path, SOUND, TWIN)
    told = again(on_a4(issued))
    assert {name: each.status for name, each in told.items()} == {"one": Status.BUILT, "two": Status.UNCHANGED}
    assert told["two"].files["pdf"].name == "SP-RV-TSTI-IR-24.en.pdf"
    assert told["one"].files["pdf"].name == "SP-RV-TSTI-IR-24.en.2.pdf"
    assert statuses(on_a4(issued)) == {"one": Status.UNCHANGED, "two": Status.UNCHANGED}


def test_other_words_than_were_issued_are_refused_and_nothing_is_made(issued, tmp_path):
    write(tmp_path, SOUND.replace("was opened", "was closed"), TWIN)
    told = again(issued)
    assert told["one"].status is Status.UNCHANGED
    assert (told["two"].status, told["two"].exit_code, codes(told["two"])) == (
        Status.FAILED,
        ExitCode.REGISTER,
        {"R080"},
    )


def test_what_forbids_a_report_forbids_it_to_be_issued_again(issued, tmp_path):
    write(tmp_path, SOUND, "inputs/2024/two.es.yaml")
    stricter = replace(issued, settings=replace(issued.settings, severities={"W054": Weight.ERROR}))
    told = again(on_a4(stricter))
    assert (told["one"].status, told["two"].status) == (Status.BUILT, Status.FAILED)
    assert (told["two"].exit_code, codes(told["two"])) == (ExitCode.INPUT, {"W054"})


def test_a_report_that_cant_be_made_is_told_and_what_was_issued_stays(issued, tmp_path, monkeypatch):
    before = tree(tmp_path / "issued")
    monkeypatch.setattr(bench, "make", lambda *_: ConversionError(finding("L004")))
    told = again(on_a4(issued))["one"]
    assert (told.status, told.symbol, codes(told)) == (Status.FAILED, str(SYMBOL), {"L004"})
    assert tree(tmp_path / "issued") == before


def test_an_edition_that_a_preview_kept_is_taken_and_let_go_of(workshop, tmp_path, monkeypatch):
    files = [tmp_path / INPUT]
    assert [each.fate for each in forecast(files, on_a4(workshop), Wish(jobs=1))] == ["new"]
    (kept,) = (tmp_path / ".rapporteur/made").iterdir()
    issue(workshop)
    assert kept.is_file()
    monkeypatch.setattr(bench, "make", lambda *_: pytest.fail("it was made again"))
    told = again(on_a4(workshop))["one"]
    assert (told.status, told.pages > 0) == (Status.BUILT, True)
    assert not kept.exists()


def test_once_it_is_to_stop_nothing_is_begun(issued, tmp_path):
    before = tree(tmp_path / "issued")
    assert again(on_a4(issued), stopping=lambda: True) == {}
    assert tree(tmp_path / "issued") == before


def test_several_processes_tell_what_one_does(workshop, tmp_path):
    for name in ("AAAA", "BBBB", "CCCC"):
        write(tmp_path, SOUND.replace("TSTI", name), f"inputs/2024/{name.lower()}.en.yaml")
        claim(Register(workshop.settings.register), Symbol(f"SP/RV-{name}-IR-24"), WORKSHOP, AUTHOR)
    assert rapporteur(tmp_path, "issue", "inputs", "--accept-unconfirmed").code == 0
    wish = ("rebuild", "--json", "--reissue", "--reason", "a new look", "--pages-may-change")
    for jobs, paper in (("3", "a4"), ("1", "letter")):
        ran = rapporteur(tmp_path, *wish, "--jobs", jobs, "--paper", paper)
        assert (ran.code, ran.statuses) == (0, ["built"] * 4)
    assert len(list((tmp_path / "issued").rglob("*.en.3.pdf"))) == 4
