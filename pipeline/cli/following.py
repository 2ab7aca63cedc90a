"""How `rapporteur build --watch` tells what it does: after each save the findings in short, the files, and the time it took."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.check import tell
from pipeline.cli.console import Console
from pipeline.cli.telling import JsonTeller, print_paths, sentence
from pipeline.errors import ExitCode
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.build import Wish
    from pipeline.desks.watch import Rebuilt
    from pipeline.desks.workshop import Workshop
    from pipeline.model.choices import Settings


def follow(
    inputs: Sequence[Path], workshop: Workshop, wish: Wish, settle: Callable[[], Settings], *, as_json: bool
) -> int:
    """Builds and goes on building until it is interrupted."""
    from pipeline.desks.watch import Rebuilt, Waiting, Watch

    console = Console(language=workshop.settings.language)
    watched = -1
    with closing(Watch(inputs, workshop, wish, settle).run()) as told:
        for each in told:
            if isinstance(each, Rebuilt):
                _tell(each, console, as_json=as_json)
            elif not isinstance(each, Waiting):
                console.tell(each.findings)
            elif each.reports != watched:
                watched = each.reports
                console.say(phrase("watching", console.language, watched))
    return ExitCode.DONE


def _tell(rebuilt: Rebuilt, console: Console, *, as_json: bool) -> None:
    """What is to be said of one report: for a program its object, for a person its findings in short, files and time."""
    from pipeline.desks.check import Checked

    outcome = rebuilt.outcome
    if as_json:
        JsonTeller(console.language).tell(outcome, rebuilt.since_saved or 0.0)
        return
    tell(Checked(outcome.input, outcome.findings, 0.0, exit_code=outcome.exit_code), console, in_full=False)
    print_paths(outcome)
    became = sentence(outcome, console.language)
    if rebuilt.since_saved is not None:
        became = phrase("since_saved", console.language, what=became, seconds=f"{rebuilt.since_saved:.1f}")
    console.say(became)
