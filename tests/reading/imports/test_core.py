"""Reports that were printed, typed or converted come back as the input they were made from, and lose no word."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from pipeline.model.report import Stage
from pipeline.reading.canonical import canonical_input
from pipeline.reading.imports.core import import_report
from pipeline.reading.imports.words import words_of
from pipeline.reading.imports.write import asks
from pipeline.reading.report import read_report
from pipeline.word.package import write_package
from tests.support.importing import FILES, assert_balanced, docx_of, facts, report_at, stripped, typed
from tests.support.presswork import ROOT, judged, made
from tests.support.reports import the_office

OWN = sorted((ROOT / "inputs").rglob("*.yaml"))
ALL = [*FILES, *OWN]
ids = [file.name for file in ALL]


def assert_same(imported, report):
    found, wanted = facts(imported.report), facts(report)
    for name in wanted:
        assert found[name] == wanted[name], name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_report_typed_as_text_gives_its_model(file):
    report = report_at(file)
    text = typed(report)
    imported = import_report(text.encode(), "report.txt", the_office())
    assert_same(imported, report)
    assert_balanced(imported)
    assert imported.counts.source == len(words_of(text.replace("¹", " ")))


@pytest.mark.parametrize("file", ALL, ids=ids)
def test_a_docx_of_ours_gives_what_it_carries(file):
    imported = import_report(docx_of(file), "report.docx", the_office())
    assert imported.report == report_at_normal(file)
    assert not imported.guesses
    assert_balanced(imported)


def report_at_normal(file):
    return read_report(canonical_input(report_at(file)), "").report


@pytest.mark.parametrize("file", ALL, ids=ids)
def test_a_docx_stripped_of_what_it_carries_prints_the_same_again(file, tmp_path):
    """Up to the fields that are printed nowhere: what is read off the pages prints those pages."""
    docx = docx_of(file)
    imported = import_report(stripped(docx), "report.docx", the_office())
    assert_balanced(imported)
    assert printed_by(imported, file, tmp_path) == document_of(docx)


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("file", ALL, ids=ids)
def test_a_pdf_of_ours_prints_the_same_again(file, tmp_path, engine):
    pdf = made(judged(file, whatever=True), engine).files["pdf"]
    imported = import_report(pdf, "report.pdf", the_office())
    assert_balanced(imported)
    assert without_targets(printed_by(imported, file, tmp_path)) == without_targets(document_of(docx_of(file)))


def printed_by(imported, file, folder):
    again = folder / file.name
    again.write_text(imported.text, encoding="utf-8")
    return document_of(docx_of(again))


def document_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = [name for name in package.namelist() if name.startswith("word/")]
        return {name: package.read(name).decode() for name in names}


def without_targets(parts):
    """The text of a PDF does not know which bookmark a link within the document leads to."""
    links = r'<w:hyperlink w:anchor="(?:c\d|r\d|annex_\d)[^>]*>((?:(?!</w:hyperlink>).)*)</w:hyperlink>'
    body = re.sub(r'<w:rStyle w:val="Hyperlink"/>', "", parts["word/document.xml"])
    body = re.sub(r"<w:rPr></w:rPr>", "", re.sub(links, r"\1", body))
    return re.sub(r'</w:t></w:r><w:r><w:t xml:space="preserve">', "", body)


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_pdf_gives_the_model(file, engine):
    imported = import_report(made(judged(file), engine).files["pdf"], "report.pdf", the_office())
    assert_same(imported, report_at(file))


def test_the_reference_text_gives_the_reference_model():
    folder = os.environ.get("RAPPORTEUR_REFERENCE", "")
    text, model = (Path(folder) / f"SP-RV-TSTI-IR-24.en.{kind}" for kind in ("txt", "yaml"))
    if not folder or not text.is_file():
        pytest.skip("the reference report is not here: name its folder in RAPPORTEUR_REFERENCE")
    imported = import_report(text.read_bytes(), text.name, the_office())
    assert_same(imported, report_at(model))
    assert_balanced(imported)
    assert imported.counts.source == len(words_of(text.read_text(encoding="utf-8").replace("¹", " ")))


def test_what_is_guessed_is_marked_above_its_line():
    imported = import_report(typed(report_at(FILES[0])).encode(), "report.txt", the_office())
    lines = imported.text.split("\n")
    assert imported.report.stage is Stage.FINAL
    for guess in imported.guesses:
        assert any(
            line.lstrip().startswith(f"# {asks(imported.report.language)}") and guess.words[:40] in line
            for line in lines
        )


def changed(docx, name, old, new):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    assert old in parts[name]
    return write_package({**parts, name: parts[name].replace(old, new)})


def test_an_edited_docx_is_read_from_its_pages():
    docx = docx_of(FILES[0])
    edited = changed(docx, "word/document.xml", b"duplicado", b"triplicado")
    imported = import_report(edited, "report.docx", the_office())
    assert [each.code for each in imported.findings][:1] == ["W063"]
    assert "triplicado" in imported.text
