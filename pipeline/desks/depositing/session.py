"""A folder of documents and its table: proposed where there is no table yet, else taken in as the table says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.archive.placing import place_new
from pipeline.archive.refusals import refusals
from pipeline.archive.rewriting import rewrite
from pipeline.desks.depositing.gathering import alike, files_in, named, read_paper
from pipeline.desks.depositing.propose import Proposed, propose
from pipeline.desks.depositing.take import Desk, Status, Taken
from pipeline.errors import InputError, RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.reading.deposits.proposing import Proposer
from pipeline.reading.deposits.table import Row, Table, read_table, with_rows, write_table
from pipeline.settings import RESERVED


@dataclass
class Session:
    """One run over the documents of a table; `failures` are the errors of those that could not be taken in."""

    desk: Desk
    proposer: Proposer
    paths: Sequence[Path]
    table: Path
    language: str

    def __post_init__(self) -> None:
        self.failures: list[RapporteurError] = []
        self._read: Table | None = None

    @property
    def has_table(self) -> bool:
        """Whether there is a table already, to be taken in as it says."""
        return self.table.is_file()

    def read(self) -> tuple[Row, ...]:
        """The rows of the table. InputError for what is wrong with it as a whole."""
        with refusals(self.table):
            data = self.table.read_bytes()
        self._read = read_table(data, str(self.table))
        return self._read.rows

    def new_files(self, rows: Sequence[Row] = ()) -> dict[str, Path]:
        """The documents without a row, by their names in the table. InputError D001 if there is neither one nor any row."""
        there = {alike(row.file) for row in rows}
        found = {name: file for name, file in self._files.items() if alike(name) not in there}
        if not found and not rows:
            name = str(self.paths[0])
            raise InputError(finding("D001", Place(name), name=name))
        return found

    @cached_property
    def _files(self) -> dict[str, Path]:
        """The documents of the folder by their names in the table."""
        found: dict[str, Path] = {}
        for file in files_in(self.paths, self.table, _own(self.desk.settings)):
            name = named(file, self.table.parent)
            while name in found:  # two names that only a disk can tell apart
                name = f"{name} (2)"
            found[name] = file
        return found

    @cached_property
    def _spelt_alike(self) -> dict[str, Path]:
        return {alike(name): file for name, file in self._files.items()}

    def propose(self, files: Mapping[str, Path]) -> Iterator[Proposed]:
        """What each document seems to be, as soon as it is known."""
        yield from propose(files, self.desk.known, self.desk.tools, self.proposer, self.language)

    def write(self, proposed: Sequence[Proposed]) -> list[Row]:
        """The rows that the table now has of these documents: a new table, or rows at the end of the one that was read.

        InputError D039 for an old kind of workbook, StorageError P004 if somebody saved it meanwhile, F204 if one appeared.
        """
        rows = [each.row for each in proposed if each.row is not None]
        if not rows:
            return []
        if self._read is None:
            is_csv = self.table.suffix.lower() == ".csv"
            place_new({self.table: write_table(rows, self.language, as_csv=is_csv)})
        else:
            rewrite(self.table, self._read.data, with_rows(self._read, rows, self.language, str(self.table)))
        return rows

    def take(self, rows: Sequence[Row]) -> Iterator[Taken]:
        """What becomes of each row that somebody decided on, as soon as it is known; one that fails stops no other."""
        for row in rows:
            if row.take:
                try:
                    yield self._taken(row)
                except InputError as error:
                    self.failures.append(error)
                    yield Taken(row.file, Status.FAILED, None, self._at(row, error))
            elif row.take is None:
                yield Taken(row.file, Status.UNDECIDED)

    def _taken(self, row: Row) -> Taken:
        there = self._files.get(row.file) or self._spelt_alike.get(alike(row.file))
        paper = read_paper(there or self.table.parent / row.file, row.file)
        if row.digest and row.digest != paper.digest:
            raise InputError(finding("D004", Place(row.file), name=row.file))
        return self.desk.take(paper, row.described)

    def _at(self, row: Row, error: InputError) -> tuple[Finding, ...]:
        """The findings at the row of the table, where they are mended."""
        place = Place(str(self.table), row.line, 1, words=row.file)
        return tuple(replace(each, place=place) for each in error.findings)


def _own(settings: Settings) -> tuple[Path, ...]:
    """The office's own folders, whose files are in the archive, or are no papers."""
    return (settings.out, *(settings.office / name for name in RESERVED))
