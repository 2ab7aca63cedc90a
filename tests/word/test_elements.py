from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.word import elements
from pipeline.word.auditing import audit_package
from pipeline.word.elements import Drawing, Look
from pipeline.word.package import write_package
from pipeline.word.parsing import parse_xml, tag
from tests.support.docx_parts import NAMESPACES, relationship, word_parts
from tests.support.openxml import openxml_faults

LINK = Look(style="Hyperlink", bold=True, italic=True, color="0F4A66", plain_underline=True, language="es-ES")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def everything() -> dict[str, bytes]:
    """A document in which each element stands once."""
    words = elements.run("Two\nlines", LINK) + elements.tab() + elements.line_break()
    more = elements.spacing(before=34, after=8.5, exactly=17)
    head = elements.paragraph("Heading1", elements.bookmark("c1", 1, elements.run("Background")), more)
    links = elements.external_link("rId9", elements.run("SELA", LINK)) + elements.internal_link(
        "c1", elements.run("Background", LINK)
    )
    mark = elements.note_reference(2, "FootnoteReference")
    page = elements.field("PAGEREF c1 \\h", "1", LINK)
    text = elements.paragraph("BodyText", words + links + mark + page)
    cells = [elements.cell(100, elements.paragraph("BodyText", elements.run(word))) for word in ("a", "b")]
    rows = [elements.row(cells, is_header=True), elements.row(cells)]
    table = elements.table([100, 100], rows, properties='<w:tblW w:w="4000" w:type="dxa"/>', caption="Who & what")
    drawings = [Drawing("rId8", number, 10, 20, 'A "bar" & a line') for number in (1, 2)]
    pictures = elements.paragraph("BodyText", drawings[0].inline() + drawings[1].on_page(119, 51))
    note = elements.note(2, "FootnoteText", "FootnoteReference", elements.run("Said so"))
    relations = (
        relationship("hyperlink", "https://sela.org/", "rId9", external=True),
        relationship("image", "media/a.png", "rId8"),
    )
    body = head + text + table + pictures
    return word_parts(body, footnotes=note, relations=relations, more={"word/media/a.png": PIXEL})


def test_a_document_of_all_elements_would_open_in_word(tmp_path) -> None:
    parts = everything()
    assert audit_package(parts) == ()
    assert openxml_faults(write_package(parts), tmp_path) == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40))
def test_every_text_of_a_run_comes_out_as_typed(text: str) -> None:
    root = parse_xml(f"<w:p {NAMESPACES}>{elements.run(text)}</w:p>".encode())
    assert "".join(item.text or "" for item in root.iter(tag("w:t"))) == text


def test_a_section_ends_within_the_properties_of_its_paragraph() -> None:
    xml = elements.with_section(elements.paragraph("BodyText", elements.run("x")), "<w:sectPr/>")
    root = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>".encode())
    assert root.find(f"{tag('w:p')}/{tag('w:pPr')}/{tag('w:sectPr')}") is not None
