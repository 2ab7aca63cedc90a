"""`rapporteur build`: Word document and PDF of each report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.interrupts import Interrupts
from pipeline.errors import ExitCode
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.cli.telling import Teller
    from pipeline.desks.build import Wish
    from pipeline.desks.outcome import Outcome
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
        outcomes = _told(found.files, workshop, wish, console, as_json=as_json)
    if interrupts and interrupts.asked:
        return ExitCode.INTERRUPTED
    return _exit_code(outcomes, inputs)


def _followed(
    inputs: tuple[Path, ...], workshop: Workshop, wish: Wish, settle: Callable[[], Settings], *, as_json: bool
) -> int:
    from pipeline.cli.following import follow  # few do

    return follow(inputs, workshop, wish, settle, as_json=as_json)


def _told(files: tuple[Path, ...], workshop: Workshop, wish: Wish, console: Console, *, as_json: bool) -> list[Outcome]:
    """The outcomes of all reports, each told as soon as it was known."""
    from pipeline.desks.build import build

    outcomes: list[Outcome] = []
    clock = time.monotonic()
    # An interrupt that comes while something is told must close the run, and its engines with it, all the same.
    with closing(build(files, workshop, wish)) as run, _teller(console, len(files), as_json=as_json) as telling:
        for outcome in run:
            now = time.monotonic()
            telling.tell(outcome, now - clock)
            outcomes.append(outcome)
            clock = now
        telling.close(outcomes)
    return outcomes


@contextmanager
def _teller(console: Console, reports: int, *, as_json: bool) -> Iterator[Teller]:
    """Who tells the outcomes of so many reports: to a program, to one who watches, to one who reads later."""
    from pipeline.cli.telling import JsonTeller, PlainTeller

    if as_json:
        yield JsonTeller(console.language)
    elif reports > 1 and console.is_watched:
        from pipeline.cli.progress import WatchedTeller

        with WatchedTeller(console, reports) as watched:
            yield watched
    else:
        yield PlainTeller(console)


def _exit_code(outcomes: Sequence[Outcome], inputs: Sequence[Path]) -> ExitCode:
    from pipeline.cli.telling import exit_code

    codes = (outcome.exit_code for outcome in outcomes)
    return exit_code(codes, is_single=len(inputs) == 1 and not inputs[0].is_dir())
