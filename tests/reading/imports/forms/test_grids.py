"""Tables by their header rows, wherever those stand, and cells by the grid."""

from __future__ import annotations

import copy

from docx.oxml.ns import qn

from pipeline.reading.imports.document import SourceTable
from pipeline.reading.imports.forms.grids import grid_of, headless_grid, rows_of
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.from_word import read_word
from tests.support.form_filling import CONCLUSIONS, FACTS, PEOPLE, SPEECHES, filled_in_spanish
from tests.support.reports import the_office

WORDS = Vocabulary(the_office().forms)


def tables(form):
    blocks = read_word(form.data(), "x.docx").blocks
    return [block for block in blocks if isinstance(block, SourceTable)]


def test_every_table_of_the_form_is_known():
    parts = [grid_of(table, WORDS).part for table in tables(filled_in_spanish())]
    assert parts == ["meeting", *WORDS.tables]


def test_a_row_above_the_header_is_no_header():
    form = filled_in_spanish()
    table = form.table(SPEECHES)._tbl
    above = copy.deepcopy(table.tr_lst[-1])
    table.tr_lst[0].addprevious(above)
    grid = grid_of(tables(form)[SPEECHES], WORDS)
    assert (grid.part, grid.header) == ("interventions", 1)


def test_borders_dragged_in_one_row_shift_nothing():
    form = filled_in_spanish()
    table = form.table(PEOPLE)._tbl
    for row in table.tr_lst[2:3]:  # as Word writes it: one more line in the grid, and spans around it
        for cell, span in zip(row.tc_lst, (1, 2, 1, 1, 1), strict=True):
            cell.grid_span = span
    read = tables(form)[PEOPLE]
    rows = dict(enumerate(rows_of(read, grid_of(read, WORDS)), 1))  # the header row is none of them
    assert (rows[2].text("name"), rows[2].text("body")) == ("Ana María Rojas", "ALADI")


def test_a_table_without_header_is_read_by_its_width():
    form = filled_in_spanish()
    table = form.table(CONCLUSIONS)._tbl
    table.remove(table.findall(qn("w:tr"))[0])
    read = tables(form)[CONCLUSIONS]
    assert grid_of(read, WORDS) is None
    assert [name for *_, name in headless_grid(read, "conclusions", WORDS).columns] == ["number", "text", "who", "due"]
    assert headless_grid(tables(form)[FACTS], "participants", WORDS).columns[0][2] == "name"
    assert headless_grid(tables(form)[PEOPLE], "sections", WORDS) is None
