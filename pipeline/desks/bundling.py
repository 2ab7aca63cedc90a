"""Bundling: which documents a collection holds, what may be shown of them, and the collection as it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.archive.layout import STATUS
from pipeline.archive.record import Record, read_record, write_record
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition, corrections_of, issued_editions
from pipeline.archive.register.register import Register
from pipeline.desks.issued import issued_files, symbol_with
from pipeline.desks.opening import bytes_of
from pipeline.desks.showing import is_public
from pipeline.desks.workshop import Workshop
from pipeline.engines.engine import Engine
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.line.collecting.collect import Collected, Cover, collect
from pipeline.model.base import Language
from pipeline.model.report import Access, Stage
from pipeline.model.symbol import Symbol
from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.bundle.part import Merged

TEMPLATE = "rapporteur-report"


@dataclass(frozen=True)
class Chosen:
    """A document that was chosen: its PDF, and its record where there is one; a stranger's PDF has none."""

    pdf: Path
    record: Record | None = None
    is_correction: bool = False

    @property
    def symbol(self) -> str:
        """The symbol as printed, with its revision; empty without a record."""
        if self.record is None or not self.record.symbol:
            return ""
        revision = self.record.fields.get("revision")
        return symbol_with(self.record.symbol, revision if isinstance(revision, int) else None).printed

    @property
    def days(self) -> list[str]:
        """The days of the meeting, ISO dates."""
        value = self.record.fields.get("days") if self.record else None
        return sorted(str(day) for day in value) if isinstance(value, list) else []


@dataclass(frozen=True)
class Bundled:
    """A collection: its bytes, what is known of it, what there is to tell."""

    merged: Merged
    record: bytes
    symbols: tuple[str, ...]
    findings: tuple[Finding, ...]


def choose(
    paths: Sequence[Path], workshop: Workshop, at: datetime, *, internal: bool
) -> tuple[list[Chosen], list[Finding]]:
    """The documents that are meant, each once, each issued one followed by its corrections; and what was left out.

    What may not be shown (drafts, internal, under embargo, withdrawn) is left out, unless the collection is `internal`.
    InputError I160 for a path where no document is.
    """
    issued = _issued(workshop)
    chosen: list[Chosen] = []
    told: list[Finding] = []
    for each in _once(document for path in paths for document in _documents(path)):
        edition = _edition_of(each, issued)
        why = "" if internal else _hidden(each, edition, issued, at)
        if why:
            told.append(finding("W960", Place(str(each.pdf)), Severity.WARNING, name=str(each.pdf), why=why))
            continue
        chosen.append(each)
        chosen += _corrections(edition, issued, workshop, at, internal=internal)
    return _once(chosen), told


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
        days[-1][:7] if days else "1980-01",
        _years(days),
        is_internal,
    )
    template, paper = workshop.template_named(TEMPLATE), workshop.settings.paper
    merged = collect(cover, documents, workshop.office, template, paper, engine, is_stamped=is_stamped)
    record = write_record(_record(cover, chosen, documents, merged))
    symbols = tuple(document.symbol for document in documents)
    return Bundled(merged, record, symbols, (*told, *merged.reasons))


def _documents(path: Path) -> Iterator[Chosen]:
    """The documents that a path means: a PDF, a record, or all editions in a folder and below it, in order."""
    if path.is_dir():
        records = [each for each in sorted(path.rglob("*.json")) if not each.name.endswith(STATUS)]
        found = [chosen for record in records for chosen in _of_record(record)]
        if not found:
            raise InputError(finding("I160", Place(str(path)), name=str(path)))
        yield from sorted(found, key=lambda each: (each.days, Symbol(each.symbol).normal, each.pdf.name))
    elif path.suffix.lower() == ".pdf" and path.is_file():
        stem = path.name.removesuffix(".bundle.pdf").removesuffix(".pdf")
        yield Chosen(path, _read(path.with_name(f"{stem}.json")))
    else:
        found = list(_of_record(path))
        if not found:
            raise InputError(finding("I160", Place(str(path)), name=str(path)))
        yield from found


def _of_record(path: Path) -> Iterator[Chosen]:
    """The edition that a record belongs to; its bundle, where it has one."""
    record = _read(path)
    for ending in (".bundle.pdf", ".pdf"):
        pdf = path.with_suffix(ending)
        if record is not None and record.files and pdf.is_file():
            yield Chosen(pdf, record)
            return


def _read(path: Path) -> Record | None:
    with refusals(path):
        return read_record(path.read_bytes()) if path.is_file() else None


def _once(documents: Iterable[Chosen]) -> list[Chosen]:
    seen: dict[Path, Chosen] = {}
    for each in documents:
        seen.setdefault(each.pdf.resolve(), each)
    return list(seen.values())


def _issued(workshop: Workshop) -> tuple[IssuedEdition, ...]:
    register = Register(workshop.settings.register)
    if not register.exists:
        return ()
    with register.reading() as connection:
        return issued_editions(connection)


def _edition_of(chosen: Chosen, issued: Sequence[IssuedEdition]) -> IssuedEdition | None:
    if chosen.record is None or not chosen.symbol:
        return None
    symbol, language = Symbol(chosen.symbol), chosen.record.language
    return next((each for each in issued if each.symbol == symbol and each.language == language), None)


def _hidden(chosen: Chosen, edition: IssuedEdition | None, issued: Sequence[IssuedEdition], at: datetime) -> str:
    """Why a document may not be shown outside; empty if it may, or is a stranger's."""
    record = chosen.record
    if record is None:
        return ""
    fields = record.fields
    if fields.get("stage") == Stage.DRAFT:
        return "it is a draft"
    if fields.get("access") != Access.PUBLIC:
        return "it is internal"
    embargo = str(fields.get("embargo", ""))
    if embargo and datetime.fromisoformat(embargo) > at:
        return "it is under embargo"
    return "it was taken back" if edition is not None and not is_public(edition, issued, at) else ""


def _corrections(
    edition: IssuedEdition | None,
    issued: Sequence[IssuedEdition],
    workshop: Workshop,
    at: datetime,
    *,
    internal: bool,
) -> Iterator[Chosen]:
    """The corrections of an issued edition, in its language, that may be shown."""
    if edition is None:
        return
    for each in corrections_of(issued, edition.symbol):
        if each.language == edition.language and not each.is_withdrawn and (internal or is_public(each, issued, at)):
            files = issued_files(each, workshop.settings)
            pdf = files.get("bundle") or files["pdf"]
            yield Chosen(pdf, _read(files["record"]), is_correction=True)


def _collected(chosen: Chosen, workshop: Workshop, told: list[Finding]) -> Collected:
    data, record = bytes_of(chosen.pdf), chosen.record
    if record is None:
        facts = inspect_annex(data, str(chosen.pdf))
        told += facts.findings
        return Collected("", facts.title or chosen.pdf.stem, facts.language or "es", pdf=facts.sanitized)
    tag = workshop.office.words(Language(record.language)).tag
    title = str(record.fields.get("title", ""))
    return Collected(chosen.symbol, title, tag, chosen.is_correction, data)


def _language(chosen: Sequence[Chosen], workshop: Workshop) -> Language:
    """The language of all the documents, or that of the office's messages where they have several."""
    found = {each.record.language for each in chosen if each.record}
    return Language(next(iter(found))) if len(found) == 1 else Language(workshop.settings.language)


def _title(chosen: Sequence[Chosen], workshop: Workshop, days: Sequence[str]) -> str:
    """The symbol that all documents share, else the office's short name with the years."""
    symbols = {each.symbol for each in chosen}
    if len(symbols) == 1 and (symbol := symbols.pop()):
        return symbol
    return f"{workshop.office.house.short} {_years(days)}".strip()


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
