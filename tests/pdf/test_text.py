"""The words of the pages, by two extractors."""

from __future__ import annotations

import pytest

from pipeline.errors import OutputError
from pipeline.pdf.text import page_texts, page_texts_by_pypdf

READERS = [page_texts, page_texts_by_pypdf]


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("read", READERS)
def test_headings_and_labels_are_found_as_they_were_typed(read, finished):
    pages = read(finished)
    assert len(pages) == 11
    for index, words in ((2, "CONTENTS"), (3, "BACKGROUND"), (5, "INTERVENTIONS"), (9, "LIST OF PARTICIPANTS")):
        assert words in pages[index]
    assert "ANNEX I" in pages[9]
    assert "Note 1 says more." in pages[3]
    assert "PAG. 1" in " ".join(pages[2].split())


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("read", READERS)
def test_finishing_changes_no_word(read, printed, finished):
    assert read(printed) == read(finished)


@pytest.mark.parametrize("read", READERS)
def test_rubbish_is_told(read):
    with pytest.raises(OutputError) as caught:
        read(b"no pdf at all")
    assert caught.value.findings[0].code == "O001"
