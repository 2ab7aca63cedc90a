"""The words of a PDF's pages, by two extractors that know nothing of each other."""

from __future__ import annotations

import io

from pipeline.errors import OutputError
from pipeline.findings import finding


def page_texts(pdf: bytes, pages: slice = slice(None)) -> tuple[str, ...]:
    """The words of every page as pdfium reads them, or of some pages; lines joined by line feeds, 1 ms a page.

    Raises OutputError (O001) if the PDF can't be read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise OutputError(finding("O001", what=str(error))) from error
    try:
        return tuple(_words(document[number]) for number in range(len(document))[pages])
    finally:
        document.close()


def _words(page: object) -> str:
    text = page.get_textpage()  # type: ignore[attr-defined]
    try:
        words: str = text.get_text_bounded()
    finally:
        text.close()
        page.close()  # type: ignore[attr-defined]
    # a line that ends in a hyphen is given with U+FFFE or U+0002 in its place
    return words.replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")


def page_texts_by_pypdf(pdf: bytes) -> tuple[str, ...]:
    """The words of every page as pypdf reads them: a second opinion, twenty times slower.

    Raises OutputError (O001) if the PDF can't be read.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    except PyPdfError as error:
        raise OutputError(finding("O001", what=str(error))) from error
