"""Long reports of everything, printed by us and read again: with what they carry, and with all of that taken out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.engines.choice import choose_engine
from pipeline.reading.canonical import canonical_input
from pipeline.reading.imports.core import import_report
from tests.conftest import FONTS
from tests.support.everywhere import report_of
from tests.support.hostile import hostile_texts
from tests.support.importing import FILES, assert_balanced, docx_of, report_at, stripped
from tests.support.long_report import long_report
from tests.support.presswork import judged, made
from tests.support.reports import the_office
from tests.support.retyping import printed_lines

UNHURRIED = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}
LANGUAGES = st.sampled_from(["en", "es", "pt", "fr"])


def written(fields, folder, name="report"):
    file = Path(folder) / f"{name}.{fields['language']}.yaml"
    file.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return file


def body_of(docx):
    """What the document prints, a line a paragraph, so that a difference can be read."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [package.read(name).decode() for name in ("word/document.xml", "word/footnotes.xml")]
    return re.sub(r"(?=<w:p>)", "\n", "".join(parts)).split("\n")


@settings(max_examples=3, **UNHURRIED)
@given(language=LANGUAGES, seed=st.integers(0, 1000))
def test_a_docx_comes_back_twice(language, seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    file = written(long_report(language, chapters=3, notes=12, seed=seed), folder)
    docx = docx_of(file)
    carried = import_report(docx, "x.docx", the_office())
    assert canonical_input(carried.report) == canonical_input(report_at(file))
    read = import_report(stripped(docx), "x.docx", the_office())
    assert_balanced(read)
    again = folder / f"again.{language}.yaml"
    again.write_text(read.text, encoding="utf-8")
    assert body_of(docx_of(again)) == body_of(docx)


@settings(max_examples=4, **UNHURRIED)
@given(texts=st.lists(hostile_texts(), min_size=20, max_size=30), language=LANGUAGES)
def test_hostile_words_come_back_or_are_accounted_for(texts, language, tmp_path_factory):
    file = written(report_of(texts, language), tmp_path_factory.mktemp("hostile"))
    docx = docx_of(file)
    carried = import_report(docx, "x.docx", the_office())
    assert_balanced(carried)
    assert_balanced(import_report(stripped(docx), "x.docx", the_office()))


def bare(pdf):
    """The PDF without what it says of itself beside its pages and tags."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for name in ("/Metadata", "/Outlines", "/AF", "/Names", "/Dests", "/PageLabels"):
            if name in file.Root:
                del file.Root[name]
        if "/Info" in file.trailer:
            del file.trailer["/Info"]
        file.save(out)
    return out.getvalue()


def printed_again(imported, folder):
    """What the imported input prints, a paragraph a line."""
    again = folder / f"again.{imported.report.language}.yaml"
    again.write_text(imported.text, encoding="utf-8")
    return printed_lines(docx_of(again))


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """The engine that needs nothing installed; its PDFs have no tags but those of headings."""
    with choose_engine("embedded", FONTS, tmp_path_factory.mktemp("embedded")) as engine:
        engine.start()
        yield engine


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_pdf_without_tags_prints_the_same_again(file, embedded, tmp_path):
    pdf = made(judged(file, whatever=True), embedded).files["pdf"]
    for data in (pdf, bare(pdf)):
        imported = import_report(data, "x.pdf", the_office())
        assert_balanced(imported)
        assert printed_again(imported, tmp_path) == printed_lines(docx_of(file))


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_long_pdf_comes_back_by_its_tags(language, engine, tmp_path):
    file = written(long_report(language, chapters=3, notes=12), tmp_path)
    imported = import_report(bare(made(judged(file, whatever=True), engine).files["pdf"]), "x.pdf", the_office())
    assert_balanced(imported)
    assert printed_again(imported, tmp_path) == printed_lines(docx_of(file))
    report = report_at(file)
    assert len(imported.report.conclusions) == len(report.conclusions)
    assert [section.title for section in imported.report.sections] == [section.title for section in report.sections]
    assert [said.heading for said in imported.report.interventions if said.heading] == [
        said.heading for said in report.interventions if said.heading
    ]
