"""A template that lacks a style or asks for a font that is not there is told before anything is made of it."""

import pytest

from pipeline.errors import MachineError, TemplateError
from pipeline.line.compose.needs import NEEDED, NEEDED_ON_A_SHEET, fit_for, fit_template
from pipeline.model.stages import TemplateFile
from pipeline.word.package import open_package, write_package
from tests.support.presswork import template_for, the_template


def _changed(before: str, after: str) -> TemplateFile:
    parts = dict(open_package(the_template().data, "template").parts)
    styles = parts["word/styles.xml"].decode()
    assert before in styles
    parts["word/styles.xml"] = styles.replace(before, after).encode()
    return TemplateFile(write_package(parts), "changed.docx")


def test_the_offices_template_is_fit() -> None:
    assert "word/document.xml" in fit_template(the_template()).parts


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_style_is_named(name: str) -> None:
    with pytest.raises(TemplateError) as told:
        fit_template(_changed(f'<w:name w:val="{name}"/>', '<w:name w:val="Something else"/>'))
    assert [(each.code, each.parameter("style")) for each in told.value.findings] == [("T014", name)]


def test_a_font_that_is_not_there_is_named() -> None:
    with pytest.raises(MachineError) as told:
        fit_template(_changed('w:ascii="Calibri"', 'w:ascii="Garamond"'))
    assert [(each.code, each.parameter("font")) for each in told.value.findings] == [("T015", "Garamond")]


def test_a_place_that_stands_twice_is_told() -> None:
    parts = dict(open_package(the_template().data, "template").parts)
    document = parts["word/document.xml"].decode()
    again = "<w:p><w:r><w:t>{{ chapters }}</w:t></w:r></w:p>"
    parts["word/document.xml"] = document.replace("<w:body>", f"<w:body>{again}").encode()
    with pytest.raises(TemplateError) as told:
        fit_template(TemplateFile(write_package(parts), "twice.docx"))
    assert [(each.code, each.parameter("field")) for each in told.value.findings] == [("T045", "chapters")]


def _sheet(before: str = "", after: str = "") -> TemplateFile:
    parts = dict(open_package(template_for("corrigendum").data, "template").parts)
    styles = parts["word/styles.xml"].decode()
    assert before in styles
    parts["word/styles.xml"] = styles.replace(before, after).encode()
    return TemplateFile(write_package(parts), "sheet.docx")


@pytest.mark.parametrize("name", NEEDED_ON_A_SHEET)
def test_a_missing_style_of_a_sheet_is_named(name: str) -> None:
    with pytest.raises(TemplateError) as told:
        fit_template(_sheet(f'<w:name w:val="{name}"/>', '<w:name w:val="Something else"/>'))
    assert [(each.code, each.parameter("style")) for each in told.value.findings] == [("T014", name)]


@pytest.mark.parametrize(("template", "is_sheet", "code"), [(the_template(), True, "T009"), (_sheet(), False, "T012")])
def test_a_template_of_the_other_shape_is_refused(template: TemplateFile, is_sheet: bool, code: str) -> None:
    with pytest.raises(TemplateError) as told:
        fit_for(template, is_sheet)
    assert [each.code for each in told.value.findings] == [code]
    assert fit_for(template, not is_sheet).parts
