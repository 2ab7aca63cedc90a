"""What may be shown outside: every combination of access, embargo, withdrawal and correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.archive.register.editions import EditionState
from pipeline.desks.showing import is_public, shown
from tests.support.issuing import NOON, small
from tests.support.registering import SYMBOL

AT = datetime.fromisoformat(NOON)


def of(suffix="", language="en", **fields):
    edition, _ = small(f"{SYMBOL}{suffix}", language=language)
    return replace(edition, **fields)


@pytest.mark.parametrize(
    ("fields", "public"),
    [
        ({}, True),
        ({"access": "internal"}, False),
        ({"access": "Public"}, False),  # whatever is not the word is not public
        ({"state": EditionState.WITHDRAWN}, False),
        ({"embargo": "2024-05-01T12:00:01+00:00"}, False),
        ({"embargo": "2024-05-01T08:00:00-04:00"}, True),  # over this very second
        ({"embargo": "2024-05-01T08:00:01-04:00"}, False),
        ({"embargo": "2024-04-01T08:00:00-04:00", "access": "internal"}, False),
        ({"embargo": "soon"}, False),
        ({"embargo": "2024-04-01T08:00:00"}, False),  # a time without a zone is none
    ],
)
def test_an_edition_is_public_when_nothing_stands_in_its_way(fields, public):
    edition = of(**fields)
    assert is_public(edition, [edition], AT) is public
    assert is_public(edition, [edition]) is (public and not edition.embargo)  # at any time at all


@pytest.mark.parametrize(
    "hidden", [{"access": "internal"}, {"embargo": "2999-01-01T00:00:00Z"}, {"state": "withdrawn"}]
)
def test_a_correction_is_shown_only_with_what_it_corrects_and_a_revision_by_itself(hidden):
    if "state" in hidden:
        hidden = {"state": EditionState.WITHDRAWN}
    among = [of(**hidden), of("/Corr.1"), of("/Add.1"), of("/Rev.1"), of("/Rev.1/Corr.1"), of("/Corr.1", "es")]
    assert [each.edition.document for each in shown(among, AT)] == ["Rev.1", "Rev.1 Corr.1"]


def test_a_public_report_has_its_public_corrections_of_its_language_with_it():
    among = [
        of(),
        of("", "es"),
        of("/Corr.1", sequence=9),
        of("/Corr.2", access="internal"),
        of("/Corr.3", "es"),
        of("/Corr.4", embargo="2999-01-01T00:00:00Z"),
        of("/Rev.1", sequence=2),
    ]
    found = {(each.edition.document, each.edition.language): each.corrections for each in shown(among, AT)}
    assert [each.document for each in found["", "en"]] == ["Rev.1", "Corr.1"]  # as they were issued
    assert [each.document for each in found["", "es"]] == ["Corr.3"]
    assert set(found) == {("", "en"), ("", "es"), ("Corr.1", "en"), ("Corr.3", "es"), ("Rev.1", "en")}
