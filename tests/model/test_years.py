"""The years in dates as archivists write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.years import years_in


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("1987?", (1987, 1987)),
        ("c. 1990", (1990, 1990)),
        ("[1985-1987]", (1985, 1987)),
        ("1985-87", (1985, 1987)),
        ("1985/1987", (1985, 1987)),
        ("March 1991", (1991, 1991)),
        ("28 al 30 de octubre de 1987", (1987, 1987)),
        ("30 de diciembre de 1987 a 2 de enero de 1988", (1987, 1988)),
        ("1987-03", (1987, 1987)),
        ("1987-03-05", (1987, 1987)),
        ("2009-10", (2009, 2009)),  # October
        ("12/03/1987", (1987, 1987)),
        ("198-", (1980, 1989)),
        ("198?", (1980, 1989)),
        ("198X", (1980, 1989)),
        ("1980s", (1980, 1989)),
        ("19--", (1900, 1999)),
        ("entre 1970 y 1975", (1970, 1975)),
        ("sin fecha", None),
        ("", None),
        ("5 de abril", None),
        ("19871", None),
        ("mar-91", None),
    ],
)
def test_years_are_understood(written, years):
    assert years_in(written) == years


@settings(derandomize=True, max_examples=300)
@given(st.text("0123456789-–/?xXs [].c~an", max_size=24))
def test_whatever_is_written_the_first_year_comes_first(written):
    found = years_in(written)
    assert found is None or 1500 <= found[0] <= found[1] <= 2099
