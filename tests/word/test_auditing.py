from __future__ import annotations

import pytest

from pipeline.messages import message
from pipeline.word.auditing import audit_package
from pipeline.word.package import write_package
from tests.support.docx_parts import paragraph, relationship, word_parts
from tests.support.findings import codes
from tests.support.openxml import openxml_faults

LOOK = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
NOTE = f'<w:footnote w:id="2"><w:p>{LOOK}<w:r><w:footnoteRef/></w:r></w:p></w:footnote>'
MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
WEB = relationship("hyperlink", "https://sela.org/", "rId9", external=True)
PICTURE = relationship("image", "media/a.png", "rId8")


def run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


def audited(body: str, **options):
    found = audit_package(word_parts(body, **options))
    assert all(message(item).text for item in found)
    return found


GOOD = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="c1"/>'
    f'{run("Background")}<w:bookmarkEnd w:id="1"/></w:p>'
    f'<w:p>{run("Text")}{MARK}<w:hyperlink r:id="rId9">{run("SELA", "Hyperlink")}</w:hyperlink></w:p>'
    f'<w:p><w:hyperlink w:anchor="c1">{run("Background", "Hyperlink")}</w:hyperlink>'
    f'<w:fldSimple w:instr=" PAGEREF c1 \\h ">{run("1")}</w:fldSimple></w:p>'
)


def test_a_sound_document_passes_here_and_with_a_second_judge(tmp_path) -> None:
    parts = word_parts(GOOD, footnotes=NOTE, relations=(WEB,), headers=(paragraph("head"),))
    assert audit_package(parts) == ()
    assert openxml_faults(write_package(parts), tmp_path) == []


def test_a_part_that_is_no_xml_is_told_before_all_else() -> None:
    assert codes(audited(GOOD, more={"word/header9.xml": b"<w:hdr>"})) == ["O101"]
    assert codes(audited(GOOD, more={"customXml/item1.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"})) == ["O101"]


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        (paragraph("x"), {"more": {"word/media/a.emf": b"x"}}, ["O102"]),
        (paragraph("x"), {"relations": (PICTURE,)}, ["O103"]),
        (f'<w:p><w:hyperlink r:id="rId77">{run("x", "Hyperlink")}</w:hyperlink></w:p>', {}, ["O104"]),
        (paragraph("x"), {"relations": (WEB, WEB)}, ["O105"]),
        (paragraph("x"), {"relations": (relationship("image", "http://x/a.png", "rId8", external=True),)}, ["O106"]),
        (paragraph("x"), {"relations": (relationship("hyperlink", "file:///x", "rId8", external=True),)}, ["O106"]),
    ],
)
def test_faults_of_the_packaging(body: str, options: dict[str, object], expected: list[str]) -> None:
    assert codes(audited(body, **options)) == expected


BREAK = '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:sectPr/></w:pPr></w:p>'
EMPTY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'


def test_an_empty_paragraph_stands_for_distance_unless_its_style_is_allowed() -> None:
    found = audited(paragraph("x") + EMPTY)
    assert [(item.code, item.place.words) for item in found] == [("O107", "word/document.xml:2")]
    assert audit_package(word_parts(EMPTY), allowed_empty={"BodyText"}) == ()
    assert audit_package(word_parts("<w:p/>"), allowed_empty={""}) == ()


def test_section_breaks_cells_and_drawings_are_not_distance() -> None:
    cell = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    drawing = "<w:p><w:r><w:drawing/></w:r></w:p>"
    assert audited(BREAK + cell + drawing) == ()


def test_headers_may_hold_an_empty_paragraph() -> None:
    assert audited(paragraph("x"), headers=("<w:p/>",)) == ()
