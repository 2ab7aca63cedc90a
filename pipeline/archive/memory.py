"""What the last run saw: each input by its hash, and how its outputs stood, so that what did not change is not read again.

It lies in `.rapporteur/` and may be deleted at any time, at the cost of time alone: nothing is taken for built on its word
that a look at the files does not bear out. Size, times and inode only say where to look again; an equal hash of the input
and equal marks of all outputs say that nothing happened.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MEMORY = "memory.sqlite"

_SCHEMA = 1
_TABLE = """CREATE TABLE reports (input TEXT PRIMARY KEY, digest TEXT NOT NULL, shared TEXT NOT NULL, said TEXT NOT NULL)
    WITHOUT ROWID"""

Mark = tuple[int, int, int, int]
"""Size, time of change of the content, time of change of the file, inode: compared for equality, never with a clock."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One report as it was left: `digest` of its input, `shared` the hash of what it was made from besides.

    `marks` are those of every file that it hangs on, by path: its outputs, the pictures and annexes beside it, None for one
    that was not there. `said` is what is told of it again (symbol, language, status, files, pages).
    """

    digest: str
    shared: str
    marks: Mapping[str, Mark | None]
    said: Mapping[str, object]

    @property
    def stands(self) -> bool:
        """Whether every file that it hangs on is as it was."""
        return all(mark_of(path) == mark for path, mark in self.marks.items())


def mark_of(path: str | Path) -> Mark | None:
    """The mark of a file, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 forty thousand of them
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class Memory:
    """The memory of an office, in its `.rapporteur/`; where it can't be read or written, nothing is remembered."""

    def __init__(self, state: Path) -> None:
        self._path = state / MEMORY

    def recall(self) -> dict[str, Remembered]:
        """What is remembered of each input, by its path; empty where there is no memory, or one of another program."""
        with suppress(sqlite3.Error, OSError, ValueError, TypeError, KeyError):
            if self._path.is_file():
                with closing(sqlite3.connect(self._path)) as connection:
                    if _version(connection) == _SCHEMA:
                        return dict(_rows(connection))
        return {}

    def remember(self, reports: Mapping[str, Remembered], forget: Iterable[str] = ()) -> None:
        """Notes how reports stand now, and forgets others; a note that can't be written is no matter."""
        with suppress(sqlite3.Error, OSError), self._healing():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
                _make_ready(connection)
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("DELETE FROM reports WHERE input = ?", [(name,) for name in forget])
                rows = [(name, one.digest, one.shared, _written(one)) for name, one in reports.items()]
                connection.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", rows)
                connection.execute("COMMIT")

    @contextmanager
    def _healing(self) -> Iterator[None]:
        """Takes a memory away that is damaged, or none at all, so that the next run has one."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                self._path.unlink(missing_ok=True)
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make_ready(connection: sqlite3.Connection) -> None:
    """The table, made anew where there is none of this program's."""
    connection.execute("PRAGMA synchronous = OFF")  # a torn memory is read as none
    if _version(connection) != _SCHEMA:
        connection.execute("DROP TABLE IF EXISTS reports")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, Remembered]]:
    for name, digest, shared, text in connection.execute("SELECT input, digest, shared, said FROM reports"):
        marks, said = json.loads(text)
        yield (
            name,
            Remembered(digest, shared, {path: tuple(mark) if mark else None for path, mark in marks.items()}, said),
        )


def _written(one: Remembered) -> str:
    return json.dumps([dict(one.marks), dict(one.said)], ensure_ascii=False, separators=(",", ":"))
