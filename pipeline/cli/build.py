"""`rapporteur build`: Word document and PDF of each report."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.interrupts import Interrupts
from pipeline.cli.runs import exit_code_of, told_all
from pipeline.errors import ExitCode
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.build import Wish
    from pipeline.desks.workshop import Workshop
    from pipeline.model.choices import Settings


@click.command
@options.inputs
@options.making
@click.option("--force", is_flag=True, help="Build even what is up to date.")
@click.option("--discard-changes", is_flag=True, help="Replace even what was changed by hand.")
@click.option("--jobs", type=click.IntRange(1), help="How many reports at once [default: as many as make sense].")
@click.option("--watch", is_flag=True, help="Go on: build again whatever is saved, until Ctrl-C.")
@options.strict
@options.as_json
@options.lang
@options.debug
def command(
    inputs: tuple[Path, ...],
    engine: str | None,
    out: Path | None,
    paper: str | None,
    force: bool,
    discard_changes: bool,
    jobs: int | None,
    watch: bool,
    strict: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Makes the Word document and the PDF of each report.

    INPUT is an input file, or a folder with input files. What is up to date is left as it is; what somebody changed by
    hand is left alone. The paths of the files are printed.
    """
    given = {"engine": engine, "out": out, "paper": paper, "language": lang}
    settle = partial(read_settings, near=inputs[0], overrides=given)
    settings = settle()
    # The engine takes a second to start, and Python a third of one to load the rest: they do it side by side.
    from pipeline.desks.start import early_engine

    with ExitStack() as stack:
        started = stack.enter_context(early_engine(inputs, settings, force=force))
        from pipeline.desks.build import Wish
        from pipeline.desks.inputs import inputs_of
        from pipeline.desks.workshop import Workshop

        console = Console(language=settings.language)
        found = inputs_of(inputs, settings)
        console.tell(found.passed_over)
        workshop = Workshop.of(settings, started, debug=debug)
        wish = Wish(force, discard_changes, strict, 1 if debug else jobs, debug)
        if watch:
            return _followed(inputs, workshop, wish, settle, as_json=as_json)
        interrupts = stack.enter_context(Interrupts(console)) if len(found.files) > 1 else None
        wish = replace(wish, stopping=interrupts.stopping) if interrupts else wish
        outcomes = told_all(found.files, workshop, wish, console, as_json=as_json)
    if interrupts and interrupts.asked:
        return ExitCode.INTERRUPTED
    return exit_code_of(outcomes, inputs)


def _followed(
    inputs: tuple[Path, ...], workshop: Workshop, wish: Wish, settle: Callable[[], Settings], *, as_json: bool
) -> int:
    from pipeline.cli.following import follow  # few do

    return follow(inputs, workshop, wish, settle, as_json=as_json)
