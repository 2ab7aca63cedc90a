"""The printed page of each note."""

from __future__ import annotations

import pytest

from pipeline.errors import OutputError
from pipeline.pdf.note_pages import note_pages
from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts
from tests.support.pages import with_words


@pytest.mark.needs_libreoffice
def test_each_note_has_the_printed_number_of_its_page(finished):
    labels, texts = read_facts(finished).labels, page_texts(finished)
    printed = tuple(
        label
        for number in (1, 2, 3)
        for label, text in zip(labels, texts, strict=True)
        if f"Note {number} says" in text
    )
    assert note_pages(finished) == printed
    assert len(set(printed)) > 1


def test_without_tags_there_is_nothing_to_tell():
    assert note_pages(with_words(["One."])) == ()


def test_what_is_no_pdf_is_told():
    with pytest.raises(OutputError):
        note_pages(b"no pdf")
