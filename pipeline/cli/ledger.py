"""`rapporteur ledger`: what was agreed, who is to do it by when, and what became of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.settings import now, read_settings

if TYPE_CHECKING:
    from datetime import date

    from pipeline.archive.register.change import Author
    from pipeline.desks.ledger.commitments import Commitment
    from pipeline.desks.ledger.keeping import Kept, Wanted
    from pipeline.office.office import Office

_ENDINGS = (".csv", ".xlsx", ".ics")


@click.command
@click.option("--open", "is_open", is_flag=True, help="Only what is still to be done.")
@click.option("--overdue", "is_overdue", is_flag=True, help="Only what should have been done by now and is not.")
@click.option("--until", metavar="DATE", help="Only what is due on that day or before: a day or a month.")
@click.option("--body", metavar="BODY", default="", help="Only what a body or member state has to do, or `all`.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write a sheet or a calendar: .csv, .xlsx, .ics."
)
@click.option(
    "--take", type=click.Path(path_type=Path), metavar="FILE", help="Take an edited sheet back, .csv or .xlsx."
)
@click.option("--insist", is_flag=True, help="With --take: let the sheet count where others changed the same cell.")
@click.option("--dry-run", is_flag=True, help="With --take: say what would change, and change nothing.")
@click.option("--by", metavar="NAME", help="Who notes it [default: the name of the login].")
@click.option("--public", "is_public", is_flag=True, help="Only what may leave the house, without what people noted.")
@click.option("--force", is_flag=True, help="Put the new file in the place of the one that is there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each commitment, or each change.")
@options.lang
@options.debug
def command(
    is_open: bool,
    is_overdue: bool,
    until: str | None,
    body: str,
    output: Path | None,
    take: Path | None,
    insist: bool,
    dry_run: bool,
    by: str | None,
    is_public: bool,
    force: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Lists what the final reports under `inputs/` lay on whom by when, and what became of it.

    Each commitment keeps its id, whatever language, revision or order it stands in. Status, date, note and proof lie in
    `inputs/ledger.csv`: write a sheet with --output ledger.xlsx, edit these four columns, and take it back with --take; every
    change goes into the log beside it. It is internal to the house.
    """
    near = take or output
    desk = _Desk(read_settings(near=near, overrides={"language": lang}), by)
    asked = {"--open": is_open, "--overdue": is_overdue, "--until": until, "--body": body, "--output": output}
    if take is not None:
        _refuse("U192", {**asked, "--public": is_public, "--force": force})
        return desk.take(take, insists=insist, is_dry=dry_run, as_json=as_json)
    _refuse("U193", {"--insist": insist, "--dry-run": dry_run})
    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise UsageError(finding("U191", Place(str(output)), name=output.name))
    _refuse("U194", {"--open": is_open and is_public, "--overdue": is_overdue and is_public})
    wanted = desk.wanted(is_open=is_open, is_overdue=is_overdue, until=until, body=body)
    return desk.show(wanted, output, is_public=is_public, is_forced=force, as_json=as_json)


def _refuse(code: str, given: dict[str, object]) -> None:
    """Refuses options that go with something else."""
    if found := [name for name, value in given.items() if value]:
        raise UsageError(*(finding(code, option=name) for name in found))


@dataclass(frozen=True)
class _Desk:
    """The ledger of one office, and who asks for it."""

    settings: Settings
    by: str | None

    @cached_property
    def console(self) -> Console:
        return Console(language=self.settings.language)

    @cached_property
    def office(self) -> Office:
        from pipeline.office.office import read_office

        return read_office(self.settings.data, self.settings.fonts)

    @property
    def author(self) -> Author:
        from pipeline.cli.registering import Desk

        return Desk(self.settings, self.console).author(self.by)

    def wanted(self, *, is_open: bool, is_overdue: bool, until: str | None, body: str) -> Wanted:
        """What is asked for. UsageError U040 to U047 for what is no day."""
        from pipeline.desks.ledger.keeping import Wanted

        return Wanted(is_open, is_overdue, self._day(until) if until else None, body)

    def _day(self, text: str) -> date:
        from pipeline.model.base import Language
        from pipeline.model.due import span_of
        from pipeline.reading.answers import one_day

        span = span_of(text.strip())
        return span.last if span else one_day(text, self.office, Language(self.settings.language))

    def show(self, wanted: Wanted, output: Path | None, *, is_public: bool, is_forced: bool, as_json: bool) -> int:
        """Shows the commitments that are asked for, or writes them."""
        from pipeline.cli.ledger_showing import Showing
        from pipeline.desks.ledger.keeping import chosen, keep, public

        moment = now()
        kept = keep(self.settings, self.office, self.author)
        self._tell(kept.findings, kept)
        several: Sequence[Commitment] = kept.commitments
        if is_public:
            several = tuple(public(several, self.settings, moment))
        found = chosen(several, wanted, self.office, moment.date())
        showing = Showing(self.settings, self.office, moment.date(), kept.history, is_public=is_public)
        if output is not None:
            told = showing.write(found, output, is_forced=is_forced)
            self.console.tell(told)
            click.echo(str(output))
        else:
            showing.show(found, as_json=as_json)
        self._count(found, moment.date(), is_public=is_public)
        return ExitCode.SOME_FAILED if kept.failed else ExitCode.DONE

    def take(self, path: Path, *, insists: bool, is_dry: bool, as_json: bool) -> int:
        """Takes a sheet back and tells each change on stdout."""
        from pipeline.cli.ledger_showing import show_changes
        from pipeline.desks.ledger.taking import take
        from pipeline.desks.opening import bytes_of

        taken = take(bytes_of(path), str(path), self.settings, self.office, self.author, insists=insists, is_dry=is_dry)
        self.console.tell(taken.findings)
        show_changes(taken.changes, as_json=as_json)
        name = "ledger_would_take" if is_dry else "ledger_taken"
        self.console.say(phrase(name, self.settings.language, len(taken.changes), file=path.name))
        return ExitCode.SOME_FAILED if taken.failed else ExitCode.DONE

    def _tell(self, findings: Sequence[Finding], kept: Kept) -> None:
        language = self.settings.language
        self.console.tell(findings)
        if kept.failed:
            self.console.say(phrase("ledger_left_out", language, kept.failed))
        if kept.new:
            self.console.say(phrase("ledger_numbered", language, kept.new))

    def _count(self, found: Sequence[Commitment], today: date, *, is_public: bool) -> None:
        """How many there are; not where the answer goes to a program, nor how they stand where it may go outside."""
        language = self.settings.language
        if not found:
            self.console.say(phrase("ledger_none", language))
        elif sys.stdout.isatty() and not is_public:
            counts = {"open": sum(one.status.is_open for one in found)}
            counts["overdue"] = sum(one.is_overdue(today) for one in found)
            self.console.say(phrase("ledger_counted", language, len(found), **counts))
