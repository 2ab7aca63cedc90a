"""The real OCRmyPDF and Tesseract over a scan, and what this machine may lack."""

from __future__ import annotations

import pytest

from pipeline.pdf.from_pictures import pictures_as_pdf
from pipeline.pdf.text import page_texts
from pipeline.programs.fontconfig import write_fonts_conf
from pipeline.programs.mishaps import Refused
from pipeline.programs.ocr import Recogniser, find_recogniser, with_words
from tests.support.papers import FONT, SCANNED, scan

FOUND = find_recogniser()
RECOGNISES = pytest.mark.skipif(FOUND is None, reason="OCRmyPDF or Tesseract is not installed")
HERE = Recogniser("ocrmypdf", "ocrmypdf 1", ("eng", "spa"))


def test_it_is_told_the_languages_by_tesseracts_names():
    assert HERE.names(["es"]) == "spa"
    assert HERE.names(["pt"]) == "spa+eng"  # it can't; so all of the office's that it knows
    assert HERE.names([]) == "spa+eng"
    assert Recogniser("ocrmypdf", "1", ("deu",)).names(["es"]) == "deu"
    assert (HERE.lacks("pt"), HERE.lacks("es"), HERE.lacks("it")) == ("por", "", "")


@RECOGNISES
def test_a_scan_gets_its_words_and_nothing_stays_behind(tmp_path):
    conf = write_fonts_conf(FONT.parent, tmp_path)
    made = with_words(pictures_as_pdf(scan(*SCANNED, kind="PNG")), 1, ["es"], FOUND, conf, tmp_path / "ocr")
    assert "SECRETAR" not in page_texts(made)[0]
    assert "economía de la región" in page_texts(made)[0]
    left = [path for path in (tmp_path / "ocr").rglob("*") if path.suffix == ".pdf"]
    assert left == []


@RECOGNISES
def test_what_is_no_pdf_is_refused(tmp_path):
    conf = write_fonts_conf(FONT.parent, tmp_path)
    with pytest.raises(Refused):
        with_words(b"%PDF-1.4 and no more", 1, ["es"], FOUND, conf, tmp_path / "ocr")


@pytest.mark.skipif(FOUND is None or not FOUND.turns, reason="Tesseract has no data for how a page lies")
def test_a_page_that_lies_on_its_side_is_set_upright(tmp_path):
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(scan(*SCANNED, kind="PNG"))).rotate(90, expand=True).save(out, "PNG", dpi=(150, 150))
    conf = write_fonts_conf(FONT.parent, tmp_path)
    made = with_words(pictures_as_pdf(out.getvalue()), 1, ["es"], FOUND, conf, tmp_path / "ocr")
    assert "INFORME" in page_texts(made)[0]
