"""The file beside the inputs, `ledger.csv`: one row a commitment, its lasting id and what people noted of it.

It is for people to read, to put under version control, and to correct by hand: what it says counts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.commitment import NOTED, CommitmentId, CommitmentStatus, Noted, read_id
from pipeline.prose.cells import cell_of, text_of

SHEET = "ledger.csv"

COLUMNS = ("id", "about", *NOTED)
"""The headings, the same in all languages, since programs and versions are compared by them."""

Rows = dict[CommitmentId, Noted]

_MOST_IN_FIELD = 1_000_000


def write_sheet(rows: Mapping[CommitmentId, Noted]) -> bytes:
    """The bytes of the file, the same for the same rows: UTF-8 with the mark by which Excel knows it, LF, ids in order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each, noted in sorted(rows.items(), key=lambda pair: pair[0].order):
        values = (str(each), *(getattr(noted, name) for name in COLUMNS[1:]))
        writer.writerow([cell_of(value) for value in values])
    return out.getvalue().encode("utf-8-sig")


def read_sheet(data: bytes, name: str) -> Rows:
    """What the file says. InputError with all that is wrong in it, by row and column: K001 to K003, K005, K006."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(finding("K006", Place(name), name=name)) from None
    rows = [[text_of(cell) for cell in row] for row in _parsed(text, name)]
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if not {"id", "about"} <= set(heads):
        raise InputError(finding("K005", Place(name), name=name, known=", ".join(f"`{each}`" for each in COLUMNS)))
    faults: list[Finding] = []
    found: Rows = {}
    for number, cells in enumerate(rows[1:], 2):
        _read_row(dict(zip(heads, cells, strict=False)), number, Place(name), found, faults)
    if faults:
        raise InputError(*faults)
    return found


def _parsed(text: str, name: str) -> Sequence[list[str]]:
    """The rows; Excel writes the file anew with semicolons where commas stand in figures."""
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    before = csv.field_size_limit(_MOST_IN_FIELD)
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error:
        raise InputError(finding("K006", Place(name), name=name)) from None
    finally:
        csv.field_size_limit(before)


def _read_row(cells: Mapping[str, str], row: int, at: Place, found: Rows, faults: list[Finding]) -> None:
    named = read_id(cells.get("id", ""))
    if named is None or named in found:
        faults.append(finding("K001" if named is None else "K007", at, row=row, id=cells.get("id", "")))
        return
    values = {name: cells.get(name, "").strip() for name in COLUMNS[1:]}
    faults += values_refused(values, at, row, {name: name for name in NOTED}, [each.value for each in CommitmentStatus])
    if values["status"] in (*CommitmentStatus, ""):
        found[named] = Noted(**values)


def values_refused(
    values: Mapping[str, str], at: Place, row: int, heads: Mapping[str, str], known: Iterable[str]
) -> Iterator[Finding]:
    """K002 for a status that is none (`known` are those there are, as the sheet calls them), K003 for a day that is none."""
    if values["status"] not in (*CommitmentStatus, ""):
        names = ", ".join(f"`{each}`" for each in known)
        yield finding("K002", at, row=row, column=heads["status"], value=values["status"], known=names)
    if values["date"] and not is_day(values["date"]):
        yield finding("K003", at, row=row, column=heads["date"], value=values["date"])


def is_day(text: str) -> bool:
    """Whether a text is an ISO day that the calendar has."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
