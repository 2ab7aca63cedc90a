"""What a document of anybody's says, block by block as it stands there, with the page where it has pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.comparison import Document, Saying, SayingKind, Spot
from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.reading.compared.sayings import CELLS, line_of, look_of
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph, SourcePicture, SourceTable

_KINDS = {
    Kind.TITLE: SayingKind.HEADING,
    Kind.HEADING: SayingKind.HEADING,
    Kind.ITEM: SayingKind.ITEM,
    Kind.QUOTE: SayingKind.QUOTE,
    Kind.REMARK: SayingKind.CAPTION,
}


def blocks_document(blocks: Sequence[SourceBlock], *, words_alone: bool = False) -> Document:
    """The document as it is compared; lines of its contents are left out, since their pages change by themselves.

    With `words_alone` what each kind of file tells in its own way is left out too: looks, and what is a heading.
    """
    sayings = _sayings(blocks)
    return Document(tuple(map(_bare, sayings) if words_alone else sayings))


def _bare(saying: Saying) -> Saying:
    kind = saying.kind if saying.kind in (SayingKind.ROW, SayingKind.NOTE) else SayingKind.PARAGRAPH
    return Saying(kind, saying.words, saying.words, saying.spot)


def _sayings(blocks: Sequence[SourceBlock]) -> Iterator[Saying]:
    chapter, number = "", 0
    for block in blocks:
        if isinstance(block, SourceParagraph) and block.kind is Kind.CONTENTS:
            continue
        if isinstance(block, SourceParagraph) and block.kind is Kind.HEADING:
            chapter, number = block.text, 0
        for said in _of_block(block):
            number += 1
            page = getattr(block, "page", 0)
            spot = Spot("", chapter, number, str(page) if page else "")
            yield Saying(said.kind, said.words, said.look, spot, said.inlines, None, said.level)


def _of_block(block: SourceBlock) -> Iterator[Saying]:
    if isinstance(block, SourcePicture):
        if block.alternative:
            yield _said(SayingKind.CAPTION, (Run(block.alternative, 0),))
    elif isinstance(block, SourceTable):
        for row in block.rows:
            cells = [part for number, cell in enumerate(row) for part in ((Run(CELLS, 0),) if number else ()) + cell]
            yield from _with_notes(_said(SayingKind.ROW, cells))
    else:
        label = (Run(f"{block.label} ", 0),) if block.label.strip("–-•") else ()
        kind = _KINDS.get(block.kind, SayingKind.PARAGRAPH)
        yield from _with_notes(_said(kind, (*label, *block.inlines), block.level if kind is SayingKind.ITEM else 0))


def _said(kind: SayingKind, inlines: Sequence[Inline], level: int = 0) -> Saying:
    return Saying(kind, line_of(inlines), look_of(inlines), Spot(), tuple(inlines), None, level)


def _with_notes(said: Saying) -> Iterator[Saying]:
    yield said
    for part in said.inlines:
        if isinstance(part, NoteMark) and part.runs:
            yield _said(SayingKind.NOTE, part.runs)
