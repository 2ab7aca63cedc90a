"""What is a form and what is a report with tables in it."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from pipeline.reading.imports.forms.recognise import vocabulary_of
from pipeline.reading.imports.from_word import read_word
from tests.support.form_filling import (
    CONCLUSIONS,
    FACTS,
    PEOPLE,
    RECOMMENDATIONS,
    SPEECHES,
    FilledForm,
    filled_in_spanish,
)
from tests.support.importing import docx_of
from tests.support.presswork import ROOT
from tests.support.reports import the_office


def is_form(data):
    return vocabulary_of(read_word(data, "x.docx"), the_office()) is not None


def without(form, *numbers):
    for table in [form.table(number) for number in numbers]:
        table._tbl.getparent().remove(table._tbl)
    return form


def untitled(form):
    for paragraph in form.body.findall(qn("w:p"))[:3]:
        form.body.remove(paragraph)
    form.document.core_properties.title = ""
    return form


@pytest.mark.parametrize("language", ["es", "en", "pt", "fr"])
def test_a_form_is_one_empty_or_not(language):
    assert is_form(FilledForm(language).data())


def test_half_a_form_is_one():
    assert is_form(without(filled_in_spanish(), FACTS, PEOPLE, CONCLUSIONS, RECOMMENDATIONS).data())
    assert is_form(without(untitled(filled_in_spanish()), PEOPLE, CONCLUSIONS).data())
    assert is_form(without(untitled(filled_in_spanish()), FACTS, RECOMMENDATIONS).data())


@pytest.mark.parametrize("file", sorted((ROOT / "inputs").rglob("*.yaml")), ids=lambda file: file.name)
def test_a_report_is_none(file):
    assert not is_form(docx_of(file))


def test_a_long_report_with_a_table_of_facts_is_none():
    form = without(untitled(filled_in_spanish()), SPEECHES)
    for _ in range(60):
        form.document.add_paragraph("La señora Rojas presentó el estado de los acuerdos y propuso un calendario.")
    assert not is_form(form.data())
