"""The paragraphs of a tagged PDF as a reader counts them: page by its printed number, paragraph on the page, line within.

Items of lists are counted as paragraphs are; headings, notes, tables, captions, contents and what stands outside the tags
(headers, folios) are not. One that begins on the
page before is the first on its page, and counted again there, as correctors do; its lines on that page begin at 1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from pipeline.errors import OutputError
from pipeline.pdf.foreign import foreign_pdf
from pipeline.pdf.pieces import Piece, read_pieces
from pipeline.pdf.tagged import is_tagged, read_tagged
from pipeline.pdf.tagged_text import TaggedBlock, TaggedRun

_COUNTED = ("/P", "/LI")
_UNCOUNTED = frozenset({"remark", "caption", "contents line", "contents annex", "illustration"})
"""The styles of small print, which nobody takes for a paragraph of the text."""
_RAISED = 0.8  # a figure this much smaller than its neighbours is the mark of a note
_SAME_LINE = 0.5
"""Lines lie further apart than this share of the size of their words."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where words stand on paper: the page as it is numbered, the paragraph on it, the line within the paragraph.

    `kind` is the tag of the paragraph (`/P`, `/LI`, `/H1`, `/Note`, `/Table`); those that are not counted have the paragraph 0
    and their lines counted from their own first one. `sheet` is the page of the file, from 1. What stands in a table has the
    `table`, by its number on the page, and the `row` of it on that page, the head not counted (0).
    """

    page: str
    paragraph: int
    line: int
    sheet: int
    kind: str = "/P"
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a paragraph: its letters and figures, and where it is printed."""

    letters: str
    place: Printed


@dataclass(frozen=True)
class PrintedParagraph:
    """One paragraph, item, heading, note, or row of a table, with its lines."""

    kind: str
    lines: tuple[PrintedLine, ...]

    @cached_property
    def letters(self) -> str:
        """Its letters and figures alone, by which it is found."""
        return "".join(line.letters for line in self.lines)

    def at(self, letters: int) -> Printed:
        """Where the letter stands before which there are so many; beyond the end it is the last line."""
        for line in self.lines:
            if letters < len(line.letters):
                return line.place
            letters -= len(line.letters)
        return self.lines[-1].place


def letters_of(text: str) -> str:
    """Letters and figures alone, ligatures taken apart: what two ways of printing words have in common."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def printed_paragraphs(pdf: bytes, name: str = "") -> tuple[PrintedParagraph, ...]:
    """The paragraphs in the order of the tags; nothing where there are no tags. OutputError O001 if it can't be read."""
    pages = read_pieces(pdf, name)
    with foreign_pdf(pdf, name, OutputError, "O001") as opened:
        if not is_tagged(opened.file):
            return ()
        blocks = read_tagged(opened.file, pages).blocks
    return tuple(_Counting(page_numbers(pdf)).paragraphs(blocks))


def page_numbers(pdf: bytes) -> list[str]:
    """The number of every page as a reader shows it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document.get_page_label(number) or str(number + 1) for number in range(len(document))]
    finally:
        document.close()


class _Counting:
    """Counts the paragraphs of each page."""

    def __init__(self, numbers: list[str]) -> None:
        self._numbers = numbers
        self._counted: dict[int, int] = {}
        self._tables: dict[int, int] = {}

    def paragraphs(self, blocks: Iterable[TaggedBlock]) -> Iterator[PrintedParagraph]:
        """Each block that has letters; of a table each row."""
        for block in blocks:
            if block.rows:
                yield from self._rows(block)
                continue
            counts = block.kind in _COUNTED and block.name.lower() not in _UNCOUNTED
            lines = tuple(self._lines(block.kind, [run.piece for run in _words(block)], counts=counts))
            if any(line.letters for line in lines):
                yield PrintedParagraph(block.kind, lines)

    def _rows(self, block: TaggedBlock) -> Iterator[PrintedParagraph]:
        """The rows of a table, each with its number on its page."""
        rows: dict[int, int] = {}
        for number, cells in enumerate(block.rows):
            pieces = [run.piece for cell in cells for run in cell]
            lines = tuple(self._lines(block.kind, pieces, counts=False))
            if not any(line.letters for line in lines):
                continue
            sheet = lines[0].place.sheet
            if sheet not in rows:
                rows[sheet] = 0
                self._tables[sheet] = self._tables.get(sheet, 0) + 1
            rows[sheet] += not (block.has_header and number == 0)
            table, row = self._tables[sheet], rows[sheet]
            yield PrintedParagraph(
                block.kind, tuple(replace(line, place=replace(line.place, table=table, row=row)) for line in lines)
            )

    def _lines(self, kind: str, pieces: list[Piece], *, counts: bool) -> Iterator[PrintedLine]:
        for sheet, on_sheet in groupby(pieces, lambda piece: piece.page):
            number = 0
            if counts:
                number = self._counted[sheet] = self._counted.get(sheet, 0) + 1
            for line, letters in enumerate(_letters_by_line(on_sheet), 1):
                yield PrintedLine(letters, Printed(self._numbers[sheet - 1], number, line, sheet, kind))


def _letters_by_line(pieces: Iterable[Piece]) -> Iterator[str]:
    """The letters of each line of pieces that stand on one page."""
    letters, base = "", None
    for piece in pieces:
        if base is not None and abs(piece.base - base) > _SAME_LINE * max(piece.size, 1):
            yield letters
            letters = ""
        base = piece.base
        letters += letters_of(piece.text)
    yield letters


def _words(block: TaggedBlock) -> list[TaggedRun]:
    """The runs without the label of an item, without the figures of notes, and without what only a page knows."""
    size = max((run.piece.size for run in block.runs), default=0.0)
    return [
        run
        for run in block.runs
        if not run.is_label and not (run.piece.size < _RAISED * size and run.piece.text.strip().isdigit())
    ]
