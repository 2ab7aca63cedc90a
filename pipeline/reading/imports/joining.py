"""Paragraphs that the end of a page or a line has broken in two are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.passage import Inline, Run
from pipeline.prose.marks import mark_of
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceParagraph, raw_text

_GOES_ON = re.compile(r"[\w,)\]’'»”-]$")
_CONTINUES = (Kind.TEXT, Kind.ITEM, Kind.QUOTE)


def rejoined(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """The blocks, a paragraph without an end and the one in small letters that follows it made one."""
    whole: list[SourceBlock] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if isinstance(before, SourceParagraph) and isinstance(block, SourceParagraph) and _is_broken(before, block):
            whole[-1] = replace(before, inlines=joined(before.inlines, block.inlines))
        else:
            whole.append(block)
    return whole


def joined(first: Inlines, second: Inlines) -> Inlines:
    """Two running texts as one, a blank between them if there is none; words that a hyphen parts stay parted by it."""
    head = raw_text(first[-1:])
    glue: tuple[Inline, ...] = () if head.endswith((" ", "-")) else (Run(" ", 0),)
    return (*first, *glue, *second)


def _is_broken(before: SourceParagraph, block: SourceParagraph) -> bool:
    if before.kind not in _CONTINUES or block.kind is not Kind.TEXT or block.label:
        return False
    start, end = block.text, before.text
    if not start[:1].islower() or mark_of(start)[0] or not _GOES_ON.search(end):
        return False
    return len(end) > 40 or before.kind is not Kind.TEXT
