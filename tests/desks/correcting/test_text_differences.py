"""The entries of a correction, applied to the old text as a reader does, give the new text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desks.correcting.difference import Fate
from pipeline.desks.correcting.differences import Version, differences
from pipeline.model.choices import ListOrder
from pipeline.prose.escape import escape
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from tests.support.reports import report, the_office

PLACE = re.compile(r"(?P<after>[Aa]fter )?(?:paragraph|conclusion) (?P<number>\d+)$")


def told(before, after):
    """What changed from one report to another, of which there are no pages."""
    return differences(Version(before, {}), Version(after, {}), the_office(), ListOrder.HOUSE)


def words(prose):
    """The paragraphs of prose, as they are printed."""
    return plain_text(read_passage(prose).passage).split("\n") if prose else []


def applied(paragraphs, entries):
    """The paragraphs after a reader has followed the entries, all of which count in the old text."""
    made = {number: [text] for number, text in enumerate(paragraphs, 1)}
    behind = {number: [] for number in range(len(paragraphs) + 1)}
    for entry in entries:
        place = PLACE.search(entry.place)
        number = int(place["number"]) if place else 0
        old, new = words(entry.instead_of), words(entry.read)
        if not old:
            assert place is None or place["after"]
            behind[number] += new
        elif not new:
            assert paragraphs[number - 1 : number - 1 + len(old)] == old
            made |= {number + more: [] for more in range(len(old))}
        else:
            (text,) = made[number]
            assert paragraphs[number - 1].count(old[0]) == 1
            made[number] = [text.replace(old[0], new[0])]
    return [text for number in behind for text in (*made.get(number, []), *behind[number])]


WORDS = st.sampled_from(
    [
        "a",
        "the",
        "of",
        "dogs",
        "cats,",
        "12",
        "1.",
        "(so)",
        "*star*",
        "[x](y)",
        "a|b",
        "\\",
        "«uno»",
        "was.",
        "It",
        "Ms.",
    ]
)
TEXT = st.lists(WORDS, min_size=6, max_size=25).map(" ".join)


@st.composite
def versions(draw):
    """The paragraphs of a text, and what became of them: words changed, paragraphs gone, new, and elsewhere."""
    before = draw(st.lists(TEXT, min_size=1, max_size=5))
    after = [list(text.split()) for text in before]
    for _ in range(draw(st.integers(1, 4))):
        kind, at = draw(st.sampled_from("wgnm")), draw(st.integers(0, max(len(after) - 1, 0)))
        if kind == "w" and after:
            word = draw(st.integers(0, len(after[at]) - 1))
            after[at][word : word + draw(st.integers(0, 1))] = [draw(WORDS)]
        elif kind == "g" and len(after) > 1:
            del after[at]
        elif kind == "n":
            after.insert(at, draw(TEXT).split())
        elif kind == "m" and after:
            after.append(after.pop(at))
    return before, [" ".join(text) for text in after]


@given(versions())
@settings(derandomize=True, max_examples=250, deadline=None)
def test_the_entries_of_a_chapter_make_the_new_one_of_the_old_one(both):
    before, after = both
    one, other = (report(background="\n\n".join(map(escape, texts))) for texts in both)
    found = told(one, other)
    assert {each.fate for each in found} <= {Fate.CORRECTED}
    assert applied(before, [each.correction for each in found]) == after


@given(versions())
@settings(derandomize=True, max_examples=150, deadline=None)
def test_the_entries_of_the_conclusions_make_the_new_ones_of_the_old_ones(both):
    before, after = both
    one, other = (report(conclusions=[escape(text) for text in texts]) for texts in both)
    assert applied(before, [each.correction for each in told(one, other)]) == after


def lines(before, after):
    return [
        (each.place, each.correction and (each.correction.instead_of, each.correction.read))
        for each in told(before, after)
    ]


def test_looks_and_languages_are_quoted_as_they_are_printed():
    before = report(background="He said that *all of them* came, and [hola]{lang=es} was heard.")
    after = report(background="He said that *none of them* came, and **[adiós]{lang=es}** was heard.")
    assert lines(before, after) == [
        ("BACKGROUND AND GENERAL INFORMATION, paragraph 1", ("*all of*", "*none of*")),
        ("BACKGROUND AND GENERAL INFORMATION, paragraph 1", ("[hola]{lang=es}", "**[adiós]{lang=es}**")),
    ]


def test_a_link_is_told_by_its_address_and_one_within_the_report_is_told_as_not_printed():
    text = "See [the page](https://example.org/{}) and [the list](#annex-{})."
    annexes = [{"title": name, "text": "Text."} for name in ("One", "Two")]
    before, after = (report(background=text.format(*pair), annexes=annexes) for pair in (("a", 1), ("b", 2)))
    (outside,) = told(before, after)
    assert (outside.was, outside.now) == ("the page (https://example.org/a)", "the page (https://example.org/b)")
    (inside,) = told(before, report(background=text.format("a", 2), annexes=annexes))
    assert (inside.fate, inside.correction) == (Fate.NOT_PRINTED, None)


def test_notes_are_corrected_by_their_number():
    before = report(background="One[^1] and two[^2].\n\n[^1]: The first note.\n\n[^2]: The second note.")
    after = report(background="One[^1] and two.\n\n[^1]: The first of all notes.")
    more = report(
        background="One[^1], and[^3] two[^2].\n\n[^1]: The first note.\n\n[^3]: New.\n\n[^2]: The second note."
    )
    chapter = "BACKGROUND AND GENERAL INFORMATION"
    assert lines(before, after) == [
        (f"{chapter}, footnote 1", ("The first note.", "The first of all notes.")),
        (f"{chapter}, footnote 2", ("The second note.", None)),
    ]
    assert lines(before, more)[1:] == [(f"{chapter}, footnote 2", (None, "New."))]


def test_a_picture_can_be_replaced_by_a_revision_alone_and_its_caption_by_any():
    before = report(background='One.\n\n![A map](map.png "The map")')
    (caption,) = told(before, report(background='One.\n\n![A map](map.png "The new map")'))
    assert (caption.fate, caption.was, caption.now) == (Fate.CORRECTED, "The map", "The new map")
    (alternative,) = told(before, report(background='One.\n\n![A plan](map.png "The map")'))
    assert alternative.fate is Fate.NOT_PRINTED
    (picture,) = told(before, report(background='One.\n\n![A map](plan.png "The map")'))
    assert (picture.fate, picture.correction) == (Fate.NEEDS_REVISION, None)
