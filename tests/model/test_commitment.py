"""The lasting id of a commitment, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.commitment import CommitmentId, CommitmentStatus, about, read_id
from pipeline.model.symbol import Symbol


@given(st.sampled_from(["SP/RV-TSTI-IR-24", "SP/CL/L.O/Di Nº 1-24"]), st.integers(1, 9_999_999))
def test_an_id_is_read_as_it_was_written(symbol, number):
    written = CommitmentId(Symbol(symbol), number)
    assert read_id(f"  {written} ") == written


@pytest.mark.parametrize("text", ["", "#1", "SP/RV", "SP/RV#0", "SP/RV#01", "SP/RV#x", "SP/RV#12345678"])
def test_what_is_none_is_none(text):
    assert read_id(text) is None


def test_ids_are_ordered_by_number_and_not_by_its_signs():
    ids = [CommitmentId(Symbol("SP/RV-TSTI-IR-24"), number) for number in (10, 9, 1)]
    assert [each.number for each in sorted(ids, key=lambda each: each.order)] == [1, 9, 10]


@given(st.text(max_size=1000))
def test_the_first_words_stand_on_one_line(words):
    assert len(about(words)) <= 301
    assert about(words).splitlines() in ([], [about(words)])


def test_what_is_open_is_still_to_be_done():
    assert [each.value for each in CommitmentStatus if each.is_open] == ["open", "under-way"]
