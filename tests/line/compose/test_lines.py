from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.line.compose.lines import break_evenly, count_lines

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=40).map(" ".join)


@settings(derandomize=True)
@given(WORDS, st.integers(14, 60))
def test_lines_hold_all_words_in_as_few_lines_as_filling_each_would(text, width):
    lines = break_evenly(text, width, len)
    assert " ".join(lines) == text
    assert all(len(line) <= width for line in lines if " " in line)
    assert len(lines) == count_lines(text, width, len)


def test_a_line_does_not_end_in_a_little_word_if_another_break_will_do():
    assert break_evenly("reunión regional de comercio", 20, len) == ("reunión regional", "de comercio")


def test_a_word_too_wide_for_a_line_is_counted_as_torn():
    assert count_lines("ab " + "x" * 25 + " cd", 10, len) == 4
