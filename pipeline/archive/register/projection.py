"""What the log comes to: each kind of change as it alters the tables, and the questions that are asked of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping

from pipeline.archive.layout import folded
from pipeline.archive.register.claimed import Claimed, Held, State, register_key
from pipeline.archive.register.editions import ISSUE, WITHDRAW, apply_issue, apply_withdraw
from pipeline.archive.register.entries import Entry
from pipeline.archive.register.manifestations import REISSUE, apply_reissue
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, parts_of

CLAIM, AMEND, VOID, RESTORE, REBUILD = "claim", "amend", "void", "restore", "rebuild"

_COLUMNS = "printed, titles, first, last, state, reason, who, at, sequence"
_SYMBOL = """INSERT INTO symbols (normal, printed, key, body, session, event, type, serial, year, series,
    titles, first, last, state, reason, who, at, sequence)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'claimed', '', ?, ?, ?)"""


def apply(connection: sqlite3.Connection, entry: Entry, end: int) -> None:
    """Takes an entry into the log's table and makes its change; `end` is where its line ends in the file.

    Raises sqlite3.IntegrityError for what contradicts the tables, KeyError for a change that is not known.
    """
    connection.execute("INSERT INTO log VALUES (?, ?, ?)", (entry.sequence, entry.line.decode(), end))
    _CHANGES[entry.what](connection, entry)


def _claim(connection: sqlite3.Connection, entry: Entry) -> None:
    symbol = Symbol(entry.data["symbol"])
    parts = parts_of(symbol)
    connection.execute(
        _SYMBOL,
        (
            *(register_key(symbol), symbol.printed, folder_key(symbol)),
            *(parts.body, parts.session, parts.event, parts.type, parts.serial, parts.year, parts.series),
            *_meeting(entry.data),
            *(entry.who, entry.when, entry.sequence),
        ),
    )


def _amend(connection: sqlite3.Connection, entry: Entry) -> None:
    _update(connection, entry, "titles = ?, first = ?, last = ?", *_meeting(entry.data))


def _void(connection: sqlite3.Connection, entry: Entry) -> None:
    _update(connection, entry, "state = 'void', reason = ?", entry.data["reason"])


def _update(connection: sqlite3.Connection, entry: Entry, columns: str, *values: str) -> None:
    """Alters the row of a symbol that is claimed; there has to be one."""
    statement = f"UPDATE symbols SET {columns}, who = ?, at = ?, sequence = ? WHERE normal = ? AND state = 'claimed'"  # noqa: S608
    key = register_key(Symbol(entry.data["symbol"]))
    done = connection.execute(statement, (*values, entry.who, entry.when, entry.sequence, key))
    if done.rowcount != 1:
        raise sqlite3.IntegrityError(f"{key} is not claimed")


def _meeting(data: Mapping[str, object]) -> tuple[str, str, str]:
    return json.dumps(data["titles"], ensure_ascii=False), str(data["from"]), str(data["to"])


def _remark(connection: sqlite3.Connection, entry: Entry) -> None:
    """A line that says what was done to the register itself, and changes no symbol."""


_CHANGES: Mapping[str, Callable[[sqlite3.Connection, Entry], None]] = {
    CLAIM: _claim,
    AMEND: _amend,
    VOID: _void,
    ISSUE: apply_issue,
    WITHDRAW: apply_withdraw,
    REISSUE: apply_reissue,
    RESTORE: _remark,
    REBUILD: _remark,
}

KNOWN = frozenset(_CHANGES)
"""The kinds of change that this program knows."""


def folder_key(symbol: Symbol) -> str:
    """The name of the folder of a symbol's reports, as a file system sees it that knows neither case nor accents."""
    return folded(base_of(symbol).key)


def claimed(connection: sqlite3.Connection, symbol: Symbol) -> Claimed | None:
    """What the register knows of a symbol, whichever of its revisions is asked for; None if it was never claimed."""
    found = _select(connection, "WHERE normal = ?", register_key(symbol))
    return found[0] if found else None


def claimed_folder(connection: sqlite3.Connection, symbol: Symbol) -> Claimed | None:
    """The symbol whose reports have the folder that this one's would have; None where it is free."""
    found = _select(connection, "WHERE key = ?", folder_key(symbol))
    return found[0] if found else None


def all_claimed(connection: sqlite3.Connection) -> tuple[Claimed, ...]:
    """Every symbol of the register, those of one series in the order of their serials."""
    return tuple(_select(connection, "ORDER BY body, session, event, type, year, serial, normal"))


def _select(connection: sqlite3.Connection, condition: str, *values: str) -> list[Claimed]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM symbols {condition}", values)  # noqa: S608 ours alone
    return [_read(*row) for row in rows.fetchall()]


def _read(
    printed: str, titles: str, first: str, last: str, state: str, reason: str, who: str, at: str, sequence: int
) -> Claimed:
    held = Held(tuple(json.loads(titles)), first, last)
    return Claimed(Symbol(printed), held, State(state), reason, who, at, sequence)


def lines_of(connection: sqlite3.Connection) -> list[bytes]:
    """The lines of the log as the database has them."""
    return [line.encode() for (line,) in connection.execute("SELECT line FROM log ORDER BY sequence").fetchall()]


def replay(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    """Makes the changes of a whole log in empty tables, and gives where it ends in the file."""
    end = 0
    for entry in entries:
        end += len(entry.line) + 1
        apply(connection, entry, end)
    return end
