"""What `template check` calls an error, and nothing else, is what stops a report or shows on its pages: real pages decide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.desks.templates.judging import Bench
from pipeline.desks.templates.specimens import TORTURE, Specimen, specimens
from pipeline.errors import RapporteurError
from pipeline.findings import Severity
from pipeline.line import make_edition
from pipeline.line.compose.cover import set_title
from pipeline.line.compose.frame import write_front
from pipeline.messages import message
from pipeline.model.base import Language
from pipeline.model.stages import Edition, Imposition
from pipeline.office.office import read_office
from pipeline.settings import read_settings
from pipeline.word.package import open_package
from tests.support import template_changes as by
from tests.support.presswork import ROOT, the_template
from tests.support.template_changes import (
    BODY,
    BOX,
    FOOTER,
    HEADER,
    RULE,
    SETTINGS,
    SHAPE,
    STYLES,
    changed,
    style,
    swap,
)

CELL = r'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="7820"/></w:tblGrid><w:tr><w:tc><w:tcPr/>\1</w:tc></w:tr></w:tbl>'
CHAPTERS = r'(<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>(?:(?!</w:p>).)*</w:p>)'
NOTE = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
    '<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:t>Our note.</w:t></w:r></w:p></w:footnote>',
)
TYPED = '<w:p><w:pPr><w:pStyle w:val="CoverType"/></w:pPr><w:r><w:t>2024</w:t></w:r></w:p>'
SPARE = r'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>\g<0>'
MACHINE = '<w:fldSimple w:instr="INCLUDEPICTURE &quot;http://x.org/a.png&quot;"><w:r><w:t>x</w:t></w:r></w:fldSimple>'

# What would break, with the code that tells it.
BREAKING = {
    "an unknown field": ("T040", swap(BODY, "document_type", "document_typ")),
    "a field cut in two": ("T051", swap(BODY, r"\{\{ mode \}\}", "{{ mode</w:t></w:r></w:p><w:p><w:r><w:t>}}")),
    "a block without end": ("T053", swap(BODY, r"\{%p endif %\}", "{{ mode }}")),
    "code": ("T010", swap(BODY, "document_type", "mode.__class__")),
    "something fetched": ("T033", by.in_type(MACHINE)),
    "a foreign font": (
        "T015",
        style("Cover Type", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/>'),
    ),
    "a deleted style": ("T014", style("Block Text", 'w:val="Block Text"', 'w:val="Indented"')),
    "a picture without words": ("T016", by.picture("")),
    "a change that nobody decided on": (
        "T018",
        by.in_type('<w:ins w:id="1" w:author="A"><w:r><w:t>2</w:t></w:r></w:ins>'),
    ),
    "the chapters' place gone": ("T041", swap(BODY, r"\{\{ chapters \}\}", "{{ title }}")),
    "the contents' place twice": ("T045", swap(BODY, r"\{\{ mode \}\}", "{{ contents }}")),
    "a section break deleted": ("T013", swap(BODY, r"<w:sectPr>(?:(?!</w:sectPr>).)*</w:sectPr>", "")),
    "an empty paragraph": ("O107", by.before_type('<w:p><w:pPr><w:pStyle w:val="CoverKicker"/></w:pPr></w:p>')),
    "a note of its own": (
        "O105",
        by.in_type(NOTE[0]),
        swap("word/footnotes.xml", "</w:footnotes>", f"{NOTE[1]}</w:footnotes>"),
    ),
    "a bare link": ("O113", by.in_type('<w:hyperlink w:anchor="lost"><w:r><w:t>here</w:t></w:r></w:hyperlink>')),
    "a rule under a style": ("T024", style("heading 1", "<w:pPr>", f"<w:pPr>{RULE}")),
    "a rule under a paragraph": ("T025", swap(BODY, r'<w:pStyle w:val="CoverType"/>', rf"\g<0>{RULE}")),
    "page borders": (
        "T028",
        swap(
            BODY,
            "<w:titlePg/></w:sectPr></w:body>",
            r'<w:pgBorders><w:top w:val="single" w:sz="4" w:space="24" w:color="0F4A66"/></w:pgBorders>\g<0>',
        ),
    ),
    "a style named like a tag": ("T023", style("Cover Type", 'w:val="Cover Type"', 'w:val="Quote"')),
    "an old shape": ("T026", by.in_type(by.OLD_SHAPE)),
    "a box without words": ("T027", by.in_type(SHAPE.format(alt="", box=BOX))),
    "hidden words": ("T022", swap(BODY, r"<w:r>(<w:t [^>]*>\{\{ document_type)", r"<w:r><w:rPr><w:vanish/></w:rPr>\1")),
    "a style that hides": ("T003", style("Conclusion", "</w:style>", "<w:rPr><w:vanish/></w:rPr></w:style>")),
    "numbered lines": ("T029", swap(BODY, '<w:pgNumType w:start="1"/>', r'<w:lnNumType w:countBy="1"/>\g<0>')),
    "chapters without a level": ("T034", style("heading 1", '<w:outlineLvl w:val="0"/>', "")),
    "annexes without a level": ("T034", style("Annex Title", '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="9"/>')),
    "a level skipped": ("T006", style("heading 2", 'outlineLvl w:val="1"', 'outlineLvl w:val="3"')),
    "another sheet": ("T035", swap(BODY, 'w:w="12240" w:h="15840"', 'w:w="12240" w:h="20160"', 0)),
    "chapters on odd pages": ("T036", swap(BODY, "nextPage", "oddPage", 0)),
    "sections that run on": ("T036", swap(BODY, "nextPage", "continuous", 0)),
    "no first page number": ("T037", swap(BODY, '<w:pgNumType w:start="1"/>', "")),
    "roman page numbers": (
        "T037",
        swap(BODY, '<w:pgNumType w:start="1"/>', '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'),
    ),
    "wide margins": ("T038", swap(BODY, 'w:right="2040"', 'w:right="2700"', 0)),
    "a tab too far": ("T038", style("Contents Line", 'w:pos="7820"', 'w:pos="9000"')),
    "contents in capitals": ("T039", style("Contents Line", "<w:rPr>", "<w:rPr><w:caps/>")),
    "no symbol on even pages": ("T046", swap(SETTINGS, "<w:characterSpacingControl", r"<w:evenAndOddHeaders/>\g<0>")),
    "no symbol in the header": ("T046", swap(HEADER, r"\{\{ draft_prefix \}\}\{\{ symbol \}\}", "{{ draft_prefix }}")),
    "no page number": ("T047", swap(FOOTER, " PAGE ", " NUMPAGES ")),
    "a field taken out": ("T048", swap(BODY, r"\{\{ mode \}\}", "{{ document_type }}")),
    "a notice typed by hand": ("T048", swap(BODY, r"\{\{ notice_last \}\}", "All rights are reserved by the office.")),
    "chapters in a table": ("T049", swap(BODY, CHAPTERS, CELL)),
    "places exchanged": (
        "T049",
        swap(BODY, r"\{\{ contents \}\}(.*)\{\{ chapters \}\}", r"{{ chapters }}\1{{ contents }}"),
    ),
    "lines of a fixed height": (
        "T005",
        style("Illustration", r"<w:spacing [^>]*/>", '<w:spacing w:line="340" w:lineRule="exact"/>'),
    ),
}

# What a press department does every year: reports are made of it, whole.
HARMLESS = {
    "as it is": (),
    "another size of type": (style("Body Text", "</w:style>", '<w:rPr><w:sz w:val="23"/></w:rPr></w:style>'),),
    "another family": (style("Body Text", "</w:style>",
                             '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/></w:rPr></w:style>'),),
    "another colour": (swap(STYLES, "0F4A66", "7A1210", 0), swap("word/header1.xml", "0F4A66", "7A1210", 0)),
    "smaller margins": (swap(BODY, 'w:right="2040"', 'w:right="1440"', 0),),
    "a logo": (by.picture("Emblem of the office"),),
    "a moved field": (
        swap(BODY, r"\{\{ mode \}\}(.*?)\{\{ document_type \}\}", r"{{ document_type }}\1{{ mode }}"),),
    "a year typed": (by.before_type(TYPED),),
    "a comment": (by.in_type('<w:r><w:commentReference w:id="0"/></w:r>'),),
    "a shape with words": (by.in_type(SHAPE.format(alt="decoration", box="")),),
    "wide letters": (style("heading 1", 'w:spacing w:val="28"', 'w:spacing w:val="120"'),),
    "pale type": (style("Cover Type", "595959", "BBBBBB"),),
    "protection": (swap(SETTINGS, "<w:defaultTabStop", r'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>\g<0>'),),
    "styles of no use": (swap(STYLES, "</w:styles>", SPARE),),
    "one header for all pages": (swap(BODY, "<w:titlePg/>", "", 0),),
    "no borders, said aloud": (style("heading 1", "<w:pPr>", '<w:pPr><w:pBdr><w:bottom w:val="none"/></w:pBdr>'),),
}  # fmt: skip


@cache
def bench() -> Bench:
    settings = read_settings(start=ROOT)
    return Bench(read_office(settings.data, settings.fonts), settings)


@cache
def report() -> Specimen:
    return next(specimens(bench().office, bench().settings, "rapporteur-report", (Language("en"),), (TORTURE,)))


def lacking(edition: Edition, dots: int) -> list[str]:
    office, given = bench().office, report().checked.report
    quoted = office.words(given.language).quoted(given.meeting.title)
    styles = open_package(the_template().data, "template").xml(STYLES)
    front = write_front(given, office, set_title(quoted, styles, office.fonts), report().checked.passages)
    found = list(by.lacking(edition, front, ["The series will be published twice a year."], dividers=1))
    return found + (["pictures"] if by.picture_dots(edition) < 0.9 * dots else [])


@pytest.fixture(scope="module")
def whole(engine) -> int:
    """How many dots of pictures there are on the pages of the office's own template, which lack nothing."""
    edition = make_edition(report().checked, bench().office, the_template(), Imposition(), engine)
    return by.picture_dots(edition)


def judged(template, folder: Path):
    (folder / "ours.docx").write_bytes(template.data)
    return bench().judge(folder / "ours.docx")


def fate(template, engine, dots: int) -> list[str]:
    """What became of the report: the codes that stopped it, or what its pages lack."""
    try:
        edition = make_edition(report().checked, bench().office, template, Imposition(), engine)
    except RapporteurError as error:
        return [found.code for found in error.findings]
    return lacking(edition, dots)


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("name", BREAKING)
def test_what_would_break_is_told_before(name, engine, whole, tmp_path):
    code, *changes = BREAKING[name]
    template = changed(*changes)
    found = judged(template, tmp_path)
    assert code in [each.code for each in found.errors], [message(each).text for each in found.findings]
    assert found.exit_code == 5
    assert all(each.place.file for each in found.findings)
    assert fate(template, engine, whole), "it is told as an error, and nothing broke"


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("name", HARMLESS)
def test_what_breaks_nothing_is_no_error(name, engine, whole, tmp_path):
    template = changed(*HARMLESS[name])
    found = judged(template, tmp_path)
    assert [message(each).text for each in found.errors] == []
    assert found.exit_code == 0
    assert all(each.severity is not Severity.ERROR and message(each).hint for each in found.findings)
    assert fate(template, engine, whole) == []
