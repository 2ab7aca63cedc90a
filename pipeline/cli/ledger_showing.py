"""The ledger as it is shown: a table on a terminal, else a line each, its columns parted by tabs; JSON; or a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.archive.ledger.history import Difference, History
from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.pages import PageFinder
from pipeline.desks.ledger.wording import Wording
from pipeline.findings import Finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.model.commitment import CommitmentStatus
from pipeline.office.office import Office

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from pipeline.desks.ledger.sheet import LedgerSheet

LINE = ("id", "status", "due", "responsible", "page", "text", "topic", "every", "date", "note", "proof", "title")
"""The columns of a line, in order; `status` and `due` as the files have them, since programs read the lines."""

_MOST_WORDS = 180
_SHOWN = ("text", "responsible", "due", "status", "page")
_SHARES = {"text": (5, 16), "responsible": (2, 11), "due": (2, 10)}
"""The columns of a table that share what is left of the terminal, each with its least width."""

_STYLES = {CommitmentStatus.DONE: "green", CommitmentStatus.DROPPED: "dim", CommitmentStatus.UNDER_WAY: "cyan"}


@dataclass(frozen=True)
class Showing:
    """Shows commitments to one reader."""

    settings: Settings
    office: Office
    today: date
    history: History
    is_public: bool = False

    @cached_property
    def _finder(self) -> PageFinder:
        return PageFinder(self.settings, self.office)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.settings.language, self.office, self._finder)

    def show(self, found: Sequence[Commitment], *, as_json: bool) -> None:
        """Prints them on stdout."""
        self._find_pages(found)
        if as_json:
            for one in found:
                click.echo(json.dumps(self._object(one), ensure_ascii=False))
        elif sys.stdout.isatty():
            self._table(found)
        else:
            for one in found:
                own = {} if self.is_public else {"status": one.status.value}
                cells = {**self._cells(one), "due": one.due, **own}
                click.echo("\t".join(" ".join(cells[name].split()) for name in LINE))

    def write(self, found: Sequence[Commitment], path: Path, *, is_forced: bool) -> Sequence[Finding]:
        """Writes a sheet or a calendar, as the name ends; gives what could not go into it. StorageError F270."""
        from pipeline.archive.placing import write_files

        self._find_pages(found)
        told: Sequence[Finding] = ()
        if path.suffix.lower() == ".ics":
            from pipeline.desks.ledger.calendar import calendar

            counts = {} if self.is_public else self.history.counts
            made = calendar(found, self._wording, counts, is_public=self.is_public)
            data, told = made.data, made.findings
        else:
            data = self._sheet_bytes(self._sheet(found), path)
        write_files({path: data}, is_forced=is_forced)
        return told

    def _find_pages(self, found: Iterable[Commitment]) -> None:
        editions = (self._wording.edition(one) for one in found)
        self._finder.find(each for each in editions if each is not None)

    @staticmethod
    def _sheet_bytes(sheet: LedgerSheet, path: Path) -> bytes:
        from pipeline.desks.ledger.sheet import csv_bytes

        if path.suffix.lower() == ".csv":
            return csv_bytes(sheet)
        from pipeline.desks.ledger.workbook import workbook

        return workbook(sheet)

    def _sheet(self, found: Sequence[Commitment]) -> LedgerSheet:
        from pipeline.desks.ledger.sheet import COLUMNS, PUBLIC, LedgerSheet, SheetRow

        language = self.settings.language
        rows = tuple(SheetRow(self._cells(one), self._is_late(one)) for one in found)
        notice = "" if self.is_public else phrase("ledger_notice", language)
        return LedgerSheet(language, PUBLIC if self.is_public else COLUMNS, rows, notice)

    def _is_late(self, one: Commitment) -> bool:
        """Whether it is overdue, as far as the reader may know."""
        return not self.is_public and one.is_overdue(self.today)

    def _cells(self, one: Commitment) -> dict[str, str]:
        from pipeline.desks.ledger.sheet import cells_of

        cells = cells_of(one, self._wording, self.history.sequence)
        return {**cells, "status": ""} if self.is_public else cells

    def _object(self, one: Commitment) -> Mapping[str, object]:
        """A commitment as `--json` has it; of what may leave the house without what people noted."""
        told = {"id": str(one.id), **self._agreed(one), **self._printed(one)}
        if self.is_public:
            return told
        noted = {name: getattr(one.noted, name) for name in ("date", "note", "proof")}
        inputs = [str(each.file) for each, _ in (one.point.items if one.point else ())]
        late = {"overdue": one.is_overdue(self.today), "gone": one.is_gone}
        return {**told, "status": one.status.value, **noted, **late, "inputs": inputs}

    def _agreed(self, one: Commitment) -> Mapping[str, object]:
        """What was agreed: the words in each language, who, by when."""
        items = one.point.items if one.point else ()
        bound = items[0][1].responsible if items else ()
        return {
            "kind": one.point.kind.value if one.point else None,
            "index": one.point.index if one.point else None,
            "texts": {each.language.value: item.words for each, item in items} or {"": one.noted.about},
            "responsible": [{"body": each.key, "person": each.person} for each in bound],
            "topic": self._wording.topic(one),
            "due": one.due,
            "first": one.span.first.isoformat() if one.span else None,
            "last": one.span.last.isoformat() if one.span else None,
            "every": self._wording.every(one),
        }

    def _printed(self, one: Commitment) -> Mapping[str, object]:
        """Where it is printed."""
        edition = self._wording.edition(one)
        return {
            "symbol": self._wording.report(one),
            "page": self._wording.page(one),
            "language": edition.language.value if edition else None,
            "meeting": self._wording.title(one),
        }

    def _table(self, found: Sequence[Commitment]) -> None:
        """A table a report, under its symbol and title."""
        from rich.console import Console as Screen
        from rich.text import Text

        screen = Screen(highlight=False)
        for _, several in groupby(found, lambda one: one.id.symbol.normal.casefold()):
            group = list(several)
            head = Text(self._wording.report(group[0]) or str(group[0].id.symbol), style="bold")
            head.append(f"  {self._wording.title(group[0])}", style="not bold")
            screen.print(head)
            screen.print(self._group(group))

    def _group(self, group: Sequence[Commitment]) -> Table:
        from rich.table import Table
        from rich.text import Text

        names = [name for name in _SHOWN if name != "status" or not self.is_public]
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
        table.add_column("", no_wrap=True, justify="right")
        for name in names:
            ratio, least = _SHARES.get(name, (None, None))
            heading = phrase(f"ledger_column_{name}", self.settings.language)
            table.add_column(heading, ratio=ratio, min_width=least, overflow="fold", no_wrap=name in ("status", "page"))
        for one in group:
            cells = self._short(one)
            table.add_row(Text(f"#{one.id.number}"), *(cells[name] for name in names))
        return table

    def _short(self, one: Commitment) -> dict[str, Text]:
        """The cells of a row of a terminal: the first words, acronyms, dates in figures."""
        from rich.text import Text

        text = " ".join(self._wording.text(one).split())
        short = text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS].rsplit(' ', 1)[0]} …"
        page = self._wording.page(one)
        due = one.due if one.span else self._wording.due(one)
        gone = phrase("ledger_gone", self.settings.language)
        return {
            "text": Text(short),
            "responsible": Text(self._wording.who(one, is_short=True)),
            "due": Text(gone if one.is_gone else due, style="bold red" if self._is_late(one) else ""),
            "status": Text(self._wording.status(one), style=_STYLES.get(one.status, "")),
            "page": Text(page),
        }


def show_changes(changes: Iterable[Difference], *, as_json: bool) -> None:
    """Each change on stdout: the id, the field, what was there, what is there now."""
    for each in changes:
        cells = (str(each.id), each.field, each.before, each.after)
        if as_json:
            click.echo(json.dumps(dict(zip(("id", "field", "from", "to"), cells, strict=True)), ensure_ascii=False))
        else:
            click.echo("\t".join(" ".join(cell.split()) for cell in cells))
