"""The status files: derived from the register alone, and silent on whatever may not be shown."""

from __future__ import annotations

import json

import pytest

from pipeline.desks.issued import editions_in, issued_files, place_in_issued
from pipeline.desks.register.statuses import renew_statuses, status_of
from tests.support.issuing import office_in, put_on_record, small, take_back
from tests.support.registering import AUTHOR, SYMBOL


@pytest.fixture
def office(tmp_path):
    return office_in(tmp_path)


def status(office, suffix="", language="en"):
    (edition,) = (
        each for each in editions_in(office) if (str(each.symbol), each.language) == (f"{SYMBOL}{suffix}", language)
    )
    return json.loads(place_in_issued(edition, office).status.read_bytes())


def test_what_is_corrected_and_what_corrects_it_point_to_each_other(office):
    put_on_record(office, small(), small(language="es"), small(f"{SYMBOL}/Corr.1"), small(f"{SYMBOL}/Rev. 1"))
    assert [(each["symbol"], each["kind"], each["folder"]) for each in status(office)["corrections"]] == [
        ("SP/RV-TSTI-IR-24/Corr.1", "corrigendum", "2024/SP-RV-TSTI-IR-24-Corr-1"),
        ("SP/RV-TSTI-IR-24/Rev. 1", "revision", "2024/SP-RV-TSTI-IR-24-Rev-1"),
    ]
    assert status(office, "/Corr.1")["corrects"]["symbol"] == str(SYMBOL)
    assert status(office, language="es") == {
        "format": 1, "symbol": str(SYMBOL), "language": "es", "state": "issued", "corrections": [],
    }  # fmt: skip


@pytest.mark.parametrize("hidden", [{"access": "internal"}, {"embargo": "1999-01-01T00:00:00Z"}])
def test_a_correction_that_may_not_be_shown_leaves_no_trace_whatever_the_clock_says(office, hidden):
    put_on_record(office, small())
    before = place_in_issued(editions_in(office)[0], office).status.read_bytes()
    put_on_record(office, small(f"{SYMBOL}/Corr.1", **hidden))
    assert place_in_issued(editions_in(office)[0], office).status.read_bytes() == before


def test_a_withdrawal_is_told_without_its_reason_and_without_names(office):
    put_on_record(office, small(), small(f"{SYMBOL}/Corr.1"))
    take_back(office, small()[0], "an embarrassing reason")
    assert renew_statuses(office, [SYMBOL]) == 2
    assert status(office)["state"] == "withdrawn"
    assert "corrects" not in status(office, "/Corr.1")
    for edition in editions_in(office):
        data = place_in_issued(edition, office).status.read_text()
        assert not any(word in data for word in ("embarrassing", AUTHOR.who, AUTHOR.when[:10], edition.input))
    assert renew_statuses(office) == 0


def test_they_are_the_same_bytes_however_often_and_in_whatever_order_they_are_made(office):
    put_on_record(office, small(), small(f"{SYMBOL}/Add.1"), small(f"{SYMBOL}/Corr.1"))
    editions = editions_in(office)
    for edition in editions:
        assert status_of(edition, editions) == status_of(edition, editions[::-1])
        assert place_in_issued(edition, office).status.read_bytes() == status_of(edition, editions)
        assert all(path.is_file() for path in issued_files(edition, office).values())
