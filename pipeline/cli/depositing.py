"""How depositing is told: a line of JSON a document for programs, sentences and a closing word for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import Console, finding_as_json
from pipeline.findings import Finding
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.archive.deposits import Deposit
    from pipeline.desks.depositing.propose import Proposed
    from pipeline.desks.depositing.take import Taken
    from pipeline.model.described import Described

_FIELDS = ("symbols", "title", "date", "language", "type", "access")
_NOTHING_NEW = ("unchanged", "undecided")
_IN_THE_TABLE = {
    "D012": "deposit_alike",
    "D016": "deposit_no_symbol",
    "D017": "deposit_symbols",
    "D018": "deposit_no_year",
    "D019": "deposit_no_date",
}
"""What the table said already, and a person has confirmed: it is counted at the end."""


@dataclass
class Teller:
    """Tells what becomes of one document after the other; `total` is how many there are.

    With `tells_all` it tells people too what stands in the table that they have confirmed.
    """

    console: Console
    as_json: bool
    tells_all: bool = False
    total: int = 0
    number: int = 0

    def looked_at(self, name: str) -> None:
        """Says how far the looking is, to one who watches."""
        self.number += 1
        if self.console.is_watched and not self.as_json:
            values = {"number": self.number, "total": self.total, "name": name}
            self.console.say(phrase("deposit_looked_at", self.console.language, None, **values))

    def proposed(self, proposed: Proposed, *, is_alone: bool = False) -> None:
        """One document that was looked at; for people its doubts stand in the table, unless it has none of its own."""
        row = proposed.row
        if self.as_json:
            said = described_as_json(row.described) if row else {}
            self._line({"file": proposed.name, "status": "proposed" if row else "failed", **said}, proposed.findings)
        elif row is None or is_alone:
            self.console.tell(proposed.findings)

    def agreed(self, described: Described) -> bool:
        """Whether somebody who is shown a record says that it is right; what to do is said where nobody can."""
        console = self.console
        if not self.as_json:
            _show(described, console)
            if console.can_ask and console.agrees(phrase("deposit_asked", console.language)):
                return True
        console.say(phrase("deposit_say_yes", console.language))
        return False

    def taken(self, taken: Taken) -> None:
        """One row of the table; what stands as it stood goes by without a word."""
        status, deposit = taken.status.value, taken.deposit
        if self.as_json:
            said = deposit_as_json(deposit) if deposit else {}
            self._line({"file": taken.name, "status": status, **said}, taken.findings)
            return
        self.console.tell(each for each in taken.findings if self.tells_all or each.code not in _IN_THE_TABLE)
        if status in _NOTHING_NEW and not self.tells_all:
            return
        if deposit is not None:
            click.echo(str(deposit.folder))
        title, where = (deposit.title, deposit.key) if deposit else (taken.name, "–")
        became = phrase(f"deposit_status_{status}", self.console.language)
        self.console.say(phrase("deposit_became", self.console.language, None, status=became, title=title, where=where))

    def close(self, taken: Sequence[Taken], table: Path) -> None:
        """How many of each kind there were, and what is still to be decided."""
        counts = Counter(each.status.value for each in taken)
        language = self.console.language
        waiting = counts.pop("undecided", 0)
        if counts:
            told = (f"{number} {phrase(f'deposit_status_{status}', language)}" for status, number in counts.items())
            unusual = Counter(found.code for each in taken for found in each.findings if found.code in _IN_THE_TABLE)
            counted = (phrase(_IN_THE_TABLE[code], language, number) for code, number in sorted(unusual.items()))
            self.console.say("; ".join([", ".join(told), *counted]))
        if waiting:
            self.console.say(phrase("deposit_undecided", language, waiting, take=_take(language), table=table))

    def _line(self, fields: Mapping[str, object], findings: Sequence[Finding]) -> None:
        told = [finding_as_json(each, self.console.language) for each in findings]
        click.echo(json.dumps({**fields, "findings": told}, ensure_ascii=False))


def say_written(rows: int, table: Path, console: Console, *, is_new: bool) -> None:
    """That a table was written, or rows added to it, and what is to be done now."""
    name = "deposit_proposed" if is_new else "deposit_added"
    console.say(phrase(name, console.language, rows, table=table, take=_take(console.language)))


def _show(described: Described, console: Console) -> None:
    """A record that is proposed, a field a line."""
    for name in _FIELDS:
        value = getattr(described, name)
        text = "; ".join(value) if isinstance(value, tuple) else str(value)
        head = phrase(f"deposit_head_{name}", console.language)
        values = {"head": head, "value": text or phrase("deposit_unknown", console.language)}
        console.say(phrase("deposit_field", console.language, None, **values))


def list_deposits(found: Sequence[Deposit], console: Console, *, as_json: bool) -> None:
    """Every deposit, a line each: date, symbols, language, title, folder."""
    for each in found:
        if as_json:
            click.echo(json.dumps(deposit_as_json(each), ensure_ascii=False))
        else:
            symbols = "; ".join(each.symbols) or "–"
            cells = (each.date or "–", symbols, each.language or "–", each.access, each.title, str(each.folder))
            click.echo("\t".join(cells))
    if not found and not as_json:
        console.say(phrase("deposit_none", console.language))


def described_as_json(described: Described) -> dict[str, object]:
    """A record that is proposed, as `--json` has it."""
    fields = {name: getattr(described, name) for name in _FIELDS}
    return {**fields, "symbols": list(described.symbols), "years": list(described.years or ()) or None}


def deposit_as_json(deposit: Deposit) -> dict[str, object]:
    """A deposit as `--json` has it."""
    years = None if deposit.first_year is None else [deposit.first_year, deposit.last_year]
    fields = {name: getattr(deposit, name) for name in _FIELDS}
    files = {kind: str(deposit.path(kind)) for kind in deposit.files} | {"record": str(deposit.record_path)}
    return {**fields, "symbols": list(deposit.symbols), "years": years, "folder": str(deposit.folder), "files": files}


def _take(language: str) -> str:
    return phrase("deposit_head_take", language)
