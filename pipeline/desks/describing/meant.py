"""Which documents a person means: by symbol, by input file, by a file or folder of the archive."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.archive.deposits import Deposit, deposit_at, deposits, is_deposit
from pipeline.archive.layout import ISSUED, STATUS, Kind, numbered, record_beside
from pipeline.archive.record import Record, record_at
from pipeline.archive.recorded import recorded
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks import showing
from pipeline.desks.issued import issued_files, symbol_with
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol


@dataclass(frozen=True)
class Edition:
    """A report that was built: its record, where that lies, and what the register knows of it, None if nothing."""

    path: Path
    record: Record
    issued: IssuedEdition | None = None

    @property
    def symbol(self) -> Symbol:
        """The symbol as printed, with its revision; empty for a draft without one."""
        revision = self.record.fields.get("revision")
        if not self.record.symbol:
            return Symbol("")
        return symbol_with(self.record.symbol, revision if isinstance(revision, int) else None)

    @property
    def key(self) -> str:
        """What it is called in the archive: `SP-RV-TSTI-IR-24.en`."""
        return self.path.name.removesuffix(".json")


Document = Edition | Deposit


def documents_meant(reports: Sequence[str], settings: Settings, issued: Sequence[IssuedEdition]) -> list[Document]:
    """The documents, each once, in the order in which they were named. InputError I165 for what means none."""
    found: dict[Path, Document] = {}
    for report in reports:
        here = list(_meant(report, settings, issued))
        if not here:
            raise InputError(finding("I165", Place(report), name=report))
        for each in here:
            found.setdefault((each.path if isinstance(each, Edition) else each.record_path).resolve(), each)
    return list(found.values())


def _meant(report: str, settings: Settings, issued: Sequence[IssuedEdition]) -> Iterator[Document]:
    path = Path(report)
    if not os.path.lexists(path):
        symbol = Symbol(" ".join(report.split()))
        yield from _of_symbol(symbol, "", settings, issued)
    elif path.is_dir():
        for each in sorted(path.rglob("*.json")):
            if not any(part.startswith(".") for part in each.relative_to(path).parts):  # in the making
                yield from _at(each, settings, issued)
    elif path.suffix.lower() in (".yaml", ".yml"):
        yield from _of_input(path, settings, issued)
    elif (deposit := deposit_at(path)) is not None:
        yield deposit
    else:
        yield from _at(_of_first(record_beside(path)), settings, issued)


def _at(path: Path, settings: Settings, issued: Sequence[IssuedEdition]) -> Iterator[Document]:
    """The document of a record; manifestations that came later are no documents of their own."""
    if path.name.endswith(STATUS) or _of_first(path) != path:
        return
    record = record_at(path)
    if record is None:
        return
    if is_deposit(record):
        if (deposit := deposit_at(path)) is not None:
            yield deposit
    elif record.language and record.files and "documents" not in record.fields:
        yield _latest(Edition(path, record), settings, issued)


def _latest(edition: Edition, settings: Settings, issued: Sequence[IssuedEdition]) -> Edition:
    """The edition as it was issued last, if it was; what lies in `outputs/` under its symbol is no other document."""
    key = (edition.symbol, edition.record.language)
    found = next((each for each in issued if (each.symbol, each.language) == key), None)
    return edition if found is None else edition_of(found, settings)


def _of_first(path: Path) -> Path:
    """The record of the first manifestation, by that of any."""
    return path.with_name(f"{numbered(path.stem)[0]}.json")


def _of_input(path: Path, settings: Settings, issued: Sequence[IssuedEdition]) -> Iterator[Document]:
    from pipeline.desks.opening import bytes_of
    from pipeline.reading.report import read_report

    report = read_report(bytes_of(path), str(path)).report
    if report.symbol:
        yield from _of_symbol(symbol_with(report.symbol, report.revision), report.language, settings, issued)


def _of_symbol(
    symbol: Symbol, language: str, settings: Settings, issued: Sequence[IssuedEdition]
) -> Iterator[Document]:
    """Every edition of a document, or the one in a language: issued, else as it lies in `outputs/`; and deposits."""
    seen = set()
    for each in issued:
        if each.symbol == symbol and language in ("", each.language):
            seen.add(each.language)
            yield edition_of(each, settings)
    for one in recorded(settings.out, settings.office / ISSUED):
        edition = Edition(one.path, one.record)
        if edition.symbol == symbol and one.record.language not in seen and language in ("", one.record.language):
            seen.add(one.record.language)
            yield edition
    if not language:
        yield from (each for each in deposits(settings.office) if symbol in map(Symbol, each.symbols))


def edition_of(issued: IssuedEdition, settings: Settings) -> Edition:
    """An issued edition with the record of its latest manifestation. InputError I165 if that is gone."""
    path = issued_files(issued, settings)[Kind.RECORD.value]
    record = record_at(path)
    if record is None:
        raise InputError(finding("I165", Place(str(path)), name=str(path)))
    return Edition(path, record, issued)


def hidden(document: Document, issued: Sequence[IssuedEdition], at: datetime) -> Finding | None:
    """Why a document may not be shown outside, None if it may: W960 to W963."""
    if isinstance(document, Edition):
        return showing.hidden(document.record, str(document.path), document.issued, issued, at)
    return showing.hidden(document.record, str(document.record_path), None, issued, at)
