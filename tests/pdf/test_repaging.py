"""Printed pages compared: the words that stand on each, whatever their order or their hyphens."""

from __future__ import annotations

import pytest

from pipeline.errors import OutputError
from pipeline.pdf.repaging import repaging
from tests.support.pages import with_words


def test_the_same_words_on_the_same_pages_are_the_same_pages():
    before = with_words(["Annex", "The dele-", "gations met."], ["They parted."])
    after = with_words(["The delegations", "met.", "Annex"], ["They", "parted."])
    assert repaging(before, after).is_same


def test_a_line_that_moved_is_told_by_the_pages_that_changed():
    before = with_words(["One.", "Two."], ["Three."], ["Four."])
    found = repaging(before, with_words(["One."], ["Two.", "Three."], ["Four."]))
    assert (found.changed, found.last_before, found.last_after, found.is_same) == (("1", "2"), "3", "3", False)


def test_a_page_more_at_the_end_is_told():
    found = repaging(with_words(["One."]), with_words(["One."], ["  "]))
    assert (found.changed, found.last_before, found.last_after, found.is_same) == ((), "1", "2", False)


def test_what_is_no_pdf_is_told():
    with pytest.raises(OutputError):
        repaging(with_words(["One."]), b"no pdf")
