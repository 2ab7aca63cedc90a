"""`rapporteur import`: an existing report to an input file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import finding
from pipeline.messages import message
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.reading.imports.core import Imported


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The input file, or the folder for it [default: beside FILE]."
)
@options.lang
@options.debug
def command(files: tuple[Path, ...], out: Path | None, lang: str | None, debug: bool) -> int:
    """Makes an input file of an existing report: docx, doc, odt, rtf, pdf or txt.

    What is guessed is marked in the input file for you to confirm; what is left out is told with the reason, and every
    word of the source is counted. An existing file is never overwritten. The paths of the input files are printed.
    """
    from pipeline.desks.importing import import_file
    from pipeline.office.office import read_office

    settings = read_settings(near=files[0], overrides={"language": lang})
    office = read_office(settings.data, settings.fonts)
    console = Console(language=settings.language)
    codes: list[ExitCode] = []
    for file in files:
        try:
            written = import_file(file, out, office, settings)
        except RapporteurError as error:
            console.tell(error.findings)
            codes.append(error.exit_code)
            continue
        click.echo(str(written.path))
        _tell(file, written.imported, console)
    if not codes:
        return ExitCode.DONE
    return codes[0] if len(files) == 1 else ExitCode.SOME_FAILED


def _tell(file: Path, imported: Imported, console: Console) -> None:
    """The findings, what was left out and why, and the count of words."""
    # guesses are marked where they stand in the input file, with the words that they were taken from
    console.tell(found for found in imported.findings if found.code != "W062")
    reasons = Counter(_reason(left.why, left.who, console.language) for left in imported.left_out)
    for reason, number in reasons.items():
        console.say(f"{file}: left out: {reason}" + (f" ({number} times)" if number > 1 else ""))
    counts = imported.counts
    console.say(
        f"{file}: {counts.source} words: {counts.input} in the input, {counts.left_out} left out; "
        f"{len(imported.guesses)} guesses to confirm, marked `please confirm`"
    )


def _reason(code: str, who: str, language: str) -> str:
    return message(finding(code, who=who), language).text
