"""A run over reports as it is told: each outcome as soon as it is known, and at the end what they come to."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.cli.telling import JsonTeller, PlainTeller, Teller, exit_code
from pipeline.errors import ExitCode

if TYPE_CHECKING:
    from pipeline.desks.build import Wish
    from pipeline.desks.outcome import Outcome
    from pipeline.desks.workshop import Workshop


def told_all(
    files: Sequence[Path], workshop: Workshop, wish: Wish, console: Console, *, as_json: bool
) -> list[Outcome]:
    """The outcomes of building some inputs, each told as soon as it was known."""
    from pipeline.desks.build import build

    outcomes: list[Outcome] = []
    told(build(files, workshop, wish), len(files), console, outcomes, as_json=as_json)
    return outcomes


def told(
    run: Generator[Outcome, None, None],
    reports: int,
    console: Console,
    outcomes: list[Outcome],
    *,
    as_json: bool,
    is_quiet: bool = False,
) -> None:
    """Tells each outcome of a run over so many reports, and adds it to `outcomes`."""
    clock = time.monotonic()
    # An interrupt that comes while something is told must close the run, and its engines with it, all the same.
    with closing(run), _teller(console, reports, as_json=as_json, is_quiet=is_quiet) as telling:
        for outcome in run:
            now = time.monotonic()
            telling.tell(outcome, now - clock)
            outcomes.append(outcome)
            clock = now
        telling.close(outcomes)


@contextmanager
def _teller(console: Console, reports: int, *, as_json: bool, is_quiet: bool) -> Iterator[Teller]:
    """Who tells the outcomes of so many reports: to a program, to one who watches, to one who reads later."""
    if as_json:
        yield JsonTeller(console.language)
    elif reports > 1 and console.is_watched:
        from pipeline.cli.progress import WatchedTeller

        with WatchedTeller(console, reports, is_quiet=is_quiet) as watched:
            yield watched
    else:
        yield PlainTeller(console, is_quiet=is_quiet)


def exit_code_of(outcomes: Sequence[Outcome], inputs: Sequence[Path]) -> ExitCode:
    """The code of a run over some inputs: that of the one file given, or 1 where some of several failed."""
    codes = (outcome.exit_code for outcome in outcomes)
    return exit_code(codes, is_single=len(inputs) == 1 and not inputs[0].is_dir())
