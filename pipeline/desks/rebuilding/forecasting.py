"""What a new template would do to the archive, before anything is changed.

What would be built is made, and held against what stands. It is kept by its key: once the template is adopted, nothing of it
is built again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from pipeline.archive.kept import Kept
from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.lock import office_lock
from pipeline.archive.pile import Pile
from pipeline.archive.record import read_record, record_at
from pipeline.desks.build import PATIENCE, Run, Wish
from pipeline.desks.building.looking import Look
from pipeline.desks.building.work import ToMake, lost, work
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.outcome import Outcome, Status, failed, outcome
from pipeline.desks.rebuilding.impact import Impact, impact_of
from pipeline.desks.rebuilding.reasons import Ingredient, reasons
from pipeline.desks.shelving import Made
from pipeline.desks.start import FILES_FOR_A_READER, workers_for
from pipeline.desks.workshop import Workshop
from pipeline.errors import ConversionError, RapporteurError
from pipeline.findings import finding
from pipeline.pools.pool import Pool


class Fate(StrEnum):
    """What would become of a report, those first of which a person has to know."""

    FAILED = "failed"
    MOVED = "moved"
    LOOKS = "looks"
    NEW = "new"
    CHANGED_BY_HAND = "changed-by-hand"
    OLDER = "older"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Forecast:
    """What would become of one report: as a build would tell it, and how its pages change where there are pages already.

    One that `is_stale` would be built whatever the template: something else that it was made from is another, too.
    """

    outcome: Outcome
    impact: Impact | None = None
    is_stale: bool = False

    @property
    def fate(self) -> Fate:
        """Whether something moves on its pages, or they look otherwise alone; or why there is nothing of that to tell."""
        if self.outcome.status is not Status.BUILT:
            return Fate(self.outcome.status)
        if self.impact is None:
            return Fate.NEW
        return Fate.MOVED if self.impact.is_moved else Fate.LOOKS


@dataclass(frozen=True, slots=True)
class _ToTry:
    """A report to be made with the template, the key that it has then, and where the edition lies that it is held against."""

    make: ToMake
    key: str
    place: EditionPlace


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of it; without an impact there was nothing to hold it against."""

    made: Made
    impact: Impact | None = None
    is_stale: bool = True


def forecast(files: Sequence[Path], workshop: Workshop, wish: Wish) -> Generator[Forecast, None, None]:
    """What becomes of each input with the templates of this workshop, told as soon as it is known. StorageError.

    Writes nothing but what is kept, in the office's `.rapporteur/`.
    """
    settings = workshop.settings
    with office_lock(settings.state, PATIENCE), Pile(settings.state) as pile:
        run = Run(settings, wish, pile, workshop.office)
        with Pool(partial(workshop.opened, early=False), work, lost, wish.stopping) as pool:
            yield from map(Forecast, run.looked_at(files, pool, workers_for(len(files), wish.jobs, FILES_FOR_A_READER)))
        yield from map(Forecast, run.settled(files, ()))
        if not wish.stopping():
            Kept(settings.state).keep_only({job.look.made_from for job in run.jobs.values()})
        with Pool(workshop.opened, _try, _lost, wish.stopping) as makers:
            for task, found in makers.run(_tasks(run), workers_for(len(run.jobs), wish.jobs)):
                yield _foretold(run.jobs[task.make.number].look, found)


def _tasks(run: Run) -> Iterator[_ToTry]:
    for number, job in run.jobs.items():
        make = ToMake(number, job.look.title, run.pile.take(job.order))
        yield _ToTry(make, job.look.made_from, job.place)


def _try(workshop: Workshop, task: _ToTry) -> _Tried | RapporteurError:
    """What comes of a report, in a worker."""
    made = work(workshop, task.make)
    if isinstance(made, RapporteurError):
        return made
    assert isinstance(made, Made)  # noqa: S101 - nothing else is made
    return (unguarded if workshop.debug else guarded)(_held_against, made, task, workshop)


def _held_against(made: Made, task: _ToTry, workshop: Workshop) -> _Tried:
    """Keeps what was made, and holds it against what stands."""
    Kept(workshop.settings.state).put(task.key, made.files, made.canonical, made.findings)
    before, now = record_at(task.place.path(Kind.RECORD)), read_record(made.files[Kind.RECORD])
    pdf = task.place.path(Kind.PDF)
    without = replace(made, files={})  # the files are kept: nobody has to carry them further
    if before is None or now is None or not pdf.is_file():
        return _Tried(without)
    others = {each.ingredient for each in reasons(before.ingredients, now.ingredients)} - {Ingredient.TEMPLATE}
    impact = impact_of(pdf.read_bytes(), made.files[Kind.PDF], (before.contents, made.contents))
    return _Tried(without, impact, bool(others))


def _foretold(look: Look, found: _Tried | RapporteurError) -> Forecast:
    if isinstance(found, RapporteurError):
        return Forecast(failed(look.file, found, look))
    done = replace(outcome(look, Status.BUILT, {}, *found.made.findings), pages=found.made.pages)
    return Forecast(done, found.impact, found.is_stale)


def _lost(task: _ToTry) -> RapporteurError:
    return ConversionError(finding("L090", title=task.make.title))
