"""Prose that waits for its translation: its running texts one by one, and the prose again with what was written of them.

Blocks, notes, links, pictures and the shape of tables stay as they are in the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.columns import Inlines, RowKind
from pipeline.model.passage import (
    Block,
    Heading,
    Item,
    ItemList,
    NoteMark,
    Paragraph,
    Passage,
    Picture,
    Quote,
    Run,
    Table,
)
from pipeline.office.terms import Terms
from pipeline.prose.plain import inline_words
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage

Written = Callable[[int], Sequence[Inlines]]
"""What was written of a running text by its number in the field, a paragraph each; nothing while it waits."""

OpenText = tuple[RowKind, Inlines]
"""A running text that is to be translated, and what it is in the passage."""


def with_gaps(text: str, terms: Terms, written: Written = lambda number: ()) -> str:
    """The prose of a field with what was written of it, and the gap for what waits; known figures and names are told."""
    filler = _Filler(terms, written)
    passage = Passage(tuple(each for block in read_passage(text).passage.blocks for each in filler.block(block)))
    return unescaped(write_passage(passage), terms.words.waiting)


def open_texts(text: str, terms: Terms) -> list[OpenText]:
    """The running texts of a field that are to be translated, in the order in which they are numbered."""
    filler = _Filler(terms, lambda number: ())
    for block in read_passage(text).passage.blocks:
        list(filler.block(block))
    return filler.found


def unescaped(prose: str, gap: str) -> str:
    """The prose with its gaps as they are read, without the backslashes that brackets need elsewhere."""
    written = re.escape(gap.replace("[", "\\[").replace("]", "\\]"))
    return re.sub(written + r"(?![({])", lambda _: gap, prose)


def is_open(inlines: Iterable[object], terms: Terms, *, in_cell: bool = False) -> bool:
    """Whether a running text is to be translated: not where it is empty, foreign throughout, or known in a cell."""
    runs = [part for part in inlines if isinstance(part, Run)]
    words = "".join(run.text for run in runs).strip()
    if not any(sign.isalpha() for sign in words) or all(run.language for run in runs):
        return False
    return not (in_cell and terms.known(words) is not None)


@dataclass
class _Filler:
    """Goes through a passage in its order, numbers the texts that are open, and puts in what was written of each."""

    terms: Terms
    written: Written
    found: list[OpenText] = field(default_factory=list)

    def block(self, block: Block) -> Iterator[Block]:
        """The block as it stands in the edition; a paragraph may have become several."""
        match block:
            case Paragraph():
                yield from (replace(block, inlines=each) for each in self._texts(block.inlines, RowKind.TEXT))
            case Heading():
                yield replace(block, inlines=self._text(block.inlines, RowKind.HEADING))
            case ItemList():
                yield self._list(block)
            case Quote():
                yield replace(block, blocks=tuple(self._quoted(part) for part in block.blocks))
            case Table():
                yield self._table(block)
            case Picture():
                caption = self._line(block.caption) if block.caption else ""
                yield replace(block, alternative=self._line(block.alternative), caption=caption)

    def _quoted(self, part: Paragraph | ItemList) -> Paragraph | ItemList:
        if isinstance(part, ItemList):
            return self._list(part)
        return replace(part, inlines=self._text(part.inlines, RowKind.QUOTE))

    def _list(self, items: ItemList) -> ItemList:
        return replace(items, items=tuple(self._item(item) for item in items.items))

    def _item(self, item: Item) -> Item:
        inlines = self._text(item.inlines, RowKind.ITEM)
        return replace(item, inlines=inlines, lists=tuple(self._list(one) for one in item.lists))

    def _table(self, table: Table) -> Table:
        header = tuple(self._cell(cell) for cell in table.header)
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        return replace(table, header=header, rows=rows, caption=self._text(table.caption, RowKind.CELL))

    def _cell(self, cell: Inlines) -> Inlines:
        """A cell of figures, or of one organisation or state, is told in the other language."""
        words = inline_words(cell).strip()
        if any(isinstance(part, NoteMark) for part in cell) or is_open(cell, self.terms, in_cell=True):
            return self._text(cell, RowKind.CELL)
        known = self.terms.known(words)
        return (Run(known, 0),) if known else cell

    def _line(self, words: str) -> str:
        made = self._text((Run(words, 0),), RowKind.LINE)
        return inline_words(made)

    def _text(self, inlines: Inlines, kind: RowKind) -> Inlines:
        """A text that stays one, whatever was written of it."""
        made: list[object] = []
        for paragraph in self._texts(inlines, kind):
            made += [Run(" ", 0), *paragraph] if made else paragraph
        return tuple(made)  # type: ignore[arg-type]

    def _texts(self, inlines: Inlines, kind: RowKind) -> list[Inlines]:
        """What stands in place of a text: what was written, or the gap with its links, and the marks of its notes."""
        marks = [part for part in inlines if isinstance(part, NoteMark)]
        if not is_open(inlines, self.terms):
            return [tuple(self._note(part) if isinstance(part, NoteMark) else part for part in inlines)]
        number = len(self.found)
        self.found.append((kind, inlines))
        written = [tuple(each) for each in self.written(number)]
        notes = {mark.label: self._note(mark) for mark in marks}
        if not written:
            return [(Run(self.terms.words.waiting, 0), *_kept(inlines, notes))]
        return _with_marks(written, notes)

    def _note(self, mark: NoteMark) -> NoteMark:
        """A note with its words, which are a text of their own."""
        runs = self._text(mark.runs, RowKind.NOTE)
        return replace(mark, runs=tuple(part for part in runs if isinstance(part, Run)))


def _kept(inlines: Inlines, notes: dict[str, NoteMark]) -> Iterator[Run | NoteMark]:
    """The links of a text with their own words, and its notes."""
    for part in inlines:
        if isinstance(part, NoteMark):
            yield notes[part.label]
        elif part.target:
            yield Run(" ", 0)
            yield Run(part.text, 0, target=part.target)


def _with_marks(written: list[Inlines], notes: dict[str, NoteMark]) -> list[Inlines]:
    """What was written, its marks those of the notes; a note whose mark was left out comes behind the last words."""
    left = dict(notes)
    paragraphs: list[Inlines] = []
    for paragraph in written:
        marked = [left.pop(part.label, None) if isinstance(part, NoteMark) else part for part in paragraph]
        paragraphs.append(tuple(part for part in marked if part is not None))
    paragraphs[-1] = (*paragraphs[-1], *left.values())
    return paragraphs
