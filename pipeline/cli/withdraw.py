"""`rapporteur withdraw`: takes an issued report back."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.errors import ExitCode
from pipeline.messages import phrase


@click.command
@click.argument("report")
@click.option("--reason", required=True, help="Why; the register keeps it, and nothing outside names it.")
@click.option("--language", type=click.Choice(["en", "es", "pt", "fr"]), help="Only the edition in this language.")
@click.option("--by", metavar="NAME", help="Who does it, for the log [default: the name of the login].")
@options.lang
@options.debug
def command(report: str, reason: str, language: str | None, by: str | None, lang: str | None, debug: bool) -> int:
    """Takes an issued report back: it is in no catalogue any more, and the register keeps it.

    REPORT is a symbol, an input file, or the folder or a file of a report in issued/. The files stay where they are. The
    same document can't be issued again; a revision of it can.
    """
    from pipeline.cli.registering import Desk
    from pipeline.desks.issuing.withdrawing import withdraw

    path = Path(report)
    desk = Desk.of(lang, near=path if os.path.lexists(path) else None)
    done = withdraw(report, reason, desk.author(by), desk.settings, language)
    desk.console.tell(done.told)
    for each in done.editions:
        values = {"symbol": str(each.symbol), "edition": each.language, "reason": each.reason}
        desk.console.say(phrase("withdrawn_now", desk.language, None, **values))
        click.echo(str(each.symbol))
    return ExitCode.DONE
