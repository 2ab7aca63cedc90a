"""The blocks of a passage as WordprocessingML, each in its style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.line.compose.inlines import write_inlines
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.tables import space_after_table, write_prose_table
from pipeline.model.passage import Block, Heading, Inline, ItemList, ListMark, Paragraph, Passage, Picture, Quote, Table
from pipeline.word import elements
from pipeline.word.elements import Look

# How far a list hangs, and a quote is set in, by the page design: for those that are moved to the right.
STEPS = {mark: 17.0 if mark is ListMark.DASH else 25.5 for mark in ListMark}
QUOTE_INDENT = 17.0

# Word takes the space between paragraphs of one style away where the style says so, and so does LibreOffice.
_APART = '<w:contextualSpacing w:val="0"/>'


@dataclass
class BlockWriter:
    """Writes the blocks of one chapter; it keeps the level of the last heading, so that none is ever skipped.

    `level` is that of the heading under which the passage stands: 1 in a chapter, 2 in a group of interventions; `body` is
    the style of its paragraphs, `indent` how far in points its lists and quotes are moved to the right with them.
    """

    scribe: Scribe
    plates: Plates
    level: int = 1
    body: str = "Body Text"
    indent: float = 0
    _last: int = 0

    def write(self, passage: Passage) -> Iterator[str]:
        """The elements of the passage, in order, each one whole."""
        self._last = self.level
        for block in passage.blocks:
            yield from self._block(block)

    def lead(self, passage: Passage, style: str, more: str, enclose: Callable[[str], str]) -> Iterator[str]:
        """As `write`, but the first paragraph is in a style of its own, its words enclosed (a numbered conclusion)."""
        first, *rest = passage.blocks
        if not isinstance(first, Paragraph):
            first, rest = Paragraph((), first.start), [first, *rest]
        yield elements.paragraph(self.scribe.style(style), enclose(self._words(first.inlines)), more)
        yield from self.write(Passage(tuple(rest)))

    def _words(self, inlines: Iterable[Inline]) -> str:
        return write_inlines(inlines, self.scribe)

    def _block(self, block: Block) -> Iterator[str]:
        writers: dict[type, Callable[[Any], Iterator[str]]] = {
            Paragraph: self._paragraph,
            Heading: self._heading,
            ItemList: self._list,
            Quote: self._quote,
            Table: self._table,
            Picture: self._picture,
        }
        yield from writers[type(block)](block)

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        yield elements.paragraph(self.scribe.style(self.body), self._words(block.inlines))

    def _heading(self, block: Heading) -> Iterator[str]:
        level = min(self.level + block.level - 2, self._last + 1)
        self._last = level
        yield elements.paragraph(self.scribe.style(f"heading {level}"), self._words(block.inlines))

    def _list(self, block: ItemList, depth: int = 0) -> Iterator[str]:
        """A list; its last item keeps its distance though another list follows, whose items have the same style."""
        *items, (words, place) = self._items(block, depth)
        style = self.scribe.style("List Item")
        yield from (elements.paragraph(style, *item) for item in items)
        yield elements.paragraph(style, words, place + _APART)

    def _items(self, block: ItemList, depth: int) -> Iterator[tuple[str, str]]:
        """The words and the place of each item, those of nested lists after the item that they stand in."""
        number = self.scribe.new_list(block.mark, depth)
        for item in block.items:
            yield self._words(item.inlines), elements.numbered(number, depth) + self._moved(block.mark, depth)
            for nested in item.lists:
                yield from self._items(nested, depth + 1)

    def _moved(self, mark: ListMark, depth: int) -> str:
        """Where the items of a list stand that is moved to the right; nothing where the template's own place is right."""
        step = STEPS[mark]
        return elements.hanging(self.indent + step * (depth + 1), step) if self.indent else ""

    def _quote(self, block: Quote) -> Iterator[str]:
        for inner in block.blocks:
            if isinstance(inner, ItemList):
                yield from self._list(inner, depth=1)
            else:
                more = elements.indented(self.indent + QUOTE_INDENT) if self.indent else ""
                yield elements.paragraph(self.scribe.style("Block Text"), self._words(inner.inlines), more)

    def _table(self, block: Table) -> Iterator[str]:
        caption, table = write_inlines(block.caption, self.scribe, sans=True), write_prose_table(block, self.scribe)
        # LibreOffice 7.4 keeps a table together with what follows, or not at all: under one that may be torn, a caption
        # could come to stand alone on the next page
        if caption and block.is_long:
            yield self._caption(caption, "<w:keepNext/>" + elements.spacing(after=4))
        yield table
        if caption and not block.is_long:
            yield self._caption(caption, elements.spacing(before=4))
        else:
            yield space_after_table(self.scribe)

    def _picture(self, block: Picture) -> Iterator[str]:
        if block.file in self.plates.files and block.alternative:
            yield elements.paragraph(self.scribe.style("Illustration"), self.plates.inline(block, self.scribe))
        else:  # in a draft: the picture is not there yet, or nobody has said yet what it shows
            gap = self.scribe.words.draft.gap.format(part=block.file)
            yield elements.paragraph(self.scribe.style("Body Text"), elements.run(gap, Look(bold=True)))
        if block.caption:
            yield self._caption(elements.run(block.caption))

    def _caption(self, words: str, more: str = "") -> str:
        return elements.paragraph(self.scribe.style("Remark"), words, more)
