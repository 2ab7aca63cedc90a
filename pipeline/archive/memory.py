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
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

MEMORY = "memory.sqlite"

_SCHEMA = 3
_COLUMNS = (
    "input",
    "digest",
    "shared",
    "template",
    "carries",
    "register",
    "status",
    "symbol",
    "revision",
    "language",
    "pages",
    "marks",
)
_TABLE = f"CREATE TABLE reports ({', '.join(_COLUMNS)}, said, PRIMARY KEY (input)) WITHOUT ROWID"
_KNOWN = f"SELECT {', '.join(_COLUMNS[1:])}, said FROM reports WHERE input = ?"  # noqa: S608 - no words of others
_NOTE = f"INSERT OR REPLACE INTO reports VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"  # noqa: S608
_BETWEEN = "\0"  # no path has it

Mark = tuple[int, int, int, int]
"""Size, time of change of the content, time of change of the file, inode: compared for equality, never with a clock."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One report as it was left: `digest` of its input, `shared` the hash of what it was made from besides.

    `template`, `carries` and `register` say what of others it hangs on; `marks` are those of every file that it hangs on, by
    path: its outputs, the pictures and annexes beside it (`written_marks`). `said` is what is told of it only where
    somebody asks: its files and its contents.
    """

    digest: str
    shared: str
    template: str
    carries: bool
    register: str
    status: str
    symbol: str
    revision: int
    language: str
    pages: int
    marks: str
    said: str

    @property
    def stands(self) -> bool:
        """Whether every file that it hangs on is as it was."""
        fields = self.marks.split(_BETWEEN)
        return all(map(_is_as_left, fields[::2], fields[1::2]))

    @property
    def paths(self) -> list[str]:
        """Every file that it hangs on."""
        return self.marks.split(_BETWEEN)[::2]

    @property
    def files(self) -> dict[str, Path]:
        """Its files by kind."""
        return {kind: Path(path) for kind, path in json.loads(self.said)["files"].items()}

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The lines of its contents: title and page."""
        return tuple((title, page) for title, page in json.loads(self.said)["contents"])


def mark_of(path: str | Path) -> Mark | None:
    """The mark of a file, None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 forty thousand of them
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def written_marks(paths: Iterable[Path | str]) -> str:
    """The marks of some files as they are now, in one text."""
    return _BETWEEN.join(word for path in paths for word in (str(path), _written(path)))


def written_said(files: Mapping[str, Path], contents: Iterable[tuple[str, str]]) -> str:
    """What is told of a report only where somebody asks."""
    said = {"files": {kind: str(path) for kind, path in files.items()}, "contents": [list(line) for line in contents]}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _is_as_left(path: str, mark: str) -> bool:
    return _written(path) == mark


def _written(path: str | Path) -> str:
    mark = mark_of(path)
    return f"{mark[0]} {mark[1]} {mark[2]} {mark[3]}" if mark else ""


@contextmanager
def healing(path: Path) -> Iterator[None]:
    """Takes a memory away that is damaged, or none at all, so that the next run has one."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            path.unlink(missing_ok=True)
        raise


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the tables' form that a memory has, 0 where it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


class Memory:
    """The memory of an office, in its `.rapporteur/`; where it can't be read or written, nothing is remembered."""

    def __init__(self, state: Path) -> None:
        self._path = state / MEMORY
        self._reading: sqlite3.Connection | None = None
        self._is_asked = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        self._is_asked = False

    def known(self, name: str) -> Remembered | None:
        """What is remembered of the input of a name; None where there is no memory, or one of another program."""
        if not self._is_asked:
            self._reading, self._is_asked = self._opened(), True
        if self._reading is not None:
            with suppress(sqlite3.Error, ValueError, TypeError):
                for row in self._reading.execute(
                    _KNOWN, (name,)
                ).fetchall():  # all of one, so that nothing stays locked
                    return Remembered(*row)
        return None

    def _opened(self) -> sqlite3.Connection | None:
        with suppress(sqlite3.Error, OSError, ValueError):
            if self._path.is_file():
                connection = sqlite3.connect(self._path, isolation_level=None)
                if _is_ours(connection):
                    return connection
                connection.close()
        return None

    def remember(self, reports: Mapping[str, Remembered], forget: Iterable[str] = ()) -> None:
        """Notes how reports stand now, and forgets others; a note that can't be written is no matter."""
        with suppress(sqlite3.Error, OSError), healing(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
                _make_ready(connection)
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("DELETE FROM reports WHERE input = ?", [(name,) for name in forget])
                connection.executemany(_NOTE, [(name, *astuple(one)) for name, one in reports.items()])
                connection.execute("COMMIT")


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether it is a memory of this program; a connection to something else is of no use and is closed."""
    try:
        return schema_of(connection) == _SCHEMA
    except sqlite3.Error:
        return False


def _make_ready(connection: sqlite3.Connection) -> None:
    """The table, made anew where there is none of this program's."""
    connection.execute("PRAGMA synchronous = OFF")  # a torn memory is read as none
    if schema_of(connection) != _SCHEMA:
        connection.execute("DROP TABLE IF EXISTS reports")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")
