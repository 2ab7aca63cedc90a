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
    is_asking: bool = False,
) -> None:
    """Tells each outcome of a run over so many reports, and adds to `outcomes` what is kept of it."""
    clock = time.monotonic()
    # An interrupt that comes while something is told must close the run, and its engines with it, all the same.
    watched = reports > 1 and console.is_watched and not is_asking
    with closing(run), _teller(console, reports if watched else 0, as_json=as_json, is_quiet=is_quiet) as telling:
        for outcome in run:
            now = time.monotonic()
            telling.tell(outcome, now - clock)
            outcomes.append(outcome.in_brief)
            clock = now
        telling.close(outcomes)


@contextmanager
def _teller(console: Console, watched: int, *, as_json: bool, is_quiet: bool) -> Iterator[Teller]:
    """Who tells the outcomes: to a program, to one who watches so many reports, to one who reads later."""
    if as_json:
        yield JsonTeller(console.language)
    elif watched:
        from pipeline.cli.progress import WatchedTeller

        with WatchedTeller(console, watched, is_quiet=is_quiet) as teller:
            yield teller
    else:
        yield PlainTeller(console, is_quiet=is_quiet)


def exit_code_of(outcomes: Sequence[Outcome], inputs: Sequence[Path]) -> ExitCode:
    """The code of a run over some inputs: that of the one file given, or 1 where some of several failed."""
    codes = (outcome.exit_code for outcome in outcomes)
    return exit_code(codes, is_single=len(inputs) == 1 and not inputs[0].is_dir())
