"""What the office knows of a PDF that a person gives: its record, its hashes, what it carries, what its title says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from pipeline.archive.deposits import DEPOSITS
from pipeline.archive.issued import faults_in
from pipeline.archive.layout import ISSUED, EditionPlace, Kind
from pipeline.archive.record import Record, read_record, sealed
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.state import digest
from pipeline.desks.issued import manifestations_in_issued
from pipeline.desks.opening import bytes_of
from pipeline.desks.showing import hidden
from pipeline.errors import AnnexError, InputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.report import Access, Stage
from pipeline.office.office import read_office
from pipeline.pdf.foreign import foreign_pdf
from pipeline.reading.report import read_report


@dataclass(frozen=True)
class Known:
    """What the office holds, by the hashes of files: the register's issued editions, and the records in its folders."""

    settings: Settings
    issued: Sequence[IssuedEdition]

    def record_of(self, sha256: str) -> Record | None:
        """The record of the edition, collection or deposit to which a file with this hash belongs; None if no one knows it."""
        records = self._records_naming(sha256)
        found = next((each for each in records if each.is_sealed and sha256 in each.files.values()), None)
        return found or self._in_register.get(sha256)

    def faults(self, pdf: Path, record: Record) -> Iterator[Finding]:
        """R078, R079 for what is not as it was issued; W965 for what was changed after its record was written."""
        if (standing := self._on_shelf.get(pdf.resolve())) is not None:
            yield from _not_as_issued(pdf, *standing)
        elif not record.is_sealed or digest(pdf) not in record.files.values():
            yield finding("W965", Place(str(pdf)), Severity.WARNING, name=str(pdf))

    def hidden(self, pdf: Path, at: datetime) -> Finding | None:
        """Why a PDF for which no record vouches may not be shown outside, as far as it tells itself; None if it may.

        W960 to W962 by the mark of a draft in its title and by the input that it carries; W966 if that can't be read.
        """
        name = str(pdf)
        try:
            with foreign_pdf(bytes_of(pdf), name, AnnexError, "A013") as opened:
                title, carried = opened.title, opened.attached_input()
            said = _said(carried, name) if carried is not None else {"access": Access.PUBLIC}
        except AnnexError:  # whoever takes it in tells what is wrong with it
            return None
        except InputError:
            return finding("W966", Place(name), Severity.WARNING, name=name)
        drawn = {"stage": Stage.DRAFT} if title.startswith(self._marks) else {}
        return hidden(Record({**said, **drawn}), name, None, (), at)

    def _records_naming(self, sha256: str) -> Iterator[Record]:
        """The records below the office's folders in whose bytes a hash stands."""
        office, wanted = self.settings.office, sha256.encode()
        for folder in (self.settings.out, office / ISSUED, office / DEPOSITS):
            for path in sorted(folder.rglob("*.json")):
                with refusals(path):
                    data = path.read_bytes() if path.is_file() else b""
                if wanted in data and (record := read_record(data)) is not None:
                    yield record

    @cached_property
    def _in_register(self) -> Mapping[str, Record]:
        """What the register says of the files of issued editions, by their hashes."""
        return {
            sha256: sealed({**edition.data, "files": dict(files)})
            for edition in self.issued
            for _, files in manifestations_in_issued(edition, self.settings)
            for sha256 in files.values()
        }

    @cached_property
    def _on_shelf(self) -> Mapping[Path, tuple[EditionPlace, Mapping[str, str]]]:
        """The manifestation to which each file in `issued/` belongs, with the hashes that the register has."""
        return {
            place.path(kind).resolve(): (place, files)
            for edition in self.issued
            for place, files in manifestations_in_issued(edition, self.settings)
            for kind in files
        }

    @cached_property
    def _marks(self) -> tuple[str, ...]:
        """How the titles of drafts begin."""
        office = read_office(self.settings.data, self.settings.fonts)
        return tuple(f"{office.words(language).draft.mark} · " for language in office.languages)


def _said(carried: bytes, name: str) -> dict[str, str]:
    """What the input that a PDF carries says of its showing. InputError if it can't be read."""
    report = read_report(carried, name).report
    embargo = {"embargo": report.embargo.isoformat()} if report.embargo else {}
    return {"stage": report.stage, "access": report.access, **embargo}


def _not_as_issued(pdf: Path, place: EditionPlace, files: Mapping[str, str]) -> Iterator[Finding]:
    """R078, R079 for a PDF and its record, by the hashes that the register has of one manifestation."""
    kept = {
        kind: sha256 for kind, sha256 in files.items() if place.path(kind).name in (pdf.name, place.name(Kind.RECORD))
    }
    for fault in faults_in(place, kept):
        code = "R079" if fault.found else "R078"
        yield finding(code, Place(str(fault.path)), path=str(fault.path), expected=fault.expected, found=fault.found)
