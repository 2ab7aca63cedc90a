"""The table in which a person confirms what the documents of a folder are: a row a file, CSV or XLSX, in their language."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.described import Described
from pipeline.reading.imports.words import squeezed
from pipeline.reading.registration.sheets import delimiter_of, is_workbook, one_line, read_sheets_as_written

COLUMNS = ("take", "file", "symbols", "title", "date", "language", "type", "access", "unsure", "hash")
"""The columns by their own names; a table has their names in the reader's language, and is understood in all four."""

_NEEDED = ("take", "file", "title")
_KEYS = ("take", "file")  # without either a row is nobody's document
_CSV_DELIMITERS = {"en": ","}  # elsewhere a comma stands in figures, and Excel parts columns by semicolons
_FORMULA = ("=", "+", "-", "@", "\t")
_MOST_ROWS = 100_000
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")
_YES, _NO = ("x", "✓", "1", "true"), ("0", "false")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the file's name as the table has it, its hash when it was looked at, what it is said to be.

    `take` is whether it is to be taken: None where nobody has said. `unsure` is what was in doubt, in words; `line` is its
    row in the table, from 1, 0 if it is not in one yet.
    """

    file: str
    digest: str
    described: Described
    take: bool | None = None
    unsure: str = ""
    line: int = 0


@dataclass(frozen=True)
class Table:
    """A table as it was read: its rows, all its cells as they were written, the columns that are known, and the file."""

    rows: tuple[Row, ...]
    cells: tuple[tuple[str, ...], ...]
    columns: Mapping[str, int]
    data: bytes


def read_table(data: bytes, name: str) -> Table:
    """The table of a file.

    InputError: D002 without the columns that it needs, D005 for a word under `take` that is neither yes nor no, D028 for a
    file that has two rows; I101 to I104 for what is no table.
    """
    cells = _without_empty_end(read_sheets_as_written(data, name, _MOST_ROWS)[0].rows)
    columns = _columns(map(one_line, cells[0]) if cells else ())
    if not all(each in columns for each in _NEEDED):
        raise InputError(finding("D002", Place(name), name=name, columns=", ".join(_NEEDED)))
    lines = [(line, [_unguarded(one_line(cell)) for cell in row]) for line, row in enumerate(cells[1:], 2)]
    rows = tuple(_row(row, columns, line) for line, row in lines if any(_cell(row, columns, each) for each in _KEYS))
    if faults := tuple(_faults(rows, {line: _cell(row, columns, "take") for line, row in lines}, name)):
        raise InputError(*faults)
    return Table(rows, cells, columns, data)


def _without_empty_end(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows up to the last that says something: some programs write a thousand empty ones."""
    last = max((number for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)), default=0)
    return tuple(rows[:last])


def _faults(rows: Sequence[Row], words: Mapping[int, str], name: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        place = Place(name, row.line, 1)
        if words[row.line] and row.take is None:
            yield finding("D005", place, value=words[row.line])
        if row.file in seen:
            yield finding("D028", place, file=row.file)
        seen.add(row.file)


def write_table(rows: Sequence[Row], language: str, *, as_csv: bool) -> bytes:
    """The bytes of a new table, the same for the same rows, its heads in the reader's language."""
    cells = [[head_of(column, language) for column in COLUMNS], *(_cells(row, language) for row in rows)]
    if as_csv:
        return _as_csv(cells, _CSV_DELIMITERS.get(language, ";"))
    from pipeline.reading.deposits.workbook import workbook

    return workbook(cells, language)


def with_rows(table: Table, rows: Sequence[Row], language: str, name: str) -> bytes:
    """The table with rows added at its end; what a person wrote in it stays. InputError D039 for an old kind of workbook."""
    width = max(len(table.cells[0]), *(at + 1 for at in table.columns.values()))
    added = []
    for row in rows:
        cells = [""] * width
        for column, cell in zip(COLUMNS, _cells(row, language), strict=True):
            if column in table.columns:
                cells[table.columns[column]] = cell
        added.append(cells)
    if not is_workbook(table.data):
        rest = ([_unguarded(cell) for cell in row] for row in table.cells)
        return _as_csv([*rest, *added], delimiter_of(table.data, name))
    from pipeline.reading.deposits.more_rows import NoWorkbook, with_more_rows

    try:
        return with_more_rows(table.data, added, len(table.cells) + 1)
    except NoWorkbook:
        raise InputError(finding("D039", Place(name), name=name)) from None


def head_of(column: str, language: str) -> str:
    """The head of a column in the reader's language."""
    return phrase(f"deposit_head_{column}", language)


def _columns(heads: Iterable[str]) -> dict[str, int]:
    known = {squeezed(head_of(column, each.value)): column for column in COLUMNS for each in Language}
    known |= {column: column for column in COLUMNS}
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        if (column := known.get(squeezed(head))) and column not in found:
            found[column] = at
    return found


def _row(cells: Sequence[str], columns: Mapping[str, int], line: int) -> Row:
    said = {column: _cell(cells, columns, column) for column in COLUMNS}
    symbols = tuple(each.strip() for each in said["symbols"].split(";") if each.strip())
    described = Described(
        symbols,
        said["title"],
        _MIDNIGHT.sub(r"\1", said["date"]),
        _language(said["language"]),
        said["type"],
        _access(said["access"]),
    )
    return Row(said["file"], said["hash"].lower(), described, _agreed(said["take"]), said["unsure"], line)


def _cell(cells: Sequence[str], columns: Mapping[str, int], column: str) -> str:
    at = columns.get(column, -1)
    return cells[at].strip() if 0 <= at < len(cells) else ""


def _cells(row: Row, language: str) -> list[str]:
    said = row.described
    take = "" if row.take is None else phrase("answer_yes" if row.take else "answer_no", language).split("/")[-1]
    access = phrase(f"deposit_access_{said.access}", language)
    symbols = "; ".join(said.symbols)
    return [take, row.file, symbols, said.title, said.date, said.language, said.type, access, row.unsure, row.digest]


def _agreed(word: str) -> bool | None:
    """Whether a word under `take` is a yes or a no in one of the languages; None for any other."""
    said = squeezed(word) or word
    for agreed, name, more in ((True, "answer_yes", _YES), (False, "answer_no", _NO)):
        words = {squeezed(each) for language in Language for each in phrase(name, language.value).split("/")}
        if said in words or said in more:
            return agreed
    return None


def _access(word: str) -> str:
    """The access that a word of any language means; the word itself if it means none, internal if there is none."""
    for access in ("public", "internal"):
        if squeezed(word) in {access, *(squeezed(phrase(f"deposit_access_{access}", each.value)) for each in Language)}:
            return access
    return word or "internal"


def _language(word: str) -> str:
    """`ES` is `es`."""
    return word.lower() if len(word) <= 3 else word


def _as_csv(rows: Iterable[Sequence[str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([[_guarded(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) or _is_guarded(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    return cell[:1] == "'" and cell[1:2] in (*_FORMULA, "'")
