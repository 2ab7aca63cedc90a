"""A passage as plain text: the words as they are printed, for checks and searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.passage import (
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
from pipeline.prose.marks import item_label


def plain_text(prose: Passage | Iterable[Inline]) -> str:
    """The words as printed: a line a paragraph, item or row of a table; the texts of notes follow, a line each.

    Items carry their label (a dash as the en dash that is printed), marks of notes are left out, a picture gives its
    caption.
    """
    if not isinstance(prose, Passage):
        inlines = tuple(prose)
        return "\n".join([inline_words(inlines), *_notes([inlines])])
    lines = [line for block in prose.blocks for line in _lines(block)]
    notes = [note for block in prose.blocks for note in _notes(block_inlines(block))]
    return "\n".join(lines + notes)


def block_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """All running texts of a block in their order: paragraphs, items, cells, a table's caption last."""
    match block:
        case Paragraph() | Heading():
            yield block.inlines
        case ItemList():
            for item in block.items:
                yield item.inlines
                for inner in item.lists:
                    yield from block_inlines(inner)
        case Quote():
            for part in block.blocks:
                yield from block_inlines(part)
        case Table():
            yield from block.header
            for row in block.rows:
                yield from row
            yield block.caption


def inline_words(inlines: Iterable[Inline]) -> str:
    """The words of a running text as they stand, marks of notes left out."""
    return "".join(inline.text for inline in inlines if isinstance(inline, Run))


def _notes(texts: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
    for inlines in texts:
        for inline in inlines:
            if isinstance(inline, NoteMark) and inline.runs:
                yield inline_words(inline.runs)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield inline_words(block.inlines)
        case ItemList():
            yield from _items(block)
        case Quote():
            for part in block.blocks:
                yield from _lines(part)
        case Table():
            for row in (block.header, *block.rows, *([(block.caption,)] if block.caption else [])):
                yield "\t".join(inline_words(cell) for cell in row)
        case Picture() if block.caption:
            yield block.caption


def _items(items: ItemList) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        label = "–" if items.mark is ListMark.DASH else item_label(items.mark, number)
        yield f"{label} {inline_words(item.inlines)}"
        for inner in item.lists:
            yield from _items(inner)
