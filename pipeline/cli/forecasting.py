"""`rebuild --preview`: what a new template would do to the archive, told and shown before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.interrupts import Interrupts
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import finding
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.rebuilding.forecast_pages import ForecastPages
    from pipeline.desks.rebuilding.forecasting import Forecast
    from pipeline.desks.rebuilding.impact import Move
    from pipeline.desks.workshop import Workshop

Command = TypeVar("Command", bound=Callable[..., Any])

PAGES = ("preview", "archive")
"""The folder of the pages, in the office's `.rapporteur/`."""


def options(command: Command) -> Command:
    """The options of a forecast."""
    template = click.option(
        "--template",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="NEW.docx",
        help="With --preview: the template, which stands for that of its name.",
    )
    preview = click.option("--preview", is_flag=True, help="Show what a new template would change, and change nothing.")
    return preview(template(command))


def refuse_half(template: Path | None, *, preview: bool) -> None:
    """UsageError U167 for one of `--preview` and `--template` without the other."""
    if preview is (template is None):
        raise UsageError(finding("U167"))


def show(
    files: Sequence[Path],
    template: Path,
    workshop: Workshop,
    console: Console,
    jobs: int | None,
    *,
    strict: bool,
    as_json: bool,
) -> ExitCode:
    """Makes the forecast and tells it; 5 where the template itself is at fault, 1 where reports could not be made."""
    from pipeline.desks.build import Wish
    from pipeline.desks.rebuilding.forecast_pages import ForecastPages
    from pipeline.desks.rebuilding.forecasting import Fate, forecast, on_trial
    from pipeline.desks.templates.judging import Bench

    judged = Bench(workshop.office, workshop.settings).judge(template)
    if judged.errors:
        console.tell(judged.errors)
        return judged.exit_code
    pages = ForecastPages(workshop.settings.state.joinpath(*PAGES), template.name, console.language)
    tried = on_trial(template, workshop)
    for name in tried.on_trial:
        console.say(phrase("forecast_stands_for", console.language, what=template.name, template=name))
    with Interrupts(console) as interrupts:
        jobs, debug = 1 if workshop.debug else jobs, workshop.debug
        wish = Wish(strict=strict, jobs=jobs, debug=debug, stopping=interrupts.stopping)
        with closing(forecast(files, tried, wish)) as run:
            _told(run, pages, console, as_json=as_json)
    _close(pages, console, as_json=as_json)
    if interrupts.asked:
        return ExitCode.INTERRUPTED
    return ExitCode.SOME_FAILED if pages.counts[Fate.FAILED] else ExitCode.DONE


def _close(pages: ForecastPages, console: Console, *, as_json: bool) -> None:
    """Writes the page that tells of all, and says how many there are of each kind."""
    page = pages.close()
    for line in pages.sums():
        console.say(line)
    if not as_json:
        click.echo(str(page))


def _told(run: Iterable[Forecast], pages: ForecastPages, console: Console, *, as_json: bool) -> None:
    from pipeline.desks.rebuilding.forecast_pages import report_name

    for found in run:
        pages.add(found)
        if as_json:
            click.echo(json.dumps(_as_object(found, console.language), ensure_ascii=False))
        elif found.outcome.exit_code:
            console.tell(found.outcome.told)
        elif found.impact and found.impact.is_moved:
            differ = phrase("preview_told_differ", console.language, len(found.impact.leaves))
            counts = {"before": found.impact.pages_before, "after": found.impact.pages_after}
            console.say(phrase("preview_told", console.language, what=report_name(found), differ=differ, **counts))


def _as_object(found: Forecast, language: str) -> dict[str, object]:
    done, impact = found.outcome, found.impact
    told: dict[str, object] = {
        "input": str(done.input),
        "symbol": done.symbol,
        "revision": done.revision,
        "language": done.language,
        "status": found.fate.value,
        "stale": found.is_stale,
        "findings": [finding_as_json(each, language) for each in done.told],
    }
    if impact:
        told |= {
            "pages": {"before": impact.pages_before, "after": impact.pages_after},
            "contents": [_move(each) for each in impact.contents],
            "notes": [_move(each) for each in impact.notes],
            "words": list(impact.pages),
            "differ": len(impact.leaves),
        }
    return told


def _move(each: Move) -> dict[str, str]:
    return {"what": each.what, "before": each.before, "after": each.after}
