"""The words of a PDF's pages in pieces of one look, each with its mark and its place, as pdfium finds them.

pdfium gives blanks and line ends that stand in no text object; a blank is joined to the piece before it, a line end
closes the line. A hyphen at the end of a line comes as U+FFFE and is kept so: only the reader knows whether it stays.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import OutputError, RapporteurError
from pipeline.findings import Place, finding
from pipeline.pdf.plain_words import in_plain_words

LINE_HYPHEN = "\ufffe"
_NAME_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look on one line; places in points from the foot of the page, `mark` -1 outside marked content."""

    text: str
    mark: int = -1
    page: int = 0
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    ends_line: bool = False


def read_pieces(
    pdf: bytes, name: str = "", error: type[RapporteurError] = OutputError, code: str = "O001"
) -> list[list[Piece]]:
    """The pieces of every page. Raises `error` with `code` if pdfium can't read the PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        why = in_plain_words(fault)
        raise error(finding(code, Place(name), name=name, why=why, what=why)) from fault  # O001 calls it `what`
    try:
        return [_page_pieces(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_pieces(document: Any, number: int) -> list[Piece]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []  # one page that can't be loaded takes no other with it
    text = page.get_textpage()
    try:
        return list(_Reader(page, text, number + 1).pieces())
    finally:
        text.close()
        page.close()


class _Reader:
    """Reads one page, character by character."""

    def __init__(self, page: Any, text: Any, number: int) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._text = text
        self._number = number
        self._looks: dict[int, Piece] = {}
        self._height = page.get_height()

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order of the page's text."""
        current: Piece | None = None
        owner = 0
        for index in range(self._text.count_chars()):
            sign = _sign(self._raw.FPDFText_GetUnicode(self._text.raw, index))
            pointer = self._raw.FPDFText_GetTextObject(self._text.raw, index)
            address = ctypes.cast(pointer, ctypes.c_void_p).value or 0
            ends = sign in ("\r", "\n", LINE_HYPHEN)  # the hyphen stands in place of the line's end
            if sign not in ("\r", "\n") and (address or current is not None):
                begun = self._begun(sign, index, pointer, address) if address not in (0, owner) else None
                if current is not None and (begun is None or _goes_on(current, begun)):
                    current = replace(current, text=current.text + sign, right=self._right(index, current.right))
                elif begun is not None:
                    if current is not None:
                        yield current
                    current = begun
                owner = address or owner
            if ends and current is not None:
                yield replace(current, ends_line=True)
                current, owner = None, 0
        if current is not None:
            yield replace(current, ends_line=True)

    def _begun(self, sign: str, index: int, pointer: Any, address: int) -> Piece:
        if address not in self._looks:
            self._looks[address] = self._look(pointer)
        left, base = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text.raw, index, left, base)
        look = self._looks[address]
        size = self._raw.FPDFText_GetFontSize(self._text.raw, index)
        return replace(
            look, text=sign, left=left.value, base=base.value, right=self._right(index, left.value), size=size
        )

    def _right(self, index: int, otherwise: float) -> float:
        box = self._raw.FS_RECTF()
        found = self._raw.FPDFText_GetLooseCharBox(self._text.raw, index, box)
        return float(box.right) if found else otherwise

    def _look(self, pointer: Any) -> Piece:
        """The mark and the look of a text object."""
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(pointer)
        name = _font_name(raw, font).lower()
        angle = ctypes.c_int()
        slanted = bool(raw.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
        weight = raw.FPDFFont_GetWeight(font)
        return Piece(
            "",
            mark=raw.FPDFPageObj_GetMarkedContentID(pointer),
            page=self._number,
            bold="bold" in name or "black" in name or "heavy" in name or weight >= 650,
            italic="italic" in name or "oblique" in name or slanted,
        )


def _goes_on(piece: Piece, following: Piece) -> bool:
    """Whether the words of another text object go on with a piece: some programs write an object a letter."""
    alike = (piece.mark, piece.bold, piece.italic, piece.size) == (
        following.mark,
        following.bold,
        following.italic,
        following.size,
    )
    return alike and abs(piece.base - following.base) < 0.5


def _font_name(raw: Any, font: Any) -> str:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_LENGTH)
    return buffer.raw[: max(0, min(length, _NAME_LENGTH) - 1)].decode("utf-8", "replace")


def _sign(code: int) -> str:
    """The character of a code; one that pdfium could not tell is a blank."""
    if code == 2:
        return LINE_HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
