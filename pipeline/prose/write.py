"""A passage to the canonical text of a field: one line a paragraph, one form of everything.

What is read from it is the passage again, up to offsets and the labels of notes; two fields that say the same have one
canonical text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.passage import (
    Alignment,
    Block,
    Heading,
    Inline,
    ItemList,
    ListMark,
    NoteMark,
    Paragraph,
    Passage,
    Picture,
    Quote,
    Run,
    Table,
)
from pipeline.prose.escape import escape_beginning
from pipeline.prose.marks import item_label
from pipeline.prose.tables import CAPTION
from pipeline.prose.write_inlines import write_inlines

_NUMBERED = re.compile(r"([0-9]+\.) ")
_BRACKETS = re.compile(r"[\\\[\]]")
_DASHES = {Alignment.LEFT: "---", Alignment.CENTRE: ":-:", Alignment.RIGHT: "--:"}


def write_passage(passage: Passage) -> str:
    """The canonical text; the notes come last, numbered from 1 as they are used.

    Words are kept whatever the passage; a look that Markdown can't say is given up (`write_inlines`).
    """
    writer = _Writer()
    blocks = list(writer.blocks(passage.blocks))
    return "\n\n".join([*blocks, *writer.notes()])


class _Writer:
    """Writes block by block and numbers the notes on the way."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, object], str] = {}
        self._marks: list[NoteMark] = []

    def _label(self, mark: NoteMark) -> str:
        key = (mark.label, mark.runs)
        if key not in self._labels:
            self._labels[key] = str(len(self._labels) + 1)
            self._marks.append(mark)
        return self._labels[key]

    def notes(self) -> Iterator[str]:
        """The texts of the notes that were used."""
        for number, mark in enumerate(self._marks, 1):
            if words := write_inlines(mark.runs, None):
                yield f"[^{number}]: {words}"

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block, told apart from the one before it where the two would be read as one."""
        before: Block | None = None
        for number, block in enumerate(blocks):
            text = self._block(block)
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if isinstance(block, Paragraph):
                text = _apart(text, before, following)
            if text:
                yield text
                before = block

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return escape_beginning(self._words(block.inlines))
            case Heading():
                return f"{'#' * block.level} {self._words(block.inlines)}"
            case ItemList():
                return "\n".join(self._items(block, ""))
            case Quote():
                lines = "\n\n".join(self.blocks(block.blocks)).split("\n")
                return "\n".join(f"> {line}".rstrip(" ") for line in lines)
            case Table():
                return self._table(block)
            case Picture():
                return _picture(block)

    def _words(self, inlines: Sequence[Inline]) -> str:
        return write_inlines(inlines, self._label)

    def _items(self, items: ItemList, indent: str) -> Iterator[str]:
        for number, item in enumerate(items.items, 1):
            yield f"{indent}{item_label(items.mark, number)} {self._words(item.inlines)}"
            for place, inner in enumerate(item.lists):
                if place:
                    yield ""
                yield from self._items(inner, indent + "    ")

    def _table(self, table: Table) -> str:
        rows = [self._row(table.header), _row([_DASHES[side] for side in table.alignments])]
        rows += [self._row(row) for row in table.rows]
        caption = self._words(table.caption)
        return "\n".join(rows) + (f"\n\nTable: {caption}" if caption else "")

    def _row(self, cells: Sequence[Sequence[Inline]]) -> str:
        return _row([self._words(cell) for cell in cells])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _apart(text: str, before: Block | None, following: Block | None) -> str:
    """The paragraph with its first blank as a wrap, where a mark without escape would make something else of it."""
    numbered = _NUMBERED.match(text)
    is_caption = isinstance(before, Table) and not before.caption and CAPTION.match(text)
    goes_on = numbered and isinstance(before, ItemList) and numbered[1] == _next_label(before)
    begins = numbered and numbered[1] == "1." and _begins(following, "2. ")
    return text.replace(" ", "\n", 1) if is_caption or goes_on or begins else text


def _begins(block: Block | None, words: str) -> bool:
    first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
    return isinstance(first, Run) and first.text.startswith(words)


def _next_label(items: ItemList) -> str:
    return item_label(items.mark, len(items.items) + 1) if items.mark is ListMark.NUMBER_DOT else ""


def _picture(picture: Picture) -> str:
    alternative = _BRACKETS.sub(r"\\\g<0>", picture.alternative)
    file = picture.file.replace("\\", r"\\")
    caption = picture.caption.replace("\\", r"\\")
    return f"![{alternative}]({file}" + (f' "{caption}")' if caption else ")")
