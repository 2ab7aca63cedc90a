"""The pages of a PDF as pictures, as pdfium draws them: the same PDF gives the same pictures."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import OutputError
from pipeline.findings import finding

DOTS = 84
"""Dots to the inch: a page is some 710 dots wide, and its notes can be read."""

_COLOURS, _QUICK = 64, 2  # of Pillow's ways to choose colours the one that takes 4 ms a page where others take 40
_POINTS = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: a PNG with its size in dots, the number that readers are shown, and a hash of what is seen."""

    png: bytes
    width: int
    height: int
    label: str
    seen: str


def page_images(pdf: bytes, dots: int = DOTS) -> Iterator[PageImage]:
    """The pages as pictures of so many dots to the inch, about 15 ms each. Raises OutputError (O001)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise OutputError(finding("O001", what=str(error))) from error
    try:
        for number in range(len(document)):
            yield _drawn(document, number, dots)
    finally:
        document.close()


def _drawn(document: Any, number: int, dots: int) -> PageImage:
    page = document[number]
    try:
        image = page.render(scale=dots / _POINTS).to_pil().convert("RGB")
    finally:
        page.close()
    seen = hashlib.sha256(image.tobytes()).hexdigest()
    out = io.BytesIO()
    image.quantize(_COLOURS, _QUICK, dither=0).save(out, "PNG", compress_level=6)
    label = document.get_page_label(number) or str(number + 1)
    return PageImage(out.getvalue(), image.width, image.height, label, seen)
