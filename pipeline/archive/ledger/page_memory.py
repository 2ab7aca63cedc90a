"""The printed pages that were found once, so that no PDF is searched twice; in `.rapporteur/`, at the cost of time alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from pipeline.archive.memory import healing, schema_of

MEMORY = "ledger-pages.sqlite"

_SCHEMA = 1
_TABLE = "CREATE TABLE pages (key TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID"
_AT_ONCE = 500

Pages = Mapping[str, str]
"""The printed page of each item of an edition, by its path (`conclusions[2]`)."""


class PageMemory:
    """What is remembered of editions, by the hash of their input and their record; where it can't be read, nothing is."""

    def __init__(self, state: Path) -> None:
        self._path = state / MEMORY

    def recall(self, keys: Iterable[str]) -> dict[str, Pages]:
        """The pages of those editions that are remembered."""
        with suppress(sqlite3.Error, OSError, ValueError):
            if self._path.is_file():
                with closing(sqlite3.connect(self._path)) as connection:
                    if schema_of(connection) == _SCHEMA:
                        rows = (row for some in _parted(list(keys)) for row in _selected(connection, some))
                        return {key: json.loads(said) for key, said in rows}
        return {}

    def remember(self, found: Mapping[str, Pages]) -> None:
        """Notes pages; a note that can't be written is no matter."""
        if not found:
            return
        with suppress(sqlite3.Error, OSError), healing(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = OFF")  # a torn memory is read as none
                if schema_of(connection) != _SCHEMA:
                    connection.execute("DROP TABLE IF EXISTS pages")
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version = {_SCHEMA}")
                connection.execute("BEGIN IMMEDIATE")
                rows = [(key, json.dumps(dict(pages), ensure_ascii=False)) for key, pages in found.items()]
                connection.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", rows)
                connection.execute("COMMIT")


def _parted(keys: list[str]) -> Iterable[list[str]]:
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


def _selected(connection: sqlite3.Connection, keys: list[str]) -> list[tuple[str, str]]:
    marks = ", ".join("?" * len(keys))
    statement = f"SELECT key, said FROM pages WHERE key IN ({marks})"  # noqa: S608 question marks alone
    return list(connection.execute(statement, keys))
