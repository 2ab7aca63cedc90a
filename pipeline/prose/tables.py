"""Pipe tables: a header row, a row of dashes, rows of as many cells, and a caption under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.passage import Alignment, Cell, Table
from pipeline.prose.fault import Fault, fault
from pipeline.prose.lists import ReadInlines
from pipeline.prose.source import BLANKS, TAB, Chunk, Line, join

CAPTION = re.compile(r"Table:[ \t]+(?=[^ \t])")
MOST_COLUMNS = 63
"""What Word allows a table."""

_DASHES = re.compile(r":?-+:?")
_PIPE = re.compile(r"\\.|\|")


def is_table(chunk: Chunk) -> bool:
    """Whether a chunk begins with a header row and, under it, a row of dashes with a pipe."""
    if len(chunk) < 2 or chunk[0].indent >= TAB:
        return False
    dashes = _cells(chunk[1])
    return (
        _has_pipe(chunk[0])
        and _has_pipe(chunk[1])
        and all(_DASHES.fullmatch(cell.text) for cell in dashes)
        and not is_caption(chunk[0])
    )


def is_caption(line: Line) -> bool:
    """Whether a line begins the caption of the table above it."""
    return line.indent < TAB and CAPTION.match(line.text.lstrip(BLANKS)) is not None


def read_table(lines: Sequence[Line], caption: Sequence[Line], read: ReadInlines) -> tuple[Table, list[Fault]]:
    """The table, and a fault for each row that has not as many cells as the header; no word of it is lost."""
    width = len(_cells(lines[0]))
    columns = min(width, MOST_COLUMNS)
    faults = [
        fault("E099", line.bare().start, cells=len(_cells(line)), columns=width)
        for line in lines
        if len(_cells(line)) != width
    ]
    if width > MOST_COLUMNS:
        faults.insert(0, fault("E098", lines[0].bare().start, cells=width, columns=MOST_COLUMNS))
    rows = [
        tuple(read(join([cell])) if cell.text else () for cell in _fitted(line, columns))
        for line in (lines[0], *lines[2:])
    ]
    header: tuple[Cell, ...] = rows[0]
    sides = tuple(_alignment(cell.text) for cell in _fitted(lines[1], columns))
    return Table(header, tuple(rows[1:]), sides, lines[0].bare().start, _caption(caption, read)), faults


def split_caption(chunk: Chunk) -> tuple[Sequence[Line], Sequence[Line]]:
    """The rows of a table, and the lines of a caption that follows them without a blank line."""
    for number, line in enumerate(chunk[2:], 2):
        if is_caption(line) and not _has_pipe(line):
            return chunk[:number], chunk[number:]
    return chunk, ()


def _row(line: Line, columns: int, read: ReadInlines) -> tuple[Cell, ...]:
    return tuple(read(join([cell])) if cell.text else () for cell in _fitted(line, columns))


def _caption(lines: Sequence[Line], read: ReadInlines) -> Cell:
    if not lines:
        return ()
    first = lines[0].bare()
    match = CAPTION.match(first.text)
    return read(join([first.after(match.end() if match else 0), *lines[1:]]))


def _alignment(dashes: str) -> Alignment:
    if dashes.endswith(":"):
        return Alignment.CENTRE if dashes.startswith(":") else Alignment.RIGHT
    return Alignment.LEFT


def _has_pipe(line: Line) -> bool:
    return any(sign[0] == "|" for sign in _PIPE.finditer(line.text))


def _fitted(line: Line, columns: int) -> list[Line]:
    """As many cells as there are columns: empty ones are added, what is too much stays in the last."""
    cells = _cells(line)
    if len(cells) > columns:
        last = cells[columns - 1]
        end = cells[-1].start + len(cells[-1].text) - last.start
        kept = line.after(last.start - line.start).text[:end]
        cells[columns - 1 :] = [Line(kept, last.start)]
    return cells + [Line("", line.start)] * (columns - len(cells))


def _cells(line: Line) -> list[Line]:
    """The cells of a row, bare; pipes at its ends are frame, a pipe behind a backslash is text."""
    row = line.bare()
    pipes = [sign.start() for sign in _PIPE.finditer(row.text) if sign[0] == "|"]
    ends = [*pipes, len(row.text)]
    if ends[0] == 0:
        del ends[0]
    if pipes and len(pipes) > (pipes[0] == 0) and pipes[-1] == len(row.text) - 1:
        ends.pop()
    begin = 1 if pipes and pipes[0] == 0 else 0
    cells = []
    for end in ends:
        cells.append(Line(row.text[begin:end], row.start + begin).bare())
        begin = end + 1
    return cells
