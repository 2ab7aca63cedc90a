"""The three-way merge of passages: what either side did alone is kept, what both did differently is told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.returned.threeway import Hunk, merge

BASE = ["The plan was read.", "Nobody spoke against it at all.", "It was adopted by all present."]


def applied(ours, theirs, hunks):
    """Our passages with the hunks that are no conflicts."""
    done = list(ours)
    for hunk in sorted(hunks, key=lambda each: (each.start, each.end), reverse=True):
        if not hunk.is_conflict:
            done[hunk.start : hunk.end] = [theirs[number] for number in hunk.theirs]
    return done


def test_neighbours_never_stand_in_each_others_way():
    ours = [BASE[0], "Nobody spoke against it at all, or nearly.", BASE[2]]
    theirs = [BASE[0], BASE[1], "It was adopted by all present and absent."]
    (hunk,) = merge(BASE, ours, theirs)
    assert hunk == Hunk(2, 3, (2,), (2,))


def test_one_passage_changed_by_both_is_a_conflict():
    ours, theirs = ["The plan was read twice.", *BASE[1:]], ["The plan was read aloud.", *BASE[1:]]
    (hunk,) = merge(BASE, ours, theirs)
    assert hunk.is_conflict
    assert applied(ours, theirs, [hunk]) == ours


def test_the_same_change_on_both_sides_is_none():
    changed = ["The plan was read twice.", *BASE[1:], "A new end."]
    assert merge(BASE, changed, changed) == []


def test_what_was_deleted_here_and_changed_there_is_told():
    assert [each.is_conflict for each in merge(BASE, BASE[1:], ["The plan was read aloud.", *BASE[1:]])] == [True]


def test_new_passages_come_to_their_place():
    theirs = ["Before all.", BASE[0], "In between.", *BASE[1:], "After all."]
    ours = [*BASE[:2], "It was adopted by all present today."]
    assert applied(ours, theirs, merge(BASE, ours, theirs)) == [*theirs[:-2], ours[2], "After all."]


PASSAGES = st.lists(st.sampled_from(["a b c", "a b d", "e f g", "e f h", "x", "y z"]), max_size=6)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(base=PASSAGES, other=PASSAGES)
def test_one_side_alone_is_taken_whole_and_the_other_left(base, other):
    assert applied(base, other, merge(base, base, other)) == other
    assert merge(base, other, base) == []
    assert merge(base, other, other) == []


@settings(max_examples=300, derandomize=True, deadline=None)
@given(base=PASSAGES, ours=PASSAGES, theirs=PASSAGES)
def test_hunks_lie_within_our_passages_and_never_overlap(base, ours, theirs):
    hunks = merge(base, ours, theirs)
    ends = [0, *(each.end for each in hunks)]
    assert all(end <= each.start <= each.end <= len(ours) for end, each in zip(ends, hunks, strict=False))
