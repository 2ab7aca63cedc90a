"""Rows of the table of people, one by one."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from pipeline.model.passage import Run
from pipeline.reading.imports.document import SourceParagraph
from pipeline.reading.imports.forms.people import People
from pipeline.reading.imports.forms.sheet import Row
from pipeline.reading.imports.forms.vocabulary import Vocabulary
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.persons import Grammar
from pipeline.reading.imports.roster import Roster
from tests.support.reports import the_office


def read(*rows):
    office = the_office()
    roster, ledger = Roster(Grammar(office, Language.SPANISH)), Ledger()
    people = People(roster, Vocabulary(office.forms), ledger)
    for cells in rows:
        people.read(Row({key: (SourceParagraph((Run(words, 0),)),) for key, words in cells.items()}))
    return people, roster, ledger


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({"name": "Sr. Luis Pérez"}, {"title": "Sr.", "name": "Luis Pérez"}),
        ({"name": "Pérez Gómez, Luis"}, {"name": "Luis Pérez Gómez"}),
        ({"name": "Luis Pérez, Director"}, {"name": "Luis Pérez", "position": "Director"}),
        ({"name": "Luis Pérez (SICA)"}, {"name": "Luis Pérez", "organisation": "SICA"}),
        ({"body": "Bolivia (Estado Plurinacional de)"}, {"country": "Bolivia (Estado Plurinacional de)"}),
        ({"body": "Chile, Ministerio de Hacienda"}, {"country": "Chile", "organisation": "Ministerio de Hacienda"}),
        ({"body": "Chile", "capacity": "observador"}, {"country": "Chile", "status": "observer"}),
        (
            {"name": "Ana Paz", "capacity": "miembro; jefa de delegación"},
            {"name": "Ana Paz", "role": "head", "status": "member"},
        ),
        ({"name": "Ana Paz", "capacity": "intérprete"}, {"name": "Ana Paz", "position": "intérprete"}),
        ({"name": "Ana Paz", "capacity": "en línea"}, {"name": "Ana Paz", "attendance": "en línea"}),
    ],
)
def test_a_row_is_a_participant(cells, fields):
    _, roster, _ = read(cells)
    assert [entry.fields for entry in roster.entries] == [fields]


def test_a_row_without_name_and_body_is_told():
    _, roster, ledger = read({"position": "Director", "capacity": "observador"})
    assert not roster.entries
    assert [(left.words, left.why) for left in ledger.left_out] == [("Director observador", "I084")]


def test_an_office_of_the_meeting_is_no_capacity():
    people, roster, _ = read({"name": "Ana Paz", "capacity": "moderadora"})
    assert people.officers == [("moderator", roster.entries[0])]
    assert roster.entries[0].fields == {"name": "Ana Paz"}


def test_two_rows_of_one_body_are_one():
    _, roster, ledger = read({"body": "OTCA"}, {"body": "OTCA", "capacity": "observador"})
    assert [entry.fields for entry in roster.entries] == [{"organisation": "OTCA", "status": "observer"}]
    assert not ledger.left_out


def test_two_persons_of_one_body_are_two():
    _, roster, _ = read({"name": "Ana Paz", "body": "OTCA"}, {"name": "Luis Paz", "body": "OTCA"}, {"body": "OTCA"})
    assert len(roster.entries) == 3
