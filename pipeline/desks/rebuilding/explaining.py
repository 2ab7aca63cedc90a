"""Explaining a report: from what it was made, and which of that is another now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import Kind
from pipeline.archive.record import Record, read_record
from pipeline.archive.refusals import refusals
from pipeline.desks.judge import judge_input
from pipeline.desks.origin import is_carried, of_all, origin_of, shared_ingredients
from pipeline.desks.places import place_of
from pipeline.desks.rebuilding.reasons import Reason, reasons
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.errors import InputError
from pipeline.findings import Place, finding


@dataclass(frozen=True)
class Explained:
    """What a report was made from by its record, None where it was never built, and what is another now.

    `is_whole` says that its input was looked at too; of a file of the archive alone, only what all reports share can be.
    `gone` are the files that its record has and that are not there, by kind.
    """

    symbol: str
    language: str
    record: Record | None
    ingredients: Mapping[str, object]
    reasons: tuple[Reason, ...]
    is_whole: bool
    gone: tuple[str, ...] = ()


def explain(report: Path, workshop: Workshop) -> Explained:
    """From what a report was made: by its input file, or by a file of it in the archive.

    InputError with what keeps an input from being built, I155 for a file beside which there is no record.
    """
    if report.suffix.lower() in (".yaml", ".yml"):
        return _of_input(report, workshop)
    return _of_record(_record_beside(report), workshop)


def _of_input(file: Path, workshop: Workshop) -> Explained:
    judgement = judge_input(file, workshop.office, workshop.settings)
    checked, place = judgement.approved(), place_of(judgement, workshop.settings)
    template, imposition = workshop.template_of(judgement.report), imposition_of(workshop.settings)
    carries = is_carried(checked, workshop.settings)
    now = origin_of(checked, workshop.office, template, imposition, workshop.engine, carries).ingredients
    record = _read(place.path(Kind.RECORD)) if place else None
    then = record.ingredients if record else {}
    found = reasons(then, now) if record else ()
    symbol, language = judgement.report.symbol or "", judgement.report.language
    gone = tuple(kind for kind in record.files if place and not place.path(kind).is_file()) if record else ()
    return Explained(symbol, language, record, then or now, found, True, gone)


def _of_record(record: Record, workshop: Workshop) -> Explained:
    then = record.ingredients
    template, carries = workshop.template_named(record.template), bool(then.get("carries"))
    now = shared_ingredients(workshop.office, template, imposition_of(workshop.settings), workshop.engine, carries)
    return Explained(record.symbol, record.language, record, then, reasons(of_all(then), now), is_whole=False)


def _record_beside(path: Path) -> Record:
    """The record of the edition that a file of the archive belongs to."""
    stem = path.name
    for ending in (".status.json", ".bundle.pdf", path.suffix):
        stem = stem.removesuffix(ending)
    record = _read(path.with_name(f"{stem}.json"))
    if record is None:
        raise InputError(finding("I155", Place(str(path)), name=str(path)))
    return record


def _read(path: Path) -> Record | None:
    with refusals(path):
        return read_record(path.read_bytes()) if path.is_file() else None
