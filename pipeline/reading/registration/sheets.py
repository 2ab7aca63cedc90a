"""Spreadsheets and CSV files to rows of texts, whoever made them and whatever they hide.

What calamine 0.9 was seen to do: it keeps a sheet as one dense block, so that two cells in opposite corners ask for
gigabytes and the process is aborted; formulas give the value that was saved with them; merged cells have their words in
the first. So it works in a child with limits, and the zip is measured before.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.reading.imports.words import cleaned

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_IN_CELL = 2_000
MOST_SHEETS = 50

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_LETTERS = 2

_DELIMITERS = ",;\t|"
_LINES_SEEN = 50
_MEMORY = 512 * 1024 * 1024
_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (empty for a CSV file) and its rows, the first being row 1 of the file; all cells are texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets of an xlsx, xlsm, xlsb, xls, ods, csv or tsv file; `name` is only for telling.

    InputError I101 to I104 for what can't be read, is locked or is beyond all measure.
    """
    sheets = read_sheets_as_written(data, name, MOST_ROWS)
    return tuple(Sheet(sheet.name, _cleaned(sheet.rows)) for sheet in sheets)


def read_sheets_as_written(data: bytes, name: str, most_rows: int) -> tuple[Sheet, ...]:
    """As `read_sheets`, each cell with all of its text, line ends too, and so many rows at most."""
    if len(data) > MOST_BYTES:
        raise InputError(finding("E054", Place(name), name=name, limit=MOST_BYTES))
    if is_workbook(data):
        return _workbook(data, name, most_rows)
    return (_sheet("", _csv_rows(_decoded(data, name), name, most_rows)),)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook of whatever kind, and no CSV."""
    return data.startswith((b"PK", bytes.fromhex("d0cf11e0a1b11ae1")))


def _sheet(title: str, rows: Rows) -> Sheet:
    return Sheet(title, tuple(map(tuple, rows)))


def _workbook(data: bytes, name: str, most_rows: int) -> tuple[Sheet, ...]:
    from pipeline.programs.child import ChildError, run_limited

    _measure(data, name, most_rows)
    try:
        sheets, code = run_limited(_read_workbook, data, most_rows, cpu_seconds=_SECONDS, memory_bytes=_MEMORY)
    except ChildError:  # memory that Rust can't have ends the child, as does a broken file
        raise InputError(_too_large(name, most_rows)) from None
    if code == "I103":
        raise InputError(_too_large(name, most_rows))
    if code:
        raise InputError(finding(code, Place(name), name=name))
    return tuple(_sheet(title, rows) for title, rows in sheets)


def _too_large(name: str, most_rows: int) -> Finding:
    return finding("I103", Place(name), name=name, rows=most_rows, columns=MOST_COLUMNS)


def _measure(data: bytes, name: str, most_rows: int) -> None:
    """Refuses a zip that unpacks to more than a list can have, or to other than it says."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise InputError(_too_large(name, most_rows))
            broken = archive.testzip()
            if broken is None and any(
                _is_far(archive.read(part), most_rows) for part in archive.namelist() if _SHEET.fullmatch(part)
            ):
                raise InputError(_too_large(name, most_rows))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise InputError(finding("I101", Place(name), name=name)) from None
    if broken is not None:
        raise InputError(finding("I101", Place(name), name=name))


def _is_far(sheet: bytes, most_rows: int) -> bool:
    """Whether a cell that holds something stands further out than any list reaches."""
    return any(int(cell[2]) > most_rows or len(cell[1]) > _LETTERS for cell in _CELL.finditer(sheet))


Rows = list[list[str]]


def _read_workbook(data: bytes, most_rows: int) -> tuple[list[tuple[str, Rows]], str]:
    """The sheets of a workbook and no code, or the code of why there are none; runs in a child."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
            ]
            sheets = []
            for name in shown[:MOST_SHEETS]:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height > most_rows or sheet.total_width > MOST_COLUMNS:
                    return [], "I103"
                rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
                sheets.append((name, _unmerged(rows, sheet.merged_cell_ranges or [])))
            return sheets, ""
    except PasswordError:
        return [], "I102"
    except (CalamineError, OSError, ValueError):
        return [], "I101"


def _unmerged(rows: Rows, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> Rows:
    """The rows with what was merged downwards in each of its rows: a country beside all of its delegates."""
    for (top, left), (bottom, _) in ranges:
        for number in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[number]) and not rows[number][left]:
                rows[number][left] = rows[top][left]
    return rows


def _text(cell: object) -> str:
    """What a cell shows, as far as can be known: a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _decoded(data: bytes, name: str) -> str:
    """The text of a CSV file: UTF-8, UTF-16, or what it most likely is of the code pages of the West."""
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(finding("I101", Place(name), name=name))
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        # of a list in one of the office's languages that is not in UTF-8; the Mac's own is rare
        best = from_bytes(data, cp_isolation=["cp1252", "latin_1", "cp850", "mac_roman", "utf_16"]).best()
        return str(best) if best is not None else data.decode("cp1252", "replace")


def delimiter_of(data: bytes, name: str) -> str:
    """The sign by which the cells of a CSV file are parted. InputError I101 for what is no text."""
    head, _, _ = _decoded(data, name).partition("\n")
    return head.strip()[4] if _names_its_delimiter(head) else _delimiter(_decoded(data, name))


def _names_its_delimiter(head: str) -> bool:
    """Whether a first line is `sep=;`: Excel's own way to say it."""
    return head.strip().casefold().startswith("sep=") and len(head.strip()) == 5


def _csv_rows(text: str, name: str, most_rows: int) -> Rows:
    """The rows of a CSV file, with whatever delimiter parts most of its first lines alike."""
    head, _, rest = text.partition("\n")
    if _names_its_delimiter(head):
        return _parsed(rest, head.strip()[4], name, most_rows)
    return _parsed(text, _delimiter(text), name, most_rows)


def _delimiter(text: str) -> str:
    """The delimiter by which the first rows have the most columns alike; a comma if none parts anything."""
    scores = {}
    for delimiter in _DELIMITERS:
        rows = list(_some_rows(text, delimiter))
        widths = [len(row) for row in rows if len(row) > 1]
        if delimiter == "|" and len(widths) < len([row for row in rows if row]):
            continue  # it stands within cells as often as between them
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        scores[delimiter] = (widths.count(usual) * (usual - 1), -_DELIMITERS.index(delimiter))
    return max(scores, key=lambda delimiter: scores[delimiter])


def _some_rows(text: str, delimiter: str) -> Iterable[list[str]]:
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number >= _LINES_SEEN:
                return
            yield row
    except csv.Error:
        return


def _parsed(text: str, delimiter: str, name: str, most_rows: int) -> Rows:
    rows: Rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= most_rows or len(row) > MOST_COLUMNS:
                raise InputError(_too_large(name, most_rows))
            rows.append(row)
    except csv.Error:  # a cell longer than anything a list holds
        raise InputError(_too_large(name, most_rows)) from None
    return rows


def _cleaned(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one_line(cell) for cell in row) for row in rows)


def one_line(cell: str) -> str:
    """A cell on one line, without characters that no printed text may hold, and not longer than a page."""
    text = " ".join(cleaned(cell[:MOST_IN_CELL]).split())
    return "" if text in _EXCEL_ERRORS else text


_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
