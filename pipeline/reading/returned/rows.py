"""The printed lists of participants and documents: rows that were changed, added or taken out in an edited document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pipeline.model.participant import Participant
from pipeline.model.report import Document, Report
from pipeline.reading.imports.document import SourceTable
from pipeline.reading.imports.lists import ParticipantList
from pipeline.reading.returned.aligning import align
from pipeline.reading.returned.merging import Merger
from pipeline.reading.returned.patch import Conflict, FieldEdit, ItemAdded, ItemRemoved, Kind, Patch
from pipeline.reading.returned.printed import Role
from pipeline.reading.returned.sides import Sides, said
from pipeline.reading.returned.theirs import Refused
from pipeline.reading.writing import Tree

Row = dict[str, str]
"""What a row says by column."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed row and the fields that it says; `beside` are words in columns that the list does not have."""

    text: str
    fields: dict[str, Any]
    beside: str = ""


class RowMerger:
    """Merges one printed list into the patch."""

    def __init__(self, part: str, sides: Sides, lists: ParticipantList, merger: Merger, patch: Patch) -> None:
        self._part, self._sides, self._lists = part, sides, lists
        self._merger, self._patch = merger, patch
        self._places = sides.places[part]
        self._base = getattr(sides.base, part)
        self._ours = getattr(sides.ours, part)

    def merge(self, before: Sequence[SourceTable], after: Sequence[SourceTable]) -> None:
        """Proposes what became of each row; words that no field of a row holds are refused and told."""
        self._heads(before, after)
        was = list(self._rows(before))
        now = list(self._rows(after, self._columns(before[0]) if before else ()))
        if sorted(row.text for row in was) == sorted(row.text for row in now):
            return  # rows in another order: the order is the office's
        pairs = align([row.text for row in was], [row.text for row in now])
        owners = self._owners(was)
        last: int | None = None
        for left, right in pairs:
            if left is not None:
                last = owners.get(left, last)
            if right is not None and now[right].beside:
                self._refuse("", now[right].beside)
            if left is not None and right is None:
                self._gone(owners.get(left), was[left])
            elif left is None and right is not None:
                self._new(now[right], last, right)
            elif left is not None and right is not None and was[left].text != now[right].text:
                self._changed(owners.get(left), was[left], now[right])

    def _heads(self, before: Sequence[SourceTable], after: Sequence[SourceTable]) -> None:
        """The heads of the columns are the office's words."""
        old, new = ([" | ".join(table.texts[0]) for table in side] for side in (before, after))
        for was, now in zip_longest(old, new, fillvalue=""):
            if was and now and was != now:
                self._refuse(was, now)

    def _refuse(self, before: str, after: str) -> None:
        self._patch.refused.append(Refused(Role.OFFICE, before, after))

    def _rows(self, tables: Sequence[SourceTable], columns: Sequence[str] = ()) -> Iterator[_Printed]:
        """The rows of tables; `columns` are those that were printed, of which only the heads may be others by now."""
        for table in tables:
            own = columns if len(columns) == len(table.texts[0]) else self._columns(table)
            for row in table.texts[1:]:
                cells = dict(zip(own, row, strict=False))
                fields = self._lists.row(cells, {}) if self._part == "participants" else cells
                yield _Printed(" | ".join(row), fields, " ".join(row[len(own) :]))

    def _columns(self, table: SourceTable) -> list[str]:
        if self._part == "documents":
            return ["symbol", "title"]
        width = len(table.texts[0])
        known = self._lists.columns(table)
        return known or ["country", "organisation", "name", "position"][-width if width > 2 else -3 :]

    def _owners(self, rows: Sequence[_Printed]) -> dict[int, int]:
        """The number in the base of the participant or document that each row stands for."""
        free = dict(enumerate(self._base))
        found: dict[int, int] = {}
        for number, row in enumerate(rows):
            key = next((each for each, noun in free.items() if _stands_for(row.fields, noun)), None)
            if key is not None:
                found[number] = key
                del free[key]
        return found

    def _gone(self, number: int | None, row: _Printed) -> None:
        place = None if number is None else self._places.get(number)
        if number is None:  # nobody knows whose row it was
            self._refuse(row.text, "")
        if number is None or place is None:
            return
        path = f"{self._part}[{place}]"
        used = self._part == "participants" and self._ours[place].id in _used(self._sides.ours)
        if used or not self._sides.is_as_it_was(self._part, number, place):
            self._patch.conflicts.append(Conflict(path, row.text, said(self._ours[place]), ""))
        else:
            self._merger.propose(Kind.REMOVED, path, row.text, "", ItemRemoved(self._part, place))

    def _new(self, row: _Printed, last: int | None, number: int) -> None:
        """A new row stands in the group of the one above it."""
        if any(_stands_for(row.fields, noun) for noun in self._ours):
            return
        neighbour = self._base[last] if last is not None else None
        group = {
            name: str(value)
            for name in ("status", "delegation")
            if (value := getattr(neighbour, name, None)) and name not in row.fields
        }
        added: dict[str, Tree] = {**row.fields, **group}
        place = None if last is None else self._places.get(last)
        after = len(self._ours) - 1 if place is None else place
        self._merger.propose(
            Kind.ADDED, self._part, "", row.text, ItemAdded(self._part, f"{self._part} {number}", after, added)
        )

    def _changed(self, number: int | None, before: _Printed, after: _Printed) -> None:
        place = None if number is None else self._places.get(number)
        names = [
            name for name in {**before.fields, **after.fields} if before.fields.get(name) != after.fields.get(name)
        ]
        if number is None or place is None:
            self._patch.conflicts.append(Conflict(self._part, before.text, "", after.text))
            return
        base, ours = self._base[number], self._ours[place]
        path = f"{self._part}[{place}]"
        values: dict[str, str | None] = {}
        for name in names:
            mine, was, new = _field(ours, name), _field(base, name), after.fields.get(name)
            if mine == new:
                continue
            if mine != was or was != before.fields.get(name):
                self._patch.conflicts.append(Conflict(f"{path}.{name}", was or "", mine or "", new or ""))
                return
            values[f"{path}.{name}"] = new
        if not names and not after.beside:  # what is new in it says nothing that a field could hold
            self._refuse(before.text, after.text)
        if values:
            self._merger.propose(Kind.CHANGED, path, before.text, after.text, FieldEdit(values))


def _field(noun: Participant | Document, name: str) -> str | None:
    value = getattr(noun, name, None)
    return None if value is None else str(value)


def _stands_for(fields: Mapping[str, Any], noun: Participant | Document) -> bool:
    """Whether a row says what a participant or a document says."""
    if isinstance(noun, Document):
        return (fields.get("symbol"), fields.get("title")) == (noun.symbol, noun.title)
    name = " ".join(part for part in (fields.get("title"), fields.get("name")) if part)
    body = fields.get("organisation") or fields.get("country") or ""
    return name == noun.full_name and body in (noun.organisation or "", noun.country or "")


def _used(report: Report) -> set[str | None]:
    """The participants whom the report names by their `id`."""
    speakers = {key for said_by in report.interventions for key in said_by.speaker}
    officers = {officer.participant for officer in report.meeting.officers}
    statements = {annex.statement_of for annex in report.annexes}
    return (speakers | officers | statements | {report.rapporteur}) - {None}
