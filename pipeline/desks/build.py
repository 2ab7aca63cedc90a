"""Building: the reports of some input files, made where they are out of date and put into the archive."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pipeline.archive.clashes import Claim, clashes
from pipeline.archive.kept import Kept
from pipeline.archive.layout import EditionPlace
from pipeline.archive.lock import office_lock
from pipeline.archive.pile import Pile
from pipeline.archive.publish import prepare
from pipeline.archive.record import Record
from pipeline.archive.state import Condition
from pipeline.archive.state import look as look_up
from pipeline.desks.attachments import annex_bytes
from pipeline.desks.building.laid_by import Job, Seen, taken
from pipeline.desks.building.looking import Look
from pipeline.desks.building.work import Done, Task, ToLookAt, ToMake, lost, work
from pipeline.desks.correcting.already import verdicts_corrected
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.judge import hindrance_of
from pipeline.desks.outcome import Outcome, Status, changed_by_hand, failed, outcome
from pipeline.desks.register.holding import Verdict, is_refused
from pipeline.desks.shelving import as_issued, paths, put_away
from pipeline.desks.start import FILES_FOR_A_READER, likely_work, workers_for
from pipeline.desks.workshop import Workshop
from pipeline.errors import ExitCode, InputError, RapporteurError, RegisterError
from pipeline.findings import Finding, finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.pools.pool import Pool

if TYPE_CHECKING:
    from pipeline.pools.cluster import Cluster

# Seconds for which a run waits for another that is at work in the same office: most are done by then.
PATIENCE = 5.0

# So many failures in a row that lie with the machine mean a broken machine, not broken reports.
MOST_MISHAPS = 20
MISHAPS = (ExitCode.MACHINE, ExitCode.CONVERSION, ExitCode.STORAGE)


@dataclass(frozen=True)
class Wish:
    """How to build: whether even what is up to date, over people's changes, warnings forbidding, with how many workers.

    Without `jobs` there are as many workers as make sense; `stopping` says that nothing more is to be begun; with
    `debug` a fault of the program ends the run instead of being told of one report.
    """

    force: bool = False
    discard_changes: bool = False
    strict: bool = False
    jobs: int | None = None
    debug: bool = False
    stopping: Callable[[], bool] = lambda: False
    scheduler: str = ""
    tell: Callable[[Finding], None] = lambda found: None


def build(
    files: Sequence[Path], workshop: Workshop, wish: Wish, taken: Iterable[Claim] = ()
) -> Generator[Outcome, None, None]:
    """What becomes of each input file, told as soon as it is known; `taken` is what inputs claim that are left aside.

    StorageError if nothing can be written at all, or another run is at work in this office; after 20 failures in a row
    that lie with the machine the last of them is raised, with L091.
    """
    settings = workshop.settings
    likely = 0 if wish.scheduler else likely_work(files, settings, force=wish.force)
    readers = max(workers_for(likely, wish.jobs), workers_for(len(files), wish.jobs, FILES_FOR_A_READER))
    opened = partial(workshop.opened, early=likely > 0)
    pool: Pool[Workshop, Task, Done] = Pool(opened, work, lost, wish.stopping)
    with office_lock(settings.state, PATIENCE), Pile(settings.state) as pile, pool:
        prepare(settings.out)
        pool.begin(readers)
        run = Run(settings, wish, pile, workshop.office)
        with _makers(pool, workshop, wish) as makers:
            yield from run.looked_at(files, pool, readers)
            yield from run.settled(files, taken)
            if wish.scheduler and (ahead := run.made_ahead()):  # that is here, and not at the workers
                yield from run.made(pool, ahead)
            yield from run.made(makers, tuple(run.jobs))


_Makers: TypeAlias = "Pool[Workshop, Task, Done] | Cluster[Workshop, Task, Done]"


def _makers(pool: Pool[Workshop, Task, Done], workshop: Workshop, wish: Wish) -> AbstractContextManager[_Makers]:
    """Those who make the reports: the pool that reads them, or a cluster. MachineError if that can't be had."""
    if not wish.scheduler:
        return nullcontext(pool)
    from pipeline.desks.building.elsewhere import cluster

    return cluster(wish.scheduler, workshop, wish.tell, wish.stopping)


@dataclass(frozen=True)
class Run:
    """One run over some inputs; `looks` and `jobs` are what is still to be done of it."""

    settings: Settings
    wish: Wish
    pile: Pile
    office: Office
    looks: dict[Path, Seen] = field(default_factory=dict)
    jobs: dict[int, Job] = field(default_factory=dict)

    def looked_at(self, files: Sequence[Path], pool: Pool[Workshop, Task, Done], workers: int) -> Iterator[Outcome]:
        """Outcomes of the inputs that can't be read.

        All are looked at before the first is made, since two of them may claim one place.
        """
        for task, found in pool.run((ToLookAt(file, self.wish.strict) for file in files), workers):
            if isinstance(found, Look):
                self.looks[found.file] = Seen.of(found, self.pile)
            elif isinstance(task, ToLookAt) and isinstance(found, RapporteurError):
                yield failed(task.file, found)

    def judged(self, files: Sequence[Path]) -> Iterator[tuple[Path, Seen, Verdict]]:
        """Each input that could be read, in turn, with what the register says of it; it is done with once it is given."""
        carried = [each.carried for each in self.looks.values() if each.carried]
        said = verdicts_corrected(carried, self.office, self.settings, strict=self.wish.strict)
        del carried
        for file in files:
            if file in self.looks:
                yield file, self.looks.pop(file), said.pop(file, Verdict())

    def settled(self, files: Sequence[Path], claimed: Iterable[Claim]) -> Iterator[Outcome]:
        """Outcomes of the inputs of which nothing need or can be made; `claimed` is what others claim."""
        if self.wish.stopping():
            return
        claims = (each.claim for each in self.looks.values() if each.claim)
        refused = {each.place.file: each for each in clashes(claims, claimed)}
        guard = unguarded if self.wish.debug else guarded
        for number, (file, known, verdict) in enumerate(self.judged(files)):
            look = taken(self.pile, known.look, verdict.findings)
            standing = guard(_standing, look, refused.get(str(file)), verdict, self.settings, self.wish)
            if isinstance(standing, RapporteurError):
                yield failed(file, standing, look)
            elif standing:
                yield _with_shared(standing, look)
            elif look.place:
                self.jobs[number] = Job(look.place, known.order, known.look, self.pile, verdict.findings)

    def made_ahead(self) -> tuple[int, ...]:
        """The numbers of the reports to be made that a preview made already."""
        kept = Kept(self.settings.state).keys()
        return tuple(number for number, job in self.jobs.items() if job.look.made_from in kept) if kept else ()

    def made(self, makers: _Makers, numbers: Sequence[int]) -> Iterator[Outcome]:
        """Outcomes of the reports of these numbers, which are made."""
        mishaps = 0
        for task, made in makers.run(self._tasks(numbers), workers_for(len(numbers), self.wish.jobs)):
            if isinstance(task, ToMake) and not isinstance(made, Look):
                job = self.jobs.pop(task.number)
                look = job.look
                done = put_away(look, job.place, made, self.settings, discard_changes=self.wish.discard_changes)
                if done.status is Status.BUILT:
                    Kept(self.settings.state).drop(look.made_from)
                yield _with_shared(done, look)
                mishaps = mishaps + 1 if done.exit_code in MISHAPS else 0
                if mishaps == MOST_MISHAPS and isinstance(made, RapporteurError):
                    raise type(made)(*made.findings, finding("L091", number=mishaps))

    def _tasks(self, numbers: Sequence[int]) -> Iterator[ToMake]:
        """What is to be made; an order is taken off the pile only when its turn comes."""
        for number in numbers:
            job = self.jobs[number]
            look = job.look
            task = ToMake(number, look.title, self.pile.take(job.order))
            if self.wish.scheduler and look.annexes:  # a worker elsewhere can't read them
                yield replace(task, annexes=guarded(annex_bytes, look.file.parent, look.annexes))
            else:
                yield task


def _standing(look: Look, refused: Finding | None, verdict: Verdict, settings: Settings, wish: Wish) -> Outcome | None:
    """The outcome where nothing is to be made; None if the report is to be made. Raises what stands in the way."""
    hindrance = _hindrance(look, refused)
    if verdict.issued and not refused and not is_refused(look.in_the_way):
        # of one that was corrected nobody asks of what it would be made today
        made_from = "" if hindrance or verdict.remarks else look.made_from
        done = as_issued(look, verdict.issued, made_from, settings)
        return replace(done, told=(*verdict.remarks, *done.told))
    if hindrance:
        raise hindrance
    return _as_it_stands(look, wish)


def _hindrance(look: Look, refused: Finding | None) -> RapporteurError | None:
    """What stands in the way of a report: another one, the register, its own faults, its template."""
    if refused:
        return InputError(refused)
    if is_refused(look.in_the_way):
        return RegisterError(*look.in_the_way)
    if look.in_the_way and not look.is_draft:
        return hindrance_of(look.in_the_way)
    return look.hindrance


def _as_it_stands(look: Look, wish: Wish) -> Outcome | None:
    """The outcome where nothing is to be made: what is up to date, or changed by hand; None if it is to be made."""
    if look.place is None:
        raise InputError(*look.in_the_way)
    standing = look_up(look.place, look.made_from)
    if standing.condition is Condition.CHANGED_BY_HAND and not wish.discard_changes:
        return changed_by_hand(look, next(iter(standing.changed), look.place.folder))
    if standing.condition is Condition.CURRENT and not wish.force and standing.record:
        return _unchanged(look, look.place, standing.record)
    return None


def _unchanged(look: Look, place: EditionPlace, record: Record) -> Outcome:
    """The outcome of a report that is up to date, with the pages and contents that its record has."""
    done = outcome(look, Status.UNCHANGED, paths(place, record.files))
    return replace(done, pages=record.pages, contents=record.contents)


def _with_shared(done: Outcome, look: Look) -> Outcome:
    return replace(done, template=look.template, carries=look.carries)
