"""What SQLite's and the disk's refusals mean for the register: every one becomes a `RegisterError` here."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Place, finding

HOLDER = "holder"
"""The file beside the database that says who writes, or wrote last: process, time and name."""

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# The lowest byte of <https://sqlite.org/rescode.html>.
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT}


@contextmanager
def register_refusals(database: Path) -> Iterator[None]:
    """Turns what SQLite and the disk refuse within into a RegisterError; a full disk stays a StorageError."""
    try:
        with refusals(database), _forbidden(database):
            yield
    except sqlite3.Error as error:
        raise RegisterError(_finding(error, database)) from error


@contextmanager
def _forbidden(database: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FORBIDDEN:
            raise
        raise RegisterError(_read_only(database, str(error.strerror))) from error


def _finding(error: sqlite3.Error, database: Path) -> Finding:
    place, path = Place(file=str(database)), str(database)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        process, since, who = _holder(database)
        return finding("R001", place, process=process, since=since, who=who)
    if code in _READ_ONLY:
        return _read_only(database, str(error))
    if code in _DAMAGED:
        return finding("R003", place, path=path, why=str(error).lower())
    return finding("R012", place, path=path, why=str(error).lower())


def _read_only(database: Path, why: str) -> Finding:
    return finding("R002", Place(file=str(database)), path=str(database.parent), why=why.lower())


def _holder(database: Path) -> tuple[str, str, str]:
    """The process that holds the register, since when, and whose it is; question marks where no note says."""
    try:
        said = (database.parent / HOLDER).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        said = ""
    process, since, who = (*said.split(" ", 2), "", "", "")[:3]
    return process or "?", since or "?", who or "?"
