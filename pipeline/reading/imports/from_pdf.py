"""A PDF to the neutral form: by its tags where it has them, else by the lines of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.errors import InputError
from pipeline.pdf.foreign import foreign_pdf
from pipeline.pdf.pieces import LINE_HYPHEN, Piece, read_pieces
from pipeline.pdf.tagged import is_tagged, read_tagged
from pipeline.reading.imports.document import LeftOut, SourceDocument
from pipeline.reading.imports.from_lines import read_lines
from pipeline.reading.imports.from_tags import TagReader
from pipeline.reading.imports.joining import rejoined
from pipeline.reading.imports.notes import with_notes
from pipeline.reading.imports.words import cleaned, unbound, words_of

_ENOUGH = 0.5  # the share of a PDF's words that its tags must have to be believed


def read_pdf(data: bytes, name: str) -> SourceDocument:
    """The document of a PDF. InputError I004 if it can't be opened."""
    pages = read_pieces(data, name, InputError, "I004")
    with foreign_pdf(data, name, InputError, "I004") as pdf:
        tagged = read_tagged(pdf.file, pages) if is_tagged(pdf.file) else None
        title, carried, as_made = pdf.title, pdf.attached_input(), pdf.prints_as_made
    whole = sum(len(words_of(piece.text)) for page in pages for piece in page)
    if tagged is not None and tagged.blocks:
        untagged = sum(len(words_of(piece.text)) for piece in tagged.untagged)
        if untagged <= _ENOUGH * whole:
            reader = TagReader(tagged, pages)
            left = (*_furniture(_lines_of(tagged.untagged)), *(LeftOut(text, "I064") for text in tagged.pictures))
            return SourceDocument(
                tuple(with_notes(rejoined(reader.blocks()))), left, (), title, carried, is_as_made=as_made
            )
    lines, left_lines = read_lines(pages)
    blocks, left = tuple(with_notes(rejoined(lines))), tuple(_furniture(left_lines))
    return SourceDocument(blocks, left, (), title, carried, is_as_made=as_made)


def _lines_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """The lines that pieces make up."""
    line = ""
    for piece in pieces:
        line += piece.text
        if piece.ends_line:
            yield line
            line = ""
    if line:
        yield line


def _furniture(lines: Iterable[str]) -> Iterator[LeftOut]:
    """Running headers and footers, each wording once, and all page numbers as one."""
    texts = [" ".join(unbound(cleaned(line.replace(LINE_HYPHEN, "-"))).split()) for line in lines]
    numbers = [text for text in texts if text.isdecimal() or (len(text) < 8 and text.strip("-– .").isalnum())]
    yield from (LeftOut(text, "I050") for text in dict.fromkeys(texts) if words_of(text) and text not in numbers)
    if numbers:
        yield LeftOut(" ".join(numbers), "I051")
