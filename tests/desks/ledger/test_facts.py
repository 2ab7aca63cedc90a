"""What only a report says is not changed in a sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.desks.ledger.facts import differing


def test_long_texts_are_shown_where_they_differ():
    same = "The group will meet again, and will send its findings to all, in the month of "
    assert differing(f"{same}May", f"{same}June") == ("…the month of May", "…the month of June")


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_differs_is_short_and_of_one_line(one, other):
    for shown in differing(one, other):
        assert len(shown) <= 61
        assert len(shown.splitlines()) <= 1
