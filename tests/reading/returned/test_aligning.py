"""Which passage of one version is which of the other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.returned.aligning import align, in_order, moved, word_pieces

WORDS = st.lists(st.sampled_from(["the", "plan", "was", "read", "by", "all", "and", "none"]), max_size=7).map(" ".join)
TEXTS = st.lists(WORDS, max_size=8)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(one=TEXTS, other=TEXTS)
def test_every_passage_of_both_stands_once_and_in_order(one, other):
    pairs = align(one, other)
    assert [left for left, _ in pairs if left is not None] == list(range(len(one)))
    assert [right for _, right in pairs if right is not None] == list(range(len(other)))


def test_a_changed_passage_is_paired_and_a_foreign_one_is_not():
    one = ["The plan was read by all.", "The end."]
    assert align(one, ["The plan was read by nobody.", "The end."]) == [(0, 0), (1, 1)]
    assert align(one, ["Something else altogether stands here.", "The end."]) == [(None, 0), (0, None), (1, 1)]


def test_what_stands_elsewhere_word_for_word_was_moved():
    one = ["first of the passages", "second of the passages", "third of the passages"]
    other = [one[2], one[0], one[1]]
    assert moved(one, other, align(one, other)) == {0: 2}


@settings(max_examples=100, derandomize=True, deadline=None)
@given(numbers=st.permutations(range(7)))
def test_what_keeps_its_order_rises_and_is_as_much_as_can_be(numbers):
    kept = in_order(numbers)
    staying = [number for number in numbers if number in kept]
    assert staying == sorted(staying)
    assert len(kept) >= (2 if list(numbers) != sorted(numbers, reverse=True) else 1)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(one=st.text("ab ,.é", max_size=12), other=st.text("ab ,.é", max_size=12))
def test_pieces_give_both_wordings_again(one, other):
    pieces = list(word_pieces(one, other))
    assert "".join(words for kind, words in pieces if kind != "+") == one
    assert "".join(words for kind, words in pieces if kind != "-") == other
