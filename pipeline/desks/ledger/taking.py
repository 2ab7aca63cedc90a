"""Taking an edited sheet back: what people noted is taken, each change logged; all else in it may not have changed.

Three sides are held against each other, cell by cell: the ledger as it was when the sheet was written, the sheet, and
the ledger as it is now. What only the sheet changed is taken, what only others changed stays, and what both changed
otherwise is a conflict: then nothing is taken, unless the person insists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.archive.ledger.history import TAKE, Difference, History, differences
from pipeline.archive.ledger.sheet_file import Rows
from pipeline.archive.register.change import Author
from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.facts import FactCheck, differing
from pipeline.desks.ledger.keeping import Kept, keep, ledger_of, look
from pipeline.desks.ledger.returned_sheet import ReturnedRow, ReturnedSheet, read_returned, status_of
from pipeline.desks.ledger.sheet import cut
from pipeline.desks.ledger.wording import status_name
from pipeline.errors import InputError, UsageError
from pipeline.findings import Finding, Parameter, Place, Severity, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.commitment import NOTED, CommitmentId, CommitmentStatus, Noted, read_id
from pipeline.office.office import Office
from pipeline.prose.cells import text_of
from pipeline.prose.characters import forbidden
from pipeline.reading.answers import one_day

MOST_IN_NOTE = 30_000
"""Characters that a note may have; a cell of Excel holds little more."""

_UNKNOWN = Noted("")
_SEQUENCE = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class Taken:
    """What became of a sheet: the changes, in order; what there is to tell; how many inputs could not be taken."""

    changes: tuple[Difference, ...]
    findings: tuple[Finding, ...] = ()
    failed: int = 0


@dataclass(frozen=True)
class Sides:
    """The ledger beside which a sheet is held: its rows now, its log, its commitments."""

    rows: Mapping[CommitmentId, Noted]
    history: History
    commitments: Mapping[CommitmentId, Commitment]


def take(
    data: bytes, name: str, settings: Settings, office: Office, author: Author, *, insists: bool, is_dry: bool
) -> Taken:
    """Takes a sheet into the ledger, all of it or nothing. InputError with everything that is wrong with it, K001 to K011.

    With `insists` the sheet's cells count where others changed them too; with `is_dry` nothing is written.
    """
    sheet = read_returned(data, name)

    def judged(kept: Kept, rows: Mapping[CommitmentId, Noted], history: History) -> tuple[Rows, list[Finding]]:
        sides = Sides(rows, history, {each.id: each for each in kept.commitments})
        return _Judge(sheet, sides, office, settings.language, insists=insists).rows()

    if is_dry:
        kept, before = look(settings, office)
        after, told = judged(kept, before, kept.history)
        return Taken(tuple(differences(before, after)), (*kept.findings, *told), kept.failed)
    kept = keep(settings, office, author)
    if kept.refused:
        raise kept.refused
    with (ledger := ledger_of(settings)).changing() as held:
        after, told = judged(kept, held.rows, held.history)
        changes = ledger.write(held, after, author, TAKE)
    return Taken(changes, (*kept.findings, *told), kept.failed)


class _Judge:
    """Holds a sheet against the ledger."""

    def __init__(self, sheet: ReturnedSheet, sides: Sides, office: Office, language: str, *, insists: bool) -> None:
        self._sheet, self._sides, self._insists = sheet, sides, insists
        self._office, self._language = office, language
        self._at = Place(sheet.name)
        self._facts = FactCheck(sheet, office)

    def rows(self) -> tuple[Rows, list[Finding]]:
        """The rows of the ledger with the sheet taken in, and warnings. InputError with all faults."""
        after = dict(self._sides.rows)
        told: list[Finding] = []
        seen: set[CommitmentId] = set()
        for row in self._sheet.rows:
            named = read_id(row.cells["id"])
            if named is None or named not in after or named in seen:
                code = "K007" if named in seen else "K001"
                told.append(finding(code, self._at, row=row.number, id=row.cells["id"].strip()))
                continue
            seen.add(named)
            after[named] = self._merged(row, named, told)
        if faults := [each for each in told if each.severity is Severity.ERROR]:
            raise InputError(*faults)
        return after, told

    def _merged(self, row: ReturnedRow, named: CommitmentId, told: list[Finding]) -> Noted:
        """What the ledger is to hold of one row."""
        now = self._sides.rows[named]
        base, prints = self._base(row, named, told)
        commitment = self._sides.commitments.get(named)
        if commitment is not None:
            told += self._facts.changed(row, commitment, prints)
        for column, given in self._given(row, told):
            was, is_now = _plain(cut(getattr(base, column))), _plain(cut(getattr(now, column)))
            if column == "status":
                was, is_now = base.standing.value, now.standing.value
            if {given, text_of(given)} & {was, is_now}:  # a CSV file of ours that a spreadsheet saved as a workbook
                continue
            if is_now != was and not self._insists:
                told.append(self._conflict(row, named, column, given, is_now))
            now = replace(now, **{column: given})
        return now

    def _base(self, row: ReturnedRow, named: CommitmentId, told: list[Finding]) -> tuple[Noted, str]:
        """The row as it was when the sheet was written, and what its facts were; of a sheet that doesn't say: nothing.

        Where nothing is known, all that the sheet has was written by its editor, and nothing of others may be in its way.
        """
        state = row.cells.get("state", "").strip()
        if not state:
            return _UNKNOWN, ""
        sequence, _, prints = state.removeprefix("s").partition(".")
        if not _SEQUENCE.fullmatch(sequence) or int(sequence) > self._sides.history.sequence:
            told.append(finding("K008", self._at, row=row.number, column=self._sheet.heads["state"], value=state))
            return _UNKNOWN, prints
        return self._state(int(sequence)).get(named, _UNKNOWN), prints

    def _state(self, sequence: int) -> Mapping[CommitmentId, Noted]:
        if sequence not in self._states:
            self._states[sequence] = self._sides.history.state(sequence)
        return self._states[sequence]

    @cached_property
    def _states(self) -> dict[int, Mapping[CommitmentId, Noted]]:
        return {}

    def _given(self, row: ReturnedRow, told: list[Finding]) -> Iterator[tuple[str, str]]:
        """What the sheet has in the columns that people note, each as the ledger keeps it; what can't be kept is told."""
        for column in NOTED:
            if column in row.cells:
                text = _plain(row.cells[column])
                value, code = self._value(column, text)
                if code:
                    told.append(self._refused(code, row, column, text))
                else:
                    yield column, value

    def _value(self, column: str, text: str) -> tuple[str, str]:
        """What the ledger keeps of a cell, or the code of why it can't."""
        if column == "status":
            status = status_of(text) if text else CommitmentStatus.OPEN
            return (status.value, "") if status else ("", "K002")
        if column == "date":
            return self._day(text)
        if len(text) > MOST_IN_NOTE:
            return "", "K004"
        return (text, "") if not list(forbidden(text)) else ("", "K010")

    def _day(self, text: str) -> tuple[str, str]:
        if not text:
            return "", ""
        try:
            return one_day(text, self._office, Language(self._language)).isoformat(), ""
        except UsageError:
            return "", "K003"

    def _refused(self, code: str, row: ReturnedRow, column: str, text: str) -> Finding:
        known = ", ".join(f"`{status_name(each, self._language)}`" for each in CommitmentStatus)
        more: dict[str, dict[str, Parameter]] = {
            "K002": {"value": text, "known": known},
            "K003": {"value": text},
            "K004": {"number": len(text), "limit": MOST_IN_NOTE},
            "K010": {},
        }
        return finding(code, self._at, None, row=row.number, column=self._sheet.heads[column], **more[code])

    def _conflict(self, row: ReturnedRow, named: CommitmentId, column: str, given: str, now: str) -> Finding:
        who = self._sides.history.changed_by(named, column)
        shown = differing(self._shown(column, given), self._shown(column, now))
        values = {"value": shown[0], "now": shown[1], "who": who or "?"}
        column = self._sheet.heads[column]
        return finding("K011", self._at, None, row=row.number, column=column, id=str(named), **values)

    def _shown(self, column: str, value: str) -> str:
        return status_name(CommitmentStatus(value), self._language) if column == "status" else value


def _plain(text: str) -> str:
    """A text as the ledger keeps it: composed, its line ends plain, without blanks about it."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()
