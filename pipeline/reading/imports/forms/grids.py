"""The tables of a form: which one a table is, by its header row, and what each row says in each column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reading.imports.document import SourceCell, SourceParagraph, SourceTable
from pipeline.reading.imports.forms.sheet import Row, text_of
from pipeline.reading.imports.forms.vocabulary import FACTS, Vocabulary

_SEARCHED = 4  # rows among which the header row is looked for
# What a table is read as that has lost its header row and columns with it, by the number of those that are left.
_LEFT: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "participants": {
        4: ("name", "position", "body", "capacity"), 3: ("name", "position", "body"), 2: ("name", "body"), 1: ("name",),
    },
    "interventions": {1: ("what",)},
    "conclusions": {3: ("text", "who", "due"), 2: ("text", "who"), 1: ("text",)},
    "recommendations": {3: ("text", "who", "due"), 2: ("text", "who"), 1: ("text",)},
    "sections": {1: ("text",)},
    "annexes": {1: ("text",)},
}  # fmt: skip


@dataclass(frozen=True)
class Grid:
    """One table as it was understood: its part, its header row (None if it has lost it), the column of each grid place."""

    part: str
    header: int | None
    columns: tuple[tuple[int, int, str], ...]
    """Of each column: where it begins in the grid, how wide it is, what it is."""


def grid_of(table: SourceTable, vocabulary: Vocabulary) -> Grid | None:
    """What a table is by its labels; None if they are not those of a form."""
    if _facts_in(table, vocabulary) >= min(2, len(table.grid)):
        return Grid(FACTS, None, ())
    found = [
        (matched, -number, -order, Grid(part, number, columns))
        for order, part in enumerate(vocabulary.tables)
        for number, row in enumerate(table.grid[:_SEARCHED])
        for matched, columns in [_columns(row, part, vocabulary)]
        if matched >= (2 if len(row) > 1 else 1)
    ]
    return max(found, key=lambda each: each[:3])[3] if found else None


def headless_grid(table: SourceTable, part: str, vocabulary: Vocabulary) -> Grid | None:
    """What a table is that has no header row but stands under the heading of a part; None if it can't be one."""
    widest = max(table.grid, key=len, default=())
    drawn = vocabulary.drawn(part)
    names = drawn if len(drawn) == len(widest) else _LEFT[part].get(len(widest))
    if not names:
        return None
    return Grid(part, None, tuple((c.column, c.width, name) for c, name in zip(widest, names, strict=True)))


def _facts_in(table: SourceTable, vocabulary: Vocabulary) -> int:
    """How many rows begin with the label of a fact and go on with something else."""
    return sum(label_at(row, vocabulary) is not None for row in table.grid if len(row) <= 3)


def label_at(row: Sequence[SourceCell], vocabulary: Vocabulary) -> int | None:
    """The cell of a row that holds the label of a fact; None if there is none."""
    texts = [text_of(cell.paragraphs) for cell in row]
    exact = (number for number, text in enumerate(texts) if vocabulary.facts.exactly(text.rstrip(" :")))
    return next(exact, 0 if texts and vocabulary.facts.nearly(texts[0]) else None)


def _columns(
    row: Sequence[SourceCell], part: str, vocabulary: Vocabulary
) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """How many cells of a row name a column of a part, and what each cell is."""
    names = vocabulary.columns[part]
    found: list[tuple[int, int, str]] = []
    for cell in row:
        first = cell.paragraphs[0].all_words if cell.paragraphs else ""
        key = names.exactly(first) or names.nearly(text_of(cell.paragraphs)) or names.nearly(first) or ""
        taken = key and any(each[2] == key for each in found)
        found.append((cell.column, cell.width, "" if taken else key))
    matched = sum(1 for _, _, key in found if key)
    # a table is one of the form's if few of its columns are others
    return (matched if matched * 2 > len(row) or matched > 2 else 0), tuple(found)


def rows_of(table: SourceTable, grid: Grid) -> Iterator[Row]:
    """The rows that were filled in; the header row is none."""
    return (_row(cells, grid) for number, cells in enumerate(table.grid) if number != grid.header)


def _row(cells: Sequence[SourceCell], grid: Grid) -> Row:
    found: dict[str, list[SourceParagraph]] = {}
    repeated: set[str] = set()
    across: dict[str, tuple[str, ...]] = {}
    for number, cell in enumerate(cells):
        covered = _covered(number, cell, len(cells), grid)
        found.setdefault(covered[0], []).extend(cell.paragraphs)
        if cell.goes_on:
            repeated.update(covered)
        if len(covered) > 1:
            across[covered[0]] = covered
    return Row({key: tuple(paragraphs) for key, paragraphs in found.items()}, frozenset(repeated), across)


def _covered(number: int, cell: SourceCell, width: int, grid: Grid) -> tuple[str, ...]:
    """The columns over which a cell lies; one that is in none of them is of no name."""
    if width == len(grid.columns):  # borders that were dragged in one row alone shift its places in the grid
        return (grid.columns[number][2],)
    inside = [
        key for start, wide, key in grid.columns if start < cell.column + cell.width and cell.column < start + wide
    ]
    return tuple(inside) or ("",)
