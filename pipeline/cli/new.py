"""`rapporteur new`: a new input file or Word form to fill in; lists and transcripts into one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import Place, finding
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.starting import Sources, Started
    from pipeline.office.office import Office

_PATH = click.Path(path_type=Path)


@click.command
@click.argument("folder", metavar="[DIR]", type=_PATH, default=".")
@click.option("--language", help="The language of the report: en, es, pt or fr.")
@click.option("--title", help="The title of the meeting.")
@click.option("--mode", help="How the meeting was held: virtual, in-person or hybrid.")
@click.option("--date", "date_", metavar="DAYS", help="The day or days, as 2024-04-05 or in words.")
@click.option("--from", "first", metavar="DAY", help="The first of several days.")
@click.option("--to", "last", metavar="DAY", help="The last of several days.")
@click.option("--place", help="City and country.")
@click.option("--body", help="The body that met, for example CL.")
@click.option("--session", help="The session, for example XLII.O.")
@click.option("--symbol", help="The document symbol, if the office has given it.")
@click.option("--name", help="The name of the file [default: made of day and title].")
@click.option("--form", is_flag=True, help="A Word form to fill in, in place of an input file.")
@click.option(
    "--participants", type=_PATH, metavar="LIST", help="A registration list: .xlsx, .xls, .ods, .csv or .tsv."
)
@click.option(
    "--transcript", type=_PATH, metavar="FILE", help="A transcript of the meeting: .vtt, .srt, .docx or .txt."
)
@click.option("--into", type=_PATH, metavar="INPUT", help="Put the list or the transcript into an input that is there.")
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given stays open, a newer list is taken over.")
@options.lang
@options.debug
def command(folder: Path, into: Path | None, lang: str | None, debug: bool, **given: object) -> int:
    """Makes a new input file in DIR, or a Word form, to fill in. On a terminal it asks for what is not given.

    A registration list may have its columns in any order; mail addresses and telephone numbers are never taken over.
    A transcript gives who spoke, in order, with the words as private notes to write from. With --into, a newer list
    shows who is new, gone and changed, and keeps every id. Nothing is overwritten; the path is printed.
    """
    from pipeline.desks.starting import Sources
    from pipeline.office.office import read_office

    settings = read_settings(near=into or folder, overrides={"language": lang})
    office = read_office(settings.data, settings.fonts)
    sources = Sources(_path(given["participants"]), _path(given["transcript"]))
    if into is not None:
        return _put_into(into, sources, office, settings, is_sure=bool(given["yes"]))
    if folder.exists() and not folder.is_dir():
        raise UsageError(finding("U045", Place(str(folder)), name=str(folder)))
    return _start(folder, given, sources, office, settings)


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def _start(folder: Path, given: dict[str, object], sources: Sources, office: Office, settings: Settings) -> int:
    from pipeline.cli.asking import Desk
    from pipeline.desks.starting import copy_form, start_report

    console = Console(language=settings.language)
    texts = {name: value for name, value in given.items() if isinstance(value, str)}
    desk = Desk(office, console, texts, asks=not given["yes"] and console.can_ask)
    name = texts.get("name", "")
    if given["form"]:
        _refuse_with_form(sources)
        made = copy_form(folder, name, desk.for_form(settings.language), settings)
    else:
        begun, sources = desk.begun(settings.language, sources)
        made = start_report(folder, name, begun, sources, office, settings)
    console.tell(made.findings)
    _tell(made, console)
    click.echo(str(made.path))
    return ExitCode.DONE


def _refuse_with_form(sources: Sources) -> None:
    for option, value in (("--participants", sources.participants), ("--transcript", sources.transcript)):
        if value is not None:
            raise UsageError(finding("U044", Place(words=option), option=option))


def _tell(made: Started, console: Console) -> None:
    """How many participants and interventions there are."""
    counted = {"new_people": made.people, "new_turns": made.turns, "new_guesses": made.guesses}
    said = [phrase(name, console.language, count) for name, count in counted.items() if count]
    if said:
        console.say(f"{made.path}: {', '.join(said)}")


def _put_into(into: Path, sources: Sources, office: Office, settings: Settings, *, is_sure: bool) -> int:
    from pipeline.cli.joining_in import tell_proposal
    from pipeline.desks.joining_in import propose

    if sources.participants is None and sources.transcript is None:
        raise UsageError(finding("U046", Place(words="--into")))
    console = Console(language=settings.language)
    proposal = propose(into, sources, office)
    console.tell(proposal.findings)
    tell_proposal(proposal, console)
    if proposal.is_empty:
        return ExitCode.DONE
    if not is_sure and not (console.can_ask and console.agrees(phrase("ask_apply", settings.language))):
        console.say(phrase("list_not_applied", console.language, input=into))
        return ExitCode.DONE
    proposal.apply()
    click.echo(str(into))
    return ExitCode.DONE
