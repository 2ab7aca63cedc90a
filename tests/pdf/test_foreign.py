"""PDFs that can't be read, told in a sentence by whichever reader meets them."""

from __future__ import annotations

import pytest

from pipeline.errors import OutputError
from pipeline.messages import message
from pipeline.pdf.foreign import foreign_pdf
from pipeline.pdf.pieces import read_pieces


def by_pikepdf(pdf):
    with foreign_pdf(pdf, "a.pdf", OutputError, "O001"):
        pass


@pytest.mark.parametrize("reader", [by_pikepdf, read_pieces])
def test_an_unreadable_pdf_of_ours_is_told_with_the_reason(reader):
    with pytest.raises(OutputError) as caught:
        reader(b"%PDF-1.7 and no more")
    assert str(caught.value.findings[0].parameter("why")) in message(caught.value.findings[0]).text
