"""Days as people type them into forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.imports.forms.dates import typed_days, typed_due
from tests.support.reports import the_office

OFFICE = the_office()
ONE, RANGE = {"date": "2024-04-05"}, {"from": "2024-05-04", "to": "2024-05-06"}


@pytest.mark.parametrize(
    ("text", "fields", "is_guess"),
    [
        ("5 de abril de 2024", ONE, False),
        ("viernes, 5 de abril de 2024.", ONE, False),
        ("05/04/2024", ONE, True),
        ("5.4.24", ONE, True),
        ("April 5, 2024", ONE, False),
        ("le 5 avril 2024", ONE, False),
        ("2024-04-05", ONE, False),
        ("del 4 al 6 de mayo de 2024", RANGE, False),
        ("04/05/2024 al 06/05/2024", RANGE, True),
        ("de 4 a 6/05/2024", RANGE, True),
        ("May 4 to 6, 2024", RANGE, False),
        ("2024-05-04 – 2024-05-06", RANGE, False),
        ("4, 6 e 8 de maio de 2024", {"dates": ["2024-05-04", "2024-05-06", "2024-05-08"]}, False),
        ("4/23/2024", {"date": "2024-04-23"}, True),
    ],
)
def test_days_are_understood(text, fields, is_guess):
    typed = typed_days(text, OFFICE)
    assert typed.days.fields == fields
    assert typed.is_guess == is_guess


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("5 de abril de 2024, 10:00 a 12:30", "10:00 a 12:30"),
        ("05/04/2024 a las 10 h", "a las 10 h"),
        ("5 April 2024, 9 am", "9 am"),
    ],
)
def test_an_hour_stands_beside_the_day(text, beside):
    typed = typed_days(text, OFFICE)
    assert (typed.days.fields, typed.beside) == (ONE, beside)


def test_a_year_is_taken_from_elsewhere_and_told():
    assert typed_days("del 4 al 6 de mayo", OFFICE) is None
    typed = typed_days("del 4 al 6 de mayo", OFFICE, 2024)
    assert (typed.days.fields, typed.is_guess) == (RANGE, True)


@pytest.mark.parametrize(
    "text", ["por definir", "2024", "31/02/2024", "13/13/2024", "mayo de 2024", "", "10:00", "6 al 4/05/2024"]
)
def test_what_is_no_day_is_none(text):
    assert typed_days(text, OFFICE, 2024) is None


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)), st.sampled_from("/.-"))
@settings(derandomize=True, max_examples=60)
def test_figures_are_read_day_first(day, sign):
    typed = typed_days(f"{day.day:02d}{sign}{day.month}{sign}{day.year}", OFFICE)
    assert typed.days.days == (day,)


@given(st.text(max_size=40))
@settings(derandomize=True, max_examples=150)
def test_nothing_typed_breaks_it(text):
    typed_days(text, OFFICE, 2024)
    assert typed_due(text or "x", OFFICE, date(2024, 4, 5))[0] is not None


@pytest.mark.parametrize(
    ("text", "due", "is_guess"),
    [
        ("31 de mayo de 2024", "2024-05-31", False),
        ("antes del 15 de mayo", "2024-05-15", True),
        ("15 de marzo", "2025-03-15", True),
        ("até 30/06", "2024-06-30", True),
        ("mayo de 2024", "2024-05", False),
        ("January", "2025-01", True),
        ("del 16 al 31 de mayo de 2024", "2024-05-16/2024-05-31", False),
        ("próxima reunión", "próxima reunión", False),
    ],
)
def test_terms_are_days_months_or_words(text, due, is_guess):
    assert typed_due(text, OFFICE, date(2024, 4, 5)) == (due, is_guess)
