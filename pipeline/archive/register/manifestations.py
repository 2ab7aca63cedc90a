"""Manifestations: the same words of an issued edition laid on pages anew, of another template or by another program.

The first one is the edition as it was issued; those that follow lie beside it, and none takes the place of another (Work,
Expression, Manifestation are the words of IFLA's FRBR, as the office's notes use them).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.archive.register.claimed import register_key
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import document_of

if TYPE_CHECKING:  # whoever builds in an office without a register needs no database
    import sqlite3

    from pipeline.archive.register.entries import Entry

REISSUE = "reissue"

_COLUMNS = "number, made_from, files, reason, who, at, sequence"
_ADDED = f"INSERT INTO manifestations (symbol, document, language, {_COLUMNS}) VALUES (?{', ?' * 9})"  # noqa: S608 ours alone
_ISSUED = "SELECT 1 FROM editions WHERE symbol = ? AND document = ? AND language = ? AND state = 'issued'"
_LATEST = "SELECT coalesce(max(number), 1) FROM manifestations WHERE symbol = ? AND document = ? AND language = ?"


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One that follows the first: its `number` from 2, the key of its build, the hashes of its files by kind, and why."""

    number: int
    made_from: str
    files: Mapping[str, str]
    reason: str = ""
    who: str = ""
    when: str = ""
    sequence: int = 0

    def data(self, symbol: Symbol, language: str) -> dict[str, Any]:
        """What the log says of it, for the edition that it is of."""
        return {
            "symbol": symbol.printed,
            "language": language,
            "number": self.number,
            "made_from": self.made_from,
            "files": dict(self.files),
            "reason": self.reason,
        }


def apply_reissue(connection: sqlite3.Connection, entry: Entry) -> None:
    """Takes a manifestation into the tables; sqlite3.IntegrityError if its edition is not issued, or it is not the next."""
    data, symbol = entry.data, Symbol(entry.data["symbol"])
    key = (register_key(symbol), document_of(symbol), data["language"])
    next_number = connection.execute(_LATEST, key).fetchone()[0] + 1
    if connection.execute(_ISSUED, key).fetchone() is None or data["number"] != next_number:
        from sqlite3 import IntegrityError

        raise IntegrityError(f"{' '.join(key)} has no manifestation {data['number']} to come")
    files = json.dumps(data["files"], sort_keys=True, separators=(",", ":"))
    values = (data["number"], data["made_from"], files, data["reason"], entry.who, entry.when, entry.sequence)
    connection.execute(_ADDED, (*key, *values))


def manifestations(
    connection: sqlite3.Connection, symbol: Symbol | None = None
) -> dict[tuple[str, str, str], tuple[Manifestation, ...]]:
    """Those that follow the first, by base symbol as the register compares it, document and language, in order."""
    condition, values = ("WHERE symbol = ?", (register_key(symbol),)) if symbol else ("", ())
    statement = f"SELECT symbol, document, language, {_COLUMNS} FROM manifestations {condition} ORDER BY number"  # noqa: S608
    found: dict[tuple[str, str, str], tuple[Manifestation, ...]] = {}
    for key, document, language, number, made_from, files, *rest in connection.execute(statement, values).fetchall():
        one = Manifestation(number, made_from, json.loads(files), *rest)
        where = (key, document, language)
        found[where] = (*found.get(where, ()), one)
    return found
