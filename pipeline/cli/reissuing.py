"""`rebuild --reissue`: who issues again and why, and the question before a page number changes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.registering import Desk
from pipeline.errors import UsageError
from pipeline.findings import Finding, finding
from pipeline.messages import message, phrase

if TYPE_CHECKING:
    from pipeline.cli.console import Console
    from pipeline.desks.outcome import Outcome
    from pipeline.desks.workshop import Workshop

Command = TypeVar("Command", bound=Callable[..., Any])


def options(command: Command) -> Command:
    """The options of issuing again."""
    for option in reversed(
        (
            click.option("--reissue", is_flag=True, help="Issue again what is older, beside what was issued."),
            click.option("--reason", metavar="TEXT", help="With --reissue: why; the register keeps it."),
            click.option("--by", metavar="NAME", help="With --reissue: who does it [default: the name of the login]."),
            click.option("--pages-may-change", is_flag=True, help="With --reissue: even where page numbers change."),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True)
class Reissuing:
    """What was said of issuing again."""

    reason: str
    by: str | None
    may_change: bool

    @classmethod
    def of(cls, reason: str | None, by: str | None, *, is_wished: bool, may_change: bool) -> Reissuing | None:
        """What was said; None where nothing is to be issued again. UsageError U165, U166 for half of it."""
        if not is_wished:
            given = {"--reason": reason, "--by": by, "--pages-may-change": may_change}
            if found := [finding("U166", option=option) for option, value in given.items() if value]:
                raise UsageError(*found)
            return None
        if not reason or not reason.strip():
            raise UsageError(finding("U165"))
        return cls(" ".join(reason.split()), by, may_change)

    def begin(
        self, files: Sequence[Path], workshop: Workshop, console: Console, jobs: int | None
    ) -> Callable[[Callable[[], bool]], Generator[Outcome, None, None]]:
        """What begins the run, once it knows how to ask whether it is to stop. RegisterError R028 for an odd reason."""
        from pipeline.desks.rebuilding.reissuing import ReissueWish, reissue
        from pipeline.desks.register.claiming import refuse_words

        author = Desk(workshop.settings, console).author(self.by)
        refuse_words(self.reason, author)
        may_change = self._agrees(console)

        def begun(stopping: Callable[[], bool]) -> Generator[Outcome, None, None]:
            return reissue(files, workshop, ReissueWish(author, self.reason, may_change, jobs, stopping))

        return begun

    def _agrees(self, console: Console) -> Callable[[Finding], bool]:
        """Whether page numbers may change: said beforehand, or answered for each; nobody there means no."""
        language = console.language
        if self.may_change or not console.can_ask:
            return lambda _: self.may_change
        return lambda told: console.agrees(phrase("reissue_anew", language, told=message(told, language).text))
