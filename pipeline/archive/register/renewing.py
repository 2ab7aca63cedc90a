"""A database of an older schema brought up to date: kept as it was, then made anew from the log that it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.archive.register.entries import chain
from pipeline.archive.register.projection import lines_of, replay
from pipeline.archive.register.schema import copy_to, create, drop
from pipeline.archive.staging import sync_path
from pipeline.errors import RegisterError
from pipeline.findings import Place, finding


def bring_up_to_date(database: Path, connection: sqlite3.Connection, version: int) -> None:
    """Makes the tables of this schema in the open transaction, a copy of the old ones being on the disk by then.

    RegisterError R008 if the log in the database is no unbroken chain.
    """
    keep(database, database.with_name(f"{database.stem}.schema-{version}.sqlite"))
    entries, broken = chain(lines_of(connection))
    if broken:
        raise RegisterError(finding("R008", Place(file=str(database)), path=str(database), number=broken))
    drop(connection)
    create(connection)
    replay(connection, entries)


def keep(database: Path, target: Path) -> None:
    """Puts a copy of the database at `target`, whole or not at all, on the disk when it returns."""
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)  # of a run that was killed
    try:
        copy_to(database, beside)
        sync_path(beside)
        beside.replace(target)
        sync_path(target.parent)
    finally:
        beside.unlink(missing_ok=True)
