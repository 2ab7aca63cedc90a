"""An edited sheet as it comes back: its rows by column, whatever language its headings are in, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.desks.ledger.sheet import COLUMNS, head_of, languages
from pipeline.desks.ledger.wording import status_name
from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.commitment import NOTED, CommitmentStatus
from pipeline.prose.cells import text_of
from pipeline.reading.imports.words import squeezed
from pipeline.reading.registration.sheets import Sheet, is_workbook, read_sheets_as_written

_MOST_ROWS = 100_000
_ROWS_SEARCHED = 20
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00:00")


@dataclass(frozen=True)
class ReturnedRow:
    """A row of a sheet: its number there, from 1, and its cells by the names of the columns that it has."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class ReturnedSheet:
    """A sheet that came back: its name, its headings by the names of the columns, its rows, whether it is a CSV file."""

    name: str
    heads: Mapping[str, str]
    rows: tuple[ReturnedRow, ...]
    is_csv: bool


def read_returned(data: bytes, name: str) -> ReturnedSheet:
    """The first sheet that has a heading for ids and one for something that people note.

    InputError K005 if there is none, I101 to I103 for what is no sheet.
    """
    is_csv = not is_workbook(data)
    for sheet in read_sheets_as_written(data, name, _MOST_ROWS):
        for at, cells in enumerate(sheet.rows[:_ROWS_SEARCHED]):
            columns = _columns(cells)
            if "id" in columns and set(NOTED) & columns.keys():
                heads = {column: cells[number].strip() for column, number in columns.items()}
                return ReturnedSheet(name, heads, _rows(sheet, at, columns, is_csv=is_csv), is_csv)
    known = ", ".join(f"`{column}`" for column in ("id", *NOTED))
    raise InputError(finding("K005", Place(name), name=name, known=known))


def status_of(name: str) -> CommitmentStatus | None:
    """The status of a name in any language, or of its own; None if it is none."""
    return _statuses().get(squeezed(name))


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Which column stands where; of two with one heading the first."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        if (column := _known_heads().get(squeezed(text_of(head)))) is not None:
            found.setdefault(column, at)
    return found


def _rows(sheet: Sheet, heads: int, columns: Mapping[str, int], *, is_csv: bool) -> tuple[ReturnedRow, ...]:
    """The rows under the headings, empty ones left out."""
    found = []
    for number, row in enumerate(sheet.rows[heads + 1 :], heads + 2):
        if any(cell.strip() for cell in row):
            given = {column: row[at] if at < len(row) else "" for column, at in columns.items()}
            found.append(ReturnedRow(number, {column: _text(cell, is_csv=is_csv) for column, cell in given.items()}))
    return tuple(found)


def _text(cell: str, *, is_csv: bool) -> str:
    """The text of a cell; only in a CSV file has an apostrophe been put before what looks like a formula."""
    match = _MIDNIGHT.fullmatch(cell)
    return match[1] if match else text_of(cell) if is_csv else cell


@cache
def _known_heads() -> dict[str, str]:
    """The columns by each of their headings, in any language, and by their own names."""
    own = {squeezed(column): column for column in COLUMNS}
    return own | {squeezed(head_of(column, each)): column for each in languages() for column in COLUMNS}


@cache
def _statuses() -> dict[str, CommitmentStatus]:
    own = {squeezed(each.value): each for each in CommitmentStatus}
    return own | {squeezed(status_name(each, language)): each for language in languages() for each in CommitmentStatus}
