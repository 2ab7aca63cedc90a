"""The ledger of an office on the disk: read as it stands, or kept from others while it is changed.

`ledger.csv` is written first and the log after it: whatever a kill leaves out of the log is in the file, and the next
run logs it as a change that it found. So nothing that was written is ever lost, whichever moment the kill chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.archive.ledger.history import FOUND, LOG, NUMBER, SAY, Difference, History, differences
from pipeline.archive.ledger.sheet_file import SHEET, Rows, read_sheet, write_sheet
from pipeline.archive.lock import alone_in
from pipeline.archive.placing import place_new
from pipeline.archive.refusals import refusals
from pipeline.archive.register.change import Author
from pipeline.archive.register.entries import Entry, chain, next_entry
from pipeline.archive.register.log_file import add_lines, cut, read_lines, size_of
from pipeline.archive.rewriting import rewrite
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.commitment import CommitmentId, Noted
from pipeline.model.symbol import Symbol


@dataclass(frozen=True)
class Held:
    """What the ledger holds: its rows as the file and the log have them, and how they came about."""

    folder: Path
    data: bytes | None
    rows: Mapping[CommitmentId, Noted]
    history: History
    by_hand: tuple[Difference, ...] = ()
    missing: int = 0
    torn: int = 0

    @property
    def told(self) -> tuple[Finding, ...]:
        """W978 for rows that the file lacks and the log has, W979 where the file is there and its log is not."""
        path = str(self.folder / SHEET)
        place = Place(path)
        missing = [finding("W978", place, Severity.WARNING, number=self.missing)] if self.missing else []
        is_alone = self.data is not None and self.rows and not self.history.entries
        return (*missing, *([finding("W979", place, Severity.WARNING, log=LOG)] if is_alone else []))

    def under(self, symbol: Symbol) -> Mapping[int, CommitmentId]:
        """The ids that were ever given under a symbol, by their numbers."""
        return self._by_symbol.get(symbol.normal.casefold(), {})

    @cached_property
    def _by_symbol(self) -> Mapping[str, Mapping[int, CommitmentId]]:
        found: dict[str, dict[int, CommitmentId]] = {}
        for each in self.rows:
            found.setdefault(each.symbol.normal.casefold(), {})[each.number] = each
        return found


@dataclass(frozen=True)
class Ledger:
    """The ledger in the folder of the inputs."""

    folder: Path

    def read(self) -> Held:
        """What it holds; nothing where there is none yet. InputError K001 to K007, RegisterError K020, StorageError."""
        sheet, log = self.folder / SHEET, self.folder / LOG
        with refusals(sheet):
            data = sheet.read_bytes() if sheet.exists() else None
        with refusals(log):
            lines, torn = read_lines(log)
        entries, broken = chain(lines)
        if broken:
            raise RegisterError(finding("K020", Place(str(log), broken, 1), path=str(log), line=broken))
        history = History(tuple(entries))
        logged = history.state()
        rows = read_sheet(data, str(sheet)) if data is not None else {}
        by_hand = tuple(differences(logged, rows))
        missing = len(logged.keys() - rows.keys())
        return Held(self.folder, data, {**logged, **rows}, history, by_hand, missing, len(torn))

    @contextmanager
    def changing(self) -> Iterator[Held]:
        """What it holds, while nobody else changes it; waits for who does."""
        with ExitStack() as stack:
            with refusals(self.folder):
                stack.enter_context(alone_in(self.folder))
            yield self.read()

    def write(
        self, held: Held, rows: Rows, author: Author, what: str, said: Iterable[Difference] = ()
    ) -> tuple[Difference, ...]:
        """Makes these rows the ledger's; gives what that changed, each of it logged as `what`, or as a number given.

        `said` are words in other languages, for the log alone. What was changed by hand before is logged as such. Only
        within `changing`. StorageError, P004 if the file was changed meanwhile by somebody who knows no locks.
        """
        new = tuple(differences(held.rows, rows))
        self._write_sheet(held, write_sheet(rows))
        found = [(FOUND, each) for each in held.by_hand]
        self._log(held, [*found, *((what, each) for each in new), *((SAY, each) for each in said)], author)
        return new

    def _write_sheet(self, held: Held, after: bytes) -> None:
        path = self.folder / SHEET
        if held.data is None:
            place_new({path: after})
        elif held.data != after:
            rewrite(path, held.data, after)

    def _log(self, held: Held, changes: list[tuple[str, Difference]], author: Author) -> None:
        last, entries = held.history.last, list[Entry]()
        for what, each in changes:
            last = next_entry(last, author.when, author.who, what if each.field else NUMBER, each.data)
            entries.append(last)
        path = self.folder / LOG
        with refusals(path):
            cut(path, size_of(path) - held.torn)
            if entries:
                add_lines(path, [entry.line for entry in entries])
