"""Issued reports, explained and in a dry run: nothing is built of them, and what they were made from lies in `issued/`."""

from __future__ import annotations

import pytest

from pipeline.archive.register.register import Register
from pipeline.desks.register.claiming import claim
from tests.support.command import SOUND, rapporteur, write
from tests.support.issuing import office_in
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP

INPUT = "inputs/report.en.yaml"


@pytest.fixture
def office(tmp_path):
    settings = office_in(tmp_path)
    claim(Register(settings.register), SYMBOL, WORKSHOP, AUTHOR)
    write(tmp_path, SOUND, INPUT)
    write(tmp_path, SOUND.replace("TSTI", "NEUE"), "inputs/new.en.yaml")
    assert rapporteur(tmp_path, "issue", INPUT).code == 0
    return tmp_path


def dry(office, *options):
    ran = rapporteur(office, "rebuild", "--dry-run", *options)
    lines = [line.split(": ", 1) for line in ran.out.splitlines()]
    return {path.rpartition("/")[2]: why for path, why in lines}, ran.err.splitlines()


def test_a_dry_run_says_of_issued_reports_what_the_run_will_say(office):
    new = {"new.en.yaml": "never built"}
    assert dry(office) == (new, ["1 report of 2 would be built"])
    older = "1 was issued and would be made otherwise today; it stays as it was issued"
    a4 = {**new, "report.en.yaml": "issued, and older: how pages are laid: paper letter → a4"}
    assert dry(office, "--paper", "a4") == (a4, ["1 report of 2 would be built", older])
    run = rapporteur(office, "rebuild", "--paper", "a4")
    assert (run.code, "1 issued, and older" in run.err, "1 built" in run.err) == (0, True, True)
    assert dry(office, "--paper", "a4")[1] == [
        "0 reports of 2 would be built",
        older,
    ]  # remembered, and told all the same
    write(office, SOUND.replace("was opened", "was closed"), INPUT)
    found, told = dry(office, "--paper", "a4")
    assert (found, told[1]) == (
        {"report.en.yaml": "can't be built, `rapporteur check` tells why"},
        "1 report can't be built",
    )


def test_an_issued_report_is_explained_from_its_record_by_input_symbol_or_file(office):
    pdf = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.pdf"
    for name in (INPUT, "SP/RV-TSTI-IR-24", pdf):
        (told,) = rapporteur(office, "explain", name, "--json", "--paper", "a4").objects
        assert (told["symbol"], told["is_built"], told["is_issued"], told["refused"]) == (str(SYMBOL), True, True, [])
        assert [each["names"] for each in told["stale"]] == [["paper"]]
    ran = rapporteur(office, "explain", INPUT)
    assert "SP/RV-TSTI-IR-24 (en) was issued, and was made from" in ran.out
    write(office, SOUND.replace("was opened", "was closed"), INPUT)
    ran = rapporteur(office, "explain", INPUT)
    assert "it can't be built of this input: R080" in ran.out
    unknown = rapporteur(office, "explain", "SP/RV-NONE-IR-24")
    assert (unknown.code, unknown.codes) == (4, ["I155"])
