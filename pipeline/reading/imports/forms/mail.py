"""What was pasted from mail into a form: prose without the `>` of quoted lines, and those lines joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.passage import Run
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.passages import prose_of

_QUOTING = re.compile(r"^(?:\s*>)+\s?")
_ENDS = re.compile(r"[.:;!?…”»\"]$")


def prose(blocks: Sequence[SourceBlock]) -> str:
    """The prose of what was written into a cell, quoting marks of mail taken away and its broken lines joined."""
    return prose_of(unquoted(blocks))


def unquoted(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks without the `>` that mail puts before each line of what it quotes."""
    found: list[SourceBlock] = []
    is_open = False
    for block in blocks:
        first = block.inlines[0] if isinstance(block, SourceParagraph) and block.inlines else None
        match = _QUOTING.match(first.text) if isinstance(first, Run) else None
        if not isinstance(block, SourceParagraph) or not isinstance(first, Run) or match is None:
            found.append(block)
            is_open = False
            continue
        bare = replace(
            block, inlines=(replace(first, text=first.text[match.end() :]), *block.inlines[1:]), kind=Kind.TEXT
        )
        before = found[-1] if found else None
        if is_open and isinstance(before, SourceParagraph) and bare.text and not _ENDS.search(before.text):
            found[-1] = replace(before, inlines=(*before.inlines, Run(" ", 0), *bare.inlines))
        elif bare.text:
            found.append(bare)
        is_open = bool(bare.text)
    return found
