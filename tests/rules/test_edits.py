"""Edits that follow each other come to one list of edits."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rules.edits import Edit, apply, composed


@st.composite
def edits(draw, length):
    """Edits of a text of some length, none within another."""
    places = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    words = st.text("ab", max_size=2)
    return [Edit("x", start, end, draw(words), "W") for start, end in spans if (start, end) != (end, start)]


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.data())
def test_the_outcome_is_that_of_one_after_the_other(data):
    text = data.draw(st.text("xyz", max_size=12))
    first = data.draw(edits(len(text)))
    now = apply(text, first)
    second = data.draw(edits(len(now)))
    made = composed(text, first, second)
    assert apply(text, made) == apply(now, second)
    assert all(one.end <= other.start for one, other in pairwise(made))
