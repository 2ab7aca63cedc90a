"""The page streams of a PDF, each read at most once and written only if it was changed."""

from __future__ import annotations

import re

from pikepdf import Object, Page, Pdf, Stream

ARTIFACT = b"/Artifact BMC"


class PageStreams:
    """The drawing instructions of the pages, by page object; `write_back` puts the changed ones into the PDF.

    LibreOffice writes every opening of a mark on a line of its own, so marks are found without parsing.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._read: dict[tuple[int, int], bytes] = {}
        self._changed: dict[tuple[int, int], Object] = {}

    def of(self, page: Object) -> bytes:
        """The stream of a page as it stands now."""
        key = page.objgen
        if key not in self._read:
            self._read[key] = _whole(page)
        return self._read[key]

    def replace(self, page: Object, start: int, end: int, text: bytes) -> None:
        """Puts `text` in the place of the bytes from `start` to `end`."""
        stream = self.of(page)
        self._read[page.objgen] = stream[:start] + text + stream[end:]
        self._changed[page.objgen] = page

    def opening(self, page: Object, mark: int) -> re.Match[bytes] | None:
        """Where the mark of this number opens on the page, None if it does not."""
        return re.search(rb"^/[^\s<]+<</MCID %d>>BDC$" % mark, self.of(page), re.MULTILINE)

    def write_back(self) -> None:
        """Puts every changed stream into the PDF."""
        for key, page in self._changed.items():
            page.Contents = self._pdf.make_stream(self._read[key])


def _whole(page: Object) -> bytes:
    if isinstance(page.Contents, Stream):
        return page.Contents.read_bytes()
    view = Page(page)
    view.contents_coalesce()
    return view.obj.Contents.read_bytes()
