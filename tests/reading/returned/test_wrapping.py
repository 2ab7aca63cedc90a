"""The wrapping of a paragraph in which words changed: the other lines are left as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.editing import edit_text
from pipeline.reading.returned.wrapping import splices, wrapped_as

BEFORE = "The meeting noted\nthe progress of all\nthe bodies, and thanked them."
WORDS = st.lists(st.sampled_from(["a", "b", "see", "-", "1)", "x."]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("The meeting noted the delay of all the bodies, and thanked them.", BEFORE.replace("progress", "delay")),
        ("The meeting saw the progress of all the bodies, and thanked them.", BEFORE.replace("noted", "saw")),
        ("The meeting noted some progress of all the bodies, and thanked them.", BEFORE.replace("the p", "some p")),
        ("The meeting noted 3) progress of all the bodies.", "The meeting noted 3) progress of all\nthe bodies."),
        ("The meeting noted the progress.", "The meeting noted\nthe progress."),
    ],
)
def test_lines_stay_where_their_words_do(after, wanted):
    assert wrapped_as(BEFORE, after) == wanted


@settings(derandomize=True)
@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_no_word_is_lost_and_every_change_leads_there(lines, after):
    before, wanted = "\n".join(map(" ".join, lines)), " ".join(after)
    kept = wrapped_as(before, wanted)
    assert kept.split() == wanted.split()
    if len(lines) == 1:
        assert kept == wanted
    made = before
    for each in reversed(list(splices("text", before, kept))):
        made = made[: each.start] + each.words + made[each.end :]
    assert made == kept


@pytest.mark.parametrize("head", ["text: |\n", "text: >\n", "text:\n"], ids=["kept", "folded", "plain"])
def test_in_the_file_the_untouched_lines_are_the_same(head):
    lines = BEFORE.split("\n")
    file = head + "".join(f"  {line}\n" for line in lines)
    value = BEFORE if "|" in head else BEFORE.replace("\n", " ")
    after = wrapped_as(value, " ".join(BEFORE.split()).replace("progress", "delay"))
    assert edit_text(file, list(splices("text", value, after))) == file.replace("progress", "delay")
