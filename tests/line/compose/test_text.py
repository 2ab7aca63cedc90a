"""Titles that read like the program's own marks are words like any other."""

from __future__ import annotations

import pytest

from pipeline.errors import TemplateError
from pipeline.line.compose.text import fill_folios, put_blank_before, put_in_place_of
from pipeline.word.elements import bookmark, field, paragraph, run
from tests.support.findings import refusal


def test_the_last_of_the_markers_is_the_place():
    text = paragraph("Title", run("⟦chapters⟧")) + paragraph("Normal", run("⟦chapters⟧"))
    assert put_in_place_of("⟦chapters⟧", ["<w:p>new</w:p>"], text) == paragraph("Title", run("⟦chapters⟧")) + (
        "<w:p>new</w:p>"
    )


def test_a_template_without_the_place_is_refused():
    (found,) = refusal(put_in_place_of, "⟦chapters⟧", [], paragraph("Normal", ""), error=TemplateError)
    assert found.code == "T041"


def test_the_section_of_the_place_is_kept_by_what_comes_there():
    place = paragraph("Normal", run("⟦contents⟧"), "<w:sectPr>s</w:sectPr>")
    found = put_in_place_of("⟦contents⟧", [paragraph("A", ""), paragraph("B", "")], place)
    assert found == paragraph("A", "") + paragraph("B", "", "<w:sectPr>s</w:sectPr>")


def test_a_blank_page_goes_before_the_heading_not_before_words_like_its_mark():
    typed = paragraph("Body", run('w:name="annex_1"'))
    heading = paragraph("Heading", bookmark("annex_1", 3, run("Annex")))
    assert put_blank_before(typed + heading, "annex_1", "BLANK") == typed + "BLANK" + heading
    with pytest.raises(KeyError):
        put_blank_before(typed, "annex_1", "BLANK")


def test_page_numbers_go_into_references_not_into_words_like_them():
    typed = paragraph("Title", run("PAGEREF c1 \\h "))
    line = paragraph("Contents", field("PAGEREF c1 \\h", "0") + field("PAGEREF c2 \\h", "0"))
    found = fill_folios(typed + line, {"c1": "7", "c2": "12"})
    assert found == typed + paragraph("Contents", field("PAGEREF c1 \\h", "7") + field("PAGEREF c2 \\h", "12"))
