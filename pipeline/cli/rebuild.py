"""`rapporteur rebuild`: all that is out of date in the archive, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.interrupts import Interrupts
from pipeline.errors import ExitCode, RapporteurError
from pipeline.messages import phrase
from pipeline.settings import now, read_settings

if TYPE_CHECKING:
    from pipeline.desks.outcome import Outcome
    from pipeline.desks.workshop import Workshop
    from pipeline.model.choices import Settings

_INPUTS = "inputs"
_MOST_LINES = 10


@click.command
@click.argument("inputs", nargs=-1, metavar="[INPUT]…", type=click.Path(path_type=Path))
@options.making
@click.option("--dry-run", is_flag=True, help="Say what would be built and why, and build nothing.")
@click.option("--only", metavar="TEXT", default="", help="Only the inputs with this text in their path.")
@click.option("--jobs", type=click.IntRange(1), help="How many reports at once [default: as many as make sense].")
@click.option("--keep-going/--stop", default=True, help="Go on after a report that fails, or stop there.")
@click.option(
    "--summary", type=click.Path(path_type=Path), metavar="FILE", help="Write the night in ten lines to FILE."
)
@options.strict
@options.as_json
@options.lang
@options.debug
def command(
    inputs: tuple[Path, ...],
    engine: str | None,
    out: Path | None,
    paper: str | None,
    dry_run: bool,
    only: str,
    jobs: int | None,
    keep_going: bool,
    summary: Path | None,
    strict: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Builds what is out of date under `inputs/`, or under what is given, and nothing else.

    Reports that stand as they were left are not even read; of what did not change nothing is printed, but with --json. What
    somebody changed by hand and what was issued is left alone, and told.
    """
    from pipeline.desks.inputs import inputs_of
    from pipeline.desks.workshop import Workshop
    from pipeline.engines.choice import choose_engine

    near = inputs[0] if inputs else None
    settings = read_settings(near=near, overrides={"engine": engine, "out": out, "paper": paper, "language": lang})
    console = Console(language=settings.language)
    found = inputs_of(inputs or (settings.office / _INPUTS,), settings)
    console.tell(found.passed_over)
    files = [file for file in found.files if only in str(file)]
    workshop = Workshop.of(settings, choose_engine(settings.engine.value, settings.fonts, settings.state), debug=debug)
    if dry_run:
        return _tell_stale(files, workshop, settings, strict=strict, as_json=as_json)
    return _Night(console, workshop, keep_going, summary).run(files, strict=strict, jobs=jobs, as_json=as_json)


def _tell_stale(files: Sequence[Path], workshop: Workshop, settings: Settings, *, strict: bool, as_json: bool) -> int:
    """What would be built, and why, a line each on stdout."""
    from pipeline.cli.explain import in_words
    from pipeline.desks.rebuilding.explaining import explain
    from pipeline.desks.rebuilding.rebuild import stale

    language, count = settings.language, 0
    for file in stale(files, workshop, strict=strict):
        try:
            explained = explain(file, workshop)
        except RapporteurError as error:
            why, codes = phrase("rebuild_refused", language), [found.code for found in error.findings]
        else:
            if explained.record is not None and not (explained.reasons or explained.gone):
                continue
            reasons = [in_words(reason, language) for reason in explained.reasons]
            reasons += [phrase("rebuild_gone", language, kinds=", ".join(explained.gone))] if explained.gone else []
            why, codes = "; ".join(reasons) or phrase("rebuild_never_built", language), []
        count += 1
        click.echo(json.dumps({"input": str(file), "why": why, "codes": codes}) if as_json else f"{file}: {why}")
    Console(language=language).say(phrase("rebuild_would_build", language, count, of=len(files)))
    return ExitCode.DONE


class _Night:
    """One run over the archive: told as it goes on, and summed up at the end."""

    def __init__(self, console: Console, workshop: Workshop, keep_going: bool, summary: Path | None) -> None:
        self._console, self._workshop = console, workshop
        self._keep_going, self._summary = keep_going, summary
        self._outcomes: list[Outcome] = []

    def run(self, files: Sequence[Path], *, strict: bool, jobs: int | None, as_json: bool) -> int:
        """The exit code of the run."""
        from pipeline.cli.runs import told
        from pipeline.desks.build import Wish
        from pipeline.desks.rebuilding.rebuild import rebuild

        begun = now()
        with Interrupts(self._console) as interrupts:
            debug = self._workshop.debug
            wish = Wish(strict=strict, jobs=1 if debug else jobs, debug=debug, stopping=lambda: self._stops(interrupts))
            run = rebuild(files, self._workshop, wish)
            told(run, len(files), self._console, self._outcomes, as_json=as_json, is_quiet=True)
        if self._summary:
            self._write(self._summary, begun.isoformat(timespec="seconds"), len(files))
        if interrupts.asked:
            return ExitCode.INTERRUPTED
        return ExitCode.SOME_FAILED if any(each.exit_code for each in self._outcomes) else ExitCode.DONE

    def _stops(self, interrupts: Interrupts) -> bool:
        return interrupts.stopping() or (not self._keep_going and any(each.exit_code for each in self._outcomes))

    def _write(self, path: Path, begun: str, files: int) -> None:
        """The night in ten lines at most."""
        from pipeline.desks.compare import write_files

        language = self._console.language
        counts = Counter(each.status.value for each in self._outcomes)
        lines = [phrase("rebuild_night", language, files, begun=begun, ended=now().isoformat(timespec="seconds"))]
        lines += [
            f"{phrase(status.replace('-', '_'), language)}: {number}" for status, number in sorted(counts.items())
        ]
        failed = (each for each in self._outcomes if each.exit_code)
        lines += [f"{each.input}: {each.told[0].code if each.told else ''}" for each in failed]
        write_files({path: ("\n".join(lines[:_MOST_LINES]) + "\n").encode()}, is_forced=True)
