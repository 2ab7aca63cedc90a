"""Forms of which parts are gone, or that were turned to something else; and every word, whatever is typed where."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.form_filling import FACTS, FACTS_ES, PEOPLE, SPEECHES, FilledForm, filled_in_spanish
from tests.support.importing import assert_balanced


def test_facts_turned_to_lines_are_still_facts():
    form = filled_in_spanish()
    facts = form.table(FACTS)._tbl
    for words in ("Título: Taller de puertos", "Lugar: Lima, Perú"):
        facts.addprevious(form.document.add_paragraph(words)._p)
    facts.getparent().remove(facts)
    imported = form.imported()
    assert_balanced(imported)
    assert (imported.report.meeting.title, imported.report.meeting.place) == ("Taller de puertos", "Lima, Perú")


def test_background_without_its_heading_is_background():
    form = filled_in_spanish()
    heading = next(p for p in form.document.paragraphs if p.text == "Antecedentes")._p
    heading.getparent().remove(heading)
    assert form.imported().report.background == FACTS_ES["background"]


def test_what_stands_where_nothing_is_asked_is_told():
    form = filled_in_spanish()
    form.table(PEOPLE)._tbl.addnext(form.document.add_paragraph("Falta confirmar a Perú.")._p)
    imported = form.imported()
    assert_balanced(imported)
    assert [left.words for left in imported.left_out if left.why == "I085"] == ["Falta confirmar a Perú."]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Jefe de Delegación"),
        ("pt", "chefe de delegação"),
        ("fr", "chef de délégation"),
        ("en", "Head of Delegation"),
    ],
)
def test_an_answer_that_its_help_names_as_an_example_is_one(language, words):
    form = FilledForm(language).rows(PEOPLE, [["", "José Gómez", "", "Chile", words]])
    (person,) = form.imported().report.participants
    assert person.role == "head"


def test_a_speech_may_have_words_of_the_help():
    text = "Empiece por quien habló; en tercera persona y en pasado, dijo."
    form = filled_in_spanish().rows(SPEECHES, [["Chile", text]])
    assert form.imported().report.interventions[0].text == text


WORDS = st.sampled_from(
    [
        "",
        "Sr. Pérez",
        "ALADI",
        "Chile",
        "5/4/24",
        "todos",
        "> citado",
        "1. uno",
        "«x»",
        "a@b.org",
        "quién moderó",
        "- y",
        "Título",
        "(SICA)",
    ]
)


@given(st.data())
@settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.generate],  # to shrink a whole form takes minutes
)
def test_no_word_is_lost_or_doubled_whatever_is_typed_where(data):
    form = FilledForm(data.draw(st.sampled_from(["es", "en", "pt", "fr"])))
    for table in form.document.tables:
        for row in table.rows[1:3]:
            for cell in row.cells:
                cell.text = " ".join(data.draw(st.lists(WORDS, max_size=3)))
        far = [(1, 1), (2, 0), (2, 1)] if len(table.rows) > 2 else [(1, 1)]
        if end := data.draw(st.sampled_from([None, *far])):
            table.cell(1, 0).merge(table.cell(*end))
    if data.draw(st.booleans()):
        row = form.document.tables[data.draw(st.integers(1, 6))]._tbl.findall(qn("w:tr"))[0]
        row.getparent().remove(row)
    assert_balanced(form.imported())
