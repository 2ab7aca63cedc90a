"""The register on the disk: opened to be read, or to be changed in one transaction that is durable when it ends."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from pipeline.archive.register.change import Author, Change
from pipeline.archive.register.log_file import DATABASE, LOG, is_there, size_of, was_lost
from pipeline.archive.register.refusals import HOLDER, register_refusals
from pipeline.archive.register.schema import SCHEMA, refuse_wal, version_of
from pipeline.archive.staging import make_folders
from pipeline.errors import RegisterError
from pipeline.findings import Place, finding

PATIENCE = 5.0
"""Seconds for which a writer waits for another."""

ALONE = RLock()
"""One thread of a process at a time: closing a file drops every lock that the process has on it, those of other threads
too (<https://sqlite.org/howtocorrupt.html>, 2.2), and the header of the database is read as a file."""


@dataclass(frozen=True, slots=True)
class Register:
    """The register in a folder, that of `register/` beside `rapporteur.toml`."""

    folder: Path

    @property
    def database(self) -> Path:
        """Where the tables are."""
        return self.folder / DATABASE

    @property
    def log(self) -> Path:
        """Where the log is."""
        return self.folder / LOG

    @property
    def exists(self) -> bool:
        """Whether a symbol was ever claimed here."""
        return is_there(self.folder)

    @contextmanager
    def reading(self, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
        """The database, to be asked. RegisterError R001 to R006, R011 where there is no register, R013, R016.

        It is opened as if to be written, since what a killed writer left has to be rolled back before anybody can read;
        where it can't be written, SQLite falls back to reading by itself.
        """
        if not size_of(self.database):
            raise self._no_database()
        with register_refusals(self.database), self._connected("rw", patience) as connection:
            version = version_of(connection, self.database)
            if not version:
                raise self._no_database()
            if version < SCHEMA:
                raise RegisterError(finding("R014", Place(file=str(self.folder)), path=str(self.folder)))
            connection.execute("PRAGMA query_only = ON")
            yield connection

    def _no_database(self) -> RegisterError:
        """R011 where there is no register, R016 where it was lost, R013 where only its log is."""
        code = "R013" if size_of(self.log) else "R016" if was_lost(self.folder) else "R011"
        return RegisterError(finding(code, Place(file=str(self.folder)), path=str(self.folder)))

    @contextmanager
    def writing(self, author: Author, patience: float = PATIENCE, *, anew: bool = False) -> Iterator[Change]:
        """The register, for one change; it is durable when the block ends, and undone if anything is raised in it.

        With `anew` nothing of what stands there is looked at: the block itself says what is to stand there.
        RegisterError R001 to R008; the register is made where there is none.
        """
        with register_refusals(self.database):
            make_folders(self.folder)
            with self._connected("rwc", patience) as connection:
                connection.execute("BEGIN IMMEDIATE")
                change = Change(self.folder, connection, author)
                try:
                    self._note(author)
                    if not anew:
                        change.begin()
                    yield change
                    change.commit()
                finally:
                    change.undo()

    @contextmanager
    def _connected(self, mode: str, patience: float) -> Iterator[sqlite3.Connection]:
        uri = f"{self.database.absolute().as_uri()}?mode={mode}"
        with ALONE:
            refuse_wal(self.database)
            yield from self._opened(uri, patience)

    def _opened(self, uri: str, patience: float) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(uri, timeout=patience, isolation_level=None, uri=True)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            yield connection

    def _note(self, author: Author) -> None:
        """Says who writes, for whoever has to wait; a note that can't be written is no matter."""
        with suppress(OSError):
            (self.folder / HOLDER).write_text(f"{os.getpid()} {author.when} {author.who}\n", encoding="utf-8")
