from __future__ import annotations

import io

import pypdfium2
import pytest
from docx import Document

from pipeline.messages import message
from pipeline.word.auditing import audit_package
from pipeline.word.package import open_package, write_package
from pipeline.word.parsing import parse_xml, tag
from pipeline.word.styles import missing_styles, prune, style_ids
from tests.support.docx_parts import FONTS, NAMESPACES, STYLES, paragraph, word_parts
from tests.support.openxml import openxml_faults
from tests.support.printing import by_libreoffice

PAIR = (("First", "Body Text"), ("Second", "body text"))


def named(parts, part: str, element: str, key: str) -> list[str | None]:
    return [item.get(tag(key)) for item in parse_xml(parts[part]).iter(tag(element))]


def office_like() -> dict[str, bytes]:
    """A document of Word's own default template, with two of its 164 styles in use, a list and a table."""
    document = Document()
    document.add_heading("Background", 1)
    document.add_paragraph("Item", style="List Bullet")
    document.add_table(1, 1, style="Light Grid Accent 1").cell(0, 0).text = "x"
    buffer = io.BytesIO()
    document.save(buffer)
    return dict(open_package(buffer.getvalue(), "x").parts)


def test_styles_are_read_by_name() -> None:
    assert style_ids(parse_xml(STYLES.encode()))["body text"] == "BodyText"


def test_of_two_styles_with_one_name_the_first_counts() -> None:
    two = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in PAIR)
    assert style_ids(parse_xml(f"<w:styles {NAMESPACES}>{two}</w:styles>".encode())) == {"body text": "First"}


def test_a_style_that_is_wanted_and_not_there_is_told() -> None:
    found = missing_styles(STYLES.encode(), ["Body Text", "Heading 1", "Conclusion"], "t.docx")
    assert [(item.code, item.parameter("style")) for item in found] == [("T014", "Conclusion")]
    assert "Conclusion" in message(found[0]).text


def test_fonts_are_those_of_styles_text_and_theme() -> None:
    look = '<w:rFonts w:ascii="Odd" w:hAnsiTheme="minorHAnsi"/>'
    odd = f'<w:p><w:r><w:rPr>{look}</w:rPr><w:sym w:font="Wingdings"/></w:r></w:p>'
    listed = "".join(f'<w:font w:name="{name}"/>' for name in ("Caladea", "Odd", "Unused", "Wingdings"))
    table = f"<w:fonts {NAMESPACES}>{listed}</w:fonts>".encode()
    pruned = prune({**word_parts(odd), "word/fontTable.xml": table})
    assert named(pruned, "word/fontTable.xml", "w:font", "w:name") == ["Caladea", "Odd", "Wingdings"]


def test_what_nothing_uses_goes_and_what_a_style_leads_to_stays() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    pruned = prune(word_parts(heading))
    assert named(pruned, "word/styles.xml", "w:style", "w:styleId") == [
        *("Normal", "DefaultParagraphFont", "TableNormal", "BodyText", "Heading1")
    ]
    assert named(pruned, "word/fontTable.xml", "w:font", "w:name") == ["Caladea"]
    assert "Unused" in FONTS


def test_a_list_stays_with_the_paragraph_or_the_style_that_uses_it() -> None:
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl></w:abstractNum>'
        for n in (1, 2, 3)
    ) + "".join(f'<w:num w:numId="{n + 10}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    styles = STYLES.replace(
        '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="12"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>'
    body += '<w:p><w:pPr><w:numPr><w:numId w:val="11"/></w:numPr></w:pPr></w:p>'
    parts = word_parts(body, styles=styles)
    parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>".encode()
    pruned = prune(parts)
    assert named(pruned, "word/numbering.xml", "w:num", "w:numId") == ["11", "12"]
    assert named(pruned, "word/numbering.xml", "w:abstractNum", "w:abstractNumId") == ["1", "2"]


def test_a_document_of_word_gets_lean_and_stays_whole(tmp_path) -> None:
    parts = office_like()
    pruned = prune(parts)
    assert len(named(parts, "word/styles.xml", "w:style", "w:styleId")) > 100
    assert len(named(pruned, "word/styles.xml", "w:style", "w:styleId")) < 15
    assert b"latentStyles" not in pruned["word/styles.xml"]
    assert audit_package(pruned) == ()
    before, after = (openxml_faults(write_package(each), tmp_path) for each in (parts, pruned))
    assert set(after) <= set(before)
    assert prune(pruned) == pruned


def test_pruning_changes_no_text() -> None:
    parts = word_parts(paragraph("x"))
    assert prune(parts)["word/document.xml"] == parts["word/document.xml"]


def pictures_of(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [bytes(page.render(scale=1).buffer) for page in document]
    finally:
        document.close()


@pytest.mark.needs_libreoffice
def test_a_pruned_document_prints_the_same_to_the_dot(tmp_path) -> None:
    parts = office_like()
    whole, lean = (
        pictures_of(by_libreoffice(write_package(each), tmp_path / name))
        for name, each in (("whole", parts), ("lean", prune(parts)))
    )
    assert len(whole) == 1
    assert whole == lean
