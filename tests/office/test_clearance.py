"""The words of clearance: there in every language, and a language of its own for each state that has one."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from tests.support.reports import the_office

DUTCH = {"SR"}  # Suriname's language is none of the office's four


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_all_words_and_none_is_the_offices_own_yet(language):
    words = the_office().clearance(language)
    assert words.confirmed == ()
    headings = [getattr(words.parts, name) for name in type(words.parts).model_fields]
    assert all(heading.isupper() for heading in headings)
    assert len(set(headings)) == 4


def test_every_state_is_written_to_in_a_language_of_its_own():
    office = the_office()
    rule = office.clearance_rule
    assert rule is not None
    assert set(rule.states) == set(office.states) - DUTCH


def test_none_of_it_makes_a_page_of_a_report():
    assert not [name for name in the_office().page_files if name.startswith("clearance")]
