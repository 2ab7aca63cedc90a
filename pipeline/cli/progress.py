"""What a person sees who watches a run over many reports: how far it is, what went wrong, and a closing table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from rich.console import Console as Screen
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import Console
from pipeline.cli.telling import became, failures, in_full, print_paths
from pipeline.findings import Severity
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.outcome import Outcome

_ORDER = ("built", "unchanged", "older", "changed-by-hand", "failed")


class _Rate(ProgressColumn):
    """How many reports there are a minute, once that can be told."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def render(self, task: Task) -> Text:
        """`41 a minute`."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else phrase("reports_a_minute", self._language, rate=f"{60 * speed:.0f}"))


class WatchedTeller:
    """Tells one who watches: a line that moves, the faults above it, and at the end a table."""

    def __init__(self, console: Console, reports: int, *, is_quiet: bool = False) -> None:
        self._console, self._is_quiet = console, is_quiet
        self._screen = Screen(stderr=True, highlight=False)
        bar = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(console.language),
            TimeRemainingColumn(),
        )
        # Paths that go to a file are data: they must not be drawn into the picture.
        self._progress = Progress(
            *bar, console=self._screen, transient=True, redirect_stdout=sys.stdout.isatty(), redirect_stderr=True
        )
        self._task = self._progress.add_task(phrase("reports", console.language), total=reports)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._progress.stop()

    def tell(self, outcome: Outcome, seconds: float) -> None:
        """Prints what the building has to say of one report, and moves the line on."""
        if not (self._is_quiet and outcome.status.value == "unchanged"):
            self._console.tell(in_full(outcome))
            print_paths(outcome)
        self._progress.advance(self._task)

    def close(self, outcomes: Sequence[Outcome]) -> None:
        """Prints the table: how many reports of each kind, and their pages."""
        self._progress.stop()
        counts = Counter(outcome.status.value for outcome in outcomes)
        pages = Counter[str]()
        for outcome in outcomes:
            pages[outcome.status.value] += outcome.pages
        heads = (phrase(name, self._console.language) for name in ("what_became_of_them", "reports", "pages_of_all"))
        table = Table(*heads, box=None, pad_edge=False)
        for status in _ORDER:
            if counts[status]:
                table.add_row(became(status, self._console.language), str(counts[status]), str(pages[status] or ""))
        self._screen.print(table)
        for line in failures(outcomes, self._console.language):
            self._console.say(line)
        self._tell_of_warnings(outcomes)

    def _tell_of_warnings(self, outcomes: Sequence[Outcome]) -> None:
        warnings = sum(found.severity is Severity.WARNING for outcome in outcomes for found in outcome.judged)
        if warnings:
            self._console.say(phrase("check_tells_of_looks", self._console.language, number=warnings))
