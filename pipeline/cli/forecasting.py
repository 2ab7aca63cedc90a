"""`rebuild --preview`: what a new template would do to the archive, told and shown before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
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
    since = click.option(
        "--from", "since", metavar="MONTH", help="With --preview: counts by its own name from 2026-01 on."
    )
    preview = click.option("--preview", is_flag=True, help="Show what a new template would change, and change nothing.")
    return preview(template(since(command)))


@dataclass(frozen=True)
class Trial:
    """What was said of the template that is on trial; without a month it stands for another one."""

    template: Path
    since: str | None = None

    @classmethod
    def of(cls, template: Path | None, since: str | None, *, is_wished: bool) -> Trial | None:
        """What was said; None where no template is on trial. UsageError U167 for half of it."""
        if is_wished is (template is None) or (since and not template):
            raise UsageError(finding("U167"))
        return cls(template, since) if template else None

    def workshop(self, workshop: Workshop) -> Workshop:
        """The workshop with the template. UsageError U010, U188, U189 for a month or a name that can't be; TemplateError."""
        from pipeline.desks.rebuilding.trial import on_trial, on_trial_from

        return (
            on_trial(self.template, workshop)
            if self.since is None
            else on_trial_from(self.since, self.template, workshop)
        )

    def told(self, workshop: Workshop, language: str) -> str:
        """For which template it stands, or from when on it counts."""
        (name,) = workshop.on_trial
        if self.since is None:
            return phrase("forecast_stands_for", language, what=self.template.name, template=name)
        return phrase("forecast_from", language, what=self.template.name, month=self.since)

    def adopting(self, workshop: Workshop, language: str) -> list[str]:
        """What makes it count, where that takes more than putting it in the place of the other one."""
        from pipeline.desks.rebuilding.trial import adopting

        (name,) = workshop.on_trial
        lines = adopting(workshop.settings, name) if self.since else ()
        return [phrase("forecast_adopt", language, template=name, line=line) for line in lines]


def show(
    files: Sequence[Path],
    trial: Trial,
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
    from pipeline.desks.rebuilding.forecasting import Fate, forecast
    from pipeline.desks.templates.judging import Bench

    tried = trial.workshop(workshop)
    judged = Bench(workshop.office, workshop.settings).judge(trial.template)
    if judged.errors:
        console.tell(judged.errors)
        return judged.exit_code
    pages = ForecastPages(workshop.settings.state.joinpath(*PAGES), trial.template.name, console.language)
    console.say(trial.told(tried, console.language))
    with Interrupts(console) as interrupts:
        jobs, debug = 1 if workshop.debug else jobs, workshop.debug
        wish = Wish(strict=strict, jobs=jobs, debug=debug, stopping=interrupts.stopping)
        with closing(forecast(files, tried, wish)) as run:
            _told(run, pages, console, as_json=as_json)
    _close(pages, console, trial.adopting(tried, console.language), as_json=as_json)
    if interrupts.asked:
        return ExitCode.INTERRUPTED
    return ExitCode.SOME_FAILED if pages.counts[Fate.FAILED] else ExitCode.DONE


def _close(pages: ForecastPages, console: Console, adopting: Sequence[str], *, as_json: bool) -> None:
    """Writes the page that tells of all, and says how many there are of each kind, and how to go on."""
    page = pages.close()
    for line in (*pages.sums(), *adopting):
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
