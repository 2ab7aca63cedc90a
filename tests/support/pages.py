"""Small PDFs of lines of words, a list for each page."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

_FONT = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)


def with_words(*pages: Sequence[str]) -> bytes:
    """A PDF with these lines on its pages."""
    pdf = pikepdf.new()
    for lines in pages:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=_FONT))
        drawn = (f"BT /F 12 Tf 72 {700 - 20 * number} Td ({line}) Tj ET" for number, line in enumerate(lines))
        page.Contents = pdf.make_stream("\n".join(drawn).encode())
    saved = io.BytesIO()
    pdf.save(saved)
    return saved.getvalue()
