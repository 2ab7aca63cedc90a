"""`rapporteur rebuild`: all that is out of date in the archive, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.forecasting import Trial, show
from pipeline.cli.forecasting import options as forecasting_options
from pipeline.cli.reissuing import Reissuing
from pipeline.cli.reissuing import options as reissuing_options
from pipeline.errors import UsageError
from pipeline.findings import finding
from pipeline.settings import read_settings

_INPUTS = "inputs"


@click.command
@click.argument("inputs", nargs=-1, metavar="[INPUT]…", type=click.Path(path_type=Path))
@options.making
@click.option("--dry-run", is_flag=True, help="Say what would be built and why, and build nothing.")
@click.option("--only", metavar="TEXT", default="", help="Only the inputs with this text in their path.")
@click.option("--jobs", type=click.IntRange(1), help="How many reports at once [default: as many as make sense].")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Make them at the workers of this Dask scheduler.")
@click.option("--keep-going/--stop", default=True, help="Go on after a report that fails, or stop there.")
@click.option(
    "--summary", type=click.Path(path_type=Path), metavar="FILE", help="Write the night in ten lines to FILE."
)
@forecasting_options
@reissuing_options
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
    scheduler: str,
    keep_going: bool,
    summary: Path | None,
    preview: bool,
    template: Path | None,
    since: str | None,
    reissue: bool,
    reason: str | None,
    by: str | None,
    pages_may_change: bool,
    strict: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Builds what is out of date under `inputs/`, or under what is given, and nothing else.

    Reports that stand as they were left are told by their hashes alone and not judged anew; of what did not change nothing is
    printed, but with --json. What somebody changed by hand and what was issued is left alone, and told; with --reissue what
    was issued and would be made otherwise today gets new files beside the old ones, if not a word of it differs.
    """
    from pipeline.cli.rebuilding import Night, tell_stale
    from pipeline.desks.inputs import inputs_of
    from pipeline.desks.workshop import Workshop
    from pipeline.engines.choice import choose_engine

    trial = Trial.of(template, since, is_wished=preview)
    alone = {"--preview": preview, "--reissue": reissue, "--dry-run": dry_run}
    _refuse_together(alone, {"--scheduler": scheduler, "--summary": summary and not reissue})
    again = Reissuing.of(reason, by, is_wished=reissue, may_change=pages_may_change)
    near = inputs[0] if inputs else None
    settings = read_settings(near=near, overrides={"engine": engine, "out": out, "paper": paper, "language": lang})
    console = Console(language=settings.language)
    found = inputs_of(inputs or (settings.office / _INPUTS,), settings)
    console.tell(found.passed_over)
    files = [file for file in found.files if only in str(file)]
    workshop = Workshop.of(settings, choose_engine(settings.engine.value, settings.fonts, settings.state), debug=debug)
    if dry_run:
        return tell_stale(files, workshop, settings, strict=strict, as_json=as_json)
    if trial:
        return show(files, trial, workshop, console, jobs, strict=strict, as_json=as_json)
    night = Night(console, workshop, keep_going, summary)
    if again:
        return night.run(again.begin(files, workshop, console, jobs), files, as_json=as_json, is_asking=console.can_ask)
    return night.build(files, strict=strict, jobs=jobs, as_json=as_json, scheduler=scheduler)


def _refuse_together(alone: Mapping[str, object], others: Mapping[str, object]) -> None:
    """UsageError U168 for two options of which each would have the other do nothing."""
    given = [name for name, value in alone.items() if value]
    beside = [name for name, value in others.items() if value] if given else []
    if len([*given, *beside]) > 1:
        one, other, *_ = *given, *beside
        raise UsageError(finding("U168", one=one, other=other))
