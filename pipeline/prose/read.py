"""A field's text to a passage: the contract's blocks, each after a blank line.

The blocks are read here and not by the parser that reads the words, since they are not CommonMark's: there a list or a
quote breaks into a paragraph, and here a wrapped line that happens to begin with `-` or `1985.` stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.passage import Block, Heading, Inline, ItemList, Paragraph, Passage, Quote, Table
from pipeline.prose.fault import Fault
from pipeline.prose.inlines import read_inlines
from pipeline.prose.lists import ListReader, begins_list
from pipeline.prose.notes import NoteTexts, is_definition
from pipeline.prose.pictures import read_picture
from pipeline.prose.source import BLANKS, TAB, Chunk, Line, Words, join, split_chunks, split_lines
from pipeline.prose.tables import is_caption, is_table, read_table, split_caption

_HEADING = re.compile(r"(#{3,4})[ \t]+(?=[^ \t])")
_QUOTE = re.compile(r">(?:[ \t]|$)")
_QUOTED = re.compile(r">[ \t]?")

# The texts of a report or two: rules, the canonical form and the pages read each of them.
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field says, and what is wrong with how it says it, in the order of the text."""

    passage: Passage
    findings: tuple[Fault, ...] = ()


@lru_cache(maxsize=_REMEMBERED)
def read_passage(text: str) -> Reading:
    """The passage of a field; always one, whatever the text, since all that has no meaning is text."""
    chunks = [part for chunk in split_chunks(split_lines(text)) for part in _headings_apart(chunk)]
    notes = NoteTexts()
    for chunk in chunks:
        if is_definition(chunk[0]):
            notes.define(chunk)
    reader = _BlockReader(notes)
    blocks = reader.blocks([chunk for chunk in chunks if not is_definition(chunk[0])])
    faults = [*notes.faults, *reader.faults, *notes.unused()]
    return Reading(Passage(tuple(blocks)), tuple(sorted(faults)))


class _BlockReader:
    """Reads chunk by chunk; a block may take more than one (a list with blank lines, a table with its caption)."""

    def __init__(self, notes: NoteTexts) -> None:
        self.faults: list[Fault] = []
        self._notes = notes

    def _inlines(self, words: Words) -> tuple[Inline, ...]:
        return read_inlines(words, self._notes.mark)

    def blocks(self, chunks: Sequence[Chunk]) -> list[Block]:
        """All blocks of a field."""
        blocks: list[Block] = []
        index = 0
        while index < len(chunks):
            read, index = self._block(chunks, index)
            blocks += read
        return blocks

    def _block(self, chunks: Sequence[Chunk], index: int) -> tuple[Sequence[Block], int]:
        chunk = chunks[index]
        if begins_list(chunk):
            return self._list(chunks, index)
        if is_table(chunk):
            return self._table(chunks, index)
        if _is_heading(chunk[0]):
            return [self._heading(chunk[0])], index + 1
        if chunk[0].indent < TAB and _QUOTE.match(chunk[0].text.lstrip(BLANKS)) and (quote := self._quote(chunk)):
            return [quote], index + 1
        picture = read_picture(chunk, self.faults)
        return [picture or self._paragraph(chunk)], index + 1

    def _paragraph(self, lines: Sequence[Line]) -> Paragraph:
        return Paragraph(self._inlines(join(lines)), lines[0].bare().start)

    def _list(self, chunks: Sequence[Chunk], index: int) -> tuple[list[Paragraph | ItemList], int]:
        reader = ListReader(chunks, index)
        self.faults += reader.faults
        return reader.blocks(self._inlines), reader.end

    def _table(self, chunks: Sequence[Chunk], index: int) -> tuple[list[Table], int]:
        rows, caption = split_caption(chunks[index])
        end = index + 1
        if not caption and end < len(chunks) and is_caption(chunks[end][0]):
            caption, end = chunks[end], end + 1
        table, faults = read_table(rows, caption, self._inlines)
        self.faults += faults
        return [table], end

    def _heading(self, line: Line) -> Heading:
        bare = line.bare()
        match = _HEADING.match(bare.text)
        signs, length = (len(match[1]), match.end()) if match else (0, 0)
        return Heading(self._inlines(join([bare.after(length)])), bare.start, signs)

    def _quote(self, chunk: Chunk) -> Quote | None:
        """The quotation, of paragraphs and lists; None if the signs stand there without words."""
        inside = split_chunks(_unquoted(line.bare()) for line in chunk)
        blocks: list[Paragraph | ItemList] = []
        index = 0
        while index < len(inside):
            if begins_list(inside[index]):
                read, index = self._list(inside, index)
                blocks += read
            else:
                blocks.append(self._paragraph(inside[index]))
                index += 1
        return Quote(tuple(blocks), chunk[0].bare().start) if blocks else None


def _is_heading(line: Line) -> bool:
    return line.indent < TAB and _HEADING.match(line.text.lstrip(BLANKS)) is not None


def _headings_apart(chunk: Chunk) -> list[Chunk]:
    """A heading ends with its line: what follows it without a blank line begins anew."""
    count = next((number for number, line in enumerate(chunk) if not _is_heading(line)), len(chunk))
    return [*((line,) for line in chunk[:count]), *([chunk[count:]] if chunk[count:] else [])]


def _unquoted(line: Line) -> Line:
    match = _QUOTED.match(line.text)
    return line.after(match.end()) if match else line
