"""`rapporteur import`: an existing report to an input file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.deciding import Changes, Decider
from pipeline.cli.taking import Taking
from pipeline.cli.telling import exit_code
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import finding
from pipeline.messages import message, phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office
    from pipeline.reading.imports.core import Imported


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The input file, or the folder for it [default: beside FILE]."
)
@click.option(
    "--into", type=click.Path(path_type=Path), help="The input that an edited Word file of ours goes back into."
)
@click.option(
    "--changes", type=click.Choice(list(map(str, Changes))), help="What becomes of tracked changes and comments."
)
@click.option("--yes", "is_sure", is_flag=True, help="With --into: take all changes without a question.")
@click.option("--dry-run", "is_dry", is_flag=True, help="With --into: show the changes alone, and write nothing.")
@options.lang
@options.debug
def command(
    files: tuple[Path, ...],
    out: Path | None,
    into: Path | None,
    changes: str | None,
    is_sure: bool,
    is_dry: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Makes an input file of an existing report or a filled form: docx, doc, odt, rtf, pdf or txt.

    What is guessed is marked in the input file for you to confirm; what is left out is told with the reason, and every
    word of the source is counted. An existing file is never overwritten. The paths of the input files are printed.

    With --into, an edited Word file of ours goes back into its input: each change is shown, and asked for on a terminal;
    where nobody can answer, all are taken. What both sides changed stays as it is and is told, and the exit code is 4.

    A clearance copy that a body sends back is known by itself: its own words are taken in, what it would change outside
    them is told, and taken only if you accept it one by one, or with --changes accept. That it has answered is noted.

    Tracked changes and comments are shown one by one on a terminal, to accept or refuse; elsewhere they stay open, and
    no final report is built until they are decided.
    """
    settings = read_settings(near=into or files[0], overrides={"language": lang})
    _sensible(out, into, is_sure=is_sure, is_dry=is_dry, language=settings.language)
    console = Console(language=settings.language)
    work = _Work(settings, console, out, into, changes, Taking(console, is_sure, is_dry, changes == Changes.ACCEPT))
    codes: list[ExitCode] = []
    for file in files:
        try:
            codes.append(work.do(file))
        except RapporteurError as error:
            console.tell(error.findings)
            codes.append(error.exit_code)
    return exit_code(codes, is_single=len(files) == 1)


def _sensible(out: Path | None, into: Path | None, *, is_sure: bool, is_dry: bool, language: str) -> None:
    """Refuses options that mean nothing together."""
    if into is not None and out is not None:
        raise click.UsageError(phrase("into_without_out", language))
    for option, is_given in (("--yes", is_sure), ("--dry-run", is_dry)):
        if is_given and into is None:
            raise click.UsageError(phrase("into_only_with_into", language, option=option))


@dataclass(frozen=True)
class _Work:
    """What is done with each file of one command."""

    settings: Settings
    console: Console
    out: Path | None
    into: Path | None
    changes: str | None
    taking: Taking

    def do(self, file: Path) -> ExitCode:
        """Imports one file, or takes it into the input."""
        from pipeline.desks.clearance.answers import return_answer
        from pipeline.desks.importing import import_file

        decide = Decider.of(file, self.changes, self.console)
        if self.into is not None:
            return self.taking.take(return_answer(file, self.into, self._office, self.settings, decide))
        written = import_file(file, self.out, self._office, self.settings, decide)
        click.echo(str(written.path))
        _tell(file, written.imported, self.console)
        return ExitCode.DONE

    @cached_property
    def _office(self) -> Office:
        from pipeline.office.office import read_office

        return read_office(self.settings.data, self.settings.fonts)


def _tell(file: Path, imported: Imported, console: Console) -> None:
    """The findings, what was left out and why, and the count of words."""
    # guesses are marked where they stand in the input file, with the words that they were taken from
    console.tell(found for found in imported.findings if found.code != "W062")
    reasons = Counter(_reason(left.why, left.who, console.language) for left in imported.left_out)
    for reason, number in reasons.items():
        console.say(f"{file}: {phrase('left_out', console.language, number, reason=reason)}")
    counts = imported.counts
    told = {"source": counts.source, "input": counts.input, "left_out": counts.left_out}
    mark = phrase("please_confirm", imported.report.language)
    said = phrase("words_counted", console.language, guesses=len(imported.guesses), mark=mark, **told)
    console.say(f"{file}: {said}")


def _reason(code: str, who: str, language: str) -> str:
    return message(finding(code, who=who), language).text
