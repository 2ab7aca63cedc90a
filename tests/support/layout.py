"""The lines of a PDF's pages as they lie, read by pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, left edge and foot in points from the left and from the head of the sheet, its size."""

    text: str
    left: float
    foot: float
    size: float


def lines_of(pdf: bytes, top: float = 80, bottom: float = 702) -> list[list[Line]]:
    """The lines of every page between two heights, from the head down; the text block of Letter if none is given."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [[line for line in _lines(page) if top <= line.foot <= bottom] for page in document]
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    height, text = page.get_height(), page.get_textpage()
    rows: dict[int, list[tuple[float, str, float]]] = {}
    for number in range(text.count_chars()):
        character = text.get_text_range(number, 1)
        if character.strip():
            left, bottom = _origin(text, number)
            size = raw.FPDFText_GetFontSize(text, number)
            rows.setdefault(round((height - bottom) * 2), []).append((left, character, size))
    text.close()
    page.close()
    for foot, row in sorted(rows.items()):
        row.sort(key=lambda one: one[0])  # the letters of a ligature share their place
        yield Line("".join(character for _, character, _ in row), row[0][0], foot / 2, max(size for *_, size in row))


def _origin(text: pypdfium2.PdfTextPage, number: int) -> tuple[float, float]:
    """Where a character stands on its base line."""
    import ctypes

    left, bottom = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, number, left, bottom)
    return left.value, bottom.value
