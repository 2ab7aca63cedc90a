from __future__ import annotations

import pytest
from lxml import etree

from pipeline.line.compose.manuscript import compose
from pipeline.model.stages import Imposition
from tests.support.presswork import W, checked, fields, the_template, words_of
from tests.support.reports import the_office


def paragraphs(folder, report):
    """The paragraphs of the document that a report gives."""
    manuscript = compose(checked(folder, report, whatever=True), the_office(), Imposition(), the_template())
    return list(etree.fromstring(manuscript.parts["word/document.xml"]).iter(f"{W}p"))


def lines(folder, report):
    return [words_of(paragraph) for paragraph in paragraphs(folder, report)]


def test_the_last_item_of_a_list_keeps_its_distance_from_the_next_list(tmp_path):
    lists = "- one\n- two\n    1) x\n    2) y\n- three\n    1) z\n    2) last\n\n1. four\n2. five\n\n> - six\n> - seven"
    found = paragraphs(tmp_path, fields(background=lists))
    apart = [words_of(one) for one in found if one.find(f"{W}pPr/{W}contextualSpacing") is not None]
    assert apart == ["last", "five", "seven"]


def test_who_chairs_a_session_is_named_in_full(tmp_path):
    people = [{"id": "rosa", "name": "Rosa Paz", "title": "Amb.", "organisation": "SICA"}]
    sessions = [
        {"heading": "One", "chair": "rosa"},
        {"text": "x"},
        {"heading": "Two", "chair": "Mr. Li"},
        {"text": "y"},
    ]
    found = lines(tmp_path, fields(participants=people, interventions=sessions))
    assert [line for line in found if line.startswith("Chair")] == ["Chair: Amb. Rosa Paz", "Chair: Mr. Li"]


def test_a_list_that_has_nothing_in_it_is_a_gap_of_a_draft(tmp_path):
    report = fields(stage="draft", participants=None, annexes=[{"participants": True}, {"documents": True}])
    gaps = [line for line in lines(tmp_path, report) if line.startswith("[Missing")]
    assert gaps == ["[Missing: participants]", "[Missing: list of documents]"]


@pytest.mark.parametrize(("language", "line"), [("fr", "Présidence\u202f: Rosa Paz"), ("es", "Presidencia: Rosa Paz")])
def test_a_line_of_the_copyright_page_is_in_the_spacing_of_its_language(language, line, tmp_path):
    meeting = {"officers": [{"role": "chair", "name": "Rosa Paz"}]}
    assert line in lines(tmp_path, fields(language, meeting))
