"""`rapporteur correct`: a corrigendum, a revision or an addendum of what changed since a report was issued."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.correcting.correct import Planned
    from pipeline.desks.correcting.held import Corrected
    from pipeline.desks.correcting.kinds import CorrectionKind
    from pipeline.engines.engine import Engine
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office

_KINDS = ("corrigendum", "revision", "addendum")


@click.command
@click.argument("report")
@click.option(
    "--with",
    "inputs",
    multiple=True,
    required=True,
    metavar="INPUT",
    type=click.Path(path_type=Path),
    help="The corrected input; once for each language.",
)
@click.option(
    "--as", "kind", type=click.Choice(_KINDS), help="What to make of it [default: asked, else a corrigendum]."
)
@click.option("--number", type=click.IntRange(1, 999), help="Its number, to join one in another language.")
@click.option("--dry-run", is_flag=True, help="Show what changed, and write nothing.")
@click.option("--force", is_flag=True, help="Put the new input in the place of one that was edited.")
@options.making
@options.as_json
@options.lang
@options.debug
def command(
    report: str,
    inputs: tuple[Path, ...],
    kind: str | None,
    number: int | None,
    dry_run: bool,
    force: bool,
    engine: str | None,
    out: Path | None,
    paper: str | None,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Compares the issued REPORT with its corrected input, and makes the correction.

    REPORT is a symbol, an input, or a file or folder of issued/. A corrigendum says, with printed page, paragraph and
    line, what is to be read in place of what: its input NAME-Corr-1.LANG.yaml is written beside INPUT, to be edited if
    need be, and built. A revision writes `revision` and `corrections` into INPUT; an addendum has new texts in full.
    What was issued stays as it is; rapporteur issue makes the correction the record.
    """
    from pipeline.desks.correcting.correct import plan, refuse, warnings_of, write
    from pipeline.desks.correcting.held import hold_against
    from pipeline.office.office import read_office

    given = {"engine": engine, "out": out, "paper": paper, "language": lang}
    settings = read_settings(near=inputs[0], overrides=given)
    console = Console(language=settings.language)
    office = read_office(settings.data, settings.fonts)
    documents, found = hold_against(report, inputs, office, settings)
    console.tell(warnings_of(found))
    if dry_run:
        _show(found, console.language, as_json=as_json)
        return ExitCode.DONE
    several = _changed(found, console)
    if not several:
        return ExitCode.DONE
    chosen = _chosen(kind, several, office, console)
    refuse(several, chosen, office)
    planned = plan(several, chosen, documents, office, settings, number)
    for file in write(planned, is_forced=force):
        console.say(phrase("correct_written", console.language, file=str(file)))
    return _build(planned, settings, console, as_json=as_json, debug=debug)


def _show(found: Sequence[Corrected], language: str, *, as_json: bool) -> None:
    from pipeline.cli.correcting import show

    show(found, language, as_json=as_json)


def _changed(found: Sequence[Corrected], console: Console) -> tuple[Corrected, ...]:
    """The inputs that have something to be corrected; of each it is told how much."""
    from pipeline.cli.correcting import summary

    for one in found:
        for line in summary(one, console.language):
            console.say(line)
    return tuple(one for one in found if not one.is_same)


def _chosen(kind: str | None, several: Sequence[Corrected], office: Office, console: Console) -> CorrectionKind:
    """The kind that was given, or is answered; a corrigendum where there is nobody to ask."""
    from pipeline.desks.correcting.correct import recommended
    from pipeline.desks.correcting.kinds import CorrectionKind

    if kind is not None:
        return CorrectionKind(kind)
    if not console.can_ask:
        return CorrectionKind.CORRIGENDUM
    from pipeline.cli.correcting import ask_kind

    return ask_kind(recommended(several, office), console)


def _build(planned: Sequence[Planned], settings: Settings, console: Console, *, as_json: bool, debug: bool) -> int:
    """Builds what was planned, and says what comes next."""
    from pipeline.cli.runs import exit_code_of, told_all
    from pipeline.desks.build import Wish
    from pipeline.desks.start import early_engine
    from pipeline.desks.workshop import Workshop
    from pipeline.machine import quoted

    files = tuple(each.file for each in planned)
    with ExitStack() as stack:
        engine: Engine = stack.enter_context(early_engine(files, settings, force=False))
        workshop = Workshop.of(settings, engine, debug=debug)
        outcomes = told_all(files, workshop, Wish(debug=debug), console, as_json=as_json)
    code = exit_code_of(outcomes, files)
    if code == ExitCode.DONE:
        issue = f"rapporteur issue {' '.join(quoted(str(file)) for file in files)}"
        console.say(phrase("correct_next", console.language, command=issue))
    return code
