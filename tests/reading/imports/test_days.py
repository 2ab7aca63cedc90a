"""Days in words, in all four languages and in the ways that people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from pipeline.office.dates import day_words
from pipeline.reading.imports.days import Days, read_days
from tests.support.reports import the_office

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("language", "text", "days", "is_range"),
    [
        ("en", "April 5, 2024", ["2024-04-05"], False),
        ("en", "Friday, 5 April 2024", ["2024-04-05"], False),
        ("en", "5th–7th April 2024", ["2024-04-05", "2024-04-07"], True),
        ("es", "Del 5 al 7 de abril de 2024", ["2024-04-05", "2024-04-07"], True),
        ("es", "viernes 5 de abril del 2024", ["2024-04-05"], False),
        ("pt", "1º a 3 de março de 2024", ["2024-03-01", "2024-03-03"], True),
        ("fr", "1er et 2 février 2024", ["2024-02-01", "2024-02-02"], False),
        ("fr", "2024-02-01", ["2024-02-01"], False),
    ],
)
def test_days_as_people_write_them(language, text, days, is_range):
    wanted = Days(tuple(map(date.fromisoformat, days)), is_range)
    assert read_days(text, the_office().words(Language(language))) == wanted


@pytest.mark.parametrize("text", ["", "April 2024", "31 April 2024", "5 April 2024 in Rome", "The 5 April", "12 24"])
def test_what_says_more_or_less_than_days_is_none(text):
    assert read_days(text, the_office().words(Language.ENGLISH)) is None


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(list(Language)), st.lists(DAYS, min_size=1, max_size=4, unique=True))
def test_days_that_the_office_writes_are_read_back(language, days):
    words = the_office().words(language)
    assert read_days(day_words(sorted(days), False, words), words) == Days(tuple(sorted(days)))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(list(Language)), DAYS, st.integers(1, 500))
def test_ranges_that_the_office_writes_are_read_back(language, first, length):
    words, last = the_office().words(language), first + timedelta(days=length)
    assert read_days(day_words([first, last], True, words), words) == Days((first, last), True)
