"""Conclusions with who and by when, annexes, and rows in which something is missing."""

from __future__ import annotations

import pytest

from tests.support.form_filling import ANNEXES, CONCLUSIONS, SPEECHES, FilledForm, filled_in_spanish
from tests.support.importing import assert_balanced


def conclusion(text, who="", due="", number=""):
    form = filled_in_spanish()
    for column, words in enumerate((number, text, who, due)):
        if words or column:
            form.table(CONCLUSIONS).cell(1, column).text = words
    imported = form.imported()
    assert_balanced(imported)
    return imported.report.conclusions[0], {guess.path: guess.code for guess in imported.guesses}


@pytest.mark.parametrize(
    ("who", "responsible", "code"),
    [
        ("Todos", ("all",), None),
        ("Chile; ALADI", ("Chile", "ALADI"), None),
        ("la Secretaría", ("SELA",), None),
        ("Luis Pérez, Sra. Rojas", ("perez", "rojas"), None),
        ("ACTO", ("ACTO",), None),
        ("Grupo de trabajo", ("Grupo de trabajo",), "W082"),
        ("Rojas", ("rojas",), "W080"),
    ],
)
def test_who_is_matched_and_else_kept_as_typed(who, responsible, code):
    item, codes = conclusion("Se hará.", who)
    assert item.responsible == responsible
    assert codes.get("conclusions[0].responsible") == code


def test_a_day_that_does_not_exist_is_told():
    item, codes = conclusion("Se hará.", due="2024-02-31")
    assert (item.due, codes["conclusions[0].due"]) == (None, "W081")


@pytest.mark.parametrize(
    ("number", "text"), [("1", "Se hará."), ("", "1. Se hará."), ("1)", "Se hará."), ("Se hará.", "")]
)
def test_numbers_are_the_programs_own(number, text):
    assert conclusion(text, number=number)[0].text == "Se hará."


def test_a_row_without_text_is_told_once():
    form = filled_in_spanish()
    form.table(SPEECHES).cell(4, 0).text = "Sr. Pérez"
    form.table(CONCLUSIONS).cell(3, 2).text = "Chile"
    imported = form.imported()
    assert_balanced(imported)
    assert [left.words for left in imported.left_out if left.why == "I084"] == ["Sr. Pérez", "Chile"]
    assert {guess.path for guess in imported.guesses if guess.code == "W087"} == {"interventions", "conclusions"}


def test_what_stands_below_a_table_belongs_to_its_part():
    form = filled_in_spanish()
    for heading, words in (
        ("Conclusiones", "No hubo más intervenciones."),
        ("Recomendaciones", "3. Se cerró el punto."),
    ):
        next(p for p in form.document.paragraphs if p.text == heading).insert_paragraph_before(words)
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report.interventions[-1].text == "No hubo más intervenciones."
    assert imported.report.conclusions[-1].text == "Se cerró el punto."


def test_an_annex_without_title_has_the_usual_one():
    form = FilledForm("fr").rows(ANNEXES, [("", "Mesdames et messieurs, merci.")])
    assert [(annex.title, annex.text) for annex in form.imported().report.annexes] == [
        ("Annexes", "Mesdames et messieurs, merci.")
    ]
