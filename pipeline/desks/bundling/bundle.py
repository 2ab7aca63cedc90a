"""Bundling: chosen documents become one PDF, under a cover that says what they are, with a record of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.archive.record import write_record
from pipeline.desks.bundling.choosing import Chosen
from pipeline.desks.opening import bytes_of
from pipeline.desks.workshop import Workshop
from pipeline.engines.engine import Engine
from pipeline.findings import Finding, Severity, finding
from pipeline.line.collecting.collect import Collected, Cover, collect
from pipeline.model.base import Language
from pipeline.model.report import NO_MONTH, Access
from pipeline.office.tags import tag_of
from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.bundle.part import Merged

TEMPLATE = "rapporteur-report"


@dataclass(frozen=True)
class Bundled:
    """A collection: its bytes, what is known of it, what there is to tell."""

    merged: Merged
    record: bytes
    symbols: tuple[str, ...]
    findings: tuple[Finding, ...]


def bundle(
    chosen: Sequence[Chosen],
    title: str,
    language: Language | None,
    workshop: Workshop,
    engine: Engine,
    *,
    is_internal: bool = False,
    is_stamped: bool = False,
) -> Bundled:
    """The collection of these documents. AnnexError for a stranger's PDF that can't be taken, OutputError."""
    told: list[Finding] = []
    documents = [_collected(each, workshop, told) for each in chosen]
    days = sorted(day for each in chosen for day in each.days)
    spoken = language or _language(chosen, workshop)
    cover = Cover(
        title or _title(chosen, workshop, days),
        spoken,
        _month(chosen),
        _years(days),
        is_internal,
    )
    template = workshop.template_named(workshop.settings.template_in_force(TEMPLATE, NO_MONTH))
    paper = workshop.settings.paper
    merged = collect(cover, documents, workshop.office, template, paper, engine, is_stamped=is_stamped)
    record = write_record(_record(cover, chosen, documents, merged))
    symbols = tuple(document.symbol for document in documents)
    return Bundled(merged, record, symbols, (*told, *_reasons(merged, chosen, documents)))


def _collected(chosen: Chosen, workshop: Workshop, told: list[Finding]) -> Collected:
    data, record = bytes_of(chosen.pdf), chosen.record
    if record is None or not chosen.is_as_made:
        facts = inspect_annex(data, str(chosen.pdf))
        told += facts.findings
        if record is None:
            return Collected("", facts.title or chosen.pdf.stem, facts.language or "es", pdf=facts.sanitized)
        data = facts.sanitized
    title, tag = str(record.fields.get("title", "")), tag_of(record.language, workshop.office) or "und"
    return Collected(chosen.symbol, title, tag, chosen.is_correction, data)


def _reasons(merged: Merged, chosen: Sequence[Chosen], documents: Sequence[Collected]) -> Iterator[Finding]:
    """What keeps the collection from claiming more; of deposits, which are as they came, only how many do (D040)."""
    pairs = zip(chosen, documents, strict=True)
    deposits = {document.called for each, document in pairs if each.deposit is not None}
    silenced = set()
    for each in merged.reasons:
        title = dict(each.parameters).get("title")
        if title in deposits:
            silenced.add(title)
        else:
            yield each
    if silenced:
        yield finding("D040", severity=Severity.WARNING, count=len(silenced))


def _language(chosen: Sequence[Chosen], workshop: Workshop) -> Language:
    """The language of all the documents, or that of the office's messages where they have several."""
    found = {each.record.language for each in chosen if each.record}
    is_one = len(found) == 1 and found <= set(Language)
    return Language(next(iter(found))) if is_one else Language(workshop.settings.language)


def _title(chosen: Sequence[Chosen], workshop: Workshop, days: Sequence[str]) -> str:
    """The symbol that all documents share, else the office's short name with the years."""
    symbols = {each.symbol for each in chosen}
    if len(symbols) == 1 and (symbol := symbols.pop()):
        return symbol
    return f"{workshop.office.house.short} {_years(days)}".strip()


def _month(chosen: Sequence[Chosen]) -> str:
    """The month of the newest meeting; the year of a deposit that is newer, since its month is not known; or empty."""
    ends = ((each.days[-1], each.deposit is not None) for each in chosen if each.days)
    day, is_of_deposit = max(ends, default=("", False))
    return day[:4] if is_of_deposit else day[:7]


def _years(days: Sequence[str]) -> str:
    return "–".join(dict.fromkeys(day[:4] for day in (days[0], days[-1]))) if days else ""


def _record(
    cover: Cover, chosen: Sequence[Chosen], documents: Sequence[Collected], merged: Merged
) -> dict[str, object]:
    """What the record of a collection says: what it holds, by symbol and hash; no path, no time."""
    placed = merged.parts[1:]
    return {
        "title": cover.title,
        "language": cover.language.value,
        "access": (Access.INTERNAL if cover.is_internal else Access.PUBLIC).value,
        "pages": merged.page_count,
        "claims": list(merged.claims),
        "documents": [
            {
                "symbol": document.symbol,
                "title": document.title,
                "language": document.language,
                "file": each.pdf.name,
                "sha256": hashlib.sha256(bytes_of(each.pdf)).hexdigest(),
                "first_page": place.first_label,
                "pages": place.page_count,
                "is_tagged": place.is_tagged,
            }
            for each, document, place in zip(chosen, documents, placed, strict=True)
        ],
        "left_out": [{"name": one.name, "sha256": one.sha256, "document": one.part - 1} for one in merged.left_out],
        "files": {"bundle": hashlib.sha256(merged.pdf).hexdigest()},
    }
