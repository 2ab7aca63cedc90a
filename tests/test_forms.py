"""The Word forms as they lie in `templates/forms`: what they say is what the office's data says, and Word would open them."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline.errors import TemplateError
from pipeline.model.base import Language
from pipeline.word.auditing import audit_package
from pipeline.word.package import open_package
from tests.support.form_maker import FORMS, form_name
from tests.support.openxml import openxml_faults
from tests.support.reports import the_office

LANGUAGES = tuple(Language)


def path(language):
    return FORMS / form_name(language)


@pytest.fixture(params=LANGUAGES, ids=str)
def language(request):
    return request.param


@pytest.fixture
def words(language):
    return the_office().forms[language]


@pytest.fixture
def document(language):
    return Document(str(path(language)))


def test_the_labels_are_those_of_the_data(document, words):
    facts, *tables = document.tables
    assert [row.cells[0].text for row in facts.rows] == [f.label for f in words.meeting.fields.values() if f.help]
    for table, said in zip(tables, words.tables.values(), strict=True):
        assert [cell.paragraphs[0].text for cell in table.rows[0].cells] == [f.label for f in said.columns.values()]


def test_the_headings_are_those_of_the_data(document, words):
    parts = list(words.tables.values())
    wanted = [words.meeting, parts[0], words.background, *parts[1:]]
    found = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert found == [part.heading for part in wanted]
    assert document.core_properties.title == words.title == document.paragraphs[1].text


def test_the_grey_words_are_those_of_the_data(document, words):
    asked = {}
    for control in document.element.body.iter(qn("w:sdt")):
        key = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        asked[key] = "".join(node.text for node in control.iter(qn("w:t")))
    fields = {key: field.help for key, field in words.meeting.fields.items() if field.help}
    assert asked == {**fields, "background": words.background.help}


def test_it_is_in_its_language(document, language):
    tags = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
    assert tags == {the_office().words(language).tag}


def test_every_table_can_be_heard_and_grown(document):
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")) is not None
        assert properties.find(qn("w:tblDescription")) is not None
    for table in document.tables[1:]:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert others
        assert not any(cell.text for cell in others[-1].cells)


def test_nothing_in_it_leads_outside(language):
    parts = open_package(path(language).read_bytes(), "form", TemplateError).parts
    assert not [name for name, data in parts.items() if name.endswith(".rels") and b"External" in data]
    assert not [name for name in parts if "media" in name or "embed" in name]


def test_word_would_open_it(language, tmp_path):
    data = path(language).read_bytes()
    parts = open_package(data, "form", TemplateError).parts
    assert audit_package(parts, ("FormText", "FormNumber")) == ()
    assert openxml_faults(data, tmp_path) == []
