"""One change of the register: what a kill left is mended, then everything is made durable together, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.archive.mounts import is_remote
from pipeline.archive.register.entries import Entry, follows, next_entry, read_entry
from pipeline.archive.register.log_file import (
    DATABASE,
    LOG,
    add_lines,
    copy_file,
    cut,
    read_lines,
    replace_log,
    size_of,
    was_lost,
)
from pipeline.archive.register.projection import KNOWN, apply, lines_of
from pipeline.archive.register.schema import SCHEMA, create, drop, version_of
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Place, Severity, finding


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes the register and when, as the log will have it; `when` is a time with its zone."""

    who: str
    when: str


@dataclass
class Change:
    """A transaction: what is added to it becomes durable together, or not at all.

    `mended` is how many lines of the log were taken in that a killed writer left; `told` what there is to say of it.
    """

    folder: Path
    connection: sqlite3.Connection
    author: Author
    mended: int = 0
    _last: Entry | None = None
    _end: int = 0
    _before: int | None = None
    _kept: Path | None = None
    _lines: list[bytes] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """Where the tables are."""
        return self.folder / DATABASE

    @property
    def log(self) -> Path:
        """Where the log is."""
        return self.folder / LOG

    @property
    def last(self) -> Entry | None:
        """The last line of the log, as it will be."""
        return self._last

    @property
    def told(self) -> tuple[Finding, ...]:
        """R010 if something was mended, R009 if the register lies on a network disk."""
        path = str(self.folder)
        place = Place(file=path)
        mended = [finding("R010", place, Severity.WARNING, path=path, number=self.mended)] if self.mended else []
        far = [finding("R009", place, Severity.WARNING, path=path)] if is_remote(self.folder) else []
        return (*mended, *far)

    def add(self, what: str, data: Mapping[str, Any]) -> Entry:
        """Makes one change and gives its line of the log."""
        entry = next_entry(self._last, self.author.when, self.author.who, what, data)
        self._take_in(entry)
        self._lines.append(entry.line)
        return entry

    def begin(self) -> None:
        """Makes the tables where there are none or old ones, and mends what a kill left.

        RegisterError R016 where there is no register, though reports were issued: whoever begins another gives symbols twice.
        """
        if was_lost(self.folder):
            raise RegisterError(finding("R016", Place(file=str(self.folder)), path=str(self.folder)))
        version = version_of(self.connection, self.database)
        if not version:
            create(self.connection)
        elif version < SCHEMA:
            from pipeline.archive.register.renewing import bring_up_to_date  # once in years

            bring_up_to_date(self.database, self.connection, version)
        self._mend()
        if self.mended or version < SCHEMA:  # that stands, whatever becomes of this change: a refusal does not undo it
            self.connection.execute("COMMIT")
            self.connection.execute("BEGIN IMMEDIATE")
            self._mend()

    def _mend(self) -> None:
        """Brings log and database together after a kill. RegisterError R007, R008 if no kill can have left them so."""
        log = self.log
        self._last, self._end = last_in(self.connection)
        size = size_of(log)
        if size < self._end:
            raise RegisterError(finding("R007", Place(file=str(log)), path=str(log), number=self._end - size))
        lines, torn = read_lines(log)
        known = lines_of(self.connection)
        both = enumerate(zip(known, lines, strict=False), 1)
        if other := next((number for number, (one, two) in both if one != two), 0):
            raise RegisterError(finding("R008", Place(file=str(log)), path=str(log), number=other))
        for line in lines[len(known) :]:
            self._take_in_line(line)
        cut(log, size - len(torn))

    def _take_in_line(self, line: bytes) -> None:
        entry = read_entry(line)
        if entry is None or not follows(entry, self._last):
            log, number = str(self.log), (self._last.sequence if self._last else 0) + 1
            raise RegisterError(finding("R008", Place(file=log), path=log, number=number))
        self._take_in(entry)
        self.mended += 1

    def _take_in(self, entry: Entry) -> None:
        if entry.what not in KNOWN:
            log = str(self.log)
            raise RegisterError(finding("R015", Place(file=log), path=log, number=entry.sequence, what=entry.what))
        self._end += len(entry.line) + 1
        apply(self.connection, entry, self._end)
        self._last = entry

    def begin_anew(self, entries: Iterable[Entry], kept: Path) -> None:
        """Lets the register hold what these lines come to, and nothing else; the log that was is kept at `kept`."""
        version_of(self.connection, self.database)  # nothing of a newer program, or of another, is dropped
        drop(self.connection)
        create(self.connection)
        self._last, self._end, self._kept = None, 0, kept
        for entry in entries:
            self._take_in(entry)

    def commit(self) -> None:
        """Makes it durable: the log first, then the database."""
        if self._kept:
            self._replace(self.log, self._kept)
            return
        if self._lines:
            self._before = size_of(self.log)
            add_lines(self.log, self._lines)
        self.connection.execute("COMMIT")

    def _replace(self, log: Path, kept: Path) -> None:
        """As `commit`, with a whole new log; the old one is kept unless the new one has all of it."""
        old, _ = read_lines(log)
        if log.exists():
            copy_file(log, kept)
        new = lines_of(self.connection)
        replace_log(log, new)
        self.connection.execute("COMMIT")
        if new[: len(old)] == old:
            kept.unlink(missing_ok=True)

    def undo(self) -> None:
        """Takes back whatever was not committed: the transaction, and the lines that were added to the log for it.

        A commit that fails may end the transaction by itself, and with it the lock: it is taken again, lest lines of
        another writer be cut off.
        """
        if not self.connection.in_transaction:
            if self._before is None or last_in(self.connection)[1] == self._end:
                return
            self.connection.execute("BEGIN IMMEDIATE")
        added = sum(len(line) + 1 for line in self._lines)
        if self._before is not None and size_of(self.log) == self._before + added:
            cut(self.log, self._before)
        if self._kept and self._kept.exists():
            copy_file(self._kept, self.log)
        self.connection.execute("ROLLBACK")


def last_in(connection: sqlite3.Connection) -> tuple[Entry | None, int]:
    """The last entry of the log as the database has it, and where its line ends in the file."""
    row = connection.execute("SELECT line, end FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    return (read_entry(row[0].encode()), row[1]) if row else (None, 0)
