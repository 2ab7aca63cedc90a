"""The blocks of a passage as WordprocessingML, each in its style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.line.compose.inlines import write_inlines
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.tables import is_long, space_after_table, write_prose_table
from pipeline.model.passage import Block, Heading, Inline, ItemList, Paragraph, Passage, Picture, Quote, Table
from pipeline.word import elements
from pipeline.word.elements import Look

# Word takes the space between paragraphs of one style away where the style says so, and so does LibreOffice.
_APART = '<w:contextualSpacing w:val="0"/>'


@dataclass
class BlockWriter:
    """Writes the blocks of one chapter; it keeps the level of the last heading, so that none is ever skipped.

    `level` is that of the heading under which the passage stands: 1 in a chapter, 2 in a group of interventions.
    """

    scribe: Scribe
    plates: Plates
    level: int = 1
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
        yield elements.paragraph(self.scribe.style("Body Text"), self._words(block.inlines))

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
            yield self._words(item.inlines), elements.numbered(number, depth)
            for nested in item.lists:
                yield from self._items(nested, depth + 1)

    def _quote(self, block: Quote) -> Iterator[str]:
        for inner in block.blocks:
            if isinstance(inner, ItemList):
                yield from self._list(inner, depth=1)
            else:
                yield elements.paragraph(self.scribe.style("Block Text"), self._words(inner.inlines))

    def _table(self, block: Table) -> Iterator[str]:
        caption, table = write_inlines(block.caption, self.scribe, sans=True), write_prose_table(block, self.scribe)
        # LibreOffice 7.4 keeps a table together with what follows, or not at all: under one that may be torn, a caption
        # could come to stand alone on the next page
        if caption and is_long(block):
            yield self._caption(caption, "<w:keepNext/>" + elements.spacing(after=4))
        yield table
        if caption and not is_long(block):
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
