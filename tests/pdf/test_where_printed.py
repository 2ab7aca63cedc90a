"""Where words are printed, against what another reader of the same pages finds there."""

from __future__ import annotations

import re

import pytest

from pipeline.pdf.paragraphs import letters_of, printed_paragraphs
from pipeline.pdf.text import page_texts
from pipeline.pdf.where_printed import Wanted, where_printed
from tests.support.presswork import checked, fields, made

pytestmark = pytest.mark.needs_libreoffice

LONG = " ".join(f"Word{n} stands here for the number {n}, and has no other use." for n in range(120))
FIRST = "The meeting was opened by its chair, who welcomed all those present and thanked the hosts for their house."
TWICE = "The proposal was noted by all the delegations that were present."
NOTED = f"{TWICE}[^1] And so it was.\n\n[^1]: What was proposed is in the annex."


@pytest.fixture(scope="module")
def pdf(engine, tmp_path_factory):
    """A report with a paragraph over several pages, a list, a table, notes, and the same words twice."""
    ending = "### Another heading\n\nAfter it all, a last one."
    background = f"{FIRST}\n\n- one thing among others;\n- another thing.\n\n### A heading\n\n{LONG}\n\n{ending}"
    table = "| Port | Boxes |\n|---|---:|\n| Castries | 412 |\n\nTable: What was counted"
    written = fields(
        background=background,
        interventions=[{"text": TWICE}, {"text": f"{table}\n\n{TWICE}"}, {"text": NOTED}],
        conclusions=["Work will go on.", "It will be told (see [conclusion 1](#c1))."],
    )
    return made(checked(tmp_path_factory.mktemp("where"), written), engine).files["pdf"]


def at(pdf, *wanted):
    return [(where.page, where.paragraph, where.line) for where in where_printed(pdf, wanted) if where]


def test_paragraphs_are_counted_as_a_reader_does(pdf):
    assert at(pdf, Wanted(FIRST), Wanted("one thing among others;"), Wanted("another thing."), Wanted("A heading")) == [
        ("1", 1, 1),
        ("1", 2, 1),
        ("1", 3, 1),
        ("1", 0, 1),
    ]
    kinds = [paragraph.kind for paragraph in printed_paragraphs(pdf)]
    assert {"/P", "/LI", "/H1", "/H2", "/Note", "/Table", "/TOCI"} <= set(kinds)


def test_a_paragraph_that_goes_on_is_the_first_of_its_next_page(pdf):
    places = where_printed(pdf, [Wanted(LONG, LONG[: LONG.index(f"Word{n} ")]) for n in range(120)])
    first = {place.page: (place.paragraph, place.line) for place in reversed(places)}
    assert list(reversed(first)) == ["1", "2", "3", "4"]
    assert first["1"] == (4, 1)
    assert {first[page][0] for page in ("2", "3", "4")} == {1}
    assert at(pdf, Wanted("After it all, a last one.")) == [("4", 2, 1)]


def test_the_line_is_that_on_which_another_reader_finds_the_word(pdf):
    pages = page_texts(pdf)
    for number in range(120):
        [place] = where_printed(pdf, [Wanted(LONG, LONG[: LONG.index(f"Word{number} ")])])
        lines = [line for line in pages[place.sheet - 1].splitlines() if letters_of(line)]
        start = next((n for n, line in enumerate(lines) if line.startswith("Word0 ")), None)
        if start is None:  # it goes on from the page before: behind header of two lines and folio
            whole = letters_of(LONG)
            start = next(n for n, line in enumerate(lines) if len(line) > 40 and letters_of(line) in whole)
        assert re.search(rf"Word{number}\b", lines[start + place.line - 1]), (number, place)


def test_of_the_same_words_the_second_is_told_after_the_first(pdf):
    first, second, third = where_printed(pdf, [Wanted(TWICE), Wanted(TWICE), Wanted(f"{TWICE} And so it was.")])
    assert (first.page, first.paragraph) < (second.page, second.paragraph) < (third.page, third.paragraph)


def test_a_page_that_a_reference_prints_is_no_hindrance(pdf):
    words = "It will be told (see conclusion 1)."
    assert [place.kind for place in where_printed(pdf, [Wanted(words, "It will be told ")])] == ["/LI"]


def test_words_that_are_nowhere_have_no_place(pdf):
    assert where_printed(pdf, [Wanted("Nobody ever wrote this sentence into that report."), Wanted("")]) == (None, None)


def test_rows_and_notes_are_found_and_not_counted(pdf):
    row, note = where_printed(pdf, [Wanted("Castries | 412"), Wanted("What was proposed is in the annex.")])
    assert (row.kind, row.paragraph) == ("/Table", 0)
    assert (note.kind, note.paragraph) == ("/Note", 0)
