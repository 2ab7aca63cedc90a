"""`rapporteur issue`: makes a report the record."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.telling import exit_code
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.issuing.issue import Issue


@click.command
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@click.option("--accept", "accepted", metavar="KEY", multiple=True, help="Accept unconfirmed words; once for each key.")
@click.option("--accept-unconfirmed", is_flag=True, help="Accept all words that the office has not confirmed.")
@click.option("--by", metavar="NAME", help="Who does it, for the log [default: the name of the login].")
@click.option("--dry-run", is_flag=True, help="Say what stands in the way, and change nothing.")
@options.making
@options.as_json
@options.lang
@options.debug
def command(
    reports: tuple[str, ...],
    accepted: tuple[str, ...],
    accept_unconfirmed: bool,
    by: str | None,
    dry_run: bool,
    engine: str | None,
    out: Path | None,
    paper: str | None,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Makes a report the record: its files go to issued/, who and when into the register.

    REPORT is an input file or a folder of them, a report in outputs/, or a symbol. It must be final and without errors,
    its symbol claimed; what is out of date is built first. As long as anything stands in the way of one, none is issued.
    What was issued is never changed again: rapporteur correct makes a corrigendum, a revision or an addendum.
    """
    from pipeline.cli.registering import Desk

    given = {"engine": engine, "out": out, "paper": paper, "language": lang}
    settings = read_settings(near=_first_path(reports), overrides=given)
    desk = Desk(settings, Console(language=settings.language))
    from pipeline.desks.issuing.conditions import Acceptance
    from pipeline.desks.issuing.issue import IssueWish, issue
    from pipeline.desks.start import early_engine
    from pipeline.desks.workshop import Workshop

    wish = IssueWish(desk.author(by), Acceptance(frozenset(accepted), accept_unconfirmed), dry_run)
    with ExitStack() as stack:
        inputs = [] if dry_run else [Path(report) for report in reports if os.path.lexists(report)]
        workshop = Workshop.of(settings, stack.enter_context(early_engine(inputs, settings, force=False)), debug=debug)
        done: list[Issue] = []
        for each in issue(reports, workshop, wish):
            _tell(each, desk.console, as_json=as_json)
            done.append(each)
    _close(done, desk.console, is_dry=dry_run)
    return exit_code((each.exit_code for each in done), is_single=len(done) == 1)


def _first_path(reports: Sequence[str]) -> Path | None:
    """A file or folder that was named, by which the office is found."""
    return next((Path(report) for report in reports if os.path.lexists(report)), None)


def _tell(issue: Issue, console: Console, *, as_json: bool) -> None:
    """One edition: a line of JSON, or the findings and a sentence, with the paths on stdout."""
    if as_json:
        click.echo(json.dumps(_as_json(issue, console.language), ensure_ascii=False))
        return
    console.tell(issue.findings)
    for kind, path in issue.files.items():
        if kind != "record":
            click.echo(str(path))
    from pipeline.desks.issuing.issue import Fate

    name = f"{issue.symbol} ({issue.language})" if issue.symbol else issue.source
    became = phrase(f"issue_{issue.fate}", console.language, report=name)
    if issue.accepted and issue.fate in (Fate.ISSUED, Fate.UNCHANGED):
        keys = ", ".join(f"`{key}`" for key in issue.accepted)
        became += f"; {phrase('issue_accepted', console.language, len(issue.accepted), keys=keys)}"
    console.say(became)


def _as_json(issue: Issue, language: str) -> dict[str, object]:
    return {
        "input": issue.source,
        "symbol": issue.symbol,
        "language": issue.language,
        "status": issue.fate.value,
        "files": {kind: str(path) for kind, path in issue.files.items()},
        "accepted": list(issue.accepted),
        "findings": [finding_as_json(found, language) for found in issue.findings],
    }


def _close(done: Sequence[Issue], console: Console, *, is_dry: bool) -> None:
    """What is to be done about words of the office, said once; and that nothing was moved, where something stands in the way."""
    waiting = [found for each in done for found in each.findings if found.code == "R083"]
    if waiting:
        keys = sorted({str(found.parameter("key")) for found in waiting})
        number = len({(found.parameter("key"), found.parameter("words")) for found in waiting})
        given = " ".join(f"--accept {key}" for key in keys)
        console.say(phrase("issue_accept_them", console.language, number, options=given))
    if not is_dry and any(each.exit_code != ExitCode.DONE for each in done):
        stays = sum(1 for each in done if each.fate == "ready")
        if stays:
            console.say(phrase("issue_held_back", console.language, stays))
