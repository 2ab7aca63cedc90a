"""Explaining a report: from what it was made, and which of that is another now."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.layout import ISSUED, EditionPlace, Kind, record_beside
from pipeline.archive.record import Record, record_at
from pipeline.archive.recorded import recorded
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.correcting.already import verdicts_corrected
from pipeline.desks.issued import find_issued, issued_files, issued_in, symbol_with
from pipeline.desks.issuing.candidates import document
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.origin import is_carried, of_all, origin_of, shared_ingredients
from pipeline.desks.places import place_of
from pipeline.desks.rebuilding.reasons import Reason, reasons
from pipeline.desks.register.holding import Verdict, carried_in, is_refused
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.errors import InputError, RegisterError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.symbol import Symbol


@dataclass(frozen=True)
class Explained:
    """What a report was made from by its record, None where it was never built, and what is another now.

    `is_whole` says that its input was looked at too; of a file of the archive alone, only what all reports share can be.
    `gone` are the files that its record has and that are not there, by kind. Of an edition that `is_issued` nothing is
    built any more; `refused` is why the register lets none be built of this input, `remarks` by what it was corrected.
    """

    symbol: str
    language: str
    record: Record | None
    ingredients: Mapping[str, object]
    reasons: tuple[Reason, ...]
    is_whole: bool
    gone: tuple[str, ...] = ()
    is_issued: bool = False
    refused: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()


def explain(report: Path, workshop: Workshop) -> Explained:
    """From what a report was made: by its input file, or by a file of it in the archive.

    InputError with what keeps an input from being built, I155 for a file beside which there is no record.
    """
    if report.suffix.lower() in (".yaml", ".yml"):
        return _of_input(report, workshop)
    issued = report.resolve().is_relative_to((workshop.settings.office / ISSUED).resolve())
    return replace(_of_record(_record_beside(report), workshop), is_issued=issued)


def explain_all(report: str, workshop: Workshop) -> Iterator[Explained]:
    """As `explain`, by a path; or by a symbol: each of its editions, issued ones by what lies in `issued/`.

    InputError I155 where there is none.
    """
    if os.path.lexists(report):
        yield explain(Path(report), workshop)
        return
    files = list(_records_of(report, workshop.settings))
    if not files:
        raise InputError(finding("I155", Place(), name=report))
    yield from (explain(file, workshop) for file in files)


def _records_of(report: str, settings: Settings) -> Iterator[Path]:
    """The records of all editions of a symbol: the issued ones, then those in `outputs/`."""
    try:
        issued = find_issued(report, settings)
    except RegisterError:  # none, or no register
        issued = ()
    yield from (issued_files(each, settings)[Kind.RECORD] for each in issued)
    symbol = Symbol(" ".join(report.split()))
    for each in recorded(settings.out):
        if document(each.record) == symbol:
            yield each.path


def _of_input(file: Path, workshop: Workshop) -> Explained:
    judgement = judge_input(file, workshop.office, workshop.settings)
    verdict = _verdict(judgement, workshop)
    checked, place = judgement.approved(), place_of(judgement, workshop.settings)
    template, imposition = workshop.template_of(judgement.report), imposition_of(workshop.settings)
    carries = is_carried(checked, workshop.settings)
    now = origin_of(checked, workshop.office, template, imposition, workshop.engine, carries).ingredients
    issued = _issued(judgement, verdict, workshop.settings)
    files = _files(place, issued, workshop.settings)
    record = record_at(files[Kind.RECORD]) if files else None
    then = record.ingredients if record else {}
    gone = tuple(kind for kind in (record.files if record else files if issued else ()) if not files[kind].is_file())
    symbol, language = _printed(judgement.report), judgement.report.language
    found = reasons(then, now) if record else ()
    refused = verdict.findings if is_refused(verdict.findings) else ()
    whole = Explained(symbol, language, record, then or now, found, True, gone)
    return replace(whole, is_issued=issued is not None, refused=refused, remarks=verdict.remarks)


def _printed(report: Report) -> str:
    return symbol_with(report.symbol, report.revision).printed if report.symbol else ""


def _verdict(judgement: Judgement, workshop: Workshop) -> Verdict:
    """What the register says of an input."""
    carried = carried_in(judgement, workshop.settings)
    if carried is None:
        return Verdict()
    said = verdicts_corrected([carried], workshop.office, workshop.settings, strict=False)
    return said[carried.file]


def _issued(judgement: Judgement, verdict: Verdict, settings: Settings) -> IssuedEdition | None:
    """The edition that was issued of an input, with this content or another."""
    carried = carried_in(judgement, settings)
    if verdict.issued or carried is None:
        return verdict.issued
    alike = (each for each in issued_in(settings) if each.symbol == carried.document)
    return next((each for each in alike if each.language == carried.language), None)


def _files(place: EditionPlace | None, issued: IssuedEdition | None, settings: Settings) -> Mapping[str, Path]:
    """Where the files of an edition lie, by kind."""
    if issued:
        return issued_files(issued, settings)
    return {kind: place.path(kind) for kind in Kind} if place else {}


def _of_record(record: Record, workshop: Workshop) -> Explained:
    then = record.ingredients
    template, carries = workshop.template_named(record.template), bool(then.get("carries"))
    now = shared_ingredients(workshop.office, template, imposition_of(workshop.settings), workshop.engine, carries)
    symbol = document(record).printed
    return Explained(symbol, record.language, record, then, reasons(of_all(then), now), is_whole=False)


def _record_beside(path: Path) -> Record:
    record = record_at(record_beside(path))
    if record is None:
        raise InputError(finding("I155", Place(str(path)), name=str(path)))
    return record
