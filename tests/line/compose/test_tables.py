from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.line.compose.tables import MEASURE, NARROWEST, share_width

SIZES = st.lists(
    st.tuples(st.floats(NARROWEST, 600), st.floats(0, 3000)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=12,
)


@settings(derandomize=True)
@given(SIZES)
def test_columns_fill_the_measure_whatever_they_hold(sizes):
    needs, wishes = zip(*sizes, strict=True)
    widths = share_width(needs, wishes)
    assert abs(sum(widths) - MEASURE) < 1e-6
    assert all(width > 0 for width in widths)
    if sum(needs) <= MEASURE:
        assert all(width >= need - 0.6 for width, need in zip(widths, needs, strict=True))


def test_a_column_of_figures_is_not_broken_for_one_of_sentences():
    figures, sentences = share_width([60, 80], [90, 2000])
    assert figures == 90
    assert sentences == MEASURE - 90


def test_an_endless_word_leaves_the_others_their_room():
    assert share_width([60, 2000, 70], [60, 2000, 70]) == (60, 261, 70)
