"""`rapporteur edition`: the input of another language edition."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.editions import Original
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office


@click.command
@click.argument("language", metavar="LANG", type=click.Choice(list(map(str, Language))))
@click.argument("original", metavar="INPUT", type=click.Path(path_type=Path))
@click.option("--word", is_flag=True, help="Make a Word table instead: the original, and what is to be written.")
@click.option("--seen", is_flag=True, help="Take what changed in the original as translated.")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@options.lang
@options.debug
def command(language: str, original: Path, word: bool, seen: bool, dry_run: bool, lang: str | None, debug: bool) -> int:
    """Makes the input of another language edition of INPUT, beside it: NAME.LANG.yaml.

    Facts, participants, order and notes are taken over; organisations, countries, titles and headings are written in
    the new language as far as the office's data knows them; prose waits, with the original above it. Where the edition
    is there already, what changed in INPUT since is brought into it and told: words that were translated are never
    touched. With --word, NAME.LANG.docx has the original beside what is to be written; `rapporteur import` takes it
    back. The path is printed.
    """
    from pipeline.desks.editions import edition_path, new_edition, read_original
    from pipeline.desks.two_columns import write_columns
    from pipeline.office.office import read_office

    settings = read_settings(near=original, overrides={"language": lang})
    office = read_office(settings.data, settings.fonts)
    chosen = Language(language)
    source = read_original(original, chosen, office)
    path = edition_path(original, chosen)
    if word:
        path = write_columns(source, chosen, office, settings)
    elif path.exists():
        _renew(source, path, office, settings, seen=seen, dry_run=dry_run)
    else:
        path = new_edition(source, chosen, office, settings)
    click.echo(str(path))
    return ExitCode.DONE


def _renew(source: Original, path: Path, office: Office, settings: Settings, *, seen: bool, dry_run: bool) -> None:
    """Tells what is done to an edition that is there, asks whoever is there to be asked, and writes it."""
    from pipeline.desks.renewing import renew_edition, write_renewed

    console = Console(language=settings.language)
    renewed = renew_edition(source, path, office, settings, seen=seen)
    console.tell(renewed.findings)
    for line in renewed.done:
        console.say(f"{path}: {line}")
    if not renewed.is_changed:
        console.say(f"{path}: {phrase('edition_current', settings.language)}")
    elif not dry_run and (not sys.stdin.isatty() or console.agrees(phrase("edition_ask", settings.language))):
        write_renewed(renewed, source, path, settings)
