"""How a paragraph looks, as far as prose can say it: words, emphasis, links, notes, what kind of list or heading it is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.passage import Run
from pipeline.reading.imports.document import (
    Inlines,
    Kind,
    SourceBlock,
    SourceParagraph,
    SourcePicture,
    inline_text,
)
from pipeline.reading.imports.labels import mark_kind

Look = tuple[object, ...]


def look_of(block: SourceBlock) -> Look:
    """What two paragraphs must have in common to be one: not the number of an item, which is the program's own."""
    if isinstance(block, SourcePicture):
        return ("picture", block.alternative)
    if isinstance(block, SourceParagraph):
        kind = block.kind if block.kind in (Kind.HEADING, Kind.ITEM, Kind.QUOTE, Kind.REMARK) else Kind.TEXT
        return (kind, block.level, mark_kind(block.label), tuple(_runs(block.inlines)))
    return ("table", tuple(tuple(tuple(_runs(cell)) for cell in row) for row in block.rows))


def words_for_people(block: SourceBlock) -> str:
    """The words of a block on one line, as they are shown and compared; a picture is what it shows."""
    if isinstance(block, SourcePicture):
        return f"[{block.alternative}]"
    if isinstance(block, SourceParagraph):
        return _line(block.inlines)
    return " | ".join(_line(cell) for row in block.rows for cell in row)


def _line(inlines: Inlines) -> str:
    notes = [" ".join("".join(run.text for run in mark.runs).split()) for mark in inlines if not isinstance(mark, Run)]
    return " ".join([inline_text(inlines), *(f"[{note}]" for note in notes)])


def _runs(inlines: Inlines) -> Iterator[Look]:
    """The runs, those of one look joined, blanks made one; where a run begins or ends with a blank is nobody's business."""
    joined: list[tuple[str, tuple[object, ...]]] = []
    for part in inlines:
        if not isinstance(part, Run):
            joined.append(("", ("note", tuple(_runs(part.runs)))))
            continue
        look = (part.bold, part.italic, part.target)
        if not part.text.strip() and joined and joined[-1][1][0] != "note":
            look = joined[-1][1]  # type: ignore[assignment]  # a blank has no look
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + part.text, look)
        else:
            joined.append((part.text, look))
    yield from ((" ".join(text.split()), *look) for text, look in joined)
