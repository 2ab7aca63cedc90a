"""What is proposed of a document, from what its first page prints."""

from __future__ import annotations

import pytest

from pipeline.findings import Place
from pipeline.model.described import Described
from pipeline.office.office import read_office
from pipeline.reading.deposits.looking import look_into, plain_utf8
from pipeline.reading.deposits.proposing import Proposer, told_of
from pipeline.settings import program_folder
from tests.support.papers import BODY, COVER, word_file

OFFICE = read_office(program_folder() / "office")


def proposed(*lines, name="paper.docx", data=None):
    seen = look_into(data or word_file(*lines), "txt" if data else "docx", name, None)
    return Proposer(OFFICE, "internal").propose(seen.document, name)


def test_a_cover_of_the_house_says_it_all():
    found = proposed(*COVER, *BODY)
    assert found.described == Described(
        ("SP/CL/XIII.O/DT N° 4-87",),
        "INFORME SOBRE LA DEUDA EXTERNA",
        "28 al 30 de octubre de 1987",
        "es",
        "",
        "internal",
    )
    assert found.doubts == ()


ENGLISH = (
    "Report on trade",
    "March 1991",
    "The delegations of the member states discussed the report and agreed on it.",
)
PORTUGUESE = (
    "Relatório sobre comércio",
    "Brasília, 3 de março de 1995",
    "As delegações dos Estados discutiram o relatório da reunião.",
)
FRENCH = (
    "Rapport sur le commerce",
    "Paris, le 1er août 1989",
    "Les délégations des États ont examiné le rapport de la réunion.",
)


@pytest.mark.parametrize(
    ("lines", "date", "language"),
    [(ENGLISH, "March 1991", "en"), (PORTUGUESE, "3 de março de 1995", "pt"), (FRENCH, "1er août 1989", "fr")],
)
def test_other_languages_and_their_dates(lines, date, language):
    described = proposed(*lines).described
    assert (described.title, described.date, described.language) == (lines[0], date, language)


def test_a_text_of_dos_is_read_with_its_accents():
    text = "NOTA SOBRE LA REUNIÓN\r\n\r\nLima, 5 de abril de 1986\r\n\r\n" + BODY[0] + "\r\n\x1a"
    described = proposed(data=plain_utf8(text.encode("cp850")), name="nota.txt").described
    assert (described.title, described.date) == ("NOTA SOBRE LA REUNIÓN", "5 de abril de 1986")


def test_a_year_that_is_only_in_symbol_or_name_is_doubted():
    assert proposed("SP/CL/XIII.O/DT N° 4-87", "INFORME", *BODY).described.date == "1987?"
    found = proposed("Carta al Embajador", *BODY, name="carta 1985.docx")
    assert found.described.date == "1985?"
    assert {each.code for each in found.doubts} == {"D024"}


def test_what_nobody_can_read_is_called_by_its_file():
    found = Proposer(OFFICE, "public").propose(None, "datos_1990.zip")
    assert (found.described.title, found.described.date, found.described.access) == ("datos 1990", "1990?", "public")
    assert [each.code for each in found.doubts] == ["D025"]


@pytest.mark.parametrize(
    ("described", "codes"),
    [
        (Described((), "T"), ["D016", "D019"]),
        (Described(("A/66/647", "E/2004/40"), "T", "sin fecha"), ["D017", "D018"]),
        (Described(("A/66/647",), "T", "1987?"), []),
    ],
)
def test_what_is_unusual_is_told(described, codes):
    assert [each.code for each in told_of(described, Place("x"))] == codes
