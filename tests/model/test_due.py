"""The days that a `due` means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.due import Span, span_of


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ("2024-05-16", date(2024, 5, 16), date(2024, 5, 16)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-16/2024-05-31", date(2024, 5, 16), date(2024, 5, 31)),
        ("2024-05/2024-06", date(2024, 5, 1), date(2024, 6, 30)),
    ],
)
def test_days_months_and_ranges(due, first, last):
    assert span_of(due) == Span(first, last)


@pytest.mark.parametrize(
    "due", ["", "in the coming weeks", "2024", "2024-13", "2023-02-29", "2024-06/2024-05", "/", "2024-05-16/"]
)
def test_words_name_no_day(due):
    assert span_of(due) is None


@given(st.dates(), st.dates())
def test_a_range_is_one_exactly_where_it_does_not_end_before_it_begins(one, other):
    span = span_of(f"{one.isoformat()}/{other.isoformat()}")
    assert span == (Span(one, other) if one <= other else None)


@given(st.text(max_size=30))
def test_any_text_can_be_asked(text):
    span = span_of(text)
    assert span is None or span.first <= span.last
