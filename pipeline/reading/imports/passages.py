"""Blocks of the source to the prose of a field, in which every one of their words stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.passage import (
    Alignment,
    Block,
    Heading,
    Item,
    ItemList,
    ListMark,
    Paragraph,
    Passage,
    Quote,
    Run,
    Table,
)
from pipeline.prose.escape import escape
from pipeline.prose.marks import item_label
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceParagraph, SourceTable
from pipeline.reading.imports.labels import mark_kind
from pipeline.reading.imports.words import count_words

_EMPTY_CELL = "–"


def prose_of(blocks: Sequence[SourceBlock], level: int = 1) -> str:
    """The prose of some blocks; `level` is that of the heading above them. What prose can't say loses its look alone."""
    text = write_passage(Passage(tuple(_blocks(blocks, level))))
    if _says_all(text, blocks):
        return text
    plain = [escape(part) for block in blocks for part in _plain(block) if part.strip()]
    return "\n\n".join(plain)


def _says_all(text: str, blocks: Sequence[SourceBlock]) -> bool:
    """Whether the prose reads back without a fault, with all words of the source."""
    reading = read_passage(text)
    wanted = count_words(" ".join(block.all_words for block in blocks))
    return not reading.findings and not wanted - count_words(plain_text(reading.passage))


def _plain(block: SourceBlock) -> Iterator[str]:
    if isinstance(block, SourceParagraph):
        yield block.all_words
    else:
        yield from (" – ".join(cell for cell in row if cell) for row in block.texts)


def _blocks(blocks: Sequence[SourceBlock], level: int) -> Iterator[Block]:
    """The blocks, items and quotations of one kind gathered."""
    for kind, group in groupby(_captioned(blocks), key=_kind):
        several = list(group)
        if kind is Kind.ITEM:
            yield from _lists([block for block in several if isinstance(block, SourceParagraph)])
        elif kind is Kind.QUOTE:
            yield Quote(
                tuple(Paragraph(block.inlines, 0) for block in several if isinstance(block, SourceParagraph)), 0
            )
        else:
            yield from (made for block in several if (made := _single(block, level)) is not None)


def _kind(block: SourceBlock | Table) -> Kind:
    kind = block.kind if isinstance(block, SourceParagraph) else Kind.TEXT
    return kind if kind in (Kind.ITEM, Kind.QUOTE) else Kind.TEXT


def _captioned(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock | Table]:
    """The blocks with tables made, each with the remark under it as its caption."""
    waiting: Table | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, SourceParagraph) and block.kind is Kind.REMARK:
            yield replace(waiting, caption=block.inlines)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if isinstance(block, SourceTable):
            waiting = _table(block)
        else:
            yield block
    if waiting is not None:
        yield waiting


def _single(block: SourceBlock | Table, level: int) -> Block | None:
    if isinstance(block, Table):
        return block
    if not isinstance(block, SourceParagraph):
        return None
    if block.kind is Kind.HEADING and block.text:
        return Heading(block.inlines, 0, 3 if block.level <= level + 1 else 4)
    return Paragraph(_labelled(block), 0)


def _labelled(block: SourceParagraph) -> Inlines:
    return (Run(f"{block.label} ", 0), *block.inlines) if block.label else block.inlines


def _table(source: SourceTable) -> Table | None:
    width = max(len(row) for row in source.rows)
    rows = [tuple(_cell(cell) for cell in (*row, *((),) * (width - len(row)))) for row in source.rows]
    sides = (*source.sides, *[Alignment.LEFT] * width)[:width]
    return Table(rows[0], tuple(rows[1:]), tuple(sides), 0)


def _cell(cell: Inlines) -> Inlines:
    only = cell[0] if len(cell) == 1 else None
    return () if isinstance(only, Run) and only.text.strip() == _EMPTY_CELL else cell


def _lists(items: Sequence[SourceParagraph]) -> Iterator[Block]:
    """Lists of two items or more; an item that stands alone is a paragraph with its label."""
    for run in _runs(items):
        mark = mark_kind(run[0].label or "–")
        tops = [item for item in run if item.level == run[0].level]
        if mark is None or len(tops) < 2 or not _in_order(tops, mark):
            yield from (Paragraph(_labelled(item), 0) for item in run)
        else:
            yield _list(run, mark)


def _runs(items: Sequence[SourceParagraph]) -> Iterator[list[SourceParagraph]]:
    """The items that make up one list each: a mark of another kind at the same level begins the next."""
    current: list[SourceParagraph] = []
    for item in items:
        first = current[0] if current else None
        anew = first is not None and item.level <= first.level and not _goes_on(current, item)
        if anew:
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _goes_on(current: Sequence[SourceParagraph], item: SourceParagraph) -> bool:
    tops = [each for each in current if each.level == current[0].level]
    mark = mark_kind(current[0].label or "–")
    return not item.opens_list and mark is not None and _in_order([*tops, item], mark)


def _in_order(items: Sequence[SourceParagraph], mark: ListMark) -> bool:
    """Whether the labels are those that prose gives to a list of that mark."""
    if mark is ListMark.DASH:
        return all(mark_kind(item.label or "–") is ListMark.DASH for item in items)
    return all(item.label.lstrip("(").rstrip("-") == item_label(mark, number) for number, item in enumerate(items, 1))


def _list(items: Sequence[SourceParagraph], mark: ListMark) -> ItemList:
    """A list, deeper items in lists of the item before them."""
    made: list[Item] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].level > items[start].level:
            end += 1
        nested = tuple(
            _list(run, mark_kind(run[0].label or "–") or ListMark.DASH) for run in _runs(items[start + 1 : end])
        )
        made.append(Item(items[start].inlines, 0, nested))
        start = end
    return ItemList(mark, tuple(made), 0)
