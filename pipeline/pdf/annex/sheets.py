"""The pages of an annex: how many there are by two readers, and whether a sheet can have their size."""

from __future__ import annotations

from pikepdf import Page, Pdf

from pipeline.errors import AnnexError
from pipeline.findings import Place, finding
from pipeline.pdf.annex.facts import AnnexLimits


def count_pages(pdf: Pdf, data: bytes, name: str, limits: AnnexLimits) -> int:
    """How many pages there are, as qpdf and pdfium agree.

    Raises AnnexError: A018 for none, A019 for too many, A021 where the two do not count alike, A024 for absurd sheets.
    """
    count = len(pdf.pages)
    place = Place(name)
    if count == 0:
        raise AnnexError(finding("A018", place, name=name))
    if count > limits.pages:
        raise AnnexError(finding("A019", place, name=name, pages=count, limit=limits.pages))
    other = _by_pdfium(data)
    if other != count:
        raise AnnexError(finding("A021", place, name=name, one=count, other=other))
    for index, page in enumerate(pdf.pages):
        _refuse_absurd(page, index, name, limits)
    return count


def _by_pdfium(data: bytes) -> int:
    """How many pages pdfium can open; it believes what the page tree says of their number, so each is tried."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return sum(_opens(document, index) for index in range(len(document)))
    finally:
        document.close()


def _opens(document: object, index: int) -> bool:
    import pypdfium2

    try:
        document[index].close()  # type: ignore[index]
    except pypdfium2.PdfiumError:
        return False
    return True


def _refuse_absurd(page: Page, index: int, name: str, limits: AnnexLimits) -> None:
    least, most = limits.sheet
    try:
        left, foot, right, head = (float(edge) for edge in page.mediabox)
        sides = abs(right - left), abs(head - foot)
    except (ValueError, TypeError, AttributeError, KeyError):
        sides = (0.0, 0.0)
    if not all(least <= side <= most for side in sides):  # what is no number fails, too
        width, height = (f"{side:.6g}" for side in sides)
        raise AnnexError(finding("A024", Place(name), name=name, page=index + 1, width=width, height=height))
