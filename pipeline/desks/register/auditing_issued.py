"""The audit of `issued/`: every file of it against what the register says, to the bit; and what lies there beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.archive.issued import faults_in, files_below, names_of
from pipeline.archive.layout import ISSUED
from pipeline.archive.record import record_at
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition, by_base
from pipeline.desks.issued import manifestations_in_issued, place_in_issued
from pipeline.desks.issuing.originals import faults_in_originals
from pipeline.desks.register.statuses import status_of
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings


def audit_issued(editions: Sequence[IssuedEdition], settings: Settings) -> Iterator[Finding]:
    """All that is not as it was issued.

    R078 a file is missing, R079 a bit of it changed, R055, R056 the same of a file from beside its input, R097 the status file
    says other than the register, R077 an edition lies there that the register does not know, R096 anything else does.
    """
    known: set[Path] = set()
    for edition, among in ((each, several) for several in by_base(editions).values() for each in several):
        for place, files in manifestations_in_issued(edition, settings):
            known |= names_of(place, files)
            for fault in faults_in(place, files):
                yield _at(fault.path, "R079" if fault.found else "R078", expected=fault.expected, found=fault.found)
        yield from _originals(edition, settings)
        status = place_in_issued(edition, settings).status
        if not _says(status, status_of(edition, among)):
            yield _at(status, "R097", Severity.WARNING)
    yield from _others([path for path in files_below(settings.office / ISSUED) if path not in known])


def _originals(edition: IssuedEdition, settings: Settings) -> Iterator[Finding]:
    """What is wrong with the originals of its annexes, and its pictures, as the register's store keeps them."""
    named = {"symbol": str(edition.symbol), "language": edition.language}
    for name, fault in faults_in_originals(edition, settings):
        hashes = {"expected": fault.expected, "found": fault.found}
        yield _at(fault.path, "R056" if fault.found else "R055", None, name=name, **named, **hashes)


def _others(paths: Sequence[Path]) -> Iterator[Finding]:
    """What lies there and was not issued, as far as the register knows: records with the files beside them, other files."""
    records = {path for path in paths if _is_record(path)}
    stems = {str(path.with_suffix("")) for path in records}
    endings = (".docx", ".pdf", ".bundle.pdf", ".status.json")
    theirs = {Path(f"{stem}{ending}") for stem in stems for ending in endings}
    for path in paths:
        if path in records:
            yield _at(path, "R077")
        elif path not in theirs:
            yield _at(path, "R096")


def _is_record(path: Path) -> bool:
    record = record_at(path) if path.suffix == ".json" else None
    return record is not None and record.is_sealed


def _says(path: Path, data: bytes) -> bool:
    with refusals(path):
        return path.is_file() and path.read_bytes() == data


def _at(path: Path, code: str, severity: Severity | None = None, **values: str) -> Finding:
    return finding(code, Place(file=str(path)), severity, path=str(path), **values)
