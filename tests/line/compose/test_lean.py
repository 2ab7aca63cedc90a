"""The copy that an engine gets: it says nothing twice, and makes the pages of the document that people get."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from pipeline.line.compose.lean import lean
from pipeline.model.stages import Imposition
from pipeline.word.package import write_package
from pipeline.word.styles import NUMBERING
from tests.support.layout import lines_of
from tests.support.long_report import long_report
from tests.support.presswork import checked, fields, made

DOCUMENT = "word/document.xml"


def section(*references):
    named = "".join(f'<w:{where}Reference w:type="{kind}" r:id="{part}"/>' for where, kind, part in references)
    return f"<w:p><w:pPr><w:sectPr>{named}<w:titlePg/></w:sectPr></w:pPr></w:p>"


def references(*sections):
    """What the sections of the lean copy name, a list a section."""
    text = lean({DOCUMENT: "".join(sections).encode()})[DOCUMENT].decode()
    return [re.findall(r'r:id="(\w+)"', each) for each in re.findall(r"<w:sectPr>.*?</w:sectPr>", text)]


def parts_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


HEAD, FIRST = ("header", "default", "rId1"), ("header", "first", "rId2")
FOOT, OTHER = ("footer", "default", "rId1"), ("header", "default", "rId9")


def test_a_section_like_the_one_before_names_nothing():
    assert references(*[section(HEAD, FIRST)] * 2, section(FIRST, HEAD)) == [["rId1", "rId2"], [], []]


def test_a_section_that_differs_in_one_names_them_all():
    assert references(section(HEAD, FIRST), section(HEAD), section(HEAD, FOOT)) == [
        ["rId1", "rId2"],
        ["rId1"],
        ["rId1"] * 2,
    ]


def test_what_was_changed_meanwhile_is_named_again():
    assert references(section(HEAD), section(OTHER), section(HEAD), section(HEAD)) == [["rId1"], ["rId9"], ["rId1"], []]


def test_a_section_without_a_first_page_of_its_own_is_another():
    plain = section(HEAD).replace("<w:titlePg/>", "")
    assert references(section(HEAD), plain, plain, section(HEAD)) == [["rId1"], ["rId1"], [], ["rId1"]]


def test_levels_of_lists_that_nothing_is_on_are_left_out():
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/></w:lvl>' for n in range(9))
    numbering = f'<w:abstractNum>{levels}</w:abstractNum><w:num><w:lvlOverride w:ilvl="0"/></w:num>'
    for deepest, left in (("0", 1), ("2", 3), ("8", 9)):
        parts = {DOCUMENT: b'<w:ilvl w:val="0"/>', "word/styles.xml": f'<w:ilvl w:val="{deepest}"/>'.encode()}
        made = lean({**parts, NUMBERING: numbering.encode()})[NUMBERING].decode()
        assert made.count("<w:lvl ") == left
        assert made.endswith('</w:abstractNum><w:num><w:lvlOverride w:ilvl="0"/></w:num>')


def test_the_stored_input_and_all_that_leads_to_it_are_left_out(engine, tmp_path):
    parts = parts_of(made(checked(tmp_path, fields()), engine).files["docx"])
    assert any(name.startswith("customXml/") for name in parts)
    left = lean(parts)
    assert left.keys() == {name for name in parts if not name.startswith("customXml/")}
    assert not any(b"customXml" in data for data in left.values())


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize(
    "imposition", [Imposition(), Imposition(duplex=True, odd_chapters=True)], ids=["plain", "odd chapters"]
)
def test_both_copies_make_the_same_pages(imposition, engine, tmp_path):
    parts = parts_of(made(checked(tmp_path, long_report("es", chapters=6, notes=20)), engine, imposition).files["docx"])
    small = lean(parts)
    assert len(small[DOCUMENT]) < len(parts[DOCUMENT])
    whole, less = (engine.convert(write_package(each)) for each in (parts, small))
    assert [words(sheet) for sheet in lines_of(less, 0, 792)] == [words(sheet) for sheet in lines_of(whole, 0, 792)]


def words(sheet):
    """The lines of a page with their places, to the point."""
    return [(line.text, round(line.left), round(line.foot), round(line.size)) for line in sheet]
