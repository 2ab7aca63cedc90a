"""The office as a PDF carries it: an office made of it prints the same, and nothing of it is for the house alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.model.base import Language
from pipeline.office.travelling import office_of, written_data
from tests.support.reports import the_office


@pytest.mark.parametrize("language", list(Language))
def test_an_office_made_of_it_has_the_same_words_and_notice(language):
    office = the_office()
    carried = office_of(written_data(office, language, "2024-04"), "carried", Path())
    assert carried.notice(language, "2024-04") == office.notice(language, "2024-04")
    for each in Language:
        assert carried.words(each) == office.words(each)
    assert carried.types == office.types


def test_only_what_makes_pages_travels_and_of_the_notices_that_in_force():
    said = json.loads(written_data(the_office(), Language.SPANISH, "2024-04"))
    assert not [name for name in said if name.startswith(("bodies", "registration", "clearance", "form", "symbols"))]
    assert list(said["notices.yaml"]) == ["es"]
    assert len(said["notices.yaml"]["es"]) == 1


def test_the_months_of_a_notice_change_nothing_in_it_and_its_confirmation_does():
    office = the_office()
    in_april, in_may = (written_data(office, Language.SPANISH, month) for month in ("2024-04", "2024-05"))
    assert in_april == in_may


@pytest.mark.parametrize("data", [b"", b"[1]", b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_office_are_told(data):
    with pytest.raises(InputError) as caught:
        office_of(data, "x.pdf", Path())
    assert [each.code for each in caught.value.findings] == ["I151"]
