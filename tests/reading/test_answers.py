"""Days, mode and language as people answer, in any of the four languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.model.base import Language
from pipeline.reading.answers import days_answer, language_answer, mode_answer
from tests.support.reports import the_office

FIFTH = ["2024-04-05"]
FIFTH_TO_SEVENTH = ["2024-04-05", "2024-04-07", True]


def days(text, language=Language.SPANISH):
    found = days_answer(text, the_office(), language)
    return [day.isoformat() for day in found.days] + ([True] if found.is_range else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-04-05", FIFTH),
        ("5 de abril de 2024", FIFTH),
        ("viernes 5 de abril de 2024", FIFTH),
        ("5 April 2024", FIFTH),
        ("April 5, 2024", FIFTH),
        ("le 5 avril 2024", FIFTH),
        ("del 5 al 7 de abril de 2024", FIFTH_TO_SEVENTH),
        ("2024-04-05 a 2024-04-07", FIFTH_TO_SEVENTH),
        ("2024-04-05/2024-04-07", FIFTH_TO_SEVENTH),
        ("from 2024-04-05 to 2024-04-07", FIFTH_TO_SEVENTH),
        ("15/4/2024", ["2024-04-15"]),
        ("4/15/2024", ["2024-04-15"]),
        ("4.4.2024", ["2024-04-04"]),
        ("2024-04-05, 2024-04-12 y 2024-04-19", ["2024-04-05", "2024-04-12", "2024-04-19"]),
    ],
)
def test_days_are_understood_as_they_are_written(text, wanted):
    assert days(text) == wanted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5/4/2024", "U041"),
        ("31 de febrero de 2024", "U040"),
        ("2024-13-45", "U040"),
        ("mañana", "U040"),
        ("2024-04-07 a 2024-04-05", "U047"),
        ("", "U040"),
    ],
)
def test_what_is_no_day_is_told(text, code):
    with pytest.raises(UsageError) as caught:
        days(text)
    assert caught.value.findings[0].code == code


@given(st.dates(), st.sampled_from(list(Language)))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_a_day_in_the_office_s_words_is_that_day(day, language):
    if 1900 <= day.year < 2100:
        assert days(the_office().day_words((day,), False, language), language) == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("presencial", "in-person"),
        ("Híbrida", "hybrid"),
        ("virtual", "virtual"),
        ("en ligne", "virtual"),
        ("in person", "in-person"),
    ],
)
def test_a_mode_is_understood_in_any_language(text, mode):
    assert mode_answer(text, the_office()) == mode


@pytest.mark.parametrize(
    ("text", "language"), [("español", "es"), ("Portuguese", "pt"), ("fr", "fr"), ("inglés", "en")]
)
def test_a_language_is_understood_by_its_name(text, language):
    assert language_answer(text, the_office()) == language
