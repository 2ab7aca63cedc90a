"""The register saved, and made anew: from a backup, or from whatever is left of log and database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from pipeline.archive.register.change import Author, Change
from pipeline.archive.register.editions import ISSUE, WITHDRAW, IssuedEdition, issued_editions
from pipeline.archive.register.entries import Entry, chain
from pipeline.archive.register.log_file import read_lines, size_of
from pipeline.archive.register.manifestations import REISSUE
from pipeline.archive.register.projection import CLAIM, REBUILD, RESTORE, claimed, claimed_folder, lines_of
from pipeline.archive.register.refusals import register_refusals
from pipeline.archive.register.register import ALONE, Register
from pipeline.archive.register.renewing import keep
from pipeline.archive.register.schema import APPLICATION, refuse_wal, version_of
from pipeline.errors import RegisterError
from pipeline.findings import Place, finding
from pipeline.model.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds, or a register after it was made anew: how many changes, and the hash of the last."""

    changes: int
    head: str
    added: tuple[Symbol, ...] = ()
    lost: int = 0
    editions: tuple[IssuedEdition, ...] = ()


def back_up(register: Register, target: Path) -> Saved:
    """A copy of the database, with the log that is in it, at a new place. RegisterError R040 if something stands there.

    It may be made while others write: SQLite copies a state that was whole.
    """
    if target.exists():
        raise RegisterError(finding("R040", Place(file=str(target)), path=str(target)))
    with register.reading(), register_refusals(target):
        keep(register.database, target)
    return _saved(read_backup(target))


def read_backup(source: Path) -> list[Entry]:
    """The entries of a backup, every one tested. RegisterError R041 if it is none, or damaged."""
    refusal = RegisterError(finding("R041", Place(file=str(source)), path=str(source)))
    try:
        entries, broken = chain(_lines_in(source))
    except (sqlite3.Error, OSError) as error:
        raise refusal from error
    if broken:
        raise refusal
    return entries


def _lines_in(database: Path) -> list[bytes]:
    """The lines in a database that is nobody's to alter.

    sqlite3.Error if it is none of ours, or not sound; RegisterError R005 if it is a newer program's.
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise sqlite3.DatabaseError("no register")
        version_of(connection, database)
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        return lines_of(connection)


def restore(register: Register, source: Path, author: Author, *, lose_later: bool = False) -> Saved:
    """The register as a backup has it; what stood there is kept beside it.

    RegisterError R041, or R042 if changes that came after the backup would be lost and that is not asked for.
    """
    entries = read_backup(source)
    aside = _put_aside(register)
    with register.writing(author, anew=True) as change:
        known, _ = _known(register, change.connection)
        lost = len(known) - len(_common(known, entries))
        if lost and not lose_later:
            raise RegisterError(finding("R042", Place(file=str(source)), path=str(source), number=lost))
        if lost and not aside.exists():
            keep(register.database, aside)
        change.begin_anew(entries, aside.with_suffix(".jsonl"))
        last = change.add(RESTORE, {"lost": lost, "head": known[-1].digest if known else ""})
    return Saved(last.sequence, last.digest, lost=lost)


def rebuild(
    register: Register,
    author: Author,
    used: Sequence[Mapping[str, Any]],
    issued: Sequence[IssuedEdition] = (),
    *,
    lose_later: bool = False,
) -> Saved:
    """The register as log and database have it, whichever has more, with the symbols that were used and never claimed.

    `used` are the data of their claims, `issued` the editions that lie in `issued/`: those that the log lacks are issued
    again in it, and withdrawn where they were. RegisterError R043 if log and database contradict each other, or R044 if lines
    behind a broken one would be lost, and that is not asked for.
    """
    aside = _put_aside(register)
    with register.writing(author, anew=True) as change:
        known, lost = _known(register, change.connection, must_agree=not lose_later)
        if lost and not lose_later:
            log = str(register.log)
            raise RegisterError(finding("R044", Place(file=log), path=log, line=len(known) + 1, number=lost))
        change.begin_anew(known, aside.with_suffix(".jsonl"))
        last = change.add(REBUILD, {"lost": lost})
        added = _claim_again(change, used)
        editions = _issue_again(change, issued)
        last = change.last or last
    return Saved(last.sequence, last.digest, added, lost, editions)


def _claim_again(change: Change, used: Sequence[Mapping[str, Any]]) -> tuple[Symbol, ...]:
    """The symbols that had to be claimed, since reports carry them."""
    added = []
    for data in used:
        symbol = Symbol(data["symbol"])
        if not claimed(change.connection, symbol) and not claimed_folder(change.connection, symbol):
            change.add(CLAIM, data)
            added.append(symbol)
    return tuple(added)


def _issue_again(change: Change, issued: Sequence[IssuedEdition]) -> tuple[IssuedEdition, ...]:
    """The editions that had to be issued again in the log, since they lie in `issued/`."""
    known = {(each.symbol, each.language): each for each in issued_editions(change.connection)}
    lost = [
        each for each in issued if (each.symbol, each.language) not in known and claimed(change.connection, each.symbol)
    ]
    for each in lost:
        change.add(ISSUE, {**each.data, "source": "archive"})
    standing = {key: len(each.again) for key, each in known.items() if not each.is_withdrawn}
    for each in issued:
        key = (each.symbol, each.language)
        if each in lost or key in standing:
            _reissue_again(change, each, standing.get(key, 0))
    for each in lost:
        if each.is_withdrawn:
            change.add(WITHDRAW, {"symbol": each.symbol.printed, "language": each.language, "reason": each.reason})
    return tuple(lost)


def _reissue_again(change: Change, edition: IssuedEdition, known: int) -> None:
    """The manifestations that lie beside the first, those behind the `known` ones."""
    for one in edition.again[known:]:
        change.add(REISSUE, {**one.data(edition.symbol, edition.language), "source": "archive"})


def _known(register: Register, connection: sqlite3.Connection, *, must_agree: bool = False) -> tuple[list[Entry], int]:
    """The longer of the two logs, that on the disk and that in the database; and how many lines behind a broken one it lacks."""
    lines, _ = read_lines(register.log)
    on_disk, broken = chain(lines)
    in_database: list[Entry] = []
    with suppress(sqlite3.Error):  # tables of nobody's, or none
        in_database, _ = chain(lines_of(connection))
    if broken:  # the last line before the break may be the one that was altered: the database is believed
        known = in_database or on_disk
        return known, max(0, len(lines) - len(known))
    shorter, longer = sorted((on_disk, in_database), key=len)
    if must_agree and _common(shorter, longer) != shorter:
        raise RegisterError(finding("R043", Place(file=str(register.log)), path=str(register.folder)))
    return longer, 0


def _common(one: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """The entries that two logs begin with."""
    pairs = zip(one, other, strict=False)
    return [first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]


def _put_aside(register: Register) -> Path:
    """A free name for what was; a database that can't be opened lies there when it returns."""
    names = (register.folder / f"before-{number}.sqlite" for number in count(1))
    aside = next(path for path in names if not path.exists() and not path.with_suffix(".jsonl").exists())
    if _is_no_use(register.database):
        with register_refusals(register.database):
            for suffix in ("", "-journal", "-wal", "-shm"):
                part = register.database.with_name(f"{register.database.name}{suffix}")
                if part.exists():
                    part.rename(aside.with_name(f"{aside.name}{suffix}"))
    return aside


def _is_no_use(database: Path) -> bool:
    """Whether there is a database that can't be opened, now or ever: in WAL mode, damaged, of something else.

    One that is only busy, or waits for a rollback, is of use. RegisterError R005 for one of a newer program.
    """
    if not size_of(database):
        return False
    try:
        with ALONE:
            refuse_wal(database)
    except RegisterError:
        return True
    try:
        _lines_in(database)
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return False


def _saved(entries: Sequence[Entry]) -> Saved:
    return Saved(len(entries), entries[-1].digest if entries else "")
