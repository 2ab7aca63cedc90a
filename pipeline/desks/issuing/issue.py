"""Issuing: what is named is judged together, built where it is out of date, and made the record, one edition after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pipeline.archive.issued import clean_up
from pipeline.archive.layout import ISSUED, EditionPlace
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.build import Wish, build
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.issued import issued_files
from pipeline.desks.issuing.candidates import Candidate, Named, named_by
from pipeline.desks.issuing.conditions import Acceptance, Standing, conditions_of
from pipeline.desks.issuing.moving import Moved, files_of, move, tidied
from pipeline.desks.issuing.originals import keep_originals
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.workshop import Workshop
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.symbol_parts import document_of


class Fate(StrEnum):
    """What became of an edition: it is the record, was it already, may become it, waits for others, or may not."""

    ISSUED = "issued"
    UNCHANGED = "unchanged"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class IssueWish:
    """Who issues, which unconfirmed words are accepted, and whether it is only asked what stands in the way."""

    author: Author
    acceptance: Acceptance = field(default_factory=Acceptance)
    is_dry: bool = False


@dataclass(frozen=True)
class Issue:
    """One edition, named by its source, and what became of it; `exit_code` is its own, should it stand alone."""

    source: str
    fate: Fate
    symbol: str = ""
    language: str = ""
    files: dict[str, Path] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    accepted: tuple[str, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
    edition: IssuedEdition | None = None


@dataclass(frozen=True)
class _Fault:
    """Why an edition could not be built, or not be moved."""

    findings: tuple[Finding, ...]
    exit_code: ExitCode


Judged = tuple[Candidate, Standing]
_WELL = (Status.BUILT, Status.UNCHANGED, Status.OLDER)


def issue(reports: Sequence[str], workshop: Workshop, wish: IssueWish) -> Iterator[Issue]:
    """What becomes of each edition that is named; as long as anything stands in the way of one, none is moved.

    UsageError R084, RegisterError if the register can't be read, StorageError if nothing can be written at all.
    """
    issued = workshop.settings.office / ISSUED
    if issued.is_dir() and not wish.is_dry:
        clean_up(issued)
    named = named_by(reports, workshop)
    judged = _judged(named, workshop, wish.acceptance)
    hindered = bool(named.refused) or any(standing.in_the_way for _, standing in judged)
    missing = [each for each, standing in judged if not standing.issued]
    unbuilt = {} if hindered or wish.is_dry else _unbuilt(missing, workshop)
    yield from (_refused(source, error) for source, error in named.refused)
    yield from (_already(str(each.symbol), each, None, workshop, wish) for each in named.issued)
    for candidate, standing in judged:
        if standing.issued:
            done = _already(candidate.source, standing.issued, candidate.place, workshop, wish)
            yield replace(done, findings=(*standing.findings, *done.findings))
        elif hindered or wish.is_dry or unbuilt:
            yield _waiting(candidate, standing, unbuilt.get(candidate.source))
        else:
            yield _moved(candidate, standing, workshop, wish)


def _judged(named: Named, workshop: Workshop, acceptance: Acceptance) -> list[Judged]:
    """How each candidate stands, what is corrected before what corrects it."""
    conditions = conditions_of(named.candidates, workshop.settings, workshop.office, acceptance)
    ordered = sorted(named.candidates, key=lambda each: (document_of(each.symbol).count("."), each.symbol.normal))
    return [(each, conditions.of(each)) for each in ordered]


def _unbuilt(candidates: Sequence[Candidate], workshop: Workshop) -> dict[str, _Fault]:
    """Why some don't lie in `outputs/` as they would be made now, by their sources; what was out of date is built."""
    files = [each.file for each in candidates if each.file is not None]
    outcomes = {done.input: done for done in build(files, workshop, Wish(debug=workshop.debug))} if files else {}
    guard = unguarded if workshop.debug else guarded
    faults: dict[str, _Fault] = {}
    for each in candidates:
        done = outcomes.get(each.file) if each.file is not None else None
        if done is not None and done.status not in _WELL:
            faults[each.source] = _of_build(done)
        elif isinstance(found := guard(files_of, each), RapporteurError):
            faults[each.source] = _Fault(found.findings, found.exit_code)
    return faults


def _of_build(done: Outcome) -> _Fault:
    """Why a build came to nothing."""
    if done.status is Status.CHANGED_BY_HAND:
        path = str(done.told[0].place.file if done.told else done.input)
        return _Fault((finding("R091", Place(file=path), path=path),), ExitCode.REGISTER)
    return _Fault(done.told, done.exit_code)


def _refused(source: str, error: RapporteurError) -> Issue:
    return Issue(source, Fate.FAILED, findings=error.findings, exit_code=error.exit_code)


def _waiting(candidate: Candidate, standing: Standing, error: RapporteurError | _Fault | None) -> Issue:
    """A candidate that is not moved: for what stands in its way, or because others are in theirs."""
    known = Issue(candidate.source, Fate.READY, str(candidate.symbol), candidate.language, accepted=standing.accepted)
    findings = (*standing.findings, *(error.findings if error else ()))
    if error:
        return replace(known, fate=Fate.FAILED, findings=findings, exit_code=error.exit_code)
    if standing.in_the_way:
        codes = {found.code[0] for found in standing.in_the_way}
        code = ExitCode.REGISTER if "R" in codes else ExitCode.INPUT
        return replace(known, fate=Fate.FAILED, findings=findings, exit_code=code)
    return replace(known, findings=findings)


def _already(
    source: str, edition: IssuedEdition, place: EditionPlace | None, workshop: Workshop, wish: IssueWish
) -> Issue:
    """An edition that is issued already: nothing is to be done but what a killed command left."""
    told = () if wish.is_dry else tuple(_made_up(source, edition, place, workshop))
    done = _issued(source, Fate.UNCHANGED, edition, workshop)
    if edition.is_withdrawn:
        values = {"symbol": str(edition.symbol), "language": edition.language, "reason": edition.reason}
        told = (finding("R081", None, None, **values), *told)
        return replace(done, fate=Fate.FAILED, findings=told, exit_code=ExitCode.REGISTER)
    return replace(done, findings=told)


def _made_up(source: str, edition: IssuedEdition, place: EditionPlace | None, workshop: Workshop) -> Iterator[Finding]:
    """Does what a killed command, or a program before this one, left undone; what keeps it from that, as warnings."""
    yield from tidied(edition, place, workshop.settings)
    try:
        keep_originals(edition.attached, Path(source).parent if place else None, workshop.settings)
    except RapporteurError as error:
        yield from (replace(found, severity=Severity.WARNING) for found in error.findings)


def _moved(candidate: Candidate, standing: Standing, workshop: Workshop, wish: IssueWish) -> Issue:
    guard = unguarded if workshop.debug else guarded
    moved = guard(move, candidate, standing.accepted, workshop.settings, wish.author)
    if not isinstance(moved, Moved):
        return _waiting(candidate, standing, moved)
    done = _issued(candidate.source, Fate.ISSUED if moved.is_new else Fate.UNCHANGED, moved.edition, workshop)
    warnings = tuple(found for found in standing.findings if found.severity is not Severity.ERROR)
    return replace(done, findings=(*warnings, *moved.told))


def _issued(source: str, fate: Fate, edition: IssuedEdition, workshop: Workshop) -> Issue:
    files = dict(issued_files(edition, workshop.settings))
    symbol, language = str(edition.symbol), edition.language
    return Issue(source, fate, symbol, language, files, accepted=edition.accepted, edition=edition)
