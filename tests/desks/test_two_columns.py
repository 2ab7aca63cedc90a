"""A table of two columns goes back into its edition, whatever became of its rows, and nothing of it is lost in silence."""

from __future__ import annotations

import copy
import io
import shutil
from pathlib import Path

import docx
import pytest

from pipeline.desks.editions import edition_path, new_edition, read_original
from pipeline.desks.returning import read_return
from pipeline.desks.two_columns import write_columns
from pipeline.model.base import Language
from pipeline.settings import read_settings
from tests.support.reports import the_office
from tests.support.retyping import W

EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024" / "SP-RV-TRCD-IR-24.en.yaml"
FIRST, SECOND, THIRD = "digital trade", "single windows", "Agenda of the workshop"


class Table:
    """The table while it is filled in."""

    def __init__(self, file):
        self.document = docx.Document(file)
        (self.table,) = self.document.tables

    def row(self, original):
        return next(row for row in self.table.rows if row.cells[0].text == original)

    def write(self, original, words):
        self.row(original).cells[-1].paragraphs[0].text = words

    def copy(self, original, words):
        new = copy.deepcopy(self.row(original)._tr)
        self.row(original)._tr.addnext(new)
        for number, text in enumerate(new.iter(f"{W}t")):
            text.text = words if number else ""

    @property
    def data(self):
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


@pytest.fixture
def office(tmp_path):
    """The Spanish edition of the example, waiting, and the table for it."""
    (tmp_path / "rapporteur.toml").touch()
    shutil.copy(EXAMPLE, tmp_path)
    settings = read_settings(tmp_path)
    original = read_original(tmp_path / EXAMPLE.name, Language.SPANISH, the_office())
    new_edition(original, Language.SPANISH, the_office(), settings)
    edition = edition_path(original.file, Language.SPANISH)
    table = Table(write_columns(original, Language.SPANISH, the_office(), settings))
    for text, words in ((FIRST, "comercio digital"), (SECOND, "ventanillas únicas"), (THIRD, "Programa del taller")):
        table.write(text, words)

    def back():
        return read_return(Path("t.docx"), table.data, edition, the_office(), settings)

    return table, edition, back


def taken(back):
    return {proposal.path: proposal.after for proposal in back.patch.proposals}


WANTED = {
    "subjects[0]": "comercio digital",
    "subjects[1]": "ventanillas únicas",
    "documents[0].title": "Programa del taller",
}


def test_rows_that_were_moved_keep_their_text(office):
    table, _, back = office
    table.row(THIRD)._tr.addnext(table.row(FIRST)._tr)
    assert taken(back()) == WANTED
    assert back().told == ()


def test_rows_that_were_added_are_told_and_those_that_went_wait(office):
    table, _, back = office
    table.copy(SECOND, "una fila nueva")
    row = table.row(FIRST)._tr
    row.getparent().remove(row)
    assert taken(back()) == {path: words for path, words in WANTED.items() if path != "subjects[0]"}
    assert [(each.code, each.place.words) for each in back().told] == [("I081", "“una fila nueva”")]


def test_what_was_taken_is_not_asked_for_again(office):
    table, edition, back = office
    noted = next(row for row in table.table.rows if "[^" in row.cells[0].text and not row.cells[-1].text)
    noted.cells[-1].paragraphs[0].text = "La nota quedó sin señal."
    first = back()
    first.make(first.patch.proposals)
    after = edition.read_bytes()
    again = back()
    assert (taken(again), again.told, again.after(())) == ({}, (), after)
