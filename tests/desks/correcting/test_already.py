"""What was corrected is not told to be corrected again: by `build`, by `check`, by `correct`, whatever corrected it."""

from __future__ import annotations

import pytest

from pipeline.archive.register.register import Register
from pipeline.desks.register.claiming import claim
from tests.support.command import SOUND, rapporteur, write
from tests.support.issuing import office_in
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

INPUT = "inputs/report.en.yaml"
TEXT = SOUND + "annexes:\n  - title: A note\n    text: The note was short.\n"


@pytest.fixture
def office(tmp_path):
    settings = office_in(tmp_path)
    claim(Register(settings.register), SYMBOL, WORKSHOP, AUTHOR)
    write(tmp_path, TEXT, INPUT)
    assert rapporteur(tmp_path, "issue", INPUT, "--accept-unconfirmed").code == 0
    return tmp_path


def edit(office, old, new):
    text = (office / INPUT).read_text("utf-8")
    assert old in text
    (office / INPUT).write_text(text.replace(old, new, 1), "utf-8")


def corrected(office, kind, number=1):
    """Makes and issues the correction of what the input has otherwise."""
    ran = rapporteur(office, "correct", str(SYMBOL), "--with", INPUT, "--as", kind)
    assert ran.code == 0, ran.err
    name = {"corrigendum": "Corr", "addendum": "Add"}[kind]
    made = f"inputs/SP-RV-TSTI-IR-24-{name}-{number}.en.yaml"
    assert rapporteur(office, "issue", made, "--accept-unconfirmed").code == 0
    return made


def test_after_a_corrigendum_the_corrected_input_is_as_it_was_issued(office):
    edit(office, "was opened", "was closed")
    before = rapporteur(office, "build", INPUT)
    assert (before.code, before.codes) == (10, ["R080"])
    made = corrected(office, "corrigendum")
    anew = ("rebuild", "inputs", "--reissue", "--reason", "a new look", "--paper", "a4")
    for command in (("build", "inputs"), ("rebuild", "inputs", "--json"), anew):
        ran = rapporteur(office, *command)
        assert (ran.code, "R080" in ran.err + ran.out) == (0, False), ran.err
    ran = rapporteur(office, "build", INPUT)
    assert ran.codes == ["W907"]
    assert "was corrected by `SP/RV-TSTI-IR-24/Corr.1`" in ran.err
    assert "unchanged: SP/RV-TSTI-IR-24 (en)" in ran.err
    assert all("/issued/" in line for line in ran.out.splitlines())
    ran = rapporteur(office, "issue", "inputs", "--dry-run")
    assert (ran.code, ran.codes) == (0, ["W907"]), ran.err
    checked = rapporteur(office, "check", INPUT)
    assert (checked.code, "R080" in checked.codes, "W907" in checked.codes) == (0, False, True)
    again = rapporteur(office, "correct", str(SYMBOL), "--with", INPUT)
    assert again.code == 0
    assert "was corrected before, by `SP/RV-TSTI-IR-24/Corr.1`; there is nothing more to correct" in again.err
    assert "nothing is printed otherwise" not in again.err
    edit(office, "noted the progress", "noted the delay")  # and what is new is told again
    ran = rapporteur(office, "build", INPUT)
    assert (ran.code, ran.codes) == (10, ["R080"])
    assert rapporteur(office, "build", made).code == 0


def test_what_no_page_shows_can_not_be_corrected_and_stops_nothing(office):
    edit(office, "language: en", "language: en\naccess: internal")
    ran = rapporteur(office, "build", INPUT)
    assert (ran.code, ran.codes) == (0, ["W908"])
    assert "otherwise in `access` is on no page" in ran.err


def test_an_addendum_counts_as_a_correction(office):
    edit(office, "The note was short.", "The note was long.")
    edit(office, "noted the progress", "noted the delay")
    edit(office, "annexes:\n", "annexes:\n  - title: Another\n    text: Said in full.\n")
    corrected(office, "addendum")
    ran = rapporteur(office, "build", INPUT)
    assert (ran.code, ran.codes) == (0, ["W907"]), ran.err
    assert "`SP/RV-TSTI-IR-24/Add.1`" in ran.err
    edit(office, "was opened", "was closed")
    shown = rapporteur(office, "correct", str(SYMBOL), "--with", INPUT, "--dry-run")
    new = [line for line in shown.out.splitlines() if "corrected before" not in line and "not printed" not in line]
    assert [line.split("\t")[1:3] for line in new] == [["opened", "closed"]]
