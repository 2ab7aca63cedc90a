"""Whether somebody changed in a sheet what only the report says: the words, who, by when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.returned_sheet import ReturnedRow, ReturnedSheet
from pipeline.desks.ledger.sheet import FACTS, cells_of, fingerprint, languages
from pipeline.desks.ledger.wording import Wording
from pipeline.findings import Finding, Place, finding
from pipeline.office.office import Office
from pipeline.reading.imports.words import squeezed

_RETYPED = frozenset({"due", "every"})
"""What spreadsheets take for dates in a CSV file and write otherwise when they save it."""

_LONGEST_SHOWN = 60
_BEFORE = 13  # letters that are shown before the first that differs


class NoPages:
    """Knows no page: those of a sheet are not compared."""

    def page(self, edition: object, path: str) -> str:
        """Nothing."""
        return ""


class FactCheck:
    """Holds the facts of a sheet against those of the reports."""

    def __init__(self, sheet: ReturnedSheet, office: Office) -> None:
        self._sheet, self._office = sheet, office
        self._at = Place(sheet.name)

    def changed(self, row: ReturnedRow, commitment: Commitment, prints: str) -> Iterator[Finding]:
        """K012 for a cell that was changed; W980 where a CSV file may have been changed by the spreadsheet alone.

        A row whose facts are as they were written was not changed, whatever the report has become since. What no report
        has any more can't be compared.
        """
        there = [column for column in FACTS if column in row.cells]
        is_whole = len(there) == len(FACTS)
        if commitment.is_gone or (is_whole and fingerprint([row.cells[column] for column in FACTS]) == prints):
            return
        known = [cells_of(commitment, wording, 0) for wording in self._wordings]
        for column in there:
            if squeezed(row.cells[column]) not in {squeezed(cells[column]) for cells in known}:
                yield self._said(row, column, known[0][column], _file(commitment))

    def _said(self, row: ReturnedRow, column: str, now: str, file: str) -> Finding:
        given, said = differing(row.cells[column], now)
        values = {"column": self._sheet.heads[column], "value": given, "now": said}
        code = "W980" if self._sheet.is_csv and column in _RETYPED else "K012"
        return finding(code, self._at, None, row=row.number, file=file, **values)

    @cached_property
    def _wordings(self) -> list[Wording]:
        return [Wording(each, self._office, NoPages()) for each in languages()]


def _file(commitment: Commitment) -> str:
    return str(commitment.point.items[0][0].file) if commitment.point else ""


def differing(one: str, other: str) -> tuple[str, str]:
    """Two texts on one line each, cut to where they differ.

    >>> differing("The group will meet in the month of May", "The group will meet in the month of June")
    ('…the month of May', '…the month of June')
    """
    lines = [" ".join(text.split()) for text in (one, other)]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*lines, strict=False)))
    start = same - _BEFORE if same > _LONGEST_SHOWN // 2 else 0
    return _cut(lines[0], start), _cut(lines[1], start)


def _cut(line: str, start: int) -> str:
    shown = f"…{line[start:]}" if start else line
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
