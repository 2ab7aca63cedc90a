"""Notes of a text that lost its raised figures: `desembarque1.` and, at the foot of the page or of the text, `1 Véase …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.passage import Run
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceParagraph, raw_text
from pipeline.reading.imports.joining import joined
from pipeline.reading.imports.notes import raised

_NOTE = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_]|[“«\"¿¡(])")
_ALONE = re.compile(r"\d{1,2}")


def with_raised_notes(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """The blocks with the figures of notes raised, at the note and at its mark; of those that have a mark alone."""
    found = list(_with_text(blocks))
    expected = 1
    for at in _places(found):
        note = found[at]
        match = _NOTE.match(raw_text(note.inlines)) if isinstance(note, SourceParagraph) else None
        if match is None or not isinstance(note, SourceParagraph) or int(match[1]) not in (expected, 1):
            continue
        marked = _mark_before(found, at, match[1])
        if marked is not None:
            number, block = marked
            found[number] = block
            found[at] = replace(note, inlines=_with_figure(note.inlines, match.start(1), match[1]))
            expected = int(match[1]) + 1
    return found


def _with_text(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks; a figure that stands alone on its line is joined to the note below it."""
    waiting: SourceParagraph | None = None
    for block in blocks:
        is_text = isinstance(block, SourceParagraph) and block.kind is Kind.TEXT
        if waiting is not None and isinstance(block, SourceParagraph) and is_text and block.page == waiting.page:
            block, waiting = replace(block, inlines=joined(waiting.inlines, block.inlines)), None
        elif waiting is not None:
            yield waiting
            waiting = None
        if isinstance(block, SourceParagraph) and is_text and _ALONE.fullmatch(block.text):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _places(blocks: Sequence[SourceBlock]) -> list[int]:
    """Where notes may stand: at the foot of a page, or at the end of all."""
    places: list[int] = []
    tail = True
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if not isinstance(block, SourceParagraph) or block.kind is not Kind.TEXT:
            tail = False
            continue
        tail = tail or (isinstance(following, SourceParagraph) and following.page != block.page)
        tail = tail and _NOTE.match(raw_text(block.inlines)) is not None
        places += [number] if tail else []
    return places[::-1]


def _mark_before(blocks: Sequence[SourceBlock], end: int, figure: str) -> tuple[int, SourceParagraph] | None:
    """The last place before a note at which its figure clings to a word, and the paragraph there with the figure raised."""
    mark = re.compile(rf"(?:(?<=[^\W\d_])|(?<=[”»\")])|(?<=[a-zà-ÿ)][.,;:])){figure}(?![\w%])(?![.,]\d)")
    for number in range(end - 1, -1, -1):
        block = blocks[number]
        if isinstance(block, SourceParagraph) and block.kind in (Kind.TEXT, Kind.ITEM, Kind.QUOTE):
            for at, part in enumerate(block.inlines):
                if isinstance(part, Run) and (match := mark.search(part.text)):
                    run = replace(part, text=part.text[: match.start()] + raised(figure) + part.text[match.end() :])
                    return number, replace(block, inlines=(*block.inlines[:at], run, *block.inlines[at + 1 :]))
    return None


def _with_figure(inlines: Inlines, start: int, figure: str) -> Inlines:
    first = inlines[0]
    if not isinstance(first, Run):
        return inlines
    return (replace(first, text=first.text[:start] + raised(figure) + first.text[start + len(figure) :]), *inlines[1:])
