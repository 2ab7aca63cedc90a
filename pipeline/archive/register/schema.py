"""The tables of the register, and the file that holds them: whose it is, of which schema, in which journal mode.

The tables hold nothing that the log does not: an older schema is brought up to date by making them anew from the log.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.errors import RegisterError
from pipeline.findings import Place, finding

SCHEMA = 3
APPLICATION = 0x52415050  # "RAPP" in the header of the file, as `file` shows it

_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""

# `key` names the folder of a symbol's reports: two symbols never share one. An edition is a language of a document that
# stands under a symbol (the report itself, `Rev.1`, `Corr.1`); `files` are the hashes of its files by kind, `attached` those
# of what its input names beside itself, both as JSON, as is what was `accepted`.
_TABLES = (
    f"CREATE TABLE log (sequence INTEGER PRIMARY KEY, line TEXT NOT NULL, end INTEGER NOT NULL){_STRICT}",
    f"""CREATE TABLE symbols (
        normal TEXT PRIMARY KEY, printed TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL, session TEXT NOT NULL, event TEXT NOT NULL, type TEXT NOT NULL, serial INTEGER, year INTEGER,
        series TEXT NOT NULL, titles TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('claimed', 'void')), reason TEXT NOT NULL,
        who TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES log (sequence)
    ){_STRICT}""",
    f"""CREATE TABLE editions (
        symbol TEXT NOT NULL REFERENCES symbols (normal), document TEXT NOT NULL, language TEXT NOT NULL,
        printed TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('issued', 'withdrawn')),
        input TEXT NOT NULL, made_from TEXT NOT NULL, files TEXT NOT NULL, attached TEXT NOT NULL, folder TEXT NOT NULL,
        access TEXT NOT NULL, embargo TEXT NOT NULL, accepted TEXT NOT NULL,
        reason TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES log (sequence),
        PRIMARY KEY (symbol, document, language)
    ){_STRICT}""",
    f"""CREATE TABLE manifestations (
        symbol TEXT NOT NULL, document TEXT NOT NULL, language TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 1),
        made_from TEXT NOT NULL, files TEXT NOT NULL, reason TEXT NOT NULL,
        who TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES log (sequence),
        PRIMARY KEY (symbol, document, language, number),
        FOREIGN KEY (symbol, document, language) REFERENCES editions (symbol, document, language)
    ){_STRICT}""",
)
DERIVED = ("manifestations", "editions", "symbols")
"""The tables that are made from the log, in the order in which they can be emptied."""


def create(connection: sqlite3.Connection) -> None:
    """Makes the tables of this schema in an open transaction."""
    for table in _TABLES:
        connection.execute(table)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def drop(connection: sqlite3.Connection) -> None:
    """Takes all tables away, those of an older schema too, in an open transaction."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in (*DERIVED, "log"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema of a database, 0 for one that is still empty.

    RegisterError R004 for a database of something else, R005 for one of a newer program.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if has_tables and application != APPLICATION:
        raise RegisterError(finding("R004", Place(file=str(path)), path=str(path)))
    if version > SCHEMA:
        raise RegisterError(finding("R005", Place(file=str(path)), path=str(path), found=version, known=SCHEMA))
    return version if has_tables else 0


def refuse_wal(path: Path) -> None:
    """RegisterError R006 for a database in WAL mode, told from its header: it is not even opened.

    From SQLite 3.7.0 to 3.51.2 a checkpoint at a bad moment can damage such a file (<https://sqlite.org/wal.html>, "the
    WAL-reset bug"), and on a network disk it never works.
    """
    try:
        with path.open("rb") as file:
            header = file.read(20)
    except (FileNotFoundError, PermissionError):  # whoever opens it will hear of that
        return
    if len(header) == 20 and 2 in header[18:20]:
        raise RegisterError(finding("R006", Place(file=str(path)), path=str(path)))


def copy_to(source: Path, target: Path) -> None:
    """Copies a database as SQLite copies one that is in use. sqlite3.Error; a half-made copy is the caller's to remove."""
    uri = f"{source.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
