"""Annexes from files as pages: what each kind becomes, and what of it is told or refused."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from pipeline.engines.choice import choose_engine
from pipeline.errors import AnnexError
from pipeline.line.annexing import Sheets, annex_pages
from pipeline.model.choices import Paper
from pipeline.pdf.text import page_texts
from tests.support.docx_parts import docx, paragraph
from tests.support.pages import with_words
from tests.support.pictures import jpeg, png

SHEETS = Sheets(Paper.LETTER, "en", datetime(2024, 4, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    from tests.support.reports import the_office

    with choose_engine("embedded", the_office().fonts.folder, tmp_path_factory.mktemp("state")) as engine:
        yield engine


def pages(data, engine, name="annex"):
    return annex_pages(data, name, "Map of the region", SHEETS, engine)


@pytest.mark.parametrize("picture", [png(60, 40), jpeg(60, 40)])
def test_a_picture_is_a_tagged_page(picture, engine):
    found = pages(picture, engine)
    assert (found.kind, found.page_count, found.is_tagged) == ("picture", 1, True)
    assert found.sha256 == hashlib.sha256(picture).hexdigest()


def test_a_pdf_keeps_its_pages(engine):
    found = pages(with_words(["One."], ["Two."]), engine)
    assert (found.kind, found.page_count, found.is_tagged) == ("pdf", 2, False)
    assert [text.strip() for text in page_texts(found.pdf)] == ["One.", "Two."]


def test_a_word_document_is_printed_and_its_strange_fonts_are_told(engine):
    found = pages(docx(paragraph("Words of another house.")), engine, "paper.docx")
    assert (found.kind, found.page_count) == ("docx", 1)
    assert "Words of another house." in page_texts(found.pdf)[0]


@pytest.mark.parametrize("data", [b"plain words", b"PK\x03\x04 no Word file", b"%PDF-1.7 broken"])
def test_what_is_none_of_these_is_refused_by_name(data, engine):
    with pytest.raises(AnnexError) as caught:
        pages(data, engine, "strange.bin")
    assert "strange.bin" in {each.place.file for each in caught.value.findings} | {
        str(value) for each in caught.value.findings for _, value in each.parameters
    }
