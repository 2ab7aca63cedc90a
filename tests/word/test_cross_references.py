from __future__ import annotations

import pytest

from pipeline.word.auditing import audit_package
from pipeline.word.cross_references import BOOKMARK_NAME
from tests.support.docx_parts import paragraph, word_parts
from tests.support.findings import codes

START, END = '<w:bookmarkStart w:id="{}" w:name="{}"/>', '<w:bookmarkEnd w:id="{}"/>'


def marked(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}<w:r><w:t>x</w:t></w:r></w:p>"


def audited(body: str, **options):
    return codes(audit_package(word_parts(body, **options)))


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((START.format(1, "a"),), ["O110"]),
        ((END.format(1),), ["O110"]),
        ((END.format(1), START.format(1, "a")), ["O110", "O110"]),
        ((START.format(1, "a"), END.format(1), START.format(2, "A"), END.format(2)), ["O112"]),
        ((START.format(1, "a"), START.format(1, "b"), END.format(1)), ["O105"]),
        ((START.format(1, "5a"), END.format(1)), ["O111"]),
        ((START.format(1, "a" * 41), END.format(1)), ["O111"]),
        ((START.format(1, "a"), START.format(2, "b"), END.format(1), END.format(2)), []),
    ],
)
def test_bookmarks_are_begun_once_ended_once_and_well_named(pieces: tuple[str, ...], expected: list[str]) -> None:
    assert audited(marked(*pieces)) == expected


@pytest.mark.parametrize(("name", "good"), [("_a1", True), ("c3", True), ("ño", False), ("a-b", False), ("", False)])
def test_the_names_that_word_takes(name: str, good: bool) -> None:
    assert bool(BOOKMARK_NAME.fullmatch(name)) == good


def test_a_link_that_leads_nowhere_or_would_vanish_is_told() -> None:
    bare = '<w:p><w:hyperlink w:anchor="{}"><w:r>{}<w:t>x</w:t></w:r></w:hyperlink></w:p>'
    styled = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
    there = marked(START.format(1, "a"), END.format(1))
    assert audited(there + bare.format("a", styled)) == []
    assert audited(there + bare.format("b", styled)) == ["O113"]
    assert audited(there + bare.format("a", "")) == ["O114"]
    assert audited(there + '<w:p><w:fldSimple w:instr=" pageref nope \\h"/></w:p>') == ["O113"]


NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
MARK = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("marks", "notes", "expected"),
    [
        ("1", "1", []),
        ("12", "12", []),
        ("1", "12", ["O115"]),
        ("12", "1", ["O116"]),
        ("1", "11", ["O105"]),
        ("1", "", ["O116"]),
    ],
)
def test_each_mark_has_its_note_and_each_note_its_mark(marks: str, notes: str, expected: list[str]) -> None:
    body = paragraph("x") + "".join(MARK.format(number) for number in marks)
    held = SEPARATOR + "".join(NOTE.format(number) for number in notes) if notes else ""
    assert audited(body, footnotes=held) == expected


def test_controls_and_drawings_have_numbers_of_their_own() -> None:
    control = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'.format(
        paragraph("x")
    )
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="3" name="a"/></wp:inline></w:drawing></w:r></w:p>'
    assert audited(control + drawing) == []
    assert audited(control * 2) == ["O105"]
    assert audited(drawing, headers=(drawing,)) == ["O105"]


def test_lists_and_styles_must_be_defined() -> None:
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    assert audited(listed.format(0) + styled.format("BodyText")) == []
    assert audited(listed.format(4)) == ["O117"]
    assert audited(styled.format("Nope")) == ["O118"]
    assert audited(styled.format("Hyperlink")) == ["O118"]  # a character style is none for paragraphs
