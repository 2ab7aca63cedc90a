"""A corrigendum of ours comes back as the input that it carries, as long as its sheet says the same."""

from __future__ import annotations

import pytest

from pipeline.line.compose.manuscript import compose
from pipeline.model.stages import Imposition
from pipeline.reading.canonical import canonical_input
from pipeline.reading.imports.core import import_report
from pipeline.word.package import write_package
from tests.golden.test_golden import CASES
from tests.support.presswork import judged, template_for
from tests.support.reports import the_office


def document(name, **changed):
    """The Word document of an example, with some of its words changed by hand."""
    report = judged(CASES[name], whatever=True)
    parts = dict(compose(report, the_office(), Imposition(), template_for(report.report.type)).parts)
    for before, after in changed.items():
        text = parts["word/document.xml"].decode()
        assert before in text
        parts["word/document.xml"] = text.replace(before, after, 1).encode()
    return report, write_package(parts)


@pytest.mark.parametrize("name", ["corrigendum", "addendum"])
def test_what_it_carries_is_taken_and_every_visible_word_accounted_for(name):
    report, docx = document(name)
    imported = import_report(docx, "sheet.docx", the_office())
    assert canonical_input(imported.report) == report.canonical
    assert not imported.guesses
    assert {left.why for left in imported.left_out} == {"I050", "I054", "I055"}
    counts = imported.counts
    assert counts.source == counts.input + counts.left_out


@pytest.mark.parametrize(
    "changed", [{"Comunidad": "Sociedad"}, {"TRCD": "TRCE"}, {"Donde": "Aquí"}, {"Prensa": "Radio"}]
)
def test_a_sheet_that_was_changed_is_read(changed):
    _, docx = document("corrigendum", **changed)
    imported = import_report(docx, "sheet.docx", the_office())
    assert "W063" in [found.code for found in imported.findings]
