"""The office's template after LibreOffice and people had it: it still builds, or says why not where the fault lies."""

from __future__ import annotations

import io

import pytest
from docx.shared import Cm

from pipeline.errors import MachineError, TemplateError
from pipeline.line import make_edition
from pipeline.line.compose.manuscript import compose
from pipeline.line.compose.needs import fit_template
from pipeline.model.passage import ListMark
from pipeline.model.stages import Imposition
from pipeline.pdf.checking import check_fonts, check_standards, check_tags
from pipeline.word.auditing import audit_package
from pipeline.word.package import write_package
from tests.support.findings import refusal
from tests.support.openxml import openxml_faults
from tests.support.pictures import png
from tests.support.presswork import checked, fields, outline, the_template
from tests.support.reports import the_office
from tests.support.retouching import described, retouched, saved_by_libreoffice

LISTS = "\n\n".join(
    f"{mark} one\n{following} two" for mark, following in (("-", "-"), ("1.", "2."), ("1)", "2)"), ("a)", "b)"))
)
RICH = fields(background=f"Opened.[^1]\n\n{LISTS}\n\n[^1]: A note.", recommendations=["Do it."])


def by_hand(document):
    """What a person changes in a template within five minutes."""
    document.styles["Body Text"].font.name = "Calibri"
    document.sections[-1].bottom_margin = Cm(3.6)
    cover = {paragraph.text: paragraph for paragraph in document.paragraphs[:9]}
    cover["{{ document_type }}"]._p.addnext(cover["{{ mode }}"]._p)
    described(
        document.sections[-1].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(40, 20))), "emblem of SELA"
    )
    document.add_comment(cover["{{ mode }}"].runs, text="moved down", author="Ana", initials="A")


@pytest.mark.needs_libreoffice
def test_a_template_saved_by_libreoffice_and_changed_by_hand_builds_clean(engine, tmp_path):
    template = retouched(by_hand, saved_by_libreoffice(the_template().data, tmp_path))
    edition = make_edition(checked(tmp_path, RICH), the_office(), template, Imposition(), engine)
    docx, pdf = edition.files["docx"], edition.files["pdf"]
    assert set(edition.claims) == {"PDF/A-3a", "PDF/UA-1"}
    assert [*check_standards(pdf, True, "3a"), *check_tags(pdf)] == []
    assert check_fonts(pdf, ("Caladea", "Carlito", "DejaVuSerif")) == ()
    assert openxml_faults(docx, tmp_path) == []
    lines = outline(docx)
    assert lines.index("Cover Type | Rapporteur's report") < lines.index("Cover Kicker | VIRTUAL MEETING")
    assert "Footnote Text | *⇥A note." in lines


def test_a_template_without_its_lists_and_notes_is_composed_whole(tmp_path):
    def bare(document):
        main = document.part
        for number, relation in list(main.rels.items()):
            if relation.reltype.endswith(("/footnotes", "/numbering")):
                del main.rels[number]

    manuscript = compose(checked(tmp_path, RICH), the_office(), Imposition(), retouched(bare))
    allowed = ("Header", "Footer", "FootnoteText", "Normal")
    assert audit_package(manuscript.parts, allowed) == ()
    assert openxml_faults(write_package(manuscript.parts), tmp_path) == []
    numbering = manuscript.parts["word/numbering.xml"].decode()
    assert numbering.count("<w:abstractNum ") == len(ListMark)  # roman ones are not used, conclusions are


def squeezed(document):
    document.sections[-1].left_margin, document.sections[-1].right_margin = Cm(15), Cm(8)


def undescribed(document):
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(20, 20)))


def without_chapters(document):
    document.paragraphs[-1].clear()


def foreign(document):
    document.styles["Body Text"].font.name = "Garamond"


def fewer(document):
    for mark in [mark for mark in document.element.body.iter() if str(mark.tag).endswith("}sectPr")][:2]:
        mark.getparent().remove(mark)


@pytest.mark.parametrize(
    ("change", "code", "error"),
    [
        (squeezed, "T017", TemplateError),
        (undescribed, "T016", TemplateError),
        (without_chapters, "T041", TemplateError),
        (fewer, "T013", TemplateError),
        (foreign, "T015", MachineError),
    ],
)
def test_a_fault_of_the_template_lies_at_its_file(change, code, error, tmp_path):
    report = checked(tmp_path, RICH)
    (found,) = refusal(compose, report, the_office(), Imposition(), retouched(change), error=error)
    assert (found.code, found.place.file) == (code, "ours.docx")


def test_styles_are_known_whatever_their_capitals(tmp_path):
    def renamed(document):
        for style in document.styles.element:
            for name in style.iterfind("{*}name"):
                name.set(name.keys()[0], name.values()[0].title())

    template = retouched(renamed)
    assert fit_template(template).what == "ours.docx"
    assert compose(checked(tmp_path, RICH), the_office(), Imposition(), template).parts
