"""Long rows side by side: everything stands once, in order, and the same whichever row comes first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.compared.lining_up import line_up, moved

_WORDS = st.sampled_from(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "noted", "agreed"]
)
_PASSAGES = st.lists(st.lists(_WORDS, min_size=1, max_size=9).map(" ".join), max_size=60)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(_PASSAGES, _PASSAGES)
def test_everything_stands_once_and_in_order_whichever_comes_first(one, other):
    pairs = line_up(one, other)
    assert [left for left, _ in pairs if left is not None] == list(range(len(one)))
    assert [right for _, right in pairs if right is not None] == list(range(len(other)))
    both = [(left, right) for left, right in pairs if left is not None and right is not None]
    assert [(right, left) for left, right in both] == [pair for pair in line_up(other, one) if None not in pair]
    assert moved(other, one, line_up(other, one)) == {left: right for right, left in moved(one, other, pairs).items()}


def test_a_word_changed_in_every_one_of_many_paragraphs_leaves_them_what_they_are():
    one = [f"Paragraph {n} of the secretariat speaks of topic{n} and of matter{n % 50} at length." for n in range(600)]
    other = [text.replace("secretariat", "office") for text in one]
    assert line_up(one, other) == [(n, n) for n in range(600)]


def test_two_long_documents_without_a_passage_in_common_are_told_soon():
    one = [f"Here stands word{n} with word{n + 1} and nothing else of note {n}" for n in range(2000)]
    other = [f"There lies thing{n} under thing{n + 1} in quite another place {n}" for n in range(2000)]
    assert all(left is None or right is None for left, right in line_up(one, other))


def test_a_paragraph_that_went_elsewhere_is_found_though_a_word_of_it_changed():
    long = (
        "The pilot project will begin in the first half of the year with one product and two countries in the region."
    )
    one = [long, "a", "b", "c"]
    other = ["a", "b", "c", long.replace("first", "second")]
    assert moved(one, other, line_up(one, other)) == {3: 0}
    assert moved(["Noted.", "a"], ["a", "Noted."], [(0, None), (1, 0), (None, 1)]) == {}
