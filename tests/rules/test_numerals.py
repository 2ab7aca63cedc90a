from __future__ import annotations

import pytest

from pipeline.rules.numerals import numerals


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "en",
            "two thousand three hundred and four people, a hundred boats, half a million crates",
            [2304, 100, 500_000],
        ),
        ("en", "twenty-five of the one and a half million; millions of others; the twenty-first", [25, 1_500_000]),
        ("es", "mil millones, dos mil trescientos millones, treinta y tres", [10**9, 2300 * 10**6, 33]),
        ("es", "cien por ciento; el veinte por ciento; un millón y medio; miles de personas", [100, 20, 1_500_000]),
        ("es", "los años noventa y la década de los ochenta", []),
        ("pt", "cento e vinte e três, mil e duzentas, dois bilhões, meio milhão", [123, 1200, 2 * 10**9, 500_000]),
        (
            "fr",
            "quatre-vingt-douze, soixante et onze, deux cents, mille deux cents, un demi-million",
            [92, 71, 200, 1200, 500_000],
        ),
        ("fr", "vingt pour cent ; la vingt-cinquième ; les années quatre-vingt-dix ; trois milliards", [20, 3 * 10**9]),
    ],
)
def test_numbers_in_words(language, text, values):
    assert [one.value for one in numerals(text, language)] == values


def test_the_place_of_a_number():
    text = "Vinieron veinticinco personas."
    assert [text[one.start : one.end] for one in numerals(text, "es")] == ["veinticinco"]
