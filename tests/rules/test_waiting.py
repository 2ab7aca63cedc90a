from __future__ import annotations

import pytest

from pipeline.rules.leftovers import template_leftovers
from pipeline.rules.waiting import is_waiting, waiting_for_translation
from tests.support.reports import the_office
from tests.support.wording import report_of


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_a_gap_is_told_wherever_it_stands(language):
    words = the_office().words(language)
    gap = words.gap("translation")
    judged = report_of(language, meeting={"title": gap}, background=f"Yes.\n\n{gap}[^1]\n\n[^1]: Note.")
    assert [one.path for one in waiting_for_translation(judged)] == ["meeting.title", "background"]
    assert not list(template_leftovers(judged))
    assert is_waiting(gap.replace("[", "\\["), words)


def test_a_report_without_gaps_is_silent():
    assert not list(waiting_for_translation(report_of("en", background="The translation is missing: [see below].")))
