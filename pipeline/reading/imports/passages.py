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
    Picture,
    Quote,
    Run,
    Table,
)
from pipeline.prose.escape import escape
from pipeline.prose.marks import item_label
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from pipeline.reading.imports.document import (
    Inlines,
    Kind,
    SourceBlock,
    SourceParagraph,
    SourcePicture,
    SourceTable,
    inline_text,
)
from pipeline.reading.imports.labels import mark_kind
from pipeline.reading.imports.words import count_words

EMPTY_CELL = "–"
"""What is printed in a cell of a table in which nothing stands."""


def prose_of(blocks: Sequence[SourceBlock], level: int = 1) -> str:
    """The prose of some blocks; `level` is that of the heading above them. What prose can't say loses its look alone."""
    text = write_passage(Passage(tuple(passage_blocks(blocks, level))))
    if _says_all(text, blocks):
        return text
    return "\n\n".join(part for block in blocks for part in _plain(block) if part.strip())


def _says_all(text: str, blocks: Sequence[SourceBlock]) -> bool:
    """Whether the prose reads back without a fault, with all words of the source."""
    reading = read_passage(text)
    # that nobody has said yet what a picture shows is for a person to mend
    faults = [fault for fault in reading.findings if fault.code != "E048"]
    wanted = count_words(" ".join(block.all_words for block in blocks))
    said = " ".join([plain_text(reading.passage), *alternatives(reading.passage)])
    return not faults and not wanted - count_words(said)


def alternatives(passage: Passage) -> Iterator[str]:
    """What the pictures of a passage are said to show: words that are read out and not printed."""
    yield from (block.alternative for block in passage.blocks if isinstance(block, Picture))


def _plain(block: SourceBlock) -> Iterator[str]:
    if isinstance(block, SourceParagraph):
        yield escape(block.all_words)
    elif isinstance(block, SourceTable):
        yield from (escape(" – ".join(cell for cell in row if cell)) for row in block.texts)
    elif block.file:
        yield write_passage(Passage((Picture(block.file, block.alternative, 0),)))


def passage_blocks(blocks: Sequence[SourceBlock], level: int = 1) -> Iterator[Block]:
    """The blocks as prose has them, items and quotations of one kind gathered; `level` as for `prose_of`."""
    for kind, group in groupby(_captioned(blocks), key=_kind):
        several = list(group)
        if kind is Kind.ITEM:
            yield from _lists([block for block in several if isinstance(block, SourceParagraph)])
        elif kind is Kind.QUOTE:
            yield Quote(
                tuple(Paragraph(block.inlines, 0) for block in several if isinstance(block, SourceParagraph)), 0
            )
        else:
            yield from (_single(block, level) for block in several)


def _kind(block: SourceBlock | Block) -> Kind:
    kind = block.kind if isinstance(block, SourceParagraph) else Kind.TEXT
    return kind if kind in (Kind.ITEM, Kind.QUOTE) else Kind.TEXT


def _captioned(blocks: Sequence[SourceBlock]) -> Iterator[SourceParagraph | Table | Picture]:
    """The blocks with tables and pictures made, each with the remark under it as its caption."""
    waiting: Table | Picture | None = None
    for block in _captions_below(blocks):
        if waiting is not None and isinstance(block, SourceParagraph) and block.kind is Kind.REMARK:
            yield _with_caption(waiting, block)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if isinstance(block, SourceTable):
            waiting = _table(block)
        elif isinstance(block, SourcePicture):
            waiting = Picture(block.file, block.alternative, 0) if block.file else None
        else:
            yield block
    if waiting is not None:
        yield waiting


def _captions_below(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with each remark right above a table, which captions a long one, put below it."""
    found = list(blocks)
    for number in range(len(found) - 2, -1, -1):
        above, table, *below = found[number : number + 3]
        if _is_remark(above) and isinstance(table, SourceTable) and not any(map(_is_remark, below)):
            found[number : number + 2] = [table, above]
    return found


def _is_remark(block: SourceBlock) -> bool:
    return isinstance(block, SourceParagraph) and block.kind is Kind.REMARK


def _with_caption(block: Table | Picture, caption: SourceParagraph) -> Table | Picture:
    if isinstance(block, Table):
        return replace(block, caption=caption.inlines)
    return replace(block, caption=inline_text(caption.inlines))


def _single(block: SourceParagraph | Table | Picture, level: int) -> Block:
    if not isinstance(block, SourceParagraph):
        return block
    if block.kind is Kind.HEADING and block.text:
        return Heading(block.inlines, 0, 3 if block.level <= level + 1 else 4)
    return Paragraph(_labelled(block), 0)


def _labelled(block: SourceParagraph) -> Inlines:
    return (Run(f"{block.label} ", 0), *block.inlines) if block.label else block.inlines


def _table(source: SourceTable) -> Table:
    width = max(len(row) for row in source.rows)
    rows = [tuple(_cell(cell) for cell in (*row, *((),) * (width - len(row)))) for row in source.rows]
    sides = (*source.sides, *[Alignment.LEFT] * width)[:width]
    return Table(rows[0], tuple(rows[1:]), tuple(sides), 0)


def _cell(cell: Inlines) -> Inlines:
    only = cell[0] if len(cell) == 1 else None
    return () if isinstance(only, Run) and only.text.strip() == EMPTY_CELL else cell


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
    """A list, deeper items in lists of the item before them; a deeper one that stands alone is an item like the others."""
    made: list[Item] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].level > items[start].level:
            end += 1
        runs = list(_runs(items[start + 1 : end]))
        lists = [_list(run, mark_kind(run[0].label or "–") or ListMark.DASH) for run in runs]
        nested = tuple(each for each in lists if len(each.items) > 1)
        made.append(Item(items[start].inlines, 0, nested))
        made += [item for each in lists if len(each.items) == 1 for item in each.items]
        start = end
    return ItemList(mark, tuple(made), 0)
