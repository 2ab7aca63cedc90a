"""Issuing again: an issued report whose pages would be made otherwise today gets a new manifestation beside the old one.

Its words are those that were issued, or it is refused; a printed page number changes only where a person agrees, since people
cite pages (the office's practice: a change of words is a correction, and is made by another document).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.archive.issued import faults_in
from pipeline.archive.layout import Kind
from pipeline.archive.lock import office_lock
from pipeline.archive.pile import Pile
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.build import PATIENCE, Run, Wish
from pipeline.desks.building.laid_by import Job, taken
from pipeline.desks.building.looking import Look
from pipeline.desks.building.work import ToMake, lost, work
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.issued import manifestations_in_issued
from pipeline.desks.outcome import Outcome, Status, failed
from pipeline.desks.rebuilding.beside import Older, put_beside, told_of
from pipeline.desks.register.holding import Verdict, is_refused
from pipeline.desks.shelving import Made, as_issued
from pipeline.desks.start import FILES_FOR_A_READER, workers_for
from pipeline.desks.workshop import Workshop
from pipeline.errors import RapporteurError, RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.pdf.repaging import Repaging, repaging
from pipeline.pools.pool import Pool

_SHOWN = 80  # letters of a paragraph: enough to find it by


@dataclass(frozen=True)
class ReissueWish:
    """Who issues again and why; `agrees` is asked for each report of which printed page numbers would change."""

    author: Author
    reason: str
    agrees: Callable[[Finding], bool] = lambda _: False
    jobs: int | None = None
    stopping: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class _ToRemake:
    """A report to be made, and the edition that was issued of it."""

    make: ToMake
    edition: IssuedEdition


@dataclass(frozen=True, slots=True)
class _Remade:
    """The edition made today, held against the files that were issued: words that differ, and what became of the pages."""

    made: Made
    differing: str
    pages: Repaging


def reissue(files: Sequence[Path], workshop: Workshop, wish: ReissueWish) -> Generator[Outcome, None, None]:
    """What becomes of each input whose report is issued; of others nothing is told.

    One is `built` whose new manifestation lies beside the old one, `unchanged` where it would be made as it was, `failed` with
    R107 where a word would change, and stays `older` with R108 where a page would, and nobody agrees. StorageError.
    """
    settings, jobs = workshop.settings, 1 if workshop.debug else wish.jobs
    how = Wish(jobs=jobs, debug=workshop.debug, stopping=wish.stopping)
    with office_lock(settings.state, PATIENCE), Pile(settings.state) as pile:
        run, editions = Run(settings, how, pile, workshop.office), dict[int, IssuedEdition]()
        with Pool(partial(workshop.opened, early=False), work, lost, wish.stopping) as pool:
            yield from run.looked_at(files, pool, workers_for(len(files), jobs, FILES_FOR_A_READER))
        yield from _set_aside(files, run, editions)
        with Pool(workshop.opened, _remake, _lost, wish.stopping) as makers:
            for task, found in makers.run(_tasks(run, editions), workers_for(len(editions), jobs)):
                older = Older(run.jobs.pop(task.make.number).look, task.edition)
                yield _settled(older, found, workshop, wish)


def _set_aside(files: Sequence[Path], run: Run, editions: dict[int, IssuedEdition]) -> Iterator[Outcome]:
    """Outcomes of the inputs of which nothing is to be made; those to be made become jobs of the run, with their editions."""
    if run.wish.stopping():
        return
    guard, known = (unguarded if run.wish.debug else guarded), set[tuple[Symbol, str]]()
    for number, (file, seen, verdict) in enumerate(run.judged(files)):
        if not verdict.issued and not is_refused(verdict.findings):
            continue
        look = taken(run.pile, seen.look)
        standing = guard(_standing, look, verdict, known, run.settings)
        if isinstance(standing, RapporteurError):
            yield failed(file, standing, look)
        elif standing:
            yield standing
        elif look.place and verdict.issued:
            known.add((verdict.issued.symbol, verdict.issued.language))
            run.jobs[number] = Job(look.place, seen.order, seen.look, run.pile)
            editions[number] = verdict.issued


def _standing(
    look: Look, verdict: Verdict, known: Collection[tuple[Symbol, str]], settings: Settings
) -> Outcome | None:
    """The outcome of an edition that would be made as it was, or was taken back, or corrected since; None if it is older.

    One that is `known` will be made of another input with the very same content. Raises what stands in the way.
    """
    edition = verdict.issued
    if edition is None or is_refused(verdict.findings):
        raise RegisterError(*verdict.findings)
    if verdict.remarks:  # the input has other words by now: this edition can't be made of it
        return _as_it_was(look, edition, verdict.remarks, settings)
    if look.hindrance:
        raise look.hindrance
    if edition.is_withdrawn or look.made_from == edition.latest.made_from:
        return _as_it_was(look, edition, verdict.findings, settings)
    return _as_it_was(look, edition, (), settings) if (edition.symbol, edition.language) in known else None


def _as_it_was(look: Look, edition: IssuedEdition, told: tuple[Finding, ...], settings: Settings) -> Outcome:
    done = as_issued(look, edition, "", settings)
    return replace(done, told=(*told, *done.told))


def _tasks(run: Run, editions: dict[int, IssuedEdition]) -> Iterator[_ToRemake]:
    """What is to be made; an order is taken off the pile only when its turn comes."""
    for number, edition in editions.items():
        job = run.jobs[number]
        yield _ToRemake(ToMake(number, job.look.title, run.pile.take(job.order)), edition)


def _remake(workshop: Workshop, task: _ToRemake) -> _Remade | RapporteurError:
    """The edition as it is made today, held against the one that was issued; or why there is none."""
    made = work(workshop, task.make)
    if isinstance(made, RapporteurError):
        return made
    assert isinstance(made, Made)  # noqa: S101 - nothing else is made
    return (unguarded if workshop.debug else guarded)(_held_against, made, task.edition, workshop)


def _held_against(made: Made, edition: IssuedEdition, workshop: Workshop) -> _Remade:
    from pipeline.word.package import open_package
    from pipeline.word.wording import difference, wording

    before = _bytes_of(edition, workshop)
    one, other = (wording(open_package(each["docx"], "docx", RegisterError)) for each in (before, made.files))
    return _Remade(made, difference(one, other), repaging(before["pdf"], made.files["pdf"]))


def _bytes_of(edition: IssuedEdition, workshop: Workshop) -> dict[str, bytes]:
    """The files of the latest manifestation. RegisterError R078, R079 for each that is not as it was issued."""
    *_, (place, files) = manifestations_in_issued(edition, workshop.settings)
    faults = [
        finding(
            "R079" if each.found else "R078",
            Place(str(each.path)),
            path=str(each.path),
            expected=each.expected,
            found=each.found,
        )
        for each in faults_in(place, files)
    ]
    if faults:
        raise RegisterError(*faults)
    return {kind: place.path(Kind(kind)).read_bytes() for kind in files}


def _settled(older: Older, found: _Remade | RapporteurError, workshop: Workshop, wish: ReissueWish) -> Outcome:
    look = older.look
    if isinstance(found, RapporteurError):
        return failed(look.file, found, look)
    if found.differing:
        told = told_of("R107", older, words=found.differing[:_SHOWN])
        return failed(look.file, RegisterError(told), look)
    if not found.pages.is_same and not wish.agrees(_question(older, found.pages)):
        stays = as_issued(look, older.edition, "", workshop.settings)
        return replace(stays, status=Status.OLDER, told=(*stays.told, _question(older, found.pages)))
    put = (unguarded if workshop.debug else guarded)(
        put_beside, older, found.made, workshop.settings, wish.author, wish.reason
    )
    return put if isinstance(put, Outcome) else failed(look.file, put, look)


def _question(older: Older, pages: Repaging) -> Finding:
    """R108: on how many printed pages other words would stand, and the first of them; one more at the end is one of these."""
    changed = pages.changed or (pages.last_after,)
    return replace(told_of("R108", older, count=len(changed), page=changed[0]), severity=Severity.WARNING)


def _lost(task: _ToRemake) -> RapporteurError:
    return lost(task.make)
