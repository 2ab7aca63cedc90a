"""`rapporteur circulate`: clearance of a report by the bodies that spoke, are listed or are named in it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.telling import exit_code
from pipeline.errors import ExitCode
from pipeline.messages import listed, phrase
from pipeline.model.base import Language
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.clearance.circulating import Circulated, Sent, Wish
    from pipeline.desks.clearance.following import Line
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office

_ANSWERS = ("confirmed", "changes")


@click.command
@click.argument("report", metavar="REPORT")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day until which to answer.")
@click.option("--body", "bodies", multiple=True, metavar="BODY", help="This body alone, in any case; may be repeated.")
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="The folder [default: clearance/NAME].")
@click.option("--language", type=click.Choice(list(map(str, Language))), help="The language of all cover notes.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say who would get what, and write nothing.")
@click.option("--status", is_flag=True, help="Tell who confirmed, who asked for changes, who is silent.")
@click.option(
    "--answered",
    nargs=2,
    multiple=True,
    metavar="BODY HOW",
    type=click.Tuple([str, click.Choice(_ANSWERS)]),
    help="Note an answer that came otherwise: `confirmed` or `changes`.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each body.")
@options.lang
@options.debug
def command(
    report: str,
    until: datetime | None,
    bodies: tuple[str, ...],
    to: Path | None,
    language: str | None,
    is_dry: bool,
    status: bool,
    answered: tuple[tuple[str, str], ...],
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Writes for each body a Word copy of what REPORT says in its name or about it, and a cover note.

    REPORT is an input, or the symbol of one below inputs/.
    Asked is every organisation or country that spoke, is listed among the participants, or is named by a conclusion or
    recommendation; the Secretariat is not. The files lie in clearance/NAME beside rapporteur.toml; their paths are printed.
    Circulated again, only those get a new copy whose own part has changed. A file that was changed by hand stays.

    What a body sends back is taken in by `rapporteur import FILE --into REPORT`, which notes that it has answered; an
    answer by mail is noted with --answered. --status tells how each stands.
    """
    from pipeline.desks.inputs import input_named

    near = Path(report) if os.path.lexists(report) else None
    settings = read_settings(near=near, overrides={"language": lang})
    asked = {"--body": bodies, "--to": to, "--language": language, "--dry-run": is_dry}
    _sensible(until, status, answered, [option for option, given in asked.items() if given], settings.language)
    console = Console(language=settings.language)
    desk = _Desk(input_named(report, settings), settings, console, as_json)
    if until is None:
        return desk.follow(answered, tells=status)
    from pipeline.desks.clearance.circulating import Wish  # whoever asks for the status needs none of it

    chosen = Language(language) if language else None
    return desk.circulate(Wish(until.date(), bodies, to, chosen, is_dry))


def _sensible(
    until: datetime | None, status: bool, answered: tuple[tuple[str, str], ...], given: list[str], language: str
) -> None:
    """Refuses options that mean nothing together."""
    if until is not None and (status or answered):
        raise click.UsageError(phrase("circulate_one_thing", language))
    if until is None and not status and not answered:
        raise click.UsageError(phrase("circulate_until", language))
    if until is None and given:
        raise click.UsageError(phrase("circulate_alone", language, option=given[0]))


@dataclass(frozen=True)
class _Desk:
    """One run of the command."""

    report: Path
    settings: Settings
    console: Console
    as_json: bool

    @property
    def _office(self) -> Office:
        from pipeline.office.office import read_office

        return read_office(self.settings.data, self.settings.fonts)

    def circulate(self, wish: Wish) -> ExitCode:
        """Writes the copies, and tells body by body."""
        from pipeline.desks.clearance.circulating import circulate

        done = circulate(self.report, wish, self._office, self.settings)
        for sent in done.sent:
            self._tell(sent, done, is_dry=wish.is_dry)
        self.console.tell(done.findings)
        if wish.is_dry:
            self.console.say(f"{self.report}: {phrase('circulate_dry', self.console.language)}")
        refused = [ExitCode.STORAGE if sent.fate.value == "changed-by-hand" else ExitCode.DONE for sent in done.sent]
        return exit_code(refused, is_single=len(refused) == 1)

    def _tell(self, sent: Sent, done: Circulated, *, is_dry: bool) -> None:
        language, day = self.console.language, str(sent.until)
        name = sent.party.name(done.language)
        parts = ", ".join(self._parts(sent))
        self.console.say(phrase(f"circulate_{sent.fate.replace('-', '_')}", language, body=name, parts=parts, day=day))
        if self.as_json:
            click.echo(json.dumps(self._object(sent, done), ensure_ascii=False))
        elif not is_dry:
            for path in sent.files.values():
                click.echo(str(path))

    def _parts(self, sent: Sent) -> list[str]:
        """What of the report concerns a body, in words."""
        told = []
        for part, rows in sent.share.items.items():
            numbers = listed([str(number + 1) for number in rows], self.console.language)
            if rows:
                told.append(phrase(f"circulate_{part}", self.console.language, len(rows), numbers=numbers))
        return told

    def _object(self, sent: Sent, done: Circulated) -> dict[str, object]:
        numbers = {part: [number + 1 for number in rows] for part, rows in sent.share.items.items()}
        files = {kind: str(path) for kind, path in sent.files.items()}
        named = {"body": sent.party.key, "name": sent.party.name(done.language), "language": done.language.value}
        own = [each for each in done.findings if each.parameter("body") == sent.party.key]
        told = [finding_as_json(each, self.console.language) for each in own]
        return {
            **named,
            "status": sent.fate.value,
            "until": str(sent.until),
            **numbers,
            "files": files,
            "findings": told,
        }

    def follow(self, answered: tuple[tuple[str, str], ...], *, tells: bool) -> ExitCode:
        """Notes answers, and tells how each body stands."""
        from pipeline.desks.clearance.following import note_answers, standings
        from pipeline.desks.clearance.state import How

        if answered:
            answers = tuple((body, How(how)) for body, how in answered)
            names = note_answers(self.report, answers, self._office, self.settings)
            for name, (_, how) in zip(names, answered, strict=True):
                self.console.say(phrase(f"circulate_noted_{how}", self.console.language, body=name))
        if tells:
            self._table(standings(self.report, self.settings))
        return ExitCode.DONE

    def _table(self, lines: tuple[Line, ...]) -> None:
        """How each body stands: a line of JSON, or a row of a table."""
        if self.as_json:
            for line in lines:
                click.echo(json.dumps(_as_object(line), ensure_ascii=False))
            return
        language = self.console.language
        heads = [phrase(f"circulate_{name}", language) for name in ("body", "asked", "by", "state", "when")]
        rows = [heads, *(self._row(line) for line in lines)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
        for row in rows:
            click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def _row(self, line: Line) -> list[str]:
        state = phrase(f"circulate_state_{line.standing}", self.console.language)
        return [line.name, str(line.asked), str(line.until), state, str(line.answered or "")]


def _as_object(line: Line) -> dict[str, object]:
    days = {"asked": str(line.asked), "until": str(line.until)}
    answered = {"answered": str(line.answered) if line.answered else None, "by": line.by or None}
    return {"body": line.key, "name": line.name, **days, "state": line.standing.value, **answered}
