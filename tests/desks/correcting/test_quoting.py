"""A correction quotes as few words as can't be mistaken, and what it says makes the new paragraph of the old one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desks.correcting.quoting import quotes_of

PARAGRAPH = (
    "The workshop was held by video conference on 12 and 13 September 2024. It was convened by the Permanent Secretariat "
    "of the Latin American and Caribbean Economic System (SELA) at the request of Ms. Elena Quiroga. Nobody spoke."
)


def letters(text, *italic):
    """The letters of a text; words of `italic` are so."""
    marked = [(sign, False, False) for sign in text]
    for words in italic:
        start = text.index(words)
        marked[start : start + len(words)] = [(sign, False, True) for sign in words]
    return marked


def quoted(before, after):
    return [
        (before[each.start : each.end], after[each.new_start : each.new_end])
        for each in quotes_of(letters(before), letters(after))
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("video", "telephone", [("video", "telephone")]),
        ("13 September", "14 September", [("13 September", "14 September")]),
        ("by the Permanent", "by Permanent", [("the Permanent", "Permanent")]),
        (" (SELA)", "", [("System (SELA) at", "System at")]),
        ("Quiroga.", "Quirós.", [("Quiroga", "Quirós")]),
        ("Nobody spoke.", "All spoke.", [("Nobody spoke", "All spoke")]),
        (" Nobody spoke.", "", [("Quiroga. Nobody spoke.", "Quiroga.")]),
    ],
)
def test_one_change_is_quoted_with_no_more_than_makes_it_unmistakable(old, new, expected):
    assert quoted(PARAGRAPH, PARAGRAPH.replace(old, new)) == expected


def test_of_a_sentence_with_several_changes_all_is_quoted():
    changed = PARAGRAPH.replace("convened", "called").replace("American", "american").replace("request", "wish")
    ((old, new),) = quoted(PARAGRAPH, changed)
    assert old.startswith("It was convened by")
    assert old.endswith("Ms. Elena Quiroga")
    assert new.startswith("It was called by")


def test_changes_that_lie_apart_are_quoted_apart():
    changed = PARAGRAPH.replace("video", "telephone").replace("request", "wish")
    assert quoted(PARAGRAPH, changed) == [("video", "telephone"), ("request", "wish")]


def test_a_paragraph_of_which_most_changed_is_quoted_whole():
    other = "Nothing is as it was, but that nobody spoke and the workshop was held."
    assert quoted(PARAGRAPH, other) == [(PARAGRAPH, other)]
    assert quoted("Noted.", "Adopted.") == [("Noted.", "Adopted.")]


def test_another_look_of_the_same_words_is_quoted():
    (quote,) = quotes_of(letters(PARAGRAPH), letters(PARAGRAPH, "Permanent Secretariat"))
    assert PARAGRAPH[quote.start : quote.end] == "Permanent Secretariat"


def test_nothing_is_quoted_of_what_is_the_same():
    assert quoted(PARAGRAPH, PARAGRAPH) == []


WORDS = st.sampled_from(
    ["a", "of", "the", "12", "Sr.", "dog", "dog,", "(dog)", "Dog.", "Cat", "12.", "«so»", "es,", "x"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@st.composite
def edits(draw):
    """A paragraph and what became of it by a few edits, or another altogether."""
    words = draw(TEXTS).split()
    other = list(words)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(other)))
        other[start : start + draw(st.integers(0, 2))] = draw(st.lists(WORDS, max_size=2))
    return " ".join(words), " ".join(other)


@given(edits())
@settings(derandomize=True, max_examples=800, deadline=None)
def test_the_new_words_in_the_place_of_the_quoted_ones_make_the_new_paragraph(both):
    before, after = both
    made, last = before, 0
    found = quotes_of(letters(before), letters(after))
    for quote in reversed(found):
        made = made[: quote.start] + after[quote.new_start : quote.new_end] + made[quote.end :]
    assert " ".join(made.split()) == after
    for quote in found:
        words = before[quote.start : quote.end]
        assert last <= quote.start < quote.end
        assert sum(before.startswith(words, at) for at in range(len(before))) == 1
        last = quote.end
