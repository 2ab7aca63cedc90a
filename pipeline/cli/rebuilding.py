"""A run of `rebuild` as it is told: what would be built and why; each report as it is done; the night in ten lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import Console
from pipeline.cli.interrupts import Interrupts
from pipeline.errors import ExitCode, RapporteurError
from pipeline.messages import phrase
from pipeline.settings import now

if TYPE_CHECKING:
    from pipeline.desks.outcome import Outcome
    from pipeline.desks.rebuilding.explaining import Explained
    from pipeline.desks.workshop import Workshop
    from pipeline.model.choices import Settings

_MOST_LINES = 10
# What a dry run says of a report: it would be built, it can't be, it was issued and is older, it stands as it is.
_STALE, _REFUSED, _OLDER, _STANDS = "stale", "refused", "older", "stands"


def tell_stale(files: Sequence[Path], workshop: Workshop, settings: Settings, *, strict: bool, as_json: bool) -> int:
    """What would be built, and why, a line each on stdout; and what was issued and would be made otherwise."""
    from pipeline.desks.rebuilding.explaining import explain
    from pipeline.desks.rebuilding.rebuild import stale

    language, counts = settings.language, Counter[str]()
    for file in stale(files, workshop, strict=strict):
        try:
            status, why, codes = _pending(explain(file, workshop), language)
        except RapporteurError as error:
            why, codes = phrase("rebuild_refused", language), [found.code for found in error.findings]
            status = _REFUSED
        counts[status] += 1
        if status != _STANDS:
            told = {"input": str(file), "status": status, "why": why, "codes": codes}
            click.echo(json.dumps(told, ensure_ascii=False) if as_json else f"{file}: {why}")
    console = Console(language=language)
    console.say(phrase("rebuild_would_build", language, counts[_STALE], of=len(files)))
    for status in (_REFUSED, _OLDER):
        if counts[status]:
            console.say(phrase(f"rebuild_would_be_{status}", language, counts[status]))
    return ExitCode.DONE


def _pending(explained: Explained, language: str) -> tuple[str, str, list[str]]:
    """What would become of a report, why, and the codes of what stands in its way."""
    from pipeline.cli.explain import in_words

    if explained.refused:
        return _REFUSED, phrase("rebuild_refused", language), [found.code for found in explained.refused]
    reasons = [in_words(reason, language) for reason in explained.reasons]
    if explained.gone:
        gone = phrase("rebuild_gone", language, kinds=", ".join(explained.gone))
        return (_REFUSED if explained.is_issued else _STALE), "; ".join([*reasons, gone]), []
    if explained.record is None:
        return _STALE, phrase("rebuild_never_built", language), []
    if not reasons or explained.remarks:
        return _STANDS, "", []
    why = "; ".join(reasons)
    return (_OLDER, f"{phrase('older', language)}: {why}", []) if explained.is_issued else (_STALE, why, [])


class Night:
    """One run over the archive: told as it goes on, and summed up at the end."""

    def __init__(self, console: Console, workshop: Workshop, keep_going: bool, summary: Path | None) -> None:
        self._console, self._workshop = console, workshop
        self._keep_going, self._summary = keep_going, summary
        self._outcomes: list[Outcome] = []

    def build(
        self, files: Sequence[Path], *, strict: bool, jobs: int | None, as_json: bool, scheduler: str = ""
    ) -> int:
        """Builds what is out of date; the exit code of the run."""
        from pipeline.desks.build import Wish
        from pipeline.desks.rebuilding.rebuild import rebuild

        debug = self._workshop.debug

        def begin(stopping: Callable[[], bool]) -> Generator[Outcome, None, None]:
            wish = Wish(strict=strict, jobs=1 if debug else jobs, debug=debug, stopping=stopping)
            elsewhere = replace(wish, scheduler=scheduler, tell=lambda found: self._console.tell((found,)))
            return rebuild(files, self._workshop, elsewhere, is_brief=not as_json)

        return self.run(begin, files, as_json=as_json)

    def run(
        self,
        begin: Callable[[Callable[[], bool]], Generator[Outcome, None, None]],
        files: Sequence[Path],
        *,
        as_json: bool,
        is_asking: bool = False,
    ) -> int:
        """The exit code of a run over some inputs, which `begin` begins with a question whether it is to stop.

        One that asks draws no moving line.
        """
        from pipeline.cli.runs import told

        begun = now()
        with Interrupts(self._console) as interrupts:
            run = begin(lambda: self._stops(interrupts))
            told(run, len(files), self._console, self._outcomes, as_json=as_json, is_quiet=True, is_asking=is_asking)
        if self._summary:
            self._write(self._summary, begun.isoformat(timespec="seconds"), len(files))
        if interrupts.asked:
            return ExitCode.INTERRUPTED
        return ExitCode.SOME_FAILED if any(each.exit_code for each in self._outcomes) else ExitCode.DONE

    def _stops(self, interrupts: Interrupts) -> bool:
        return interrupts.stopping() or (not self._keep_going and any(each.exit_code for each in self._outcomes))

    def _write(self, path: Path, begun: str, files: int) -> None:
        """The night in ten lines at most."""
        from pipeline.archive.placing import write_files
        from pipeline.cli.telling import became, failures

        language = self._console.language
        counts = Counter(each.status.value for each in self._outcomes)
        lines = [phrase("rebuild_night", language, files, begun=begun, ended=now().isoformat(timespec="seconds"))]
        lines += [f"{became(status, language)}: {number}" for status, number in sorted(counts.items())]
        why = failures(self._outcomes, language)
        room = _MOST_LINES - len(lines)
        if len(why) > room:
            why = [*why[: room - 1], phrase("rebuild_more", language, len(why) - room + 1)]
        write_files({path: ("\n".join([*lines, *why]) + "\n").encode()}, is_forced=True)
