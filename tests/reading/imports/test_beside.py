"""Annexes that are files of their own: taken by name where one lies by, else told."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.reading.imports.beside import file_of
from pipeline.reading.imports.core import import_report
from tests.support.importing import assert_balanced
from tests.support.reports import the_office


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Programa de trabajo 2025.pdf", "foto.jpg"], "Programa de trabajo 2025.pdf"),
        (["programa_de_trabajo.pdf"], "programa_de_trabajo.pdf"),
        (["programa.exe", "pro.pdf", "agenda.pdf"], ""),
        (["programa de trabajo.pdf", "programa de trabajo.docx"], ""),
    ],
)
def test_one_file_of_that_name_is_the_annex(names, found):
    assert file_of("Programa de trabajo 2025", names) == found


@pytest.mark.parametrize("beside", [["programa-de-trabajo.pdf"], []])
def test_an_annex_without_pages_is_its_file_or_is_told(beside):
    document = docx.Document()
    for heading, words in (
        ("Introducción", "La reunión se celebró el 3 de mayo de 2023."),
        ("Conclusiones", "Se acordó."),
    ):
        document.add_heading(heading, 1)
        document.add_paragraph(words)
    document.add_heading("ANEXO I. Programa de trabajo", 1)
    out = io.BytesIO()
    document.save(out)
    imported = import_report(out.getvalue(), "acta.docx", the_office(), beside=beside)
    assert_balanced(imported)
    assert [(annex.title, annex.file) for annex in imported.report.annexes] == [
        ("Programa de trabajo", name) for name in beside
    ]
    assert ("I066" in [left.why for left in imported.left_out]) == (not beside)
