"""Building: the reports of some input files, made where they are out of date and put into the archive."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.clashes import Claim, clashes
from pipeline.archive.layout import EditionPlace
from pipeline.archive.lock import office_lock
from pipeline.archive.publish import prepare
from pipeline.archive.record import Record
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.state import Condition, look
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.origin import is_carried, origin_of
from pipeline.desks.outcome import Outcome, Status, changed_by_hand, failed, outcome
from pipeline.desks.places import claim_of, place_of
from pipeline.desks.register.holding import Verdict, carried_in, is_refused, verdicts
from pipeline.desks.shelving import Job, as_issued, paths, put_away
from pipeline.desks.start import likely_work, workers_for
from pipeline.desks.workshop import Order, Workshop, imposition_of, make
from pipeline.errors import ConversionError, ExitCode, InputError, RapporteurError, RegisterError
from pipeline.findings import Finding, finding
from pipeline.model.choices import Settings
from pipeline.pools.pool import Pool

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


def build(
    files: Sequence[Path], workshop: Workshop, wish: Wish, taken: Sequence[Claim] = ()
) -> Generator[Outcome, None, None]:
    """What becomes of each input file, told as soon as it is known; `taken` is what inputs claim that are left aside.

    StorageError if nothing can be written at all, or another run is at work in this office; after 20 failures in a row
    that lie with the machine the last of them is raised, with L091.
    """
    settings = workshop.settings
    with office_lock(settings.state, PATIENCE), Pool(workshop.opened, make, _lost, wish.stopping) as pool:
        prepare(settings.out)
        pool.begin(workers_for(likely_work(files, settings, force=wish.force), wish.jobs))
        jobs: list[Job] = []
        yield from _settled(files, workshop, wish, jobs, taken)
        by_order = {job.order.number: job for job in jobs}
        mishaps = 0
        for order, made in pool.run([job.order for job in jobs], workers_for(len(jobs), wish.jobs)):
            done = put_away(by_order[order.number], made, settings, discard_changes=wish.discard_changes)
            yield done
            mishaps = mishaps + 1 if done.exit_code in MISHAPS else 0
            if mishaps == MOST_MISHAPS and isinstance(made, RapporteurError):
                raise type(made)(*made.findings, finding("L091", number=mishaps))


def _settled(
    files: Sequence[Path], workshop: Workshop, wish: Wish, jobs: list[Job], taken: Sequence[Claim]
) -> Iterator[Outcome]:
    """Outcomes of the inputs of which nothing need or can be made; those to be made are added to `jobs`.

    All are read before the first is made, since two of them may claim one place.
    """
    guard = unguarded if wish.debug else guarded
    judged: list[tuple[Judgement, EditionPlace | None]] = []
    for file in files:
        if wish.stopping():
            return
        judgement = guard(judge_input, file, workshop.office, workshop.settings, strict=wish.strict)
        if isinstance(judgement, RapporteurError):
            yield failed(file, judgement)
        else:
            judged.append((judgement, place_of(judgement, workshop.settings)))
    said = _said_by_the_register([judgement for judgement, _ in judged], workshop.settings, strict=wish.strict)
    refused = _refused(judged, taken)
    for number, (read, place) in enumerate(judged):
        verdict = said.get(read.file, Verdict())
        judgement = replace(read, findings=(*verdict.findings, *read.findings))
        clash = refused.get(str(judgement.file))
        job = guard(_job, number, judgement, place, workshop, clash)
        issued = None if clash or is_refused(judgement.in_the_way) else verdict.issued
        standing = guard(_standing, judgement, job, issued, workshop.settings, wish)
        if isinstance(standing, RapporteurError):
            yield failed(judgement.file, standing, judgement)
        elif standing:
            yield standing
        elif isinstance(job, Job):
            jobs.append(job)


def _said_by_the_register(judged: Sequence[Judgement], settings: Settings, *, strict: bool) -> dict[Path, Verdict]:
    """What the register says of the symbols that final reports carry; it is read once for all."""
    carried = [each for judgement in judged if (each := carried_in(judgement, settings))]
    return verdicts(carried, settings, strict=strict)


def _refused(judged: Sequence[tuple[Judgement, EditionPlace | None]], taken: Sequence[Claim]) -> dict[str, Finding]:
    """Why some inputs can't have the place they claim, by their names."""
    claims = (claim_of(judgement, place) for judgement, place in judged)
    return {found.place.file: found for found in clashes((claim for claim in claims if claim), taken)}


def _job(
    number: int, judgement: Judgement, place: EditionPlace | None, workshop: Workshop, refused: Finding | None
) -> Job:
    """What is to be made of an input. Raises InputError or RegisterError with what stands in the way, TemplateError."""
    if refused:
        raise InputError(refused)
    if is_refused(judgement.in_the_way):
        raise RegisterError(*judgement.in_the_way)
    checked = judgement.approved()
    if place is None:
        raise InputError(*judgement.in_the_way)
    order = Order(number, checked, workshop.template_of(judgement.report), judgement.file.parent)
    imposition, carries = imposition_of(workshop.settings), is_carried(checked, workshop.settings)
    origin = origin_of(checked, workshop.office, order.template, imposition, workshop.engine, carries)
    return Job(judgement, place, order, origin)


def _standing(
    judgement: Judgement, job: Job | RapporteurError, issued: IssuedEdition | None, settings: Settings, wish: Wish
) -> Outcome | None:
    """The outcome where nothing is to be made; None if the report is to be made. Raises what stands in the way."""
    if issued:
        return as_issued(judgement, issued, job, settings)
    if isinstance(job, RapporteurError):
        raise job
    return _as_it_stands(job, wish)


def _as_it_stands(job: Job, wish: Wish) -> Outcome | None:
    """The outcome where nothing is to be made: what is up to date, or changed by hand; None if it is to be made."""
    standing = look(job.place, job.origin.key)
    if standing.condition is Condition.CHANGED_BY_HAND and not wish.discard_changes:
        return changed_by_hand(job.judgement, next(iter(standing.changed), job.place.folder))
    if standing.condition is Condition.CURRENT and not wish.force and standing.record:
        return _unchanged(job, standing.record)
    return None


def _unchanged(job: Job, record: Record) -> Outcome:
    """The outcome of a report that is up to date, with the pages and contents that its record has."""
    done = outcome(job.judgement, Status.UNCHANGED, paths(job.place, record.files))
    return replace(done, pages=record.pages, contents=record.contents)


def _lost(order: Order) -> RapporteurError:
    """What came of a report over which worker after worker died."""
    return ConversionError(finding("L090", title=order.checked.report.meeting.title))
