"""Texts in cells: no text becomes a formula, and each is read as it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.prose.cells import cell_of, text_of


@given(st.text(max_size=20) | st.text("'=+-@a ", max_size=6))
def test_a_text_comes_back_and_is_no_formula(text):
    cell = cell_of(text)
    assert text_of(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
