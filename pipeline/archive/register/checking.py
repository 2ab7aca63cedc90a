"""The register against itself: the chain of its log, the database against the log, and SQLite's own check."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline.archive.mounts import is_remote
from pipeline.archive.register.entries import Entry, chain
from pipeline.archive.register.log_file import read_lines
from pipeline.archive.register.projection import lines_of, replay
from pipeline.archive.register.register import Register
from pipeline.archive.register.schema import DERIVED, create
from pipeline.findings import Finding, Place, Severity, finding


def check_register(register: Register, connection: sqlite3.Connection) -> Iterator[Finding]:
    """What is wrong with the register itself.

    R009 it lies on a network disk; R060 a line of the log does not follow from the one before; R061 the log lacks lines
    of the database; R062 it has lines that a killed writer left and the next takes in; R063 it is another's; R064 the
    tables are not what the log comes to; R065 SQLite finds them damaged.
    """
    place = Place(file=str(register.log))
    if is_remote(register.folder):
        yield finding("R009", Place(file=str(register.folder)), Severity.WARNING, path=str(register.folder))
    lines, torn = read_lines(register.log)
    _, broken = chain(lines)
    if broken:
        yield finding("R060", place, path=str(register.log), number=broken)
    else:
        yield from _against(place, lines, bool(torn), lines_of(connection))
    yield from _tables(register.database, connection)


def _against(place: Place, lines: list[bytes], torn: bool, in_database: list[bytes]) -> Iterator[Finding]:
    if lines[: len(in_database)] == in_database:
        if left := len(lines) - len(in_database) + torn:
            yield finding("R062", place, Severity.WARNING, path=place.file, number=left)
    elif in_database[: len(lines)] == lines:
        yield finding("R061", place, path=place.file, number=len(in_database) - len(lines))
    else:
        yield finding("R063", place, path=place.file)


def _tables(database: Path, connection: sqlite3.Connection) -> Iterator[Finding]:
    place = Place(file=str(database))
    faults = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    faults += [f"{row[0]}, row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check").fetchall()]
    if faults:
        yield finding("R065", place, path=str(database), why=str(faults[0]).lower())
    entries, broken = chain(lines_of(connection))
    if broken:
        yield finding("R060", place, path=str(database), number=broken)
    elif contents(connection) != _what_comes_of(entries):
        yield finding("R064", place, path=str(database))


def _what_comes_of(entries: list[Entry]) -> list[list[tuple[object, ...]]]:
    """The tables that a log comes to."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create(connection)
        replay(connection, entries)
        return contents(connection)


def contents(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All rows of the tables that are made from the log."""
    return [sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=str) for table in DERIVED]  # noqa: S608
