"""Notes that are typed: a raised figure in the text, and a paragraph that begins with the same figure."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.reading.imports.document import Inlines, SourceBlock, SourceCell, SourceParagraph, SourceTable, raw_text
from pipeline.reading.imports.inlines import cut

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"\s*([{_RAISED}]+)\s*(?=\S)")
# a raised figure behind a unit of measure is a power
_MARK = re.compile(rf"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)([{_RAISED}]+)")


def figure_of(text: str) -> str:
    """The plain figure of a raised one."""
    return unicodedata.normalize("NFKC", text)


def raised(figure: str) -> str:
    """The raised form of a plain figure."""
    return "".join(_RAISED[int(digit)] for digit in figure)


def with_notes(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """The blocks with the texts of notes put where they are marked, the nth text of a figure at its nth mark.

    A text that nothing marks stays where it stands, and so does a mark that has no text.
    """
    found = list(blocks)
    texts = _Texts()
    for number, block in enumerate(found):
        if isinstance(block, SourceParagraph) and (match := _NOTE.match(raw_text(block.inlines))):
            texts.waiting[figure_of(match[1])].append((number, cut(block.inlines, match.end())))
    if not texts.waiting:
        return found
    own = {number for waiting in texts.waiting.values() for number, _ in waiting}
    marked = [block if number in own else _marked(block, texts) for number, block in enumerate(found)]
    return [block for number, block in enumerate(marked) if number not in texts.placed]


@dataclass
class _Texts:
    """The texts of notes that wait for their marks, by figure."""

    waiting: dict[str, deque[tuple[int, Inlines]]] = field(default_factory=lambda: defaultdict(deque))
    placed: set[int] = field(default_factory=set)

    def take(self, figure: str) -> Inlines:
        """The next text of a figure; empty if there is none."""
        waiting = self.waiting.get(figure)
        if not waiting:
            return ()
        number, text = waiting.popleft()
        self.placed.add(number)
        return text


def _marked(block: SourceBlock, texts: _Texts) -> SourceBlock:
    if not isinstance(block, SourceParagraph):
        return block
    return replace(block, inlines=tuple(piece for part in block.inlines for piece in _pieces(part, texts)))


def _pieces(part: Inline, texts: _Texts) -> Iterator[Inline]:
    """A run, parted at the marks of notes in it."""
    if not isinstance(part, Run):
        yield part
        return
    end = 0
    for match in _MARK.finditer(part.text):
        runs = tuple(run for run in texts.take(figure_of(match[1])) if isinstance(run, Run))
        if runs:
            if match.start() > end:
                yield replace(part, text=part.text[end : match.start()])
            yield NoteMark(figure_of(match[1]), 0, runs)
            end = match.end()
    if end < len(part.text):
        yield replace(part, text=part.text[end:])


def once_noted(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """The blocks; a note marked a second time, or without words, keeps its raised figure alone: a note is used once."""
    seen: set[tuple[str, tuple[Run, ...]]] = set()

    def once(inlines: Inlines) -> Inlines:
        return tuple(_noted(inline, seen) for inline in inlines)

    found: list[SourceBlock] = []
    for block in blocks:
        if isinstance(block, SourceParagraph):
            block = replace(block, inlines=once(block.inlines))
        elif isinstance(block, SourceTable):
            before = set(seen)  # the cells are the same words once more
            cells = tuple(_once_in_cells(row, before) for row in block.cells)
            block = replace(block, rows=tuple(tuple(once(cell) for cell in row) for row in block.rows), cells=cells)
        found.append(block)
    return found


def _once_in_cells(row: tuple[SourceCell, ...], seen: set[tuple[str, tuple[Run, ...]]]) -> tuple[SourceCell, ...]:
    """The cells of a row by their paragraphs, as `once_noted` has the row's running texts."""
    return tuple(
        replace(
            cell,
            paragraphs=tuple(
                replace(each, inlines=tuple(_noted(inline, seen) for inline in each.inlines))
                for each in cell.paragraphs
            ),
        )
        for cell in row
    )


def _noted(inline: Inline, seen: set[tuple[str, tuple[Run, ...]]]) -> Inline:
    if not isinstance(inline, NoteMark):
        return inline
    key = (inline.label, inline.runs)
    if key in seen or not "".join(run.text for run in inline.runs).strip():
        return Run(raised(inline.label) if inline.label.isdecimal() else inline.label, 0)
    seen.add(key)
    return inline
