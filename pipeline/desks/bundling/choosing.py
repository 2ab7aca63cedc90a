"""Choosing: the documents that a collection holds, as a person named them, and what of them may not be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pipeline.archive.deposits import READING, Deposit, deposit_at, is_deposit
from pipeline.archive.layout import STATUS, numbered, record_beside
from pipeline.archive.record import Record, record_at
from pipeline.archive.register.editions import IssuedEdition, corrections_of
from pipeline.archive.state import digest
from pipeline.desks.bundling.known import Known
from pipeline.desks.issued import issued_files, issued_in, symbol_with
from pipeline.desks.showing import hidden, is_public
from pipeline.errors import InputError, RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol


@dataclass(frozen=True)
class Chosen:
    """A document that was chosen: its PDF, and its record where there is one; a stranger's PDF has none.

    Of a `deposit` the PDF is the one for reading. One that `is_changed` is not as its record has it.
    """

    pdf: Path
    record: Record | None = None
    is_correction: bool = False
    deposit: Deposit | None = None
    is_changed: bool = False

    @property
    def is_as_made(self) -> bool:
        """Whether its bytes are ours; all others are a stranger's, as is what came as a deposit, but for its PDF for reading."""
        if self.record is None or self.is_changed:
            return False
        return self.deposit is not None or not is_deposit(self.record)

    @property
    def symbol(self) -> str:
        """The symbol as printed, with its revision; those of a deposit in a row; empty without a record."""
        if self.deposit is not None:
            return "; ".join(self.deposit.symbols)
        if self.record is None or not self.record.symbol:
            return ""
        revision = self.record.fields.get("revision")
        return symbol_with(self.record.symbol, revision if isinstance(revision, int) else None).printed

    @property
    def days(self) -> list[str]:
        """The days of the meeting, ISO dates; of a deposit the first and the last that its years have."""
        if self.deposit is not None:
            first, last = self.deposit.first_year, self.deposit.last_year
            return [] if first is None else [f"{first:04d}-01-01", f"{last or first:04d}-12-31"]
        value = self.record.fields.get("days") if self.record else None
        return sorted(str(day) for day in value) if isinstance(value, list) else []


def choose(
    paths: Sequence[Path], settings: Settings, at: datetime, *, internal: bool
) -> tuple[list[Chosen], list[Finding]]:
    """The documents that are meant, each once, each issued one followed by its corrections; and what was left out.

    What may not be shown (drafts, internal, under embargo, withdrawn) is left out, unless the collection is `internal`;
    so are deposits without a PDF for reading (D036). W965 tells what was changed by hand. InputError I160 for a path where
    no document is; RegisterError R078, R079 with all that is not as it was issued.
    """
    issued = issued_in(settings)
    known = Known(settings, issued)
    chosen: list[Chosen] = []
    told: list[Finding] = []
    for named in _once(document for path in paths for document in _documents(path, told)):
        each, edition, why = _looked_at(named, known, at)
        if why is not None and not internal:
            told.append(why)
            continue
        chosen += [each, *_corrections(edition, issued, settings, at, internal=internal)]
    chosen = _once(chosen)
    faults = [fault for each in chosen if each.record for fault in known.faults(each.pdf, each.record)]
    if refused := [fault for fault in faults if fault.severity is Severity.ERROR]:
        raise RegisterError(*refused)
    changed = {fault.place.file for fault in faults}
    return [replace(each, is_changed=str(each.pdf) in changed) for each in chosen], [*told, *faults]


def _looked_at(named: Chosen, known: Known, at: datetime) -> tuple[Chosen, IssuedEdition | None, Finding | None]:
    """A document with its record, the edition that it is, and why it may not be shown outside, if it may not."""
    each = named if named.record else replace(named, record=known.record_of(digest(named.pdf)))
    edition, why = _edition_of(each, known.issued), None
    if each.record is not None:
        why = hidden(each.record, str(each.pdf), edition, known.issued, at)
    if why is None and (each.record is None or [*known.faults(each.pdf, each.record)]):
        why = known.hidden(each.pdf, at)
    return each, edition, why


def _documents(path: Path, told: list[Finding]) -> Iterator[Chosen]:
    """The documents that a path means: a PDF, a record, or all editions in a folder and below it, in order."""
    if (deposit := deposit_at(path)) is not None:
        yield _of_deposit(deposit)
    elif path.is_dir():
        found = list(_in_folder(path, told))
        yield from sorted(found, key=lambda each: (not each.days, each.days, Symbol(each.symbol).normal, each.pdf.name))
    elif path.suffix.lower() == ".pdf" and path.is_file():
        record = record_at(record_beside(path))
        yield Chosen(path, record if record and record.files else None)
    elif (one := _of_record(path)) is not None:
        yield one
    else:
        raise _nothing_at(path)


def _in_folder(folder: Path, told: list[Finding]) -> Iterator[Chosen]:
    """All documents below a folder; deposits that have no PDF are told. InputError I160 if it has neither."""
    is_empty = True
    for path in _latest(folder):
        try:
            one = _of_record(path)
        except InputError as error:
            one, is_empty = None, False
            told += (replace(each, severity=Severity.WARNING) for each in error.findings)
        if one is not None:
            is_empty = False
            yield one
    if is_empty:
        raise _nothing_at(folder)


def _latest(folder: Path) -> list[Path]:
    """The records below a folder, of an edition that was issued in several manifestations the last one alone."""
    found: dict[Path, tuple[int, Path]] = {}
    for path in sorted(folder.rglob("*.json")):
        stem, number = numbered(path.stem)
        first = path.with_name(stem)
        if not path.name.endswith(STATUS):
            found[first] = max(found.get(first, (0, path)), (number, path))
    return [path for _, path in found.values()]


def _of_deposit(deposit: Deposit) -> Chosen:
    """A document that came as it is, by its PDF for reading; InputError D036 where it has none."""
    if READING not in deposit.files:
        raise InputError(finding("D036", Place(str(deposit.folder)), key=deposit.key))
    return Chosen(deposit.path(READING), deposit.record, deposit=deposit)


def _of_record(path: Path) -> Chosen | None:
    """The edition, or the deposit, that a record belongs to; an edition's bundle, where it has one. InputError D036."""
    if (deposit := deposit_at(path)) is not None:
        return _of_deposit(deposit)
    record = record_at(path)
    pdfs = (path.with_suffix(ending) for ending in (".bundle.pdf", ".pdf"))
    pdf = next((each for each in pdfs if each.is_file()), None)
    return Chosen(pdf, record) if record is not None and record.files and pdf is not None else None


def _nothing_at(path: Path) -> InputError:
    return InputError(finding("I160", Place(str(path)), name=str(path)))


def _once(documents: Iterable[Chosen]) -> list[Chosen]:
    seen: dict[Path, Chosen] = {}
    for each in documents:
        seen.setdefault(each.pdf.resolve(), each)
    return list(seen.values())


def _edition_of(chosen: Chosen, issued: Sequence[IssuedEdition]) -> IssuedEdition | None:
    if chosen.record is None or chosen.deposit is not None or not chosen.symbol:
        return None
    symbol, language = Symbol(chosen.symbol), chosen.record.language
    return next((each for each in issued if each.symbol == symbol and each.language == language), None)


def _corrections(
    edition: IssuedEdition | None,
    issued: Sequence[IssuedEdition],
    settings: Settings,
    at: datetime,
    *,
    internal: bool,
) -> Iterator[Chosen]:
    """The corrections of an issued edition, in its language, that may be shown."""
    if edition is None:
        return
    for each in corrections_of(issued, edition.symbol):
        if each.language == edition.language and not each.is_withdrawn and (internal or is_public(each, issued, at)):
            files = issued_files(each, settings)
            pdf = files.get("bundle") or files["pdf"]
            yield Chosen(pdf, record_at(files["record"]), is_correction=True)
