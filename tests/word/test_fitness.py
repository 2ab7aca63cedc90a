"""What makes a template unfit for any report is told with its place, before anything is made."""

from __future__ import annotations

import io

import pytest
from docx.shared import Cm

from pipeline.messages import message
from pipeline.word.fitness import bare_pictures, narrow_sections, open_changes
from pipeline.word.package import Package, open_package
from tests.support.docx_parts import paragraph, word_parts
from tests.support.pictures import png
from tests.support.presswork import the_template
from tests.support.retouching import described, retouched


def office():
    return open_package(the_template().data, "ours.docx")


def places(found):
    assert all(message(each).text and message(each).hint for each in found)
    return [(each.code, each.place.file, each.parameter("part"), each.parameter("paragraph")) for each in found]


def test_the_offices_template_is_fit():
    assert [*bare_pictures(office()), *open_changes(office()), *narrow_sections(office(), 60, (60, 40, 60))] == []


@pytest.mark.parametrize(("words", "told"), [("", 1), ("the emblem of SELA", 0)])
def test_a_picture_without_words_is_told_in_text_and_header(words, told):
    def add(document):
        for home in (document.paragraphs[4], document.sections[1].header.paragraphs[0]):
            described(home.add_run().add_picture(io.BytesIO(png(20, 20))), words)

    package = open_package(retouched(add).data, "ours.docx")
    there = [("T016", "ours.docx", "word/document.xml", 5), ("T016", "ours.docx", "word/header2.xml", 1)]
    assert places(tuple(bare_pictures(package))) == there * told


@pytest.mark.parametrize(
    "change",
    [
        '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
        '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr></w:p>',
    ],
)
def test_changes_that_nobody_decided_on_are_told(change):
    package = Package(word_parts(paragraph("x") + change), "ours.docx")
    assert places(tuple(open_changes(package))) == [("T018", "ours.docx", "word/document.xml", 2)]


def test_margins_that_leave_no_room_are_told_with_their_section():
    def squeeze(document):
        document.sections[-1].left_margin, document.sections[-1].right_margin = Cm(15), Cm(8)

    package = open_package(retouched(squeeze).data, "ours.docx")
    (found,) = narrow_sections(package, 60, (60, 40, 60))
    assert (found.code, found.parameter("section"), found.parameter("width")) == ("T017", 4, 0)
    assert found.place.file == "ours.docx"
    assert message(found).text
    assert message(found).hint
