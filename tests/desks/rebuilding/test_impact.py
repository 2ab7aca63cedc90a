"""What moves from one PDF to another: lines of the contents, notes, pages; and which pages are shown then."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.desks.rebuilding.impact import Impact, Move, impact_of
from pipeline.errors import OutputError
from tests.support.pages import with_words

THREE = with_words(["One."], ["Two."], ["Three."])
TWO = with_words(["One.", "Two."], ["Three."])
LINES = (("Background", "1"), ("Debate", "2"), ("Annex", "3"))


def with_notes(pages: list[list[str]], notes: list[int]) -> bytes:
    """A tagged PDF with these lines on its pages, and a note on each of the pages numbered from nought."""
    pdf = pikepdf.open(io.BytesIO(with_words(*pages)))
    numbers = Dictionary(Nums=Array())
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=numbers, K=Array()))
    for page in notes:
        note = pdf.make_indirect(Dictionary(S=Name.Note, P=root, K=Array()))
        paragraph = pdf.make_indirect(Dictionary(S=Name.P, P=note, Pg=pdf.pages[page].obj, K=Array([0])))
        note.K.append(paragraph)
        root.K.append(note)
    pdf.Root.StructTreeRoot = root
    saved = io.BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def moves(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> tuple[Move, ...]:
    return impact_of(THREE, THREE, (before, after)).contents


def test_the_same_pages_are_no_impact_and_none_is_shown():
    assert impact_of(THREE, THREE, (LINES, LINES)) == Impact(3, 3)
    assert not Impact(3, 3).is_moved


def test_pages_that_only_look_otherwise_do_not_move_and_are_not_shown():
    found = impact_of(with_words(["One.", "Two."]), with_words(["Two.", "One."]), ((), ()))
    assert found == Impact(1, 1)


def test_words_that_changed_their_page_are_told_though_nothing_that_is_cited_moved():
    found = impact_of(with_words(["One.", "Two."], ["Three."]), with_words(["One."], ["Two.", "Three."]), ((), ()))
    assert (found.pages, found.is_moved, found.leaves) == (("1", "2"), False, ())


def test_fewer_pages_are_shown_with_nothing_beside_the_last():
    found = impact_of(THREE, TWO, (LINES, (("Background", "1"), ("Debate", "1"), ("Annex", "2"))))
    assert (found.pages_before, found.pages_after, found.is_moved) == (3, 2, True)
    assert found.contents == (Move("Debate", "2", "1"), Move("Annex", "3", "2"))
    assert found.pages == ("1", "2", "3")
    assert [(one and one.label, other and other.label) for one, other in found.leaves] == [
        ("1", "1"),
        ("2", "2"),
        ("3", None),
    ]


def test_more_pages_are_shown_with_nothing_beside_the_first():
    found = impact_of(TWO, THREE, ((), ()))
    assert (found.is_moved, [one and one.label for one, _ in found.leaves]) == (True, ["1", "2", None])


def test_pages_that_look_the_same_are_left_out():
    found = impact_of(with_words(["One."], ["Two."]), with_words(["One."], ["Two."], ["Three."]), ((), ()))
    assert [(one, other.label) for one, other in found.leaves] == [(None, "3")]


def test_a_note_that_moves_is_told_by_its_number_and_pages():
    pages = [["One."], ["Two."], ["Three."]]
    found = impact_of(with_notes(pages, [0, 0, 1, 2]), with_notes(pages, [0, 1, 1, 1]), (LINES, LINES))
    assert found.notes == (Move("2", "1", "2"), Move("4", "3", "2"))
    assert found.is_moved
    assert found.leaves == ()  # the tags alone are others here


def test_a_note_that_came_or_went_is_told():
    pages = [["One."], ["Two."]]
    fewer, more = with_notes(pages, [0]), with_notes(pages, [0, 1])
    assert impact_of(fewer, more, ((), ())).notes == (Move("2", "", "2"),)
    assert impact_of(more, fewer, ((), ())).notes == (Move("2", "2", ""),)


def test_pages_without_tags_tell_nothing_of_notes():
    found = impact_of(with_notes([["One."], ["Two."]], [0, 1]), with_words(["One."], ["Two."]), ((), ()))
    assert (found.notes, found.is_moved) == ((), False)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((LINES[0], ("New", "2"), *LINES[1:]), (Move("New", "", "2"),)),
        ((("New", "1"), LINES[0], ("Debate", "2"), ("Annex", "4")), (Move("New", "", "1"), Move("Annex", "3", "4"))),
        ((LINES[0], LINES[2]), (Move("Debate", "2", ""),)),
        (LINES[:2], (Move("Annex", "3", ""),)),
        ((*LINES, ("Index", "4")), (Move("Index", "", "4"),)),
        ((LINES[0], ("The debate", "2"), LINES[2]), (Move("Debate", "2", ""), Move("The debate", "", "2"))),
    ],
    ids=["in the middle", "at the head", "taken out", "the last taken out", "at the end", "another title"],
)
def test_a_line_that_came_or_went_is_told_and_is_no_move_of_the_others(after, told):
    assert moves(LINES, after) == told


def test_lines_with_one_title_are_told_apart_by_their_order():
    before = (("Morning", "1"), ("Questions", "2"), ("Afternoon", "3"), ("Questions", "4"))
    assert moves(before, (*before[:3], ("Questions", "5"))) == (Move("Questions", "4", "5"),)


@pytest.mark.parametrize("pdfs", [(b"no pdf", THREE), (THREE, b"no pdf")])
def test_what_is_no_pdf_is_told(pdfs):
    with pytest.raises(OutputError):
        impact_of(*pdfs, ((), ()))
