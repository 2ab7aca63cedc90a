"""Page labels, as a reader of the PDF shows them."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest

from pipeline.pdf.labels import label_pages
from pipeline.pdf.wish import PageLabel


def labels_of(pages, labels):
    """The labels of a new PDF, as pypdf reads them."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        label_pages(pdf, labels)
        out = io.BytesIO()
        pdf.save(out)
    return pypdf.PdfReader(out).page_labels


@pytest.mark.parametrize(
    ("labels", "read"),
    [
        ((PageLabel(0, "r"), PageLabel(2, "D")), ["i", "ii", "1", "2", "3"]),
        ((PageLabel(2, "D", 7), PageLabel(0, "r", 3)), ["iii", "iv", "7", "8", "9"]),
        ((PageLabel(1, "D", 1, "A-"),), ["1", "A-1", "A-2", "A-3", "A-4"]),
        ((PageLabel(0, "D"), PageLabel(4, "", 1, "annex")), ["1", "2", "3", "4", "annex"]),
        ((), ["1", "2", "3", "4", "5"]),
    ],
)
def test_pages_are_labelled_from_each_first_page_on(labels, read):
    assert labels_of(5, labels) == read


@pytest.mark.needs_libreoffice
def test_the_finished_pdf_counts_its_front_in_roman(finished):
    assert pypdf.PdfReader(io.BytesIO(finished)).page_labels == ["i", "ii", "iii", *map(str, range(1, 9))]
