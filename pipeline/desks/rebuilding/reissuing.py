"""Issuing again: an issued report whose pages would be made otherwise today gets a new manifestation beside the old one.

Its words are those that were issued, or it is refused; a printed page number changes only where a person agrees, since people
cite pages (the office's practice: a change of words is a correction, and is made by another document).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.issued import faults_in, put_in
from pipeline.archive.layout import EditionPlace, Kind, manifestation_place
from pipeline.archive.lock import office_lock
from pipeline.archive.record import write_record
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import IssuedEdition, issued_editions
from pipeline.archive.state import Condition, digest, look
from pipeline.desks.build import PATIENCE
from pipeline.desks.correcting.already import verdicts_corrected
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.issued import manifestations_in_issued, place_in_issued
from pipeline.desks.issuing.moving import tidied
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.origin import Origin, is_carried, origin_of
from pipeline.desks.outcome import Outcome, Status, failed, outcome
from pipeline.desks.register.holding import Verdict, carried_in, is_refused
from pipeline.desks.shelving import as_issued, paths, record_fields
from pipeline.desks.start import workers_for
from pipeline.desks.workshop import Order, Workshop, imposition_of, make
from pipeline.errors import ConversionError, RapporteurError, RegisterError
from pipeline.findings import Finding, Parameter, Place, Severity, finding
from pipeline.model.stages import Edition
from pipeline.pdf.repaging import Repaging, repaging
from pipeline.pools.pool import Pool

if TYPE_CHECKING:
    import sqlite3

AT_ONCE = 50
"""So many reports are prepared at a time: what is prepared is kept in memory until it is made."""

_SHOWN = 80  # letters of a paragraph: enough to find it by


@dataclass(frozen=True)
class ReissueWish:
    """Who issues again and why; `agrees` is asked for each report of which printed page numbers would change."""

    author: Author
    reason: str
    agrees: Callable[[Finding], bool] = lambda _: False
    jobs: int | None = None
    stopping: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class _Older:
    """An issued edition that would be made otherwise today."""

    judgement: Judgement
    edition: IssuedEdition
    order: Order
    origin: Origin


@dataclass(frozen=True)
class _Remade:
    """The edition made today, held against the files that were issued: words that differ, and what became of the pages."""

    made: Edition
    differing: str
    pages: Repaging


def reissue(files: Sequence[Path], workshop: Workshop, wish: ReissueWish) -> Generator[Outcome, None, None]:
    """What becomes of each input whose report is issued; of others nothing is told.

    One is `built` whose new manifestation lies beside the old one, `unchanged` where it would be made as it was, `failed` with
    R107 where a word would change, and stays `older` with R108 where a page would, and nobody agrees.
    """
    with office_lock(workshop.settings.state, PATIENCE), Pool(workshop.opened, _remake, _lost, wish.stopping) as pool:
        rest = iter(files)
        while not wish.stopping() and (several := list(islice(rest, AT_ONCE))):
            orders: list[_Older] = []
            yield from _prepared(several, workshop, orders, wish.stopping)
            for older, found in pool.run(orders, 1 if workshop.debug else workers_for(len(orders), wish.jobs)):
                yield _settled(older, found, workshop, wish)


def _prepared(
    files: Sequence[Path], workshop: Workshop, orders: list[_Older], stopping: Callable[[], bool]
) -> Iterator[Outcome]:
    """Outcomes of the inputs of which nothing is to be made; those to be made are added to `orders`."""
    guard, settings = (unguarded if workshop.debug else guarded), workshop.settings
    judged: list[Judgement] = []
    for file in files:
        if stopping():
            return
        found = guard(judge_input, file, workshop.office, settings)
        if isinstance(found, RapporteurError):
            yield failed(file, found)
        else:
            judged.append(found)
    carried = [each for one in judged if (each := carried_in(one, settings))]
    said = verdicts_corrected(carried, workshop.office, settings, strict=False)
    for judgement in judged:
        verdict = said.get(judgement.file, Verdict())
        if is_refused(verdict.findings):
            yield failed(judgement.file, RegisterError(*verdict.findings), judgement)
        elif verdict.issued:
            older = guard(_older, judgement, verdict, verdict.issued, workshop)
            if isinstance(older, _Older) and all(older.edition != each.edition for each in orders):
                orders.append(older)
            elif isinstance(older, _Older):
                yield as_issued(judgement, older.edition, "", settings)  # another input with the very same content
            else:
                yield older if isinstance(older, Outcome) else failed(judgement.file, older, judgement)


def _older(judgement: Judgement, verdict: Verdict, edition: IssuedEdition, workshop: Workshop) -> _Older | Outcome:
    """What is to be made; the outcome of an edition that would be made as it was, or was taken back, or corrected since."""
    if verdict.remarks:  # the input has other words by now: this edition can't be made of it
        done = as_issued(judgement, edition, "", workshop.settings)
        return replace(done, told=(*verdict.remarks, *done.told))
    checked = judgement.approved()
    order = Order(checked, workshop.template_of(judgement.report), judgement.file.parent)
    imposition, carries = imposition_of(workshop.settings), is_carried(checked, workshop.settings)
    origin = origin_of(checked, workshop.office, order.template, imposition, workshop.engine, carries)
    if edition.is_withdrawn or origin.key == edition.latest.made_from:
        done = as_issued(judgement, edition, "", workshop.settings)
        return replace(done, told=(*verdict.findings, *done.told))
    return _Older(judgement, edition, order, origin)


def _remake(workshop: Workshop, older: _Older) -> _Remade | RapporteurError:
    """The edition as it is made today, held against the one that was issued; or why there is none."""
    made = make(workshop, older.order)
    if isinstance(made, RapporteurError):
        return made
    return (unguarded if workshop.debug else guarded)(_held_against, made, older, workshop)


def _held_against(made: Edition, older: _Older, workshop: Workshop) -> _Remade:
    from pipeline.word.package import open_package
    from pipeline.word.wording import difference, wording

    before = _bytes_of(older.edition, workshop)
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


def _settled(older: _Older, found: _Remade | RapporteurError, workshop: Workshop, wish: ReissueWish) -> Outcome:
    judgement = older.judgement
    if isinstance(found, RapporteurError):
        return failed(judgement.file, found, judgement)
    if found.differing:
        told = _told("R107", older, words=found.differing[:_SHOWN])
        return failed(judgement.file, RegisterError(told), judgement)
    if not found.pages.is_same and not wish.agrees(_question(older, found.pages)):
        stays = as_issued(judgement, older.edition, "", workshop.settings)
        return replace(stays, status=Status.OLDER, told=(*stays.told, _question(older, found.pages)))
    put = (unguarded if workshop.debug else guarded)(_put_beside, older, found.made, workshop, wish)
    return put if isinstance(put, Outcome) else failed(judgement.file, put, judgement)


def _question(older: _Older, pages: Repaging) -> Finding:
    """R108: on how many printed pages other words would stand, and the first of them; one more at the end is one of these."""
    changed = pages.changed or (pages.last_after,)
    return replace(_told("R108", older, count=len(changed), page=changed[0]), severity=Severity.WARNING)


def _told(code: str, older: _Older, **values: Parameter) -> Finding:
    """What there is to tell of an edition, at its input."""
    edition = older.edition
    place = Place(str(older.judgement.file))
    return finding(code, place, None, symbol=edition.symbol.printed, language=edition.language, **values)


def _put_beside(older: _Older, made: Edition, workshop: Workshop, wish: ReissueWish) -> Outcome:
    """The new manifestation: its files durable in `issued/`, then its line in the register, then the status files."""
    from pipeline.archive.register.manifestations import REISSUE, Manifestation
    from pipeline.archive.register.register import Register

    record = write_record(record_fields(older.order, older.origin, made))
    files = {**made.files, Kind.RECORD.value: record}
    with Register(workshop.settings.register).writing(wish.author) as change:
        edition = _as_it_is_now(older, change.connection)
        number = edition.latest.number + 1
        place = manifestation_place(place_in_issued(edition, workshop.settings), number)
        _refuse_others(place, older.origin.key)
        put_in(files, place)
        one = Manifestation(number, older.origin.key, _digests(place, files), wish.reason)
        change.add(REISSUE, one.data(edition.symbol, edition.language))
        told = change.told
    told = (*told, *tidied(edition, None, workshop.settings))
    done = outcome(older.judgement, Status.BUILT, paths(place, made.files), *made.findings, *told)
    return replace(done, pages=made.pages, contents=made.contents)


def _refuse_others(place: EditionPlace, key: str) -> None:
    """RegisterError R095 for a manifestation that lies there already and was made from something else.

    A register that was brought back from a backup does not know it any more; what a killed command left of this one gives way.
    """
    there = look(place, key)
    if there.condition not in (Condition.ABSENT, Condition.CURRENT):
        raise RegisterError(finding("R095", Place(str(place.path(Kind.RECORD))), path=str(place.folder)))


def _as_it_is_now(older: _Older, connection: sqlite3.Connection) -> IssuedEdition:
    """The edition as the register has it at this moment. RegisterError R109 if another command changed that meanwhile."""
    known = issued_editions(connection, older.edition.symbol)
    same = (each for each in known if (each.symbol, each.language) == (older.edition.symbol, older.edition.language))
    edition = next(same, None)
    if edition is None or edition.is_withdrawn or edition.latest != older.edition.latest:
        raise RegisterError(_told("R109", older))
    return edition


def _digests(place: EditionPlace, files: dict[str, bytes]) -> dict[str, str]:
    return {kind: digest(place.path(kind)) for kind in files}


def _lost(older: _Older) -> RapporteurError:
    return ConversionError(finding("L090", title=older.judgement.report.meeting.title))
