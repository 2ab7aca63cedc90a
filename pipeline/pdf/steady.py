"""What chance and the clock put into a PDF that a program here has just made, taken out: the same pages, the same bytes.

LibreOffice dates its colour profile and lays its fonts by their addresses in memory. OCRmyPDF 14 calls the words of each
page by a name drawn by lot (`/OCR-A1B2C3`), once among the page's resources and once where they are drawn.
"""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from pipeline.pdf.colour import declare_colour
from pipeline.pdf.fonts import order_fonts
from pipeline.pdf.opening import opened, saved

_DRAWN_BY_LOT = re.compile(r"/OCR-[0-9A-Za-z_-]+")


def steadied_office(pdf: bytes) -> bytes:
    """A PDF of LibreOffice's, without its date and the chance in it. Raises OutputError (O001)."""
    with opened(pdf) as file:
        order_fonts(file)
        declare_colour(file)
        return saved(file)


def steadied_scan(pdf: bytes) -> bytes:
    """A PDF of OCRmyPDF's, the words of its pages under names that are always the same. Raises OutputError (O001)."""
    with opened(pdf) as file:
        for page in file.pages:
            _rename(file, page.obj)
        return saved(file)


def _rename(file: Pdf, page: Object) -> None:
    resources = page.get("/Resources")
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary):
        return
    by_lot = sorted(name for name in drawn.keys() if _DRAWN_BY_LOT.fullmatch(name))  # noqa: SIM118 of a PDF
    names = {old: f"/OCR-words-{number}" for number, old in enumerate(by_lot, 1)}
    for old, new in names.items():
        drawn[Name(new)] = drawn[old]
        del drawn[old]
    if names:
        page.Contents = _with_names(file, page.Contents, names)


def _with_names(file: Pdf, contents: Object, names: dict[str, str]) -> Object:
    """The streams of a page, in new ones where they call what has another name now."""
    if isinstance(contents, Array):
        return Array([_with_names(file, each, names) for each in contents])
    if not isinstance(contents, Stream):
        return contents
    data = before = contents.read_bytes()
    for old, new in names.items():
        data = re.sub(re.escape(old.encode()) + rb"(?=\s+Do\b)", new.encode(), data)
    return contents if data == before else file.make_indirect(Stream(file, data))
