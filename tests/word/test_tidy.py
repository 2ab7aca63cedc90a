"""What the writing of a template left behind goes before anything is made of it."""

from __future__ import annotations

import pytest

from pipeline.word.auditing import audit_package
from pipeline.word.package import Package, open_package
from pipeline.word.parsing import parse_xml, tag
from pipeline.word.tidy import tidied
from tests.support.docx_parts import NAMESPACES, paragraph, relationship, word_parts
from tests.support.presswork import the_template
from tests.support.retouching import retouched

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def body(xml: str, **options) -> str:
    package = tidied(Package(word_parts(xml, **options)))
    return package.parts["word/document.xml"].decode()


def test_comments_leave_neither_words_nor_marks_nor_authors():
    def comment(document):
        document.add_comment(document.paragraphs[4].runs, text="who wrote this?", author="Ana Pérez", initials="AP")

    package = tidied(open_package(retouched(comment).data, "ours.docx"))
    assert audit_package(package.parts, ("Header", "Footer", "FootnoteText")) == ()
    everything = b"".join(package.parts.values())
    assert not [word for word in (b"omment", "Pérez".encode(), b"who wrote") if word in everything]
    assert b"cover_title" in everything


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2"><w:t>x</w:t></w:r></w:p>', "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        (f'<w:p {W14} w14:paraId="1"><w:proofErr w:type="spellStart"/><w:r><w:t>x</w:t></w:r></w:p>', "<w:r><w:t>x"),
        ("<w:p><w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        ('<w:p><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>x</w:t></w:r></w:p>', "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        ('<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>', "<w:p/>"),
        ("<w:p><w:pPr><w:sectPr/><w:pStyle w:val='A'/><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
         '<w:pPr><w:pStyle w:val="A"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>'),
        ('<w:p><w:r><w:rPr><w:sz w:val="2"/><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>', '<w:rPr><w:b/><w:sz w:val="2"/></w:rPr>'),
        (f"<w:p><w:r><mc:AlternateContent {MC}><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>",
         "<mc:Fallback/>"),
    ],
)  # fmt: skip
def test_marks_of_sessions_and_disorder_go(written, left):
    assert left in body(written).replace(f" {W14}", "")


def test_the_offices_own_template_stays_as_it_is():
    package = open_package(the_template().data, "x")
    assert tidied(package).parts == package.parts


def test_a_control_that_was_spread_over_a_header_goes_and_its_words_stay():
    control = "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    parts = tidied(
        Package(word_parts(paragraph("x"), headers=(control.format(paragraph("one") + paragraph("two")),)))
    ).parts
    assert b"w:sdt" not in parts["word/header1.xml"]
    assert b"one</w:t></w:r></w:p><w:p><w:r><w:t>two" in parts["word/header1.xml"]


def test_stored_data_of_the_template_goes_with_its_relations():
    stored = {"customXml/item1.xml": b"<secret/>", "customXml/_rels/item1.xml.rels": b"<x/>"}
    arrow = relationship("customXml", "../customXml/item1.xml", "rId9")
    parts = tidied(Package(word_parts(paragraph("x"), relations=(arrow,), more=stored))).parts
    assert not [name for name in parts if name.startswith("customXml/")]
    assert b"customXml" not in parts["word/_rels/document.xml.rels"]


def test_lists_settings_and_notes_are_there_whatever_the_template_has():
    given = word_parts(paragraph("x"))
    parts = tidied(Package(given)).parts
    assert {"word/numbering.xml", "word/footnotes.xml"} <= parts.keys() - given.keys()
    assert audit_package(parts) == ()
    assert [item.get(tag("w:id")) for item in parse_xml(parts["word/settings.xml"]).iter(tag("w:footnote"))] == [
        "-1",
        "0",
    ]


def test_prefixes_that_text_may_use_are_declared():
    given = word_parts("") | {
        "word/document.xml": f"<w:document {NAMESPACES.split()[0]}><w:body/></w:document>".encode()
    }
    root = parse_xml(tidied(Package(given)).parts["word/document.xml"])
    assert {"w", "r", "wp", "a", "pic"} <= root.nsmap.keys()


def test_the_document_has_one_language_whether_its_styles_name_one_or_not():
    none = f'<w:styles {NAMESPACES}><w:style w:styleId="A"><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style></w:styles>'
    styles = parse_xml(tidied(Package(word_parts(paragraph("x"), styles=none))).parts["word/styles.xml"])
    (language,) = styles.iter(tag("w:lang"))
    assert [*language.attrib.values()] == ["en-GB", "en-GB", "ar-SA"]
    assert styles.index(next(language.iterancestors(tag("w:docDefaults")))) == 0
