"""Documents of other kinds through the real LibreOffice, to pages; and what becomes of those that it can't read."""

from __future__ import annotations

import pytest
import xlsxwriter

from pipeline.engines.to_pdf import PdfMaker
from pipeline.pdf.text import page_texts
from pipeline.programs.mishaps import Refused
from pipeline.programs.soffice import find_libreoffice
from tests.support.papers import COVER, word_file

pytestmark = pytest.mark.needs_libreoffice

PAPERS = {
    "docx": word_file(*COVER),
    "rtf": b"{\\rtf1\\ansi\\ansicpg1252 Informe de la Reuni\\'f3n}",
    "html": "<html><body><p>Informe de la Reunión</p></body></html>".encode(),
    "txt": "Informe de la Reunión".encode("utf-8-sig"),
}


@pytest.fixture(scope="module")
def maker(tmp_path_factory, fonts):
    with PdfMaker(find_libreoffice(), fonts, tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.mark.parametrize("kind", PAPERS)
def test_pages_say_what_the_document_says(maker, kind):
    assert maker.reads(kind)
    assert "INFORME" in "".join(page_texts(maker(PAPERS[kind], kind, f"a.{kind}"))).upper()


def test_what_it_can_not_read_is_refused_and_the_next_one_goes_on(maker):
    assert not maker.reads("zip")
    for kind, data in (("wpd", b"\xffWPC\x10\0\0\0\1\n\2\1\0\0\0\0"), ("rtf", b"{\\rtf1\\ansi Informe {\\b x}")):
        with pytest.raises(Refused):
            maker(data, kind, "broken")
    assert page_texts(maker(PAPERS["rtf"], "rtf", "a.rtf"))


def test_without_its_python_module_it_is_started_for_each(tmp_path, fonts):
    from dataclasses import replace

    with PdfMaker(replace(find_libreoffice(), python=None), fonts, tmp_path) as maker:
        assert "Reunión" in page_texts(maker(PAPERS["rtf"], "rtf", "a.rtf"))[0]


def test_tables_where_this_libreoffice_has_what_opens_them(maker, tmp_path):
    if not maker.reads("xlsx"):
        pytest.skip("this LibreOffice has no Calc")
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write(0, 0, "Presupuesto de 1995")
    assert "Presupuesto de 1995" in page_texts(maker((tmp_path / "a.xlsx").read_bytes(), "xlsx", "a.xlsx"))[0]
