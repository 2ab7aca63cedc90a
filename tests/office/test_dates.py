from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.base import Language
from tests.support.reports import the_office


def days(*texts):
    return [date.fromisoformat(text) for text in texts]


SINGLE, PAIR = days("2024-04-05"), days("2024-03-01", "2024-03-02")
SCATTERED = days("2016-10-26", "2016-10-27", "2016-12-12")
IN_MONTH, IN_YEAR, OVER = PAIR, days("2024-02-28", "2024-03-02"), days("2023-12-30", "2024-01-02")


@pytest.mark.parametrize(
    ("language", "given", "is_range", "words"),
    [
        ("en", SINGLE, False, "5 April 2024"),
        ("en", PAIR, False, "1 and 2 March 2024"),
        ("en", SCATTERED, False, "26 and 27 October and 12 December 2016"),
        ("en", days("2024-05-02", "2024-05-03", "2024-05-07"), False, "2, 3 and 7 May 2024"),
        ("en", OVER, False, "30 December 2023 and 2 January 2024"),
        ("en", IN_MONTH, True, "1 to 2 March 2024"),
        ("en", IN_YEAR, True, "28 February to 2 March 2024"),
        ("en", OVER, True, "30 December 2023 to 2 January 2024"),
        ("es", SINGLE, False, "5 de abril de 2024"),
        ("es", SCATTERED, False, "26 y 27 de octubre y 12 de diciembre de 2016"),
        ("es", IN_MONTH, True, "1 al 2 de marzo de 2024"),
        ("es", IN_YEAR, True, "28 de febrero al 2 de marzo de 2024"),
        ("es", OVER, True, "30 de diciembre de 2023 al 2 de enero de 2024"),
        ("pt", days("2024-03-01"), False, "1º de março de 2024"),
        ("pt", SCATTERED, False, "26 e 27 de outubro e 12 de dezembro de 2016"),
        ("pt", IN_YEAR, True, "28 de fevereiro a 2 de março de 2024"),
        ("fr", days("2024-03-01"), False, "1er mars 2024"),
        ("fr", PAIR, False, "1er et 2 mars 2024"),
        ("fr", IN_YEAR, True, "28 février au 2 mars 2024"),
        ("fr", [], False, ""),
    ],
)
def test_days_in_words(language, given, is_range, words):
    assert the_office().day_words(given, is_range, Language(language)) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "April 2024"), ("es", "abril de 2024"), ("pt", "abril de 2024"), ("fr", "avril 2024")],
)
def test_month_in_the_style_of_the_notice(language, words):
    assert the_office().month_words("2024-04", Language(language)) == words


@settings(derandomize=True, max_examples=150)
@given(
    st.sets(st.dates(date(1975, 10, 17), date(2099, 12, 31)), min_size=1, max_size=6), st.sampled_from(list(Language))
)
def test_every_day_can_be_read_back_from_a_list(given, language):
    words = the_office().words(language)
    months = {name: number for number, name in enumerate(words.months, 1)}
    text = the_office().day_words(sorted(given), False, language)
    waiting, dated, read = [], [], set()
    for token in re.findall(r"\d+(?:er|º)?|[^\W\d]+", text):
        if token in months:
            dated += [(months[token], day) for day in waiting]
            waiting = []
        elif re.fullmatch(r"\d{4}", token):
            read |= {date(int(token), *month_and_day) for month_and_day in dated}
            dated = []
        elif token[0].isdigit():
            waiting.append(int(re.match(r"\d+", token)[0]))
    assert read == given
    assert not waiting
    assert not dated


@settings(derandomize=True, max_examples=100)
@given(st.dates(date(1975, 10, 17), date(2099, 1, 1)), st.integers(1, 500), st.sampled_from(list(Language)))
def test_a_range_names_a_year_twice_only_if_there_are_two(first, length, language):
    last = first + timedelta(length)
    text = the_office().day_words([first, last], True, language)
    assert re.findall(r"\d{4}", text) == [f"{year}" for year in sorted({first.year, last.year})]
